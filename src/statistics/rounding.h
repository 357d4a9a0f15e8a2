#pragma once

#include <cstdint>
#include <optional>

namespace pier::statistics {

/// The number to `places` (0 or more) digits after the point, half away from zero, as people
/// round the number that they see: 2.675 to 2 places is 2.68. Nothing when it is not finite.
/// Rounding twice to the same places changes nothing.
std::optional<double> round_half_away(double value, int places);

/// A count to the nearest multiple of 5, 10 or another base, half up: 7 to the nearest 5 is 5,
/// 8 is 10; 15 to the nearest 10 is 20. Nothing when the count is below 0, the base is below 1, or
/// the result does not fit.
std::optional<std::int64_t> round_to_multiple(std::int64_t count, std::int64_t base);

}  // namespace pier::statistics
