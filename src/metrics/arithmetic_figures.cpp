#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "metrics/arithmetic_findings.h"
#include "metrics/coordinates.h"

namespace pier::metrics {

namespace {

/// A percentage against its numerator and denominator, as far as it was printed.
void check_share(const CheckedIndicator& indicator, const Observation& one, Findings& findings) {
  const Indicator& about = indicator.about();
  if (!one.value || !one.numerator || !one.denominator || !(*one.denominator > 0)) return;
  const auto multiplier = multiplier_of(about.unit);
  if (!multiplier || !one.remarks.or_empty().qualifier.empty()) return;
  const double share = *one.numerator * *multiplier / *one.denominator;
  const int decimals = printed_decimals(one, about);
  if (std::abs(share - *one.value) <= half_a_place(decimals)) return;
  const std::string name = findings.name(indicator, one);
  Indicator counts = about;
  counts.unit = Unit::count;
  findings.report("metric-share", indicator, one,
                  fmt::format("{} is {}, but {} of {} is {}", name, said(*one.value, about),
                              said(*one.numerator, counts), said(*one.denominator, counts),
                              said(share, about, std::max(1, decimals))),
                  fmt::format("{} is not what its numerator and denominator come to", name));
}

void check_rank(const CheckedIndicator& indicator, const Observation& one, Findings& findings) {
  if (!one.remarks.or_empty().rank) return;
  const Rank& rank = *one.remarks->rank;
  const std::string name = findings.name(indicator, one);
  if (!rank.value) {
    if (rank.published.empty()) return;
    findings.report(
        "metric-rank", indicator, one,
        fmt::format("{} has the rank `{}`, which is no whole number", name, rank.published),
        fmt::format("{} has a rank that is no whole number", name));
    return;
  }
  const bool is_beyond = rank.of && *rank.value > *rank.of;
  if (*rank.value >= 1 && !is_beyond) return;
  findings.report("metric-rank", indicator, one,
                  fmt::format("{} has the rank {}{}", name, *rank.value,
                              is_beyond ? fmt::format(" of {}", *rank.of) : std::string{}),
                  fmt::format("{} has a rank that there is not", name));
}

/// From here on a figure is taken to be in another unit. Smaller ones happen: a service that is
/// built up from almost nothing.
constexpr double kJump = 100;
/// What is left over of a budget can be a few pounds.
constexpr double kLeastPounds = 100;

void check_jump(const CheckedIndicator& indicator, const Observation& before,
                const Observation& after, Findings& findings) {
  if (!before.value || !after.value) return;
  const double from = std::abs(*before.value);
  const double to = std::abs(*after.value);
  const double least = indicator.about().unit == Unit::pounds ? kLeastPounds : 1;
  if (std::min(from, to) < least || std::max(from, to) < kJump * std::min(from, to)) return;
  const Indicator& about = indicator.about();
  for (const Break& cut : about.breaks) {
    if (!(cut.after < before.period) && cut.after < after.period) return;
  }
  const std::string name = findings.name(indicator, after);
  findings.report(
      "metric-jump", indicator, after,
      fmt::format("{} is {}, after {} for {}: is one of them in another unit?", name,
                  said(*after.value, about), said(*before.value, about), before.period.label()),
      fmt::format("{} is {} than for {}: is one of them in another unit?", name,
                  to > from ? "a hundred times larger" : "a hundred times smaller",
                  before.period.label()));
}

void check_jumps(const CheckedIndicator& indicator, Findings& findings) {
  std::vector<const Observation*> rows;
  for (const Observation& one : indicator.raw->observations) {
    if (one.value) rows.push_back(&one);
  }
  const auto is_before = [](const Observation* a, const Observation* b) {
    return std::tie(a->area, a->at, a->period) < std::tie(b->area, b->at, b->period);
  };
  if (!std::is_sorted(rows.begin(), rows.end(), is_before)) {
    std::sort(rows.begin(), rows.end(), is_before);
  }
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const bool are_neighbours = rows[i - 1]->area == rows[i]->area &&
                                rows[i - 1]->at == rows[i]->at &&
                                rows[i - 1]->period.kind() == rows[i]->period.kind();
    if (are_neighbours) check_jump(indicator, *rows[i - 1], *rows[i], findings);
  }
}

bool is_additive(Unit unit) {
  return unit == Unit::count || unit == Unit::pounds || unit == Unit::thousand_pounds ||
         unit == Unit::full_time_equivalents;
}

/// What rounding of the parts can make of a sum; nothing where numbers are exact.
double rounding_of(const Indicator& about, std::size_t parts) {
  if (about.unit == Unit::count || about.unit == Unit::pounds) return 1e-6;
  return static_cast<double>(parts + 1) * half_a_place(about.decimals);
}

void report_total(const CheckedIndicator& indicator, const Observation& total, double sum,
                  Findings& findings) {
  const std::string name = findings.name(indicator, total);
  findings.report("metric-total", indicator, total,
                  fmt::format("{} is {}, but its parts add up to {}", name,
                              said(*total.value, indicator.about()), said(sum, indicator.about())),
                  fmt::format("{} is not the sum of its parts", name));
}

/// The parts of a total along one dimension; empty when one is not known.
std::vector<const Observation*> parts_along(const Rows& rows, std::size_t dimension,
                                            const Observation& total) {
  const Indicator& about = rows.indicator().about();
  std::vector<const Observation*> parts;
  Coordinates at = total.at;
  for (std::size_t i = 0; i < about.dimensions[dimension].values.size(); ++i) {
    if (i == total.at[dimension]) continue;
    at[dimension] = static_cast<std::uint16_t>(i);
    const Observation* part = rows.find(total.area, total.period, coordinates_text(about, at));
    if (part == nullptr || !part->value) return {};
    parts.push_back(part);
  }
  return parts;
}

double sum_of(const std::vector<const Observation*>& parts) {
  // Cents as doubles do not add up exactly; the numbers as written do.
  double sum = 0;
  for (const Observation* part : parts) sum += *part->value;
  return std::round(sum * 1e6) / 1e6;
}

void check_dimension(const CheckedIndicator& indicator, const Rows& rows, std::size_t d,
                     Findings& findings) {
  const Dimension& dimension = indicator.about().dimensions[d];
  const std::uint16_t whole = position_of_total(dimension);
  for (const Observation& total : indicator.raw->observations) {
    if (total.at[d] != whole || !total.value) continue;
    const auto parts = parts_along(rows, d, total);
    if (parts.empty()) continue;
    const double sum = sum_of(parts);
    if (std::abs(sum - *total.value) <= rounding_of(indicator.about(), parts.size())) continue;
    report_total(indicator, total, sum, findings);
  }
}

/// Shares of one base that nearly come to 100%.
void check_shares_along(const CheckedIndicator& indicator, const Rows& rows, std::size_t d,
                        Findings& findings) {
  const Indicator& about = indicator.about();
  const Dimension& dimension = about.dimensions[d];
  for (const Observation& first : indicator.raw->observations) {
    if (first.at[d] != 0 || !first.value || !first.denominator) continue;
    double sum = 0;
    std::size_t count = 0;
    Coordinates at = first.at;
    bool is_whole = true;
    for (std::size_t i = 0; i < dimension.values.size() && is_whole; ++i) {
      at[d] = static_cast<std::uint16_t>(i);
      const Observation* part = rows.find(first.area, first.period, coordinates_text(about, at));
      is_whole = part != nullptr && part->value && part->denominator == first.denominator;
      if (!is_whole) break;
      sum += *part->value;
      ++count;
    }
    constexpr double kNear = 5;
    const double off = std::abs(sum - 100);
    const bool fits = off <= static_cast<double>(count) * half_a_place(about.decimals);
    if (!is_whole || count < 2 || off > kNear || fits) continue;
    const std::string name = findings.name(indicator, first);
    findings.report("metric-share", indicator, first,
                    fmt::format("the shares that begin with {} add up to {}, not 100%", name,
                                said(sum, about, about.decimals)),
                    fmt::format("the shares that begin with {} do not add up to 100%", name));
  }
}

/// Areas that are parts of another, where they all but add up: when they are far from it, they are
/// not all of its parts.
void check_areas(const CheckedIndicator& indicator, const Rows& rows, Findings& findings) {
  const auto& areas = findings.config().areas();
  for (const Observation& total : indicator.raw->observations) {
    if (!total.value) continue;
    std::vector<const Observation*> parts;
    bool is_whole = true;
    for (std::size_t area = 0; area < areas.size(); ++area) {
      if (areas[area].part_of != areas[total.area].id) continue;
      const Observation* part = rows.find(static_cast<std::uint16_t>(area), total.period,
                                          coordinates_text(indicator.about(), total.at));
      if (part == nullptr) continue;
      is_whole = is_whole && part->value;
      parts.push_back(part);
    }
    if (!is_whole || parts.size() < 2) continue;
    const double sum = sum_of(parts);
    const double off = std::abs(sum - *total.value);
    constexpr double kNear = 0.02;
    if (off <= rounding_of(indicator.about(), parts.size())) continue;
    if (off > kNear * std::abs(*total.value)) continue;
    report_total(indicator, total, sum, findings);
  }
}

bool has_parts(const std::vector<Area>& areas) {
  return std::any_of(areas.begin(), areas.end(),
                     [](const Area& area) { return !area.part_of.empty(); });
}

}  // namespace

void check_figures(const CheckedIndicator& indicator, Findings& findings) {
  for (const Observation& one : indicator.raw->observations) {
    check_share(indicator, one, findings);
    check_rank(indicator, one, findings);
  }
  check_jumps(indicator, findings);
}

void check_totals(const CheckedIndicator& indicator, Findings& findings) {
  const Indicator& about = indicator.about();
  const bool adds = is_additive(about.unit);
  const bool has_areas = adds && has_parts(findings.config().areas());
  if (about.dimensions.empty() && !has_areas) return;
  const Rows rows(indicator);
  for (std::size_t d = 0; d < about.dimensions.size(); ++d) {
    const Dimension& dimension = about.dimensions[d];
    if (dimension.overlapping) continue;
    if (adds && !dimension.total.empty()) check_dimension(indicator, rows, d, findings);
    if (about.unit == Unit::percentage && dimension.total.empty()) {
      check_shares_along(indicator, rows, d, findings);
    }
  }
  if (has_areas) check_areas(indicator, rows, findings);
}

}  // namespace pier::metrics
