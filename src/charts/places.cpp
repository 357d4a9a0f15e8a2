#include "charts/places.h"

#include <algorithm>

namespace pier::charts {

using metrics::Area;
using metrics::AreaKind;
using metrics::Indicator;
using metrics::PublicObservation;
using metrics::PublicTable;

namespace {

/// What the table has of one indicator.
struct Found {
  const Indicator* indicator;
  std::vector<const PublicObservation*> figures;
};

std::vector<Found> by_indicator(const PublicTable& table) {
  std::vector<Found> all;
  for (const auto& series : table.series) {
    auto found = std::find_if(all.begin(), all.end(),
                              [&](const Found& one) { return one.indicator == series.indicator; });
    if (found == all.end()) {
      all.push_back({series.indicator, {}});
      found = all.end() - 1;
    }
    for (const auto* figure : series.points) {
      if (figure != nullptr) found->figures.push_back(figure);
    }
  }
  return all;
}

/// The period that all areas are shown at.
const Period* period_of(const Found& found, std::string_view own_area) {
  const Period* own = nullptr;
  const Period* any = nullptr;
  for (const auto* figure : found.figures) {
    if (!figure->value()) continue;
    if (any == nullptr || *any < figure->period()) any = &figure->period();
    if (figure->area().id == own_area && (own == nullptr || *own < figure->period())) {
      own = &figure->period();
    }
  }
  return own != nullptr ? own : any;
}

/// Whether `figure` says more of its area than `other`.
bool is_better(const PublicObservation& figure, const PublicObservation& other,
               const Period& period) {
  if ((figure.period() == period) != (other.period() == period)) return figure.period() == period;
  if (figure.value().has_value() != other.value().has_value()) return figure.value().has_value();
  return other.period() < figure.period();
}

std::optional<std::size_t> benchmark_in(const Place& place) {
  for (const AreaKind kind : {AreaKind::country, AreaKind::region, AreaKind::neighbours}) {
    for (std::size_t i = 0; i < place.areas.size(); ++i) {
      if (place.areas[i].area->kind == kind) return i;
    }
  }
  return std::nullopt;
}

Place place_of(const Found& found, const Period& period, std::string_view own_area) {
  Place place{found.indicator, period, {}, std::nullopt, std::nullopt};
  for (const auto* figure : found.figures) {
    auto at = std::find_if(place.areas.begin(), place.areas.end(),
                           [&](const Place::At& one) { return one.area == &figure->area(); });
    if (at == place.areas.end()) {
      place.areas.push_back({&figure->area(), figure, false});
    } else if (is_better(*figure, *at->figure, period)) {
      at->figure = figure;
    }
  }
  for (std::size_t i = 0; i < place.areas.size(); ++i) {
    auto& at = place.areas[i];
    at.is_here = at.figure->value().has_value() && at.figure->period() == period;
    if (at.area->id == own_area) place.own = i;
  }
  place.benchmark = benchmark_in(place);
  return place;
}

}  // namespace

const Place::At* Place::find(const Area* area) const {
  const auto found =
      std::find_if(areas.begin(), areas.end(), [&](const At& one) { return one.area == area; });
  return found == areas.end() ? nullptr : &*found;
}

std::vector<Place> places_of(const PublicTable& table, std::string_view own_area) {
  std::vector<Place> places;
  for (const Found& found : by_indicator(table)) {
    const Period* period = period_of(found, own_area);
    if (period != nullptr) places.push_back(place_of(found, *period, own_area));
  }
  return places;
}

bool is_single_area(const Area& area) {
  switch (area.kind) {
    case AreaKind::country:
    case AreaKind::region:
    case AreaKind::neighbours:
      return false;
    default:
      return true;
  }
}

std::optional<statistics::Spread> spread_of(const Place& place) {
  std::vector<std::optional<double>> values;
  for (const Place::At& at : place.areas) {
    if (is_single_area(*at.area) && at.is_here) values.push_back(at.figure->value());
  }
  if (values.size() < 2) return std::nullopt;
  return statistics::spread(values);
}

}  // namespace pier::charts
