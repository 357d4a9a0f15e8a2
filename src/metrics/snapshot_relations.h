#pragma once

#include <vector>

#include "diagnostics/diagnostics.h"
#include "metrics/snapshot.h"
#include "value/value.h"

namespace pier::metrics {

/// Reads the list `relations` of a snapshot whose indicators are known; null is an empty one. What
/// names an indicator or area that is not there is reported and left out.
std::vector<Relation> read_relations(const Value* list, const Snapshot& snapshot,
                                     const FiguresConfig& config, const SourceMap& sources,
                                     Diagnostics& diagnostics);

}  // namespace pier::metrics
