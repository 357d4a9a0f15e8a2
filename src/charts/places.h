#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "metrics/public_table.h"
#include "statistics/quantiles.h"

namespace pier::charts {

/// An indicator in several areas at one time, however the table lays them out: at the last period
/// for which the own area has a value (or any area, when there is no own one).
struct Place {
  struct At {
    const metrics::Area* area = nullptr;
    /// At the period of the place, or the area's last one when it has none there; may be null.
    const metrics::PublicObservation* figure = nullptr;
    /// Whether it has a value, at the period of the place.
    bool is_here = false;
  };

  const metrics::Indicator* indicator = nullptr;
  Period period;
  /// In the order of the table.
  std::vector<At> areas;
  /// Positions in `areas`.
  std::optional<std::size_t> own;
  /// The area to compare with: the country, else the region, else the neighbours.
  std::optional<std::size_t> benchmark;

  const At* own_area() const { return own ? &areas[*own] : nullptr; }
  const At* benchmark_area() const { return benchmark ? &areas[*benchmark] : nullptr; }
  const At* find(const metrics::Area* area) const;
};

/// One for each indicator, in their order; without those that have no value.
std::vector<Place> places_of(const metrics::PublicTable& table, std::string_view own_area);

/// Whether the area is one among its equals, no average or sum of others.
bool is_single_area(const metrics::Area& area);

/// How the single areas of an indicator spread; none when fewer than two have values.
std::optional<statistics::Spread> spread_of(const Place& place);

}  // namespace pier::charts
