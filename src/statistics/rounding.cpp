#include "statistics/rounding.h"

#include <limits>

#include "statistics/decimal.h"

namespace pier::statistics {

std::optional<double> round_half_away(double value, int places) {
  const auto decimal = Decimal::from(value);
  if (!decimal) return std::nullopt;
  return decimal->rounded(places).value();
}

std::optional<std::int64_t> round_to_multiple(std::int64_t count, std::int64_t base) {
  if (count < 0 || base < 1) return std::nullopt;
  const std::int64_t over = count % base;
  const std::int64_t below = count - over;
  if (over < base - over) return below;
  if (below > std::numeric_limits<std::int64_t>::max() - base) return std::nullopt;
  return below + base;
}

}  // namespace pier::statistics
