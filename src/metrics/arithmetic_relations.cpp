#include <algorithm>
#include <cmath>
#include <memory>

#include <fmt/format.h>

#include "base/text.h"
#include "metrics/arithmetic_findings.h"
#include "metrics/coordinates.h"

namespace pier::metrics {

namespace {

constexpr double kExact = 1e-6;

double rounded_off(double value) {
  return std::round(value * 1e6) / 1e6;
}

double half_of_last_place(const Indicator& about) {
  return about.unit == Unit::count ? 0 : half_a_place(about.decimals);
}

class RelationChecker {
 public:
  RelationChecker(std::span<const CheckedIndicator> indicators, Findings& findings)
      : indicators_(indicators), findings_(findings) {}

  void check(const Relation& relation) {
    if (!relation.answer.empty()) return;
    std::vector<const Rows*> of;
    for (const std::string& id : relation.of) {
      of.push_back(rows_of(id));
      if (of.back() == nullptr) return;
    }
    const Rows* result = relation.result.empty() ? of.front() : rows_of(relation.result);
    if (of.empty() || result == nullptr) return;
    for (const Observation& one : result->indicator().raw->observations) {
      check_at(relation, of, *result, one);
    }
  }

 private:
  const Rows* rows_of(const std::string& id) {
    auto& rows = rows_[id];
    if (!rows) {
      const auto found =
          std::find_if(indicators_.begin(), indicators_.end(),
                       [&](const CheckedIndicator& one) { return one.about().id == id; });
      if (found == indicators_.end()) return nullptr;
      rows = std::make_unique<Rows>(*found);
    }
    return rows.get();
  }

  void check_at(const Relation& relation, const std::vector<const Rows*>& of, const Rows& result,
                const Observation& one) {
    if (!one.value || !one.remarks.or_empty().qualifier.empty()) return;
    switch (relation.kind) {
      case Relation::Kind::sum:
        return check_sum(relation, of, result, one);
      case Relation::Kind::difference:
        return check_difference(relation, of, result, one);
      case Relation::Kind::ratio:
        return check_ratio(of, result, one);
      case Relation::Kind::share:
        return check_share(of, result, one);
      case Relation::Kind::change:
        return check_change(relation, *of.front(), result, one);
      case Relation::Kind::average:
        return check_average(relation, result, one);
    }
  }

  /// The values of other indicators beside a row; none when one is missing.
  static std::optional<std::vector<double>> values(const std::vector<const Rows*>& of,
                                                   const Rows& result, const Observation& one) {
    std::vector<double> all;
    for (const Rows* rows : of) {
      const Observation* row = rows->beside(result.indicator(), one);
      if (row == nullptr || !row->value) return std::nullopt;
      all.push_back(*row->value);
    }
    return all;
  }

  /// Indicators that a relation ties together are protected together: when the result is shown
  /// whole, so are they.
  void report(std::string_view rule, const std::vector<const Rows*>& of, const Rows& result,
              const Observation& one, const std::string& with, const std::string& without) {
    CheckedIndicator indicator = result.indicator();
    for (const Rows* rows : of) indicator.is_protected |= rows->indicator().is_protected;
    findings_.report(rule, indicator, one, with, without);
  }

  void check_sum(const Relation& relation, const std::vector<const Rows*>& of, const Rows& result,
                 const Observation& one) {
    const auto parts = values(of, result, one);
    if (!parts) return;
    double sum = 0;
    for (const double part : *parts) sum += part;
    sum = rounded_off(sum);
    if (std::abs(sum - *one.value) <= relation.tolerance + kExact) return;
    const Indicator& about = result.indicator().about();
    const std::string name = findings_.name(result.indicator(), one);
    if (of.size() == 1) {
      report("metric-conflict", of, result, one,
             fmt::format("{} is {}, but `{}` is {}", name, said(*one.value, about),
                         relation.of.front(), said(sum, about)),
             fmt::format("{} differs from `{}`", name, relation.of.front()));
      return;
    }
    if (report_lost_minus(of, result, one, sum)) return;
    report("metric-total", of, result, one,
           fmt::format("{} is {}, but its parts add up to {}", name, said(*one.value, about),
                       said(sum, about)),
           fmt::format("{} is not the sum of its parts", name));
  }

  bool report_lost_minus(const std::vector<const Rows*>& of, const Rows& result,
                         const Observation& one, double expected) {
    if (std::abs(expected + *one.value) > kExact || expected == 0) return false;
    const Indicator& about = result.indicator().about();
    const std::string name = findings_.name(result.indicator(), one);
    report(
        "metric-difference", of, result, one,
        fmt::format("{} is {}, but comes to {}: a minus sign is {}", name, said(*one.value, about),
                    said(expected, about), expected < 0 ? "lost" : "too many"),
        fmt::format("{} has the wrong sign", name));
    return true;
  }

  void check_difference(const Relation& relation, const std::vector<const Rows*>& of,
                        const Rows& result, const Observation& one) {
    const auto parts = values(of, result, one);
    if (!parts || parts->size() != 2) return;
    const double difference = rounded_off((*parts)[0] - (*parts)[1]);
    if (std::abs(difference - *one.value) <= relation.tolerance + kExact) return;
    if (report_lost_minus(of, result, one, difference)) return;
    const Indicator& about = result.indicator().about();
    const std::string name = findings_.name(result.indicator(), one);
    report("metric-difference", of, result, one,
           fmt::format("{} is {}, but {} less {} is {}", name, said(*one.value, about),
                       said((*parts)[0], of[0]->indicator().about()),
                       said((*parts)[1], of[1]->indicator().about()), said(difference, about)),
           fmt::format("{} is not the difference of its two figures", name));
  }

  void check_ratio(const std::vector<const Rows*>& of, const Rows& result, const Observation& one) {
    const auto parts = values(of, result, one);
    const Indicator& about = result.indicator().about();
    const double multiplier = multiplier_of(about.unit).value_or(1);
    if (!parts || parts->size() != 2 || !((*parts)[1] > 0)) return;
    const double share = (*parts)[0] * multiplier / (*parts)[1];
    const int decimals = printed_decimals(one, about);
    if (std::abs(share - *one.value) <= half_a_place(decimals)) return;
    const std::string name = findings_.name(result.indicator(), one);
    report("metric-share", of, result, one,
           fmt::format("{} is {}, but {} of {} is {}", name, said(*one.value, about),
                       said((*parts)[0], of[0]->indicator().about()),
                       said((*parts)[1], of[1]->indicator().about()),
                       said(share, about, std::max(1, decimals))),
           fmt::format("{} is not what `{}` and `{}` come to", name, of[0]->indicator().about().id,
                       of[1]->indicator().about().id));
  }

  void check_share(const std::vector<const Rows*>& of, const Rows& result, const Observation& one) {
    const auto parts = values(of, result, one);
    if (!parts) return;
    double sum = 0;
    double tolerance = 0;
    for (std::size_t i = 0; i < parts->size(); ++i) {
      sum += (*parts)[i];
      tolerance += half_a_place(of[i]->indicator().about().decimals);
    }
    if (std::abs(sum - 100) <= tolerance) return;
    const Indicator& about = result.indicator().about();
    const std::string name = findings_.name(result.indicator(), one);
    report("metric-share", of, result, one,
           fmt::format("{} and the other shares of the whole add up to {}, not 100%", name,
                       said(rounded_off(sum), about)),
           fmt::format("{} and the other shares of the whole do not add up to 100%", name));
  }

  /// A change stands at the later period, or at the stretch between the two.
  static bool stands_for(const Relation& relation, const Observation& one) {
    if (!relation.from || !relation.to) return false;
    return one.period == *relation.to || (one.period.first() == relation.from->first() &&
                                          one.period.last() == relation.to->last());
  }

  void check_change(const Relation& relation, const Rows& of, const Rows& result,
                    const Observation& one) {
    if (!stands_for(relation, one)) return;
    const std::string at = coordinates_text(result.indicator().about(), one.at);
    const Observation* before = of.find(one.area, *relation.from, at);
    const Observation* after = of.find(one.area, *relation.to, at);
    if (before == nullptr || after == nullptr || !before->value || !after->value) return;
    const double from = *before->value;
    const double to = *after->value;
    const Indicator& measured = of.indicator().about();
    const double half = half_of_last_place(measured);
    const double difference = rounded_off(to - from);
    const double printed = *one.value;
    const double place = half_a_place(printed_decimals(one, result.indicator().about()));
    // A fall is written with and without its sign.
    const auto is = [&](double expected, double slack) {
      return std::abs(std::abs(printed) - std::abs(expected)) <= place + slack &&
             (printed >= 0 || expected <= place + slack);
    };
    const double percent = from > 0 ? difference * 100 / from : 0;
    const double slack = from > half ? 100 * half * (from + to) / (from * (from - half)) : 0;
    const bool is_relative = from > 0 && is(percent, slack);
    const bool is_absolute = is(difference, 2 * half);
    if (relation.as == "percent" ? is_relative : is_absolute) return;
    report_change(relation, of, result, one, {from, to, difference, percent},
                  {is_relative, is_absolute});
  }

  struct Change {
    double from;
    double to;
    double difference;
    double percent;
  };
  struct Fit {
    bool relative;
    bool absolute;
  };

  void report_change(const Relation& relation, const Rows& of, const Rows& result,
                     const Observation& one, const Change& change, const Fit& fit) {
    const Indicator& measured = of.indicator().about();
    Indicator in_percent = measured;
    in_percent.unit = Unit::percentage;
    Indicator in_own = measured;
    if (measured.unit == Unit::percentage) in_own.unit = Unit::percentage_points;
    const bool is_percent = relation.as == "percent";
    const double expected = std::abs(is_percent ? change.percent : change.difference);
    const std::string name = findings_.name(result.indicator(), one);
    std::string with = fmt::format(
        "{} is {}, but from {} to {} is a {} of {}", name,
        said(*one.value, is_percent ? in_percent : in_own), said(change.from, measured),
        said(change.to, measured), change.difference < 0 ? "fall" : "rise",
        said(expected, is_percent ? in_percent : in_own, std::max(1, measured.decimals)));
    std::string other;
    if (is_percent && fit.absolute && measured.unit == Unit::percentage) {
      other = fmt::format(": this is a change of {}", said(std::abs(change.difference), in_own, 1));
    } else if (!is_percent && fit.relative) {
      other = ": this is a change in per cent of the earlier figure";
    }
    report("metric-change", {&of}, result, one, with + other,
           fmt::format("{} is not the change of `{}`", name, measured.id));
  }

  void check_average(const Relation& relation, const Rows& result, const Observation& one) {
    const auto& areas = findings_.config().areas();
    if (areas[one.area].id != relation.result_area) return;
    const std::string at = coordinates_text(result.indicator().about(), one.at);
    std::vector<std::pair<std::string, double>> parts;
    for (const std::string& id : relation.areas) {
      const Area* area = findings_.config().find_area(id);
      if (area == nullptr) continue;
      const auto index = static_cast<std::uint16_t>(area - areas.data());
      const Observation* row = result.find(index, one.period, at);
      if (row != nullptr && row->value) parts.emplace_back(id, *row->value);
    }
    if (parts.empty()) return;
    const Indicator& about = result.indicator().about();
    const double half = half_a_place(printed_decimals(one, about));
    // The average of whole numbers is no whole number: it was rounded as the table is.
    const double slack = half + half_of_last_place(about);
    double sum = 0;
    for (const auto& [id, value] : parts) sum += value;
    const double mean = sum / static_cast<double>(parts.size());
    if (std::abs(mean - *one.value) <= (parts.size() == 1 ? kExact : slack)) return;
    const std::string name = findings_.name(result.indicator(), one);
    std::string with =
        fmt::format("{} is {}, but the average of all {} is {}", name, said(*one.value, about),
                    parts.size(), said(mean, about, std::max(2, about.decimals)));
    if (const std::string without = left_out(parts, sum, *one.value, half); !without.empty()) {
      with += ": it is that of " + without;
    }
    report("metric-average", {}, result, one, with,
           fmt::format("{} is not the average of its areas", name));
  }

  /// Which one or two areas were left out, when that makes the average right.
  static std::string left_out(const std::vector<std::pair<std::string, double>>& parts, double sum,
                              double printed, double half) {
    const std::size_t n = parts.size();
    constexpr std::size_t kMost = 40;
    if (n < 2 || n > kMost) return {};
    for (std::size_t i = 0; i < n; ++i) {
      if (std::abs((sum - parts[i].second) / static_cast<double>(n - 1) - printed) <= half) {
        return fmt::format("{} of them, without `{}`", n - 1, parts[i].first);
      }
    }
    for (std::size_t i = 0; i < n && n > 2; ++i) {
      for (std::size_t j = i + 1; j < n; ++j) {
        const double rest = sum - parts[i].second - parts[j].second;
        if (std::abs(rest / static_cast<double>(n - 2) - printed) <= half) {
          return fmt::format("{} of them, without `{}` and `{}`", n - 2, parts[i].first,
                             parts[j].first);
        }
      }
    }
    return {};
  }

  std::span<const CheckedIndicator> indicators_;
  Findings& findings_;
  std::map<std::string, std::unique_ptr<Rows>> rows_;
};

}  // namespace

void check_relations(const Snapshot& snapshot, std::span<const CheckedIndicator> indicators,
                     Findings& findings) {
  RelationChecker checker(indicators, findings);
  for (const Relation& relation : snapshot.relations) checker.check(relation);
}

}  // namespace pier::metrics
