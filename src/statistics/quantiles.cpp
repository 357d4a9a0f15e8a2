#include "statistics/quantiles.h"

#include <algorithm>
#include <cmath>

namespace pier::statistics {

namespace {

/// `quarters` of the way, 0 to 4, through values in order.
double quartile_point(const std::vector<double>& ordered, std::size_t quarters) {
  const std::size_t quarter_steps = (ordered.size() - 1) * quarters;
  const std::size_t below = quarter_steps / 4;
  const std::size_t above = std::min(below + 1, ordered.size() - 1);
  return std::lerp(ordered[below], ordered[above], static_cast<double>(quarter_steps % 4) / 4);
}

}  // namespace

std::optional<Spread> spread(Series areas) {
  std::vector<double> ordered = present_values(areas);
  if (ordered.empty()) return std::nullopt;
  std::sort(ordered.begin(), ordered.end());
  return Spread{.minimum = ordered.front(),
                .lower_quartile = quartile_point(ordered, 1),
                .median = quartile_point(ordered, 2),
                .upper_quartile = quartile_point(ordered, 3),
                .maximum = ordered.back(),
                .areas = ordered.size()};
}

std::vector<std::optional<std::size_t>> quantile_groups(Series areas, std::size_t groups) {
  std::vector<std::optional<std::size_t>> result(areas.size());
  std::vector<double> ordered = present_values(areas);
  const std::size_t n = ordered.size();
  if (groups == 0 || n < groups) return result;
  std::sort(ordered.begin(), ordered.end());
  for (std::size_t i = 0; i < areas.size(); ++i) {
    if (!present(areas[i])) continue;
    const auto first_equal = std::lower_bound(ordered.begin(), ordered.end(), *areas[i]);
    const auto not_below = static_cast<std::size_t>(ordered.end() - first_equal);
    result[i] = groups + 1 - (not_below * groups + n - 1) / n;
  }
  return result;
}

}  // namespace pier::statistics
