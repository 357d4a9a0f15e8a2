#pragma once

#include <vector>

#include "base/parallel.h"
#include "build/read_sources.h"

namespace pier {

/// Whether a file below data/ belongs to the calendar.
bool is_calendar_file(const SitePath& path);

/// Reads data/groups.yaml, data/holidays.yaml, data/holidays/*.yaml, data/meetings/*.yaml and
/// data/training/*.yaml. `present` are the plain files below data/. What is a draft is left out
/// unless `drafts`.
calendar::Calendar read_calendar(const SiteFiles& files, const std::vector<SitePath>& present,
                                 bool drafts, Jobs jobs, SourceMap& map, Diagnostics& diagnostics);

}  // namespace pier
