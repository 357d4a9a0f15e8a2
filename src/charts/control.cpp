#include "charts/control.h"

namespace pier::charts {

std::optional<Control> control_of(const metrics::PublicTable& table) {
  if (table.series.empty()) return std::nullopt;
  std::vector<std::optional<double>> values;
  std::size_t count = 0;
  for (const auto* point : table.series.front().points) {
    values.push_back(point == nullptr ? std::nullopt : point->value());
    if (values.back()) ++count;
  }
  const auto limits = statistics::process_limits(values, statistics::Screening::without_outliers);
  if (!limits) return std::nullopt;
  return Control{*limits, statistics::judge(values, *limits, table.polarity), count};
}

std::string_view words_of(statistics::Variation variation) {
  using statistics::Variation;
  switch (variation) {
    case Variation::common_cause:
      return "Common cause";
    case Variation::improvement:
      return "Special cause: improvement";
    case Variation::concern:
      return "Special cause: concern";
    case Variation::neutral_high:
      return "Special cause: high";
    case Variation::neutral_low:
      return "Special cause: low";
  }
  return {};
}

}  // namespace pier::charts
