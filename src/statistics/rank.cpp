#include "statistics/rank.h"

#include <algorithm>

#include "statistics/decimal.h"

namespace pier::statistics {

Ranking rank(Series areas, Polarity polarity) {
  Ranking ranking;
  ranking.ranks.resize(areas.size());
  if (polarity == Polarity::neutral) return ranking;
  std::vector<double> ordered = present_values(areas);
  std::sort(ordered.begin(), ordered.end());
  ranking.ranked = ordered.size();
  for (std::size_t i = 0; i < areas.size(); ++i) {
    if (!present(areas[i])) continue;
    const auto [first, last] = std::equal_range(ordered.begin(), ordered.end(), *areas[i]);
    const auto better =
        polarity == Polarity::lower_is_better ? first - ordered.begin() : ordered.end() - last;
    ranking.ranks[i] = static_cast<std::size_t>(better) + 1;
  }
  return ranking;
}

std::optional<Quartile> quartile_band(double value, const Spread& areas, Polarity polarity) {
  // Written so that NaN is outside too.
  const bool inside = value >= areas.minimum && value <= areas.maximum;
  if (polarity == Polarity::neutral || areas.areas < 4 || !inside) return std::nullopt;
  const bool low = polarity == Polarity::lower_is_better;
  if (value <= areas.lower_quartile) return low ? Quartile::a : Quartile::d;
  if (value <= areas.median) return low ? Quartile::b : Quartile::c;
  if (value <= areas.upper_quartile) return low ? Quartile::c : Quartile::b;
  return low ? Quartile::d : Quartile::a;
}

std::optional<Mean> mean_of(Series neighbours) {
  const std::vector<double> values = present_values(neighbours);
  const auto sum = sum_as_written(values);
  if (values.empty() || !sum) return std::nullopt;
  return Mean{*sum / static_cast<double>(values.size()), values.size(), neighbours.size()};
}

}  // namespace pier::statistics
