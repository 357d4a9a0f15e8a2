#pragma once

#include "diagnostics/diagnostics.h"
#include "metrics/public_figures.h"

namespace pier::metrics {

/// Recomputes what can be recomputed: totals, shares, changes, averages, ranks. Every finding is a
/// warning with both numbers; published text stays as it is. A finding that the data answer with a
/// reason is silent; the reason is shown as a note. Numbers that a policy hides are not compared:
/// a message would give them away.
void check_arithmetic(const RawFigures& figures, Diagnostics& diagnostics);

}  // namespace pier::metrics
