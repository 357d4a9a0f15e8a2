#pragma once

#include <cstdint>
#include <optional>

#include "statistics/interval.h"

namespace pier::statistics {

/// `count` events per `per` (10,000 or 100,000) of `denominator`, people or person-years, with
/// the interval of the count (count_interval()). A rate may count a person more than once, so
/// that the count can be above the denominator; for parts of a whole see proportion().
///
/// The value is count × per / denominator, in this order. Nothing when the count is below 0, or
/// `denominator` or `per` is not above 0 and finite, or the result is not finite.
std::optional<Estimate> rate(std::int64_t count, double denominator, double per,
                             Confidence confidence);

}  // namespace pier::statistics
