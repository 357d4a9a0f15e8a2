#include "tables/arithmetic.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include <fmt/format.h>

#include "statistics/decimal.h"
#include "statistics/number_text.h"
#include "statistics/rounding.h"

namespace pier::tables {

namespace {

using Kind = Rule::Kind;

/// What doubles leave behind in a quotient.
constexpr double kNoise = 1e-9;

double half_of_place(int decimals) {
  return 0.5 * std::pow(10.0, -decimals);
}

/// Numbers that a relation is made of.
struct Parts {
  std::vector<double> values;
  int decimals = 0;
  /// Half of the last place of each, where they are rounded: shares.
  double slack = 0;
};

class TableArithmetic {
 public:
  TableArithmetic(RawTable& table, bool may_show, Diagnostics& diagnostics)
      : table_(table), may_show_(may_show), diagnostics_(diagnostics) {}

  void run() {
    table_.misprints.for_each([&](Diagnostic& misprint) { take_misprint(misprint); });
    for (const Relation& relation : table_.relations) check(relation);
    for (const Answer& answer : table_.answers) {
      if (answer.is_used) continue;
      diagnostics_.report("table-answer", answer.span,
                          "this answers nothing: the number of its cell agrees with the rules",
                          "take it out, or correct `row` and `column`");
    }
  }

 private:
  const Cell& cell(const CellAt& at) const { return table_.data.cell(at.row, at.column); }

  bool take_answer(const CellAt& at) {
    const auto answer =
        std::find_if(table_.answers.begin(), table_.answers.end(),
                     [&](const Answer& one) { return one.at == at && !one.is_used; });
    if (answer == table_.answers.end()) return false;
    answer->is_used = true;
    return true;
  }

  void take_misprint(Diagnostic& misprint) {
    for (Answer& answer : table_.answers) {
      if (answer.is_used || !(cell(answer.at).span == misprint.span)) continue;
      answer.is_used = true;
      return;
    }
    diagnostics_.report(misprint.rule->id, misprint.span, std::move(misprint.message),
                        std::move(misprint.help));
  }

  /// The numbers of the cells; none when one of them is not known. What is empty counts as nothing
  /// in a sum (`may_lack`).
  std::optional<Parts> parts_of(const std::vector<CellAt>& at, bool may_lack) const {
    Parts parts;
    for (const CellAt& place : at) {
      const Cell& one = cell(place);
      if (!one.number) {
        if (may_lack && one.is_absent()) continue;
        return std::nullopt;
      }
      parts.values.push_back(one.number->value);
      parts.decimals = std::max(parts.decimals, one.number->decimals);
      if (is_percent(place)) parts.slack += half_of_place(one.number->decimals);
    }
    return parts;
  }

  bool is_percent(const CellAt& at) const {
    const Cell& one = cell(at);
    return table_.data.columns[at.column].kind == ColumnKind::percent ||
           (one.number && one.number->is_percent);
  }

  void check(const Relation& relation) {
    if (!cell(relation.result).number) return;
    switch (relation.kind) {
      case Kind::sum:
        return check_sum(relation);
      case Kind::average:
        return check_average(relation);
      case Kind::percent:
        return check_percent(relation);
      case Kind::change:
        return check_change(relation);
      case Kind::percent_change:
        return check_percent_change(relation);
    }
  }

  double printed(const Relation& relation) const { return cell(relation.result).number->value; }
  int places(const Relation& relation) const { return cell(relation.result).number->decimals; }

  void check_sum(const Relation& relation) {
    auto parts = parts_of(relation.of, true);
    const auto taken = parts_of(relation.minus, true);
    if (!parts || !taken || (parts->values.empty() && taken->values.empty())) return;
    for (const double value : taken->values) parts->values.push_back(-value);
    const auto sum = statistics::sum_as_written(parts->values);
    if (!sum) return;
    const int decimals = std::max(parts->decimals, taken->decimals);
    double slack = parts->slack + taken->slack;
    if (slack > 0 || places(relation) < decimals) slack += half_of_place(places(relation));
    compare(relation, *sum, decimals, slack, "table-total", "its parts add up to");
  }

  void check_average(const Relation& relation) {
    const auto parts = parts_of(relation.of, true);
    if (!parts || parts->values.empty()) return;
    const auto sum = statistics::sum_as_written(parts->values);
    if (!sum) return;
    const auto count = static_cast<double>(parts->values.size());
    compare(relation, *sum / count, places(relation) + 1,
            half_of_place(places(relation)) + parts->slack / count, "table-total",
            "the average of its parts is");
  }

  void check_percent(const Relation& relation) {
    const auto parts = parts_of(relation.of, false);
    if (!parts || parts->values.size() != 2 || parts->values[1] == 0) return;
    const double share = 100 * parts->values[0] / parts->values[1];
    compare(relation, share, std::max(1, places(relation)), half_of_place(places(relation)),
            "table-share", fmt::format("{} of {} is", said(relation.of[0]), said(relation.of[1])));
  }

  void check_change(const Relation& relation) {
    const auto parts = parts_of(relation.of, false);
    if (!parts || parts->values.size() != 2) return;
    const auto change = statistics::difference_as_written(parts->values[1], parts->values[0]);
    if (!change) return;
    double slack = parts->slack;
    if (slack > 0 || places(relation) < parts->decimals) slack += half_of_place(places(relation));
    compare(relation, *change, parts->decimals, slack, "table-change",
            fmt::format("from {} to {} is", said(relation.of[0]), said(relation.of[1])));
  }

  void check_percent_change(const Relation& relation) {
    const auto parts = parts_of(relation.of, false);
    if (!parts || parts->values.size() != 2 || parts->values[0] == 0) return;
    const double from = parts->values[0];
    const double change = 100 * (parts->values[1] - from) / std::abs(from);
    compare(relation, change, std::max(1, places(relation)), half_of_place(places(relation)),
            "table-change",
            fmt::format("from {} to {} is", said(relation.of[0]), said(relation.of[1])));
  }

  void compare(const Relation& relation, double expected, int decimals, double slack,
               std::string_view rule, const std::string& comes_to) {
    const double stands = printed(relation);
    const double noise = kNoise * std::max(1.0, std::abs(expected));
    if (std::abs(stands - expected) <= slack + noise || take_answer(relation.result)) return;
    const std::string name = fmt::format("`{}`, `{}`", table_.data.row_label(relation.result.row),
                                         table_.data.column_label(relation.result.column));
    std::string help =
        "correct what was copied wrongly; when it was printed so, say so under `answers` with this "
        "row and column";
    const Span span = cell(relation.result).span;
    if (!may_show_) {
      diagnostics_.report(rule, span, name + " is not what the rule under `totals` comes to",
                          std::move(help));
      return;
    }
    const std::string value = fmt::format("{} is {}", name, said(relation.result));
    const std::string result = said(expected, decimals, relation.result);
    const bool lost_sign = expected != 0 && std::abs(stands + expected) <= slack + noise;
    diagnostics_.report(rule, span,
                        lost_sign ? fmt::format("{}, but comes to {}: a minus sign is {}", value,
                                                result, expected < 0 ? "lost" : "too many")
                                  : fmt::format("{}, but {} {}", value, comes_to, result),
                        std::move(help));
  }

  /// A number as it was printed, with its unit.
  std::string said(const CellAt& at) const {
    const Cell& one = cell(at);
    return one.number ? said(one.number->value, one.number->decimals, at) : one.text;
  }

  /// The same of what was worked out.
  std::string said(double value, int decimals, const CellAt& at) const {
    const bool is_money = table_.data.columns[at.column].kind == ColumnKind::money;
    const std::string digits = statistics::number_text(
        std::abs(value), {.decimals = decimals, .commas = true, .real_minus = true});
    const bool is_negative = statistics::round_half_away(value, decimals).value_or(0) < 0;
    return fmt::format("{}{}{}{}", is_negative ? "\u2212" : "", is_money ? "£" : "", digits,
                       is_percent(at) ? "%" : "");
  }

  RawTable& table_;
  bool may_show_;
  Diagnostics& diagnostics_;
};

}  // namespace

void check_arithmetic(RawTable& table, bool may_show, Diagnostics& diagnostics) {
  TableArithmetic(table, may_show, diagnostics).run();
}

}  // namespace pier::tables
