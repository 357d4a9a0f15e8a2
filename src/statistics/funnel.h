#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "statistics/interval.h"

namespace pier::statistics {

/// What an area contributes to a pooled average.
struct Observed {
  std::int64_t count = 0;
  double denominator = 0;
};

/// All events over all denominators: the middle line of a funnel plot, per one of the
/// denominator. Areas without figures are not passed. Nothing when there is no area, a count is
/// below 0, a denominator is not above 0 and finite, or a sum is not finite.
std::optional<double> pooled_average(std::span<const Observed> areas);

/// Between these limits an area's value, per one of its denominator, is what chance explains.
/// 95 % lies within 99.8 %, and both contain the average.
struct FunnelLimits {
  Interval percent_95;
  Interval percent_99_8;
};

/// Where Wilson's interval of a proportion would end exactly at the average, which is average ±
/// z√(average(1 − average)/n), cut to 0 and 1. `average` is from 0 to 1 and `total` at least 1;
/// nothing otherwise. (OHID's method: PHEindicatormethods, calculate_funnel_limits.)
std::optional<FunnelLimits> proportion_funnel(double average, double total);

/// Where the interval of a count (count_interval.h) would end exactly at the number of events
/// that the average lets expect, the counts between whole ones interpolated. A lower limit of 0
/// means that no count is low enough to be unusual. `average` is 0 or more, `denominator` above 0,
/// both finite and their product at most 10¹²; nothing otherwise.
std::optional<FunnelLimits> rate_funnel(double average, double denominator);

/// The position of an area, with the probability of being so far out on that side by chance.
enum class FunnelPosition { low_0_001, low_0_025, not_significant, high_0_025, high_0_001 };

/// Which limits an area lies outside of; on a limit it is inside. The same limits as above, so
/// that the label and the drawing agree. Nothing where these give nothing, for a count below 0,
/// and for a proportion with a count above the total.
std::optional<FunnelPosition> proportion_position(std::int64_t count, std::int64_t total,
                                                  double average);
std::optional<FunnelPosition> rate_position(std::int64_t count, double denominator, double average);

}  // namespace pier::statistics
