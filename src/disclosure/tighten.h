#pragma once

#include <span>
#include <vector>

#include "disclosure/count.h"
#include "disclosure/table.h"

namespace pier::disclosure {

/// Narrows what is known of each cell by one equation at a time, as somebody does with pencil
/// and paper: the total less the parts that show. Every whole-number solution stays inside.
/// Gives false when an equation cannot hold, so that there is no solution; then `cells` is of no
/// use. Stops after some rounds, because narrowing can go on step by step for very long.
bool tighten(std::vector<Interval>& cells, std::span<const Equation> equations);

}  // namespace pier::disclosure
