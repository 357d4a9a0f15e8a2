#include "metrics/cell_table.h"

#include <algorithm>
#include <cmath>

#include "disclosure/percentage.h"
#include "metrics/coordinates.h"
#include "statistics/decimal.h"

namespace pier::metrics {

namespace {

using disclosure::Cell;
using disclosure::Count;
using disclosure::Interval;

/// Numbers of people are whole; what is not is an average, and is taken to the nearest.
std::optional<Count> count_of(const std::optional<double>& number) {
  if (!number || !(*number >= 0) || *number > static_cast<double>(disclosure::kLargest)) {
    return std::nullopt;
  }
  return static_cast<Count>(std::llround(*number));
}

bool is_national(const Area& area) {
  return area.kind == AreaKind::country;
}

/// What a policy does to the totals of larger areas.
void apply_area(Cell& cell, const Area& area, const disclosure::Policy& policy) {
  constexpr Count kNearestTen = 10;
  if (policy.id == "dfe-cin") {
    if (is_national(area) || area.kind == AreaKind::region) cell.round_to = kNearestTen;
  } else if (is_national(area)) {
    cell.exempt = true;
  }
}

}  // namespace

std::optional<Interval> counts_of_share(const Indicator& about, const Observation& one,
                                        double denominator) {
  const auto multiplier = multiplier_of(about.unit);
  const auto base = count_of(denominator);
  if (!one.value || !multiplier || !base || *base < 1) return std::nullopt;
  const auto printed = statistics::Decimal::from(*one.value);
  if (!printed || printed->negative()) return std::nullopt;
  const statistics::Decimal shown = printed->rounded(about.decimals);
  std::string digits = shown.whole() + shown.fraction();
  constexpr std::size_t kMostDigits = 15;
  const auto places = static_cast<std::size_t>(about.decimals);
  digits.append(places - std::min(places, shown.fraction().size()), '0');
  if (digits.size() > kMostDigits) return std::nullopt;
  Count number = 0;
  for (const char c : digits) number = number * 10 + (c - '0');
  const auto exact = disclosure::numerator_interval(number, about.decimals, *base,
                                                    static_cast<Count>(*multiplier));
  if (exact) return exact;
  // The share has another base than the one that is given; it is near it.
  const double half = 0.5 / std::pow(10, about.decimals);
  const double scale = denominator / *multiplier;
  return Interval{static_cast<Count>(std::floor(std::max(0.0, (*one.value - half) * scale))),
                  static_cast<Count>(std::ceil((*one.value + half) * scale))};
}

CellTable::CellTable(const std::vector<Joined*>& group, const FiguresConfig& config, Aim aim)
    : aim_(aim) {
  for (Joined* joined : group) {
    for (Edition& edition : joined->editions) editions_.push_back(&edition);
  }
  cells_.resize(editions_.size());
  rows_.resize(editions_.size());
  for (std::size_t i = 0; i < editions_.size(); ++i) add_cells(i, config);
}

std::array<std::optional<double>, kParts> CellTable::numbers_of(const Edition& edition,
                                                                const Observation& one) const {
  const Indicator& about = edition.raw->about;
  std::array<std::optional<double>, kParts> numbers;
  if (about.unit == Unit::count) {
    numbers[static_cast<std::size_t>(Part::value)] = one.value;
    return numbers;
  }
  numbers[static_cast<std::size_t>(Part::numerator)] = one.numerator;
  numbers[static_cast<std::size_t>(Part::denominator)] = one.denominator;
  const auto multiplier = multiplier_of(about.unit);
  const bool is_share = one.value && one.denominator && multiplier && *one.value >= 0;
  if (aim_ == Aim::protect && !one.numerator && is_share) {
    // Nobody gave the numerator, but anybody can work it out.
    numbers[static_cast<std::size_t>(Part::numerator)] =
        std::round(*one.value * *one.denominator / *multiplier);
  }
  return numbers;
}

void CellTable::add_cells(std::size_t edition, const FiguresConfig& config) {
  const Edition& here = *editions_[edition];
  const SnapshotIndicator& raw = *here.raw;
  const auto& observations = raw.observations;
  cells_[edition].resize(observations.size());
  for (std::size_t i = 0; i < observations.size(); ++i) {
    const Observation& one = observations[i];
    rows_[edition].emplace(std::tuple(one.area, one.at, one.period.text()), i);
    const auto numbers = numbers_of(here, one);
    for (std::size_t part = 0; part < kParts; ++part) {
      const bool is_count = raw.about.unit == Unit::count;
      const bool has_part = part == static_cast<std::size_t>(Part::value)
                                ? is_count
                                : !is_count && multiplier_of(raw.about.unit).has_value();
      cells_[edition][i][part] = kNoCell;
      if (!numbers[part] && !has_part) continue;
      Cell cell{.value = count_of(numbers[part]), .exempt = here.policy == nullptr};
      if (here.policy != nullptr) apply_area(cell, config.areas()[one.area], *here.policy);
      cells_[edition][i][part] = same_or_new(here, one, part, cell);
    }
  }
}

std::size_t CellTable::same_or_new(const Edition& edition, const Observation& one, std::size_t part,
                                   const Cell& cell) {
  const SnapshotIndicator& raw = *edition.raw;
  auto& same =
      same_[{raw.about.id, part, one.area, one.period.text(), coordinates_text(raw.about, one.at)}];
  // What was hidden then is taken to be what it is now.
  if (edition.is_remembered && !cell.value && !same.empty()) return same.front();
  const auto known = std::find_if(same.begin(), same.end(),
                                  [&](std::size_t other) { return value(other) == cell.value; });
  if (known == same.end()) {
    same.push_back(add_cell(cell, {edition.policy, &raw, &one}));
    return same.back();
  }
  table_.cells[*known].exempt |= cell.exempt;
  if (places_[*known].policy == nullptr) places_[*known].policy = edition.policy;
  return *known;
}

std::size_t CellTable::add_cell(Cell cell, const CellPlace& place) {
  table_.cells.push_back(cell);
  places_.push_back(place);
  return table_.cells.size() - 1;
}

std::optional<std::size_t> CellTable::find(std::size_t edition, std::uint16_t area,
                                           const Coordinates& at, const Period& period) const {
  const auto row = rows_[edition].find(std::tuple(area, at, period.text()));
  if (row == rows_[edition].end()) return std::nullopt;
  return row->second;
}

std::optional<std::size_t> CellTable::find_elsewhere(const SnapshotIndicator& raw, Part part,
                                                     std::uint16_t area, const Coordinates& at,
                                                     const Period& period) const {
  const auto same = same_.find({raw.about.id, static_cast<std::size_t>(part), area, period.text(),
                                coordinates_text(raw.about, at)});
  if (same == same_.end()) return std::nullopt;
  return same->second.front();
}

std::optional<std::size_t> CellTable::edition_in(const Snapshot& snapshot,
                                                 std::string_view id) const {
  for (std::size_t i = 0; i < editions_.size(); ++i) {
    if (editions_[i]->snapshot == &snapshot && editions_[i]->raw->about.id == id) return i;
  }
  return std::nullopt;
}

void CellTable::know(std::size_t cell, Interval interval) {
  Interval& known = table_.cells[cell].known;
  const Interval both = disclosure::common(known, interval);
  const auto& count = table_.cells[cell].value;
  // What contradicts the data is no knowledge of it.
  if (both.empty() || (count && !both.contains(*count))) return;
  known = both;
}

void CellTable::add_sum(std::vector<std::size_t> parts, std::size_t absent, std::size_t total,
                        Fit fit) {
  if (total == kNoCell || !value(total) || parts.empty()) return;
  Count sum = 0;
  std::vector<std::size_t> unknown;
  for (const std::size_t part : parts) {
    if (value(part)) {
      sum += *value(part);
    } else {
      unknown.push_back(part);
    }
  }
  if (fit == Fit::known && (absent > 0 || !unknown.empty())) return;
  if (absent > 0 && aim_ == Aim::attack) return;
  const CellPlace nowhere = places_[total];
  for (; absent > 0; --absent) {
    unknown.push_back(
        add_cell({.exempt = nowhere.policy == nullptr, .never_shown = true}, nowhere));
    parts.push_back(unknown.back());
  }
  const Count rest = *value(total) - sum;
  if (!unknown.empty() && rest < 0) return;
  if (unknown.empty() && rest != 0) {
    if (fit == Fit::near) add_sum_with_slip(std::move(parts), total, rest);
    return;
  }
  if (unknown.size() == 1 && aim_ == Aim::protect) {
    Cell& cell = table_.cells[unknown.front()];
    if (cell.known.contains(rest)) {
      cell.value = rest;
      cell.never_shown = true;
    }
  }
  add_equation(parts, total);
}

void CellTable::add_sum_with_slip(std::vector<std::size_t> parts, std::size_t total, Count rest) {
  constexpr Count kTenth = 10;
  const Count off = rest < 0 ? -rest : rest;
  if (off > *value(total) / kTenth) return;
  const std::size_t slip = add_cell({.value = off, .exempt = true, .known = {off, off}}, {});
  parts.push_back(slip);
  add_equation(parts, total);
  if (rest < 0) table_.equations.back().terms[parts.size() - 1].coefficient = -1;
}

void CellTable::add_equation(const std::vector<std::size_t>& parts, std::size_t total) {
  disclosure::Equation equation;
  for (const std::size_t part : parts) equation.terms.push_back({part, 1});
  equation.terms.push_back({total, -1});
  table_.equations.push_back(std::move(equation));
}

void CellTable::add_difference(std::size_t whole, std::size_t part) {
  if (whole == kNoCell || part == kNoCell || whole == part) return;
  if (!value(whole) || !value(part) || *value(whole) < *value(part)) return;
  const bool exempt = table_.cells[whole].exempt && table_.cells[part].exempt;
  const std::size_t rest =
      add_cell({.value = *value(whole) - *value(part), .exempt = exempt, .never_shown = true},
               places_[whole]);
  table_.equations.push_back({{{part, 1}, {rest, 1}, {whole, -1}}});
}

}  // namespace pier::metrics
