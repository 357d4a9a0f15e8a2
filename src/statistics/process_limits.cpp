#include "statistics/process_limits.h"

#include <cmath>
#include <vector>

namespace pier::statistics {

namespace {

// 3 / d2, where d2 = 1.128 for ranges of two values.
constexpr double kLimit = 2.66;
constexpr double kNearLimit = kLimit * 2 / 3;
// D4 for ranges of two values.
constexpr double kOutlier = 3.267;

/// The mean by way of the distances from the first value, so that of equal values it is exactly
/// that value, and no point lies beside the line by what rounding leaves.
double mean(const std::vector<double>& values) {
  double distance = 0;
  for (const double value : values) distance += value - values.front();
  return values.front() + distance / static_cast<double>(values.size());
}

std::vector<double> moving_ranges(Series series) {
  std::vector<double> ranges;
  for (std::size_t i = 1; i < series.size(); ++i) {
    if (present(series[i - 1]) && present(series[i])) {
      ranges.push_back(std::abs(*series[i] - *series[i - 1]));
    }
  }
  return ranges;
}

}  // namespace

std::optional<ProcessLimits> process_limits(Series series, Screening screening) {
  std::vector<double> ranges = moving_ranges(series);
  if (ranges.empty()) return std::nullopt;
  if (screening == Screening::without_outliers) {
    const double highest = kOutlier * mean(ranges);
    std::erase_if(ranges, [&](double range) { return range > 0 && range >= highest; });
  }
  const std::vector<double> values = present_values(series);

  ProcessLimits limits;
  limits.mean = mean(values);
  limits.average_moving_range = mean(ranges);
  limits.lower = limits.mean - kLimit * limits.average_moving_range;
  limits.upper = limits.mean + kLimit * limits.average_moving_range;
  limits.near_lower = limits.mean - kNearLimit * limits.average_moving_range;
  limits.near_upper = limits.mean + kNearLimit * limits.average_moving_range;
  limits.points = values.size();
  if (!std::isfinite(limits.lower) || !std::isfinite(limits.upper)) return std::nullopt;
  return limits;
}

std::optional<Assurance> assurance(const ProcessLimits& limits, double target, Polarity polarity) {
  if (polarity == Polarity::neutral || !std::isfinite(target)) return std::nullopt;
  if (limits.lower <= target && target <= limits.upper) return Assurance::inconsistent;
  const bool values_above = target < limits.lower;
  const bool meets = values_above == (polarity == Polarity::higher_is_better);
  return meets ? Assurance::consistently_meets : Assurance::consistently_misses;
}

}  // namespace pier::statistics
