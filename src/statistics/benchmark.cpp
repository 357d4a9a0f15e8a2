#include "statistics/benchmark.h"

#include <cmath>

#include "statistics/series.h"

namespace pier::statistics {

Comparison compare(const std::optional<Interval>& area, const std::optional<double>& benchmark,
                   Polarity polarity) {
  if (!area || !std::isfinite(area->lower) || !std::isfinite(area->upper) || !present(benchmark)) {
    return Comparison::not_compared;
  }
  if (area->contains(*benchmark)) return Comparison::similar;
  const bool higher = area->lower > *benchmark;
  if (polarity == Polarity::neutral) return higher ? Comparison::higher : Comparison::lower;
  const bool better = higher == (polarity == Polarity::higher_is_better);
  return better ? Comparison::better : Comparison::worse;
}

}  // namespace pier::statistics
