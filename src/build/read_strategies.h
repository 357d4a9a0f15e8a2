#pragma once

#include <vector>

#include "build/read_sources.h"

namespace pier {

/// Whether a file below data/ is a strategy: data/strategies/ID.yaml.
bool is_strategy_file(const SitePath& path);

/// Reads data/strategies/*.yaml. `present` are the plain files below data/. An id that cannot be
/// part of an address is reported, and its file left out.
strategy::Strategies read_strategies(const SiteFiles& files, const std::vector<SitePath>& present,
                                     const calendar::Groups& groups, SourceMap& map,
                                     Diagnostics& diagnostics);

}  // namespace pier
