#pragma once

#include <string>

#include "calendar/groups.h"
#include "diagnostics/diagnostics.h"
#include "strategy/strategy.h"

namespace pier::strategy {

/// Reads data/strategies/ID.yaml. Reported, and then left out: numbers of priorities that do not
/// run on from 1 through all headings, what stands twice, references that lead nowhere, groups that
/// nobody knows, ratings of years outside the period. Recommendations are held against the library
/// by the site. May be called from several threads.
Strategy read_strategy(FileId file, std::string id, const calendar::Groups& groups,
                       const SourceMap& sources, Diagnostics& diagnostics);

}  // namespace pier::strategy
