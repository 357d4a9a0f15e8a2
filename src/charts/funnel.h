#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "metrics/public_table.h"
#include "statistics/funnel.h"

namespace pier::charts {

/// A point of a funnel plot.
struct FunnelPoint {
  const metrics::Area* area = nullptr;
  bool is_own = false;
  const metrics::PublicObservation* figure = nullptr;
  std::int64_t count = 0;
  double denominator = 0;
  statistics::FunnelPosition position{};
};

/// A funnel plot in numbers: the areas whose count and denominator are public, against the average
/// of all of them. Averages and sums of areas are no points of their own.
struct Funnel {
  const metrics::Indicator* about = nullptr;
  /// Per one of the denominator.
  double average = 0;
  double largest = 0;
  std::vector<FunnelPoint> points;
};

/// None when fewer than three areas can be shown.
std::optional<Funnel> funnel_of(const metrics::PublicTable& table, std::string_view own_area);

/// The limits at a denominator; none where there are none.
std::optional<statistics::FunnelLimits> limits_at(const Funnel& funnel, double denominator);

}  // namespace pier::charts
