#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "statistics/series.h"

namespace pier::statistics {

/// How the areas of a measure spread, for the range of England in a spine chart.
/// minimum <= lower_quartile <= median <= upper_quartile <= maximum.
struct Spread {
  double minimum = 0;
  double lower_quartile = 0;
  double median = 0;
  double upper_quartile = 0;
  double maximum = 0;
  /// Areas with a value; of few areas the quartiles say little.
  std::size_t areas = 0;
};

/// Quartiles by linear interpolation between the ordered values, at (n − 1)p: type 7 of Hyndman
/// and Fan (1996), R's quantile() and Excel's PERCENTILE.INC, which DfE's Local Authority
/// Interactive Tool uses. Missing areas are left out; nothing when none is left.
std::optional<Spread> spread(Series areas);

/// Which of `groups` quantile groups each area falls in, 1 for the lowest values, by OHID's rule
/// (PHEindicatormethods, phe_quantile): areas with equal values share the lowest rank r of 1 to n,
/// and the group is groups + 1 − ⌈(n + 1 − r) × groups / n⌉. A missing area is in none, and there
/// are none when fewer than `groups` areas have values.
std::vector<std::optional<std::size_t>> quantile_groups(Series areas, std::size_t groups);

}  // namespace pier::statistics
