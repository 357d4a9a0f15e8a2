#include "disclosure/percentage.h"

#include "disclosure/wide.h"

namespace pier::disclosure {

std::optional<Interval> numerator_interval(Count digits, int decimals, Count denominator,
                                           Count multiplier) {
  const auto in_range = [](Count value, Count least) {
    return least <= value && value <= kLargest;
  };
  if (!in_range(digits, 0) || decimals < 0 || decimals > 9 || !in_range(denominator, 1) ||
      !in_range(multiplier, 1)) {
    return std::nullopt;
  }
  Wide scale = multiplier;
  for (int i = 0; i < decimals; ++i) scale *= 10;
  // digits − ½ ≤ n · scale / denominator < digits + ½
  const Wide least = Wide{2 * digits - 1} * denominator;
  const Wide most = Wide{2 * digits + 1} * denominator;
  const Wide low = ceil_div(least, 2 * scale);
  Wide high = ceil_div(most, 2 * scale) - 1;
  if (high < low) high = floor_div(most, 2 * scale);
  if (high < low || high > kLargest) return std::nullopt;
  return Interval{low < 0 ? 0 : static_cast<Count>(low), static_cast<Count>(high)};
}

}  // namespace pier::disclosure
