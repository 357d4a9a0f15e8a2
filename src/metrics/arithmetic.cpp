#include "metrics/arithmetic.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "metrics/arithmetic_findings.h"
#include "metrics/coordinates.h"
#include "metrics/value_text.h"
#include "statistics/decimal.h"
#include "statistics/number_text.h"

namespace pier::metrics {

namespace {

bool is_protected(const Snapshot& snapshot, const Indicator& about) {
  const std::string& policy = about.policy.empty() ? snapshot.policy : about.policy;
  return snapshot.is_private || (about.people && policy != kNoPolicy);
}

std::vector<CheckedIndicator> indicators_of(const Snapshot& snapshot) {
  std::vector<CheckedIndicator> all;
  for (const SnapshotIndicator& raw : snapshot.indicators) {
    all.push_back({&snapshot, &raw, is_protected(snapshot, raw.about)});
  }
  return all;
}

/// Rank without a band, where the tables of the theme have bands: the band was left out.
void check_bands(std::span<const CheckedIndicator> indicators, Findings& findings) {
  const auto has_band = [](const CheckedIndicator& one) {
    const auto& rows = one.raw->observations;
    return std::any_of(rows.begin(), rows.end(),
                       [](const Observation& row) { return !row.remarks.or_empty().band.empty(); });
  };
  std::map<std::string_view, bool> themes;
  for (const CheckedIndicator& one : indicators) themes[one.about().theme] |= has_band(one);
  for (const CheckedIndicator& one : indicators) {
    if (!themes[one.about().theme] || has_band(one)) continue;
    const Observation* last = nullptr;
    for (const Observation& row : one.raw->observations) {
      const bool has_rank = row.remarks.or_empty().rank.has_value();
      if (has_rank && (last == nullptr || last->period < row.period)) last = &row;
    }
    if (last == nullptr) continue;
    const Rank& rank = *last->remarks->rank;
    findings.report(
        "metric-rank", one, *last,
        fmt::format("{} has the rank {}, but no quartile band", findings.name(one, *last),
                    rank.value ? std::to_string(*rank.value) : rank.published),
        fmt::format("{} has a rank, but no quartile band", findings.name(one, *last)));
  }
}

/// Whether two snapshots should agree: they stand at one day, or were printed in one publication.
bool should_agree(const Snapshot& one, const Snapshot& other) {
  if (one.as_at == other.as_at) return true;
  return one.published && one.published == other.published &&
         one.source.title == other.source.title;
}

/// 40.3 and 40.26 are one value, printed with one and with two decimals.
bool are_one_value(const CheckedIndicator& first, const Observation& one,
                   const CheckedIndicator& second, const Observation& other) {
  const int decimals =
      std::min(printed_decimals(one, first.about()), printed_decimals(other, second.about()));
  return std::abs(*one.value - *other.value) <= half_a_place(decimals);
}

void check_conflict(const Rows& earlier, const CheckedIndicator& later, Findings& findings) {
  const CheckedIndicator& first = earlier.indicator();
  for (const Observation& one : later.raw->observations) {
    const Observation* other = earlier.beside(later, one);
    if (other == nullptr || !other->value || !one.value) continue;
    if (are_one_value(first, *other, later, one)) continue;
    if (other->remarks.or_empty().answers("metric-conflict")) continue;
    const std::string name = findings.name(later, one);
    findings.report(
        "metric-conflict", later, one,
        fmt::format("{} is {} here and {} in `{}`", name, said(*one.value, later.about()),
                    said(*other->value, first.about()), first.snapshot->name),
        fmt::format("{} differs from `{}`", name, first.snapshot->name));
  }
}

/// One figure with two values in what should agree.
void check_conflicts(const RawFigures& figures, const std::vector<CheckedIndicator>& all,
                     Findings& findings) {
  if (figures.snapshots.size() < 2) return;
  std::map<std::string_view, std::vector<const CheckedIndicator*>> together;
  for (const CheckedIndicator& one : all) together[one.about().id].push_back(&one);
  for (const auto& [id, same] : together) {
    for (std::size_t later = 1; later < same.size(); ++later) {
      for (std::size_t earlier = 0; earlier < later; ++earlier) {
        if (!should_agree(*same[earlier]->snapshot, *same[later]->snapshot)) continue;
        check_conflict(Rows(*same[earlier]), *same[later], findings);
      }
    }
  }
}

}  // namespace

std::string said(double value, const Indicator& about) {
  const auto decimal = statistics::Decimal::from(value);
  return said(value, about, decimal ? decimal->places() : 0);
}

std::string said(double value, const Indicator& about, int decimals) {
  const auto decimal = statistics::Decimal::from(value);
  Indicator shown = about;
  shown.per.clear();
  shown.decimals = decimal ? std::min(decimals, decimal->rounded(decimals).places()) : 0;
  // Five tenths of a pound are 50 pence.
  if (shown.unit == Unit::pounds && shown.decimals == 1) shown.decimals = 2;
  // A table of thousands says 28,589; so does the finding about it.
  if (shown.unit == Unit::thousand_pounds) shown.unit = Unit::count;
  return with_unit(value, shown);
}

int printed_decimals(const Observation& one, const Indicator& about) {
  if (one.published.empty()) return about.decimals;
  // The last point between digits: "about 63.5%".
  const std::size_t point = one.published.rfind('.');
  if (point == std::string::npos) return 0;
  const std::size_t end = one.published.find_first_not_of("0123456789", point + 1);
  return static_cast<int>((end == std::string::npos ? one.published.size() : end) - point - 1);
}

double half_a_place(int decimals) {
  return 0.5 * std::pow(10.0, -decimals) * (1 + 1e-9) + 1e-9;
}

void Findings::report(std::string_view rule, const CheckedIndicator& indicator,
                      const Observation& one, const std::string& with_numbers,
                      const std::string& without) {
  if (one.remarks.or_empty().answers(rule)) return;
  const bool may_say_numbers =
      !indicator.is_protected || open_.contains(indicator.snapshot->name, indicator.about().id);
  diagnostics_.report(
      rule, one.span, may_say_numbers ? with_numbers : without,
      fmt::format("correct it, or say in `answer` why it stands: {{\"{}\": \"…\"}}", rule));
}

std::string Findings::name(const CheckedIndicator& indicator, const Observation& one) const {
  const std::string at = coordinates_text(indicator.about(), one.at);
  return fmt::format("`{}` for `{}`, {}{}{}", indicator.about().id, config_.areas()[one.area].id,
                     one.period.label(), at.empty() ? "" : ", ", at);
}

Rows::Rows(const CheckedIndicator& indicator) : indicator_(&indicator) {
  for (const Observation& one : indicator.raw->observations) {
    rows_.emplace(
        std::tuple(one.area, one.period.text(), coordinates_text(indicator.about(), one.at)), &one);
  }
}

const Observation* Rows::find(std::uint16_t area, const Period& period,
                              const std::string& at) const {
  const auto row = rows_.find(std::tuple(area, period.text(), at));
  return row == rows_.end() ? nullptr : row->second;
}

const Observation* Rows::beside(const CheckedIndicator& other, const Observation& one) const {
  return find(one.area, one.period, coordinates_text(other.about(), one.at));
}

void check_arithmetic(const RawFigures& figures, Diagnostics& diagnostics) {
  Findings findings(figures, diagnostics);
  std::vector<CheckedIndicator> all;
  for (const Snapshot& snapshot : figures.snapshots) {
    const std::vector<CheckedIndicator> indicators = indicators_of(snapshot);
    for (const CheckedIndicator& indicator : indicators) {
      check_figures(indicator, findings);
      check_totals(indicator, findings);
    }
    check_bands(indicators, findings);
    check_relations(snapshot, indicators, findings);
    all.insert(all.end(), indicators.begin(), indicators.end());
  }
  check_conflicts(figures, all, findings);
}

}  // namespace pier::metrics
