#include "statistics/series.h"

#include <cmath>

namespace pier::statistics {

std::optional<double> present(const std::optional<double>& value) {
  return value && std::isfinite(*value) ? value : std::nullopt;
}

std::vector<double> present_values(Series series) {
  std::vector<double> values;
  values.reserve(series.size());
  for (const auto& value : series) {
    if (present(value)) values.push_back(*value);
  }
  return values;
}

}  // namespace pier::statistics
