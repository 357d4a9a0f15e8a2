#pragma once

#include <vector>

#include "base/parallel.h"
#include "build/read_sources.h"

namespace pier {

/// Whether a file below data/ belongs to the figures.
bool is_figures_file(const SitePath& path);

/// Reads data/figures.yaml, data/metrics/*.json, the private snapshots and the record of what was
/// published. `present` are the plain files below data/. What could not be read was reported;
/// then the figures are marked as incomplete.
metrics::RawFigures read_figures(const SiteFiles& files, const std::vector<SitePath>& present,
                                 Jobs jobs, SourceMap& map, Diagnostics& diagnostics);

}  // namespace pier
