#include "metrics/remembered.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include "metrics/coordinates.h"
#include "value/scalar.h"

namespace pier::metrics {

namespace {

/// Where a number of the record stands in an observation.
struct Place {
  std::string_view suffix;
  std::optional<double> Observation::*number;
};

constexpr std::array kPlaces{Place{"", &Observation::value},
                             Place{"/numerator", &Observation::numerator},
                             Place{"/denominator", &Observation::denominator}};

/// The observations of one day in the record.
std::vector<Observation> observations_of(const Indicator& about, const Date& day,
                                         const FiguresConfig& config,
                                         const PublishedRecord& record) {
  std::map<std::tuple<std::uint16_t, Coordinates, std::string>, Observation> rows;
  for (const Place& place : kPlaces) {
    const std::string id = about.id + std::string(place.suffix);
    for (const PublishedFigure* figure : record.of(id)) {
      const Area* area = config.find_area(figure->area);
      const auto at = parse_coordinates(about, figure->dimensions);
      const auto period = Period::parse(figure->period);
      if (figure->as_at != day || area == nullptr || !at || !period) continue;
      const auto index = static_cast<std::uint16_t>(area - config.areas().data());
      auto row = rows.try_emplace(std::tuple(index, *at, figure->period),
                                  Observation{.area = index, .period = *period, .at = *at});
      row.first->second.*place.number = parse_double(figure->shown);
    }
  }
  std::vector<Observation> all;
  all.reserve(rows.size());
  for (auto& [key, row] : rows) all.push_back(std::move(row));
  return all;
}

bool rounds(const Joined& joined) {
  return std::any_of(joined.editions.begin(), joined.editions.end(), [](const Edition& edition) {
    return edition.policy != nullptr && edition.policy->round_to > 1;
  });
}

}  // namespace

PublishedRecord::PublishedRecord(const std::vector<PublishedFigure>& figures) {
  for (const PublishedFigure& figure : figures) by_indicator_[figure.indicator].push_back(&figure);
}

const std::vector<const PublishedFigure*>& PublishedRecord::of(std::string_view indicator) const {
  static const std::vector<const PublishedFigure*> kNothing;
  const auto found = by_indicator_.find(indicator);
  return found == by_indicator_.end() ? kNothing : found->second;
}

RememberedEditions::RememberedEditions(const std::vector<Joined*>& group,
                                       const FiguresConfig& config, const PublishedRecord& record) {
  for (const Joined* joined : group) {
    if (!rounds(*joined)) add(*joined, config, record);
  }
}

void RememberedEditions::add(const Joined& joined, const FiguresConfig& config,
                             const PublishedRecord& record) {
  std::set<Date> days;
  for (const Place& place : kPlaces) {
    for (const PublishedFigure* figure : record.of(joined.about().id + std::string(place.suffix))) {
      days.insert(figure->as_at);
    }
  }
  for (const Edition& edition : joined.editions) days.erase(edition.snapshot->as_at);
  if (days.empty()) return;
  Joined& past = joined_.emplace_back();
  for (const Date& day : days) {
    Snapshot& snapshot = snapshots_.emplace_back(Snapshot{.as_at = day});
    SnapshotIndicator& raw = raw_.emplace_back();
    raw.about = joined.about();
    raw.observations = observations_of(raw.about, day, config, record);
    Edition& edition = past.editions.emplace_back();
    edition.snapshot = &snapshot;
    edition.raw = &raw;
    edition.is_remembered = true;
  }
}

std::vector<Joined*> RememberedEditions::joined() {
  std::vector<Joined*> all;
  for (Joined& joined : joined_) all.push_back(&joined);
  return all;
}

}  // namespace pier::metrics
