#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "metrics/public_table.h"
#include "statistics/control_chart.h"

namespace pier::charts {

/// A control chart in numbers: the first series of the table.
struct Control {
  statistics::ProcessLimits limits;
  std::vector<std::optional<statistics::JudgedPoint>> points;
  /// How many values there are.
  std::size_t values = 0;
};

/// None when no two neighbours have values.
std::optional<Control> control_of(const metrics::PublicTable& table);

/// "special cause: concern, high".
std::string_view words_of(statistics::Variation variation);

}  // namespace pier::charts
