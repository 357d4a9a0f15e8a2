#pragma once

#include <vector>

#include "build/read_sources.h"

namespace pier {

/// Whether a file below data/ is the pinned copy of something of these neighbours:
/// data/neighbours/ID/catalogue.json or data/neighbours/ID/procedures/NAME.md.
bool is_neighbour_file(const SitePath& path, const std::vector<federation::Neighbour>& neighbours);

/// Reads what is pinned of each of `sources.neighbours`; when it was fetched, `sources.copies` say.
/// `present` are the plain files below data/. A catalogue that is not there is told of (rule
/// neighbour-missing). On several threads.
void read_pinned(const SiteFiles& files, const std::vector<SitePath>& present, Jobs jobs,
                 Sources& sources, SourceMap& map, Diagnostics& diagnostics);

}  // namespace pier
