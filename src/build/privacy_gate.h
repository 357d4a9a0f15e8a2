#pragma once

#include <memory>
#include <vector>

#include "base/parallel.h"
#include "build/read_sources.h"
#include "diagnostics/diagnostics.h"
#include "privacy/screen.h"

namespace pier {

/// Reads data/privacy.yaml: what may be public although it looks as if it may not. Each entry names
/// one finding in one file, who decided, when, why and until when; there is none for everything.
std::vector<privacy::Exception> read_privacy_exceptions(FileId file, const SourceMap& map,
                                                        Diagnostics& diagnostics);

/// The screen of a build. The numbers and addresses of data/contacts.yaml and data/site.yaml, and
/// the postcodes of places where meetings and courses are, are public by standing there.
std::unique_ptr<privacy::Screen> open_screen(const privacy::WatchList* names,
                                             std::vector<privacy::Exception> exceptions,
                                             const Date& today, const SourceMap& map);

/// Looks for personal data in every text that was read, in the names of files, and in the files
/// that are published as they are, public on the day or not.
void screen_sources(const Sources& sources, privacy::Screen& screen, Jobs jobs, SourceMap& map,
                    Diagnostics& diagnostics);

/// The last step of a build: leaves one report of what two rules report, and makes all of them say
/// nothing of what was found.
void close_screen(const privacy::Screen& screen, SourceMap& map, Diagnostics& diagnostics);

}  // namespace pier
