#include "statistics/funnel.h"

#include <algorithm>
#include <cmath>

#include "statistics/count_interval.h"

namespace pier::statistics {

namespace {

constexpr double kMostExpected = 1e12;

using End = double Interval::*;

double end_of_count(std::int64_t count, Confidence confidence, End end) {
  return (*count_interval(count, confidence)).*end;
}

/// The count, between whole ones too, whose interval ends at `expected`; 0 when that of no event
/// ends above it.
double count_ending_at(double expected, Confidence confidence, End end) {
  if (end_of_count(0, confidence, end) > expected) return 0;
  // The ends grow with the count: the largest count that does not end above `expected`.
  std::int64_t at_most = 0;
  auto above = static_cast<std::int64_t>(expected + 10 * std::sqrt(expected)) + 50;
  while (above - at_most > 1) {
    const std::int64_t middle = at_most + (above - at_most) / 2;
    (end_of_count(middle, confidence, end) <= expected ? at_most : above) = middle;
  }
  const double low = end_of_count(at_most, confidence, end);
  const double high = end_of_count(above, confidence, end);
  return static_cast<double>(at_most) + (expected - low) / (high - low);
}

/// Expected events beyond what the ends of intervals are computed for give nothing.
std::optional<double> expected_events(double average, double denominator) {
  if (!std::isfinite(average) || average < 0) return std::nullopt;
  if (!std::isfinite(denominator) || denominator <= 0) return std::nullopt;
  const double expected = average * denominator;
  if (expected > kMostExpected) return std::nullopt;
  return expected;
}

Interval count_limits(double expected, Confidence confidence) {
  return {count_ending_at(expected, confidence, &Interval::upper),
          count_ending_at(expected, confidence, &Interval::lower)};
}

FunnelPosition position(double value, const FunnelLimits& limits) {
  if (value < limits.percent_99_8.lower) return FunnelPosition::low_0_001;
  if (value < limits.percent_95.lower) return FunnelPosition::low_0_025;
  if (value > limits.percent_99_8.upper) return FunnelPosition::high_0_001;
  if (value > limits.percent_95.upper) return FunnelPosition::high_0_025;
  return FunnelPosition::not_significant;
}

}  // namespace

std::optional<double> pooled_average(std::span<const Observed> areas) {
  double events = 0;
  double whole = 0;
  for (const Observed& area : areas) {
    if (area.count < 0 || !std::isfinite(area.denominator) || area.denominator <= 0) {
      return std::nullopt;
    }
    events += static_cast<double>(area.count);
    whole += area.denominator;
  }
  if (areas.empty() || !std::isfinite(whole) || !std::isfinite(events / whole)) return std::nullopt;
  return events / whole;
}

std::optional<FunnelLimits> proportion_funnel(double average, double total) {
  if (!(average >= 0 && average <= 1) || !std::isfinite(total) || total < 1) return std::nullopt;
  const double error = std::sqrt(average * (1 - average) / total);
  const auto limits = [&](Confidence confidence) {
    const double width = z_score(confidence) * error;
    return Interval{std::max(average - width, 0.0), std::min(average + width, 1.0)};
  };
  return FunnelLimits{limits(Confidence::percent_95), limits(Confidence::percent_99_8)};
}

std::optional<FunnelLimits> rate_funnel(double average, double denominator) {
  const auto expected = expected_events(average, denominator);
  if (!expected) return std::nullopt;
  const auto limits = [&](Confidence confidence) {
    const Interval counts = count_limits(*expected, confidence);
    return Interval{counts.lower / denominator, counts.upper / denominator};
  };
  return FunnelLimits{limits(Confidence::percent_95), limits(Confidence::percent_99_8)};
}

std::optional<FunnelPosition> proportion_position(std::int64_t count, std::int64_t total,
                                                  double average) {
  if (count < 0 || count > total) return std::nullopt;
  const auto limits = proportion_funnel(average, static_cast<double>(total));
  if (!limits) return std::nullopt;
  return position(static_cast<double>(count) / static_cast<double>(total), *limits);
}

std::optional<FunnelPosition> rate_position(std::int64_t count, double denominator,
                                            double average) {
  const auto expected = expected_events(average, denominator);
  if (!expected || count < 0) return std::nullopt;
  const FunnelLimits counts{count_limits(*expected, Confidence::percent_95),
                            count_limits(*expected, Confidence::percent_99_8)};
  return position(static_cast<double>(count), counts);
}

}  // namespace pier::statistics
