#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "statistics/polarity.h"
#include "statistics/quantiles.h"
#include "statistics/series.h"

namespace pier::statistics {

struct Ranking {
  /// In the order of the areas; none for a missing one. Areas with equal values share the best
  /// place: 1, 2, 2, 4.
  std::vector<std::optional<std::size_t>> ranks;
  /// How many areas have a rank: "12th of 151".
  std::size_t ranked = 0;
};

/// 1 is the best: the lowest value when lower is better, the highest when higher is better. A
/// neutral measure ranks nobody. (DfE, Local Authority Interactive Tool: ties = min.)
Ranking rank(Series areas, Polarity polarity);

/// A is best, D is worst.
enum class Quartile { a, b, c, d };

/// The quartile band of an area by the rule of the Local Authority Interactive Tool. Lower is
/// better: A up to and including the lower quartile, B to the median, C to the upper quartile, D
/// above. Higher is better: D up to and including the lower quartile, and so on to A. It is worked
/// out from the values, not from the rank: the bands hold unequal numbers where values are equal,
/// and when all are equal they are all A or all D.
///
/// Nothing for a neutral measure, for a value that is not finite or outside `areas`, and for a
/// spread of fewer than four areas.
std::optional<Quartile> quartile_band(double value, const Spread& areas, Polarity polarity);

/// The simple mean of the areas with a value, and how many of how many these are.
struct Mean {
  double value = 0;
  std::size_t used = 0;
  std::size_t of = 0;
};

/// The average of statistical neighbours: unweighted, missing ones left out, from the numbers as
/// written (decimal.h). Nothing when none has a value.
std::optional<Mean> mean_of(Series neighbours);

}  // namespace pier::statistics
