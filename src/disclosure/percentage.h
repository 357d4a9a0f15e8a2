#pragma once

#include <optional>

#include "disclosure/count.h"

namespace pier::disclosure {

/// The counts that a published share or rate leaves possible when its denominator is public:
/// those n for which n · multiplier / denominator, rounded to `decimals`, is the figure.
///
/// `digits` are those of the figure without its point: 69.1 % is digits 691 with 1 decimal and
/// the multiplier 100, and a rate of 29.7 per 10,000 is digits 297 with 1 decimal and the
/// multiplier 10,000. Exact; nothing is a floating number. A half is taken as rounded up; where
/// that leaves no count, also as rounded down, as some programs do.
///
/// None when no count gives the figure (it has another denominator, or is not rounded but cut),
/// and when a number is out of range: digits and decimals not negative, decimals at most 9,
/// denominator and multiplier from 1 to kLargest.
std::optional<Interval> numerator_interval(Count digits, int decimals, Count denominator,
                                           Count multiplier);

}  // namespace pier::disclosure
