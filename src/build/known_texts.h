#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "build/allowances.h"
#include "build/build.h"
#include "pages/page.h"

namespace pier {

/// Whether every template writes the text of a page as it is, or asks whether there is one, and
/// does nothing else with it. Then nothing of a page but its text depends on the words of it.
bool writes_texts_as_they_are(const ThemeFiles& theme, const SourceMap& map);

/// The files that exceptions are for.
std::set<std::string> files_of(const std::vector<privacy::Exception>& exceptions);

/// What was built, and where exceptions of what may be public are used.
struct BuiltTexts {
  const Site& site;
  const std::vector<Page>& pages;
  /// The file of each page.
  const std::vector<Artifact>& files;
  const PageTexts& texts;
  const std::set<std::string>& excepted;
};

/// The texts of which nothing was said, nothing was kept silent and nothing was excepted: only of
/// these it is known that a change of words changes their page and nothing else. None when there
/// are errors.
Texts known_texts(const BuiltTexts& built, const std::vector<Allowance>& allowances,
                  const SourceMap& map, const Diagnostics& diagnostics, Jobs jobs);

}  // namespace pier
