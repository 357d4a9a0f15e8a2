#include "metrics/indicator.h"

#include <algorithm>
#include <array>

namespace pier::metrics {

namespace {

struct UnitRow {
  Unit unit;
  std::string_view name;
  double multiplier;  ///< 0: the unit is no share
};

constexpr auto kUnits = std::to_array<UnitRow>({
    {Unit::count, "count", 0},
    {Unit::percentage, "percentage", 100},
    {Unit::percentage_points, "percentage-points", 0},
    {Unit::rate_per_1000, "rate-per-1000", 1'000},
    {Unit::rate_per_10000, "rate-per-10000", 10'000},
    {Unit::rate_per_100000, "rate-per-100000", 100'000},
    {Unit::ratio, "ratio", 1},
    {Unit::days, "days", 0},
    {Unit::weeks, "weeks", 0},
    {Unit::pounds, "pounds", 0},
    {Unit::thousand_pounds, "thousand-pounds", 0},
    {Unit::full_time_equivalents, "fte", 0},
    {Unit::score, "score", 0},
    {Unit::rank, "rank", 0},
});

struct MissingRow {
  Missing missing;
  std::string_view name;
  std::string_view shorthand;
};

constexpr auto kMissing = std::to_array<MissingRow>({
    {Missing::not_collected, "not-collected", "x"},
    {Missing::not_available, "not-available", "x"},
    {Missing::not_published_yet, "not-published-yet", "x"},
    {Missing::not_recorded, "not-recorded", "w"},
    {Missing::not_applicable, "not-applicable", "z"},
    {Missing::suppressed, "suppressed", "c"},
    {Missing::blank, "blank", "x"},
});

template <typename Rows>
std::vector<std::string_view> names_of(const Rows& rows) {
  std::vector<std::string_view> names;
  names.reserve(rows.size());
  for (const auto& row : rows) names.push_back(row.name);
  return names;
}

template <typename Range, typename Key>
auto find_by_id(const Range& range, const Key& id) {
  const auto found =
      std::find_if(range.begin(), range.end(), [&](const auto& each) { return each.id == id; });
  return found == range.end() ? nullptr : &*found;
}

}  // namespace

std::string_view name_of(Unit unit) {
  return kUnits[static_cast<std::size_t>(unit)].name;
}

std::optional<Unit> unit_named(std::string_view name) {
  for (const UnitRow& row : kUnits) {
    if (row.name == name) return row.unit;
  }
  return std::nullopt;
}

std::vector<std::string_view> unit_names() {
  return names_of(kUnits);
}

std::optional<double> multiplier_of(Unit unit) {
  const double multiplier = kUnits[static_cast<std::size_t>(unit)].multiplier;
  return multiplier == 0 ? std::nullopt : std::optional(multiplier);
}

bool is_share_of_base(Unit unit) {
  return unit != Unit::ratio && multiplier_of(unit).has_value();
}

const Dimension::Member* Dimension::find(std::string_view value) const {
  return find_by_id(values, value);
}

const Dimension* Indicator::find_dimension(std::string_view dimension) const {
  return find_by_id(dimensions, dimension);
}

std::string_view name_of(Missing missing) {
  return kMissing[static_cast<std::size_t>(missing)].name;
}

std::optional<Missing> missing_named(std::string_view name) {
  for (const MissingRow& row : kMissing) {
    if (row.name == name) return row.missing;
  }
  return std::nullopt;
}

std::vector<std::string_view> missing_names() {
  return names_of(kMissing);
}

std::string_view shorthand_of(Missing missing) {
  return kMissing[static_cast<std::size_t>(missing)].shorthand;
}

std::string_view reason_of(Missing missing) {
  switch (missing) {
    case Missing::not_collected:
      return "not collected";
    case Missing::not_available:
      return "not available";
    case Missing::not_published_yet:
      return "not published yet";
    case Missing::not_recorded:
      return "not recorded";
    case Missing::not_applicable:
      return "not applicable";
    case Missing::suppressed:
      return "not shown, so that nobody can be identified";
    case Missing::blank:
      return "left blank by the source";
  }
  return {};
}

const std::vector<StatusCode>& status_codes() {
  static const std::vector<StatusCode> kCodes{
      {"a", "average"},
      {"b", "break in the series: not comparable with earlier figures"},
      {"c", "confidential: hidden so that nobody can be identified"},
      {"e", "estimated"},
      {"er", "earliest figure that was revised"},
      {"f", "forecast"},
      {"k", "low figure"},
      {"low", "more than 0, but rounds to 0"},
      {"ns", "not statistically significant"},
      {"p", "provisional"},
      {"r", "revised"},
      {"s", "statistically significant at the 5% level"},
      {"ss", "statistically significant at the 1% level"},
      {"sss", "statistically significant at the 0.1% level"},
      {"t", "total"},
      {"u", "low reliability"},
      {"u1", "low reliability, first reason"},
      {"u2", "low reliability, second reason"},
      {"w", "none recorded"},
      {"x", "not available"},
      {"z", "not applicable"},
  };
  return kCodes;
}

const StatusCode* find_status(std::string_view code) {
  for (const StatusCode& status : status_codes()) {
    if (status.code == code) return &status;
  }
  return nullptr;
}

}  // namespace pier::metrics
