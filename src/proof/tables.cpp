// The arithmetic of tables: totals, averages, shares, balances, and what jumps.

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "base/text.h"
#include "proof/checks.h"
#include "proof/grammar.h"
#include "proof/table_reading.h"

namespace pier::proof {

namespace {

constexpr std::string_view kTableRule = "report-table";
constexpr std::string_view kTableCure =
    "correct the number that is wrong; for a slip of a printed report, answer it under `known`";
/// A sum that is further away adds up something else.
constexpr double kNear = 0.15;
/// A value that is so many times its neighbour has another unit.
constexpr double kJump = 50;

/// Sums that a total may be, by what it leaves out.
struct Candidates {
  std::vector<double> sums;
  std::size_t terms = 0;
  int decimals = 0;

  /// Nothing when one is the total as printed, else the nearest.
  std::optional<double> nearest_wrong(const Number& total) const {
    std::optional<double> best;
    for (const double sum : sums) {
      if (is_as_printed(sum, total)) return std::nullopt;
      if (!best || std::abs(sum - total.value) < std::abs(*best - total.value)) best = sum;
    }
    if (!best || std::abs(*best - total.value) > kNear * std::abs(total.value)) return std::nullopt;
    return best;
  }
};

class SumCheck {
 public:
  SumCheck(const TableView& view, std::size_t chapter, Findings& findings)
      : view_(view), chapter_(chapter), findings_(findings) {}

  void run() {
    for (std::size_t r = 0; r < view_.rows(); ++r) {
      if (view_.is_header(r)) continue;
      const std::string_view label = view_.label(r);
      if (view_.is_total(r)) check_total_row(r);
      if (is_average(r)) check_average_row(r);
      check_total_columns(r);
      check_balance(r);
      check_jumps(r);
      check_over_hundred(r);
      check_share_columns(r);
      check_change_columns(r);
      if (label.starts_with('%') || label.starts_with("percent")) check_share_row(r);
    }
  }

 private:
  void report(std::size_t r, std::size_t c, std::string message) {
    findings_.report_block(kTableRule, chapter_, view_.at(r, c).block, std::move(message),
                           std::string(kTableCure));
  }

  /// The first row below the header of row r.
  std::size_t top_of(std::size_t r) const {
    const auto header = view_.header_of(r);
    return header ? *header + 1 : 0;
  }

  /// Whether a total says that it leaves a row out: "total (ex alt prov)".
  static bool leaves_out(std::string_view total, std::string_view row) {
    std::size_t at = total.find("(ex");
    if (at == std::string_view::npos) at = total.find("excluding");
    if (at == std::string_view::npos || row.size() < 3) return false;
    const std::string_view first = row.substr(0, row.find(' '));
    return total.substr(at).find(first) != std::string_view::npos;
  }

  Candidates sums_above(std::size_t r, std::size_t c) const {
    Candidates found;
    double since = 0;
    double all = 0;
    double totals = 0;
    std::size_t total_rows = 0;
    for (std::size_t i = top_of(r); i < r; ++i) {
      const Number* number = view_.number_or_shifted(i, c);
      // A number that cannot be read is reported by itself.
      if (number == nullptr && view_.at(i, c).kind == Cell::Kind::number) return {};
      if (view_.is_total(i)) {
        since = 0;
        ++total_rows;
        if (number != nullptr) totals += number->value;
        continue;
      }
      if (number == nullptr || leaves_out(view_.label(r), view_.label(i))) continue;
      since += number->value;
      all += number->value;
      ++found.terms;
      found.decimals = std::max(found.decimals, number->decimals);
    }
    found.sums = {since, all};
    if (total_rows > 0) found.sums.insert(found.sums.end(), {totals, totals + since});
    return found;
  }

  void check_total_row(std::size_t r) {
    for (std::size_t c = 1; c < view_.columns(); ++c) {
      const Number* total = view_.number(r, c);
      if (total == nullptr || view_.is_ratio(r, c)) continue;
      const Candidates sums = sums_above(r, c);
      if (sums.terms < 2) continue;
      if (const auto sum = sums.nearest_wrong(*total); sum) {
        report(r, c,
               fmt::format("the rows above come to {}, not {}", said(*sum, sums.decimals),
                           view_.said(r, c)));
      }
    }
  }

  /// "Total" as the name of a column: the columns before it.
  void check_total_columns(std::size_t r) {
    double sum = 0;
    std::size_t terms = 0;
    int decimals = 0;
    bool after_total = false;
    for (std::size_t c = 1; c < view_.columns(); ++c) {
      const std::string_view header = view_.header(r, c);
      const Number* number = view_.number(r, c);
      if (!names_total(header)) {
        after_total = false;
        if (number == nullptr || view_.is_ratio(r, c)) {
          if (number != nullptr) terms = 0, sum = 0;
          continue;
        }
        sum += number->value;
        ++terms;
        decimals = std::max(decimals, number->decimals);
        continue;
      }
      const bool is_sum = number != nullptr && terms >= 2 && !after_total && !is_average(r);
      if (is_sum && !is_as_printed(sum, *number) &&
          std::abs(sum - number->value) <= kNear * std::abs(number->value)) {
        report(r, c,
               fmt::format("the columns before come to {}, not {}", said(sum, decimals),
                           view_.said(r, c)));
      }
      sum = 0;
      terms = 0;
      after_total = true;
    }
  }

  bool is_average(std::size_t r) const {
    const std::string_view label = view_.label(r);
    return is_one_of(label, {"average", "averages", "mean", "overall average"});
  }

  /// How often the label of a row stands above it already.
  std::size_t occurrence(std::size_t r) const {
    std::size_t before = 0;
    for (std::size_t i = top_of(r); i < r; ++i) before += view_.label(i) == view_.label(r) ? 1 : 0;
    return before;
  }

  void check_average_row(std::size_t r) {
    for (std::size_t c = 1; c < view_.columns(); ++c) {
      const Number* average = view_.number(r, c);
      if (average == nullptr) continue;
      double sum = 0;
      std::size_t terms = 0;
      for (std::size_t i = top_of(r); i < r; ++i) {
        const Number* number = view_.number(i, c);
        if (number == nullptr || view_.is_total(i) || is_average(i)) continue;
        // Rows with one label twice are two lists, one between the other.
        if (occurrence(i) != occurrence(r)) continue;
        sum += number->value;
        ++terms;
      }
      if (terms < 2) continue;
      const double mean = sum / static_cast<double>(terms);
      if (is_as_printed(mean, *average)) continue;
      if (std::abs(mean - average->value) > 0.5 * std::abs(average->value)) continue;
      report(r, c,
             fmt::format("the average of the {} rows above is {}, not {}", terms,
                         said(mean, average->decimals + 1), view_.said(r, c)));
    }
  }

  /// Spending, income, and what is left of it in row r.
  void check_balance(std::size_t r) {
    if (r < 2 || !is_left(view_.label(r))) return;
    for (std::size_t c = 1; c < view_.columns(); ++c) {
      const Number* left = view_.number(r, c);
      if (left == nullptr) continue;
      const Number* spent = nullptr;
      const Number* income = nullptr;
      for (std::size_t i = r; i-- > 0 && r - i <= 4;) {
        const std::string_view label = view_.label(i);
        const Number* number = view_.number(i, c);
        if (spent == nullptr && (label.starts_with("expenditure") ||
                                 label.starts_with("spending") || label.starts_with("costs"))) {
          spent = number;
        }
        if (income == nullptr && label.starts_with("income")) income = number;
      }
      if (spent == nullptr || income == nullptr) continue;
      const double balance = income->value - std::abs(spent->value);
      if (is_as_printed(balance, *left)) continue;
      const int decimals = std::max({left->decimals, income->decimals, spent->decimals});
      if (is_as_printed(-balance, *left)) {
        report(
            r, c,
            fmt::format("income less spending is {}: the minus is lost", said(balance, decimals)));
      } else if (std::abs(balance - left->value) <= kNear * std::abs(left->value)) {
        report(r, c,
               fmt::format("income less spending is {}, not {}", said(balance, decimals),
                           view_.said(r, c)));
      }
    }
  }

  static bool is_left(std::string_view label) {
    return label.starts_with("net") || label.starts_with("balance") ||
           label.starts_with("outturn") || label.starts_with("outcome") ||
           label.starts_with("projected outturn") || label.starts_with("surplus");
  }

  /// A value that is more than fifty times that of the year before.
  void check_jumps(std::size_t r) {
    const Number* before = nullptr;
    const auto header = view_.header_of(r);
    if (!header) return;
    for (std::size_t c = 1; c < view_.columns(); ++c) {
      if (view_.period(*header, c) == nullptr) continue;
      if (view_.at(*header, c).kind != Cell::Kind::number) continue;
      const Number* number = view_.number(r, c);
      if (number == nullptr) continue;
      if (before != nullptr) {
        const double a = std::abs(before->value);
        const double b = std::abs(number->value);
        if (std::min(a, b) >= 10 && std::max(a, b) > kJump * std::min(a, b)) {
          report(r, c,
                 fmt::format("{} is {} times its neighbour {}: one of them has another unit",
                             view_.said(r, c), said(std::max(a, b) / std::min(a, b), 0),
                             said(before->value, before->decimals)));
          return;
        }
      }
      before = number;
    }
  }

  void check_over_hundred(std::size_t r) {
    if (!view_.header_of(r)) return;
    for (std::size_t c = 1; c < view_.columns(); ++c) {
      const Number* number = view_.number(r, c);
      if (number == nullptr || !(number->value > 100) || !view_.is_percentage(r, c)) continue;
      if (number->role == NumberRole::year) continue;
      const auto allows = [](std::string_view text) {
        return text.find("change") != std::string_view::npos ||
               text.find("increase") != std::string_view::npos ||
               text.find("growth") != std::string_view::npos ||
               text.find("of target") != std::string_view::npos;
      };
      if (allows(view_.label(r)) || allows(view_.header(r, c))) continue;
      // A head count among percentages is a mixture of units, which another check reports.
      const bool by_row = view_.label(r).find('%') != std::string_view::npos || number->percent ||
                          names_benchmark(view_.label(r)) || view_.header(r, c).starts_with('%') ||
                          view_.header(r, c).ends_with('%');
      if (!by_row) continue;
      report(r, c, fmt::format("{} cannot be a percentage", view_.said(r, c)));
      return;
    }
  }

  /// A column of percentages: two columns before it give them.
  void check_share_columns(std::size_t r) {
    for (std::size_t c = 3; c < view_.columns(); ++c) {
      const std::string_view header = view_.header(r, c);
      const bool is_share = header.find('%') != std::string_view::npos ||
                            header.starts_with("percent") || header.starts_with("proportion");
      const Number* share = view_.number(r, c);
      if (!is_share || share == nullptr || header.find("change") != std::string_view::npos)
        continue;
      if (view_.label(r).find('%') != std::string_view::npos) continue;
      check_share_of(r, c, *share, header);
    }
  }

  void check_share_of(std::size_t r, std::size_t c, const Number& share, std::string_view header) {
    std::optional<std::pair<std::size_t, std::size_t>> nearest;
    double distance = 1.5;
    for (std::size_t a = 1; a < c; ++a) {
      for (std::size_t b = 1; b < c; ++b) {
        const Number* part = view_.number(r, a);
        const Number* whole = view_.number(r, b);
        if (a == b || part == nullptr || whole == nullptr || !(whole->value > 0)) continue;
        if (part->value > whole->value || part->percent || whole->percent) continue;
        const double exact = 100 * part->value / whole->value;
        if (is_as_printed(exact, share)) return;
        if (std::abs(exact - share.value) >= distance || !share_a_word(header, view_.header(r, a)))
          continue;
        distance = std::abs(exact - share.value);
        nearest = {a, b};
      }
    }
    if (!nearest) return;
    const double exact =
        100 * view_.number(r, nearest->first)->value / view_.number(r, nearest->second)->value;
    report(r, c,
           fmt::format("{} of {} is {}%, not {}", view_.said(r, nearest->first),
                       view_.said(r, nearest->second), said(exact, share.decimals + 1),
                       view_.said(r, c)));
  }

  static bool share_a_word(std::string_view a, std::string_view b) {
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= a.size(); ++i) {
      if (i < a.size() && ascii_is_alpha(a[i])) continue;
      const std::string stem = stem_of(a.substr(begin, i - begin));
      if (!stem.empty() && stem != "percentage" && b.find(stem) != std::string_view::npos)
        return true;
      begin = i + 1;
    }
    return false;
  }

  /// "% Change 2016-17 to 2017-18" of columns that the table has.
  void check_change_columns(std::size_t r) {
    const auto header = view_.header_of(r);
    if (!header) return;
    for (std::size_t c = 1; c < view_.columns(); ++c) {
      const std::string_view name = view_.lower(*header, c);
      const Number* printed = view_.number(r, c);
      if (printed == nullptr || name.find("change") == std::string_view::npos ||
          name.find('%') == std::string_view::npos) {
        continue;
      }
      const Number* from = nullptr;
      const Number* to = nullptr;
      const Block& block = view_.text().blocks[view_.at(*header, c).block];
      std::size_t periods = 0;
      for (std::size_t t = block.first; t < block.last; ++t) {
        const Number* number = view_.text().number(t);
        if (number == nullptr || number->role != NumberRole::period) continue;
        (periods++ == 0 ? from : to) = value_of_period(r, *header, *number);
      }
      if (periods != 2 || from == nullptr || to == nullptr || !(from->value > 0)) continue;
      const double exact = 100 * (to->value - from->value) / from->value;
      if (is_as_printed(exact, *printed) || std::abs(exact - printed->value) > 10) continue;
      report(r, c,
             fmt::format("from {} to {} is {}%, not {}", said(from->value, 2), said(to->value, 2),
                         said(exact, printed->decimals + 1), view_.said(r, c)));
    }
  }

  const Number* value_of_period(std::size_t r, std::size_t header, const Number& period) const {
    for (std::size_t c = 1; c < view_.columns(); ++c) {
      const Number* column = view_.period(header, c);
      if (column != nullptr && column->from == period.from && column->to == period.to) {
        return view_.number(r, c);
      }
    }
    return nullptr;
  }

  /// A row of percentages below rows of counts: where most columns are a share of two rows, all
  /// are.
  void check_share_row(std::size_t r) {
    const std::size_t top = std::max(top_of(r), r >= 3 ? r - 3 : 0);
    for (std::size_t a = top; a < r; ++a) {
      for (std::size_t b = top; b < r; ++b) {
        if (a == b || view_.is_percentage(a, 1) || view_.is_percentage(b, 1)) continue;
        check_share_row_of(r, a, b);
      }
    }
  }

  void check_share_row_of(std::size_t r, std::size_t a, std::size_t b) {
    std::size_t right = 0;
    std::optional<std::size_t> wrong;
    for (std::size_t c = 1; c < view_.columns(); ++c) {
      const Number* share = view_.number(r, c);
      const Number* part = view_.number(a, c);
      const Number* whole = view_.number(b, c);
      if (share == nullptr || part == nullptr || whole == nullptr || !(whole->value > 0)) continue;
      const double exact = 100 * part->value / whole->value;
      if (is_as_printed(exact, *share)) {
        ++right;
      } else if (std::abs(exact - share->value) < 1.5 && !wrong) {
        wrong = c;
      } else {
        return;
      }
    }
    if (!wrong || right == 0) return;
    const double exact = 100 * view_.number(a, *wrong)->value / view_.number(b, *wrong)->value;
    report(r, *wrong,
           fmt::format("{} of {} is {}%, not {}", view_.said(a, *wrong), view_.said(b, *wrong),
                       said(exact, 1), view_.said(r, *wrong)));
  }

  const TableView& view_;
  std::size_t chapter_;
  Findings& findings_;
};

}  // namespace

void check_tables(const Reading& reading, std::size_t chapter, Findings& findings) {
  const Text& text = reading.chapters[chapter];
  for (const Table& table : text.tables) {
    const TableView view(text, table);
    SumCheck(view, chapter, findings).run();
  }
}

}  // namespace pier::proof
