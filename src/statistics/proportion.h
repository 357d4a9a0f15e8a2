#pragma once

#include <cstdint>
#include <optional>

#include "statistics/interval.h"

namespace pier::statistics {

/// `count` of `total` per `per` (100 gives a percentage) with Wilson's score interval:
///
///     (2x + z² ∓ z√(z² + 4x(1 − x/n))) / (2(n + z²))
///
/// E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal
/// of the American Statistical Association 22 (1927); OHID's method for proportions. For parts of
/// a whole: the interval stays between 0 and `per`.
///
/// The value is count × per / total, in this order, so that 57 of 200 is 28.5 % and not a little
/// less. Nothing when there is no whole (total below 1), when the count is below 0 or above the
/// total, when `per` is not above 0 and finite, or when count × per is not finite.
std::optional<Estimate> proportion(std::int64_t count, std::int64_t total, Confidence confidence,
                                   double per = 100);

}  // namespace pier::statistics
