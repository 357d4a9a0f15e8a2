#include "statistics/proportion.h"

#include <algorithm>
#include <cmath>

namespace pier::statistics {

std::optional<Estimate> proportion(std::int64_t count, std::int64_t total, Confidence confidence,
                                   double per) {
  if (total < 1 || count < 0 || count > total) return std::nullopt;
  if (!std::isfinite(per) || per <= 0) return std::nullopt;
  const auto x = static_cast<double>(count);
  const auto n = static_cast<double>(total);
  const double z = z_score(confidence);
  const double z2 = z * z;
  const double half_width = z * std::sqrt(z2 + 4 * x * (1 - x / n));
  const double centre = 2 * x + z2;
  const double scale = per / (2 * (n + z2));

  const double events = x * per;
  if (!std::isfinite(events)) return std::nullopt;
  // All of 3 per 0.1 would be a little more than 0.1.
  const double value = std::min(events / n, per);
  // What rounding leaves at the ends, for none and for all, is cut off.
  const double lower = std::clamp((centre - half_width) * scale, 0.0, value);
  const double upper = count == total ? per : std::clamp((centre + half_width) * scale, value, per);
  return Estimate{value, {lower, upper}};
}

}  // namespace pier::statistics
