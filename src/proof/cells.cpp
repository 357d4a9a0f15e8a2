// Cells that stand at the wrong place or hold what cannot be meant.

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

constexpr std::string_view kCellRule = "report-cell";

class CellCheck {
 public:
  CellCheck(const TableView& view, std::size_t chapter, Findings& findings)
      : view_(view), chapter_(chapter), findings_(findings) {}

  void run() {
    for (std::size_t r = 0; r < view_.rows(); ++r) {
      if (is_separator(r)) {
        report(r, 0, "this row is the line of hyphens of a table, not data", "take the row out");
        continue;
      }
      if (r > 0) check_second_header(r);
      if (view_.is_header(r)) {
        check_odd_header(r);
        check_header_periods(r);
        continue;
      }
      check_ranks(r);
      check_shift(r);
      check_wrong_column(r);
      check_mixture(r);
      check_decimals_of_count(r);
      check_hidden_count(r);
      for (std::size_t c = 0; c < view_.columns(); ++c) {
        check_amounts(r, c);
        check_arrow(r, c);
      }
    }
    report_no_ranks();
    check_unlabelled();
    check_empty_columns();
    check_same_text();
    check_line_numbers();
  }

 private:
  void report(std::size_t r, std::size_t c, std::string message, std::string help) {
    findings_.report_block(kCellRule, chapter_, block_of(r, c), std::move(message),
                           std::move(help));
  }

  /// The block of a cell; of one that its row lacks, that of the first.
  std::uint32_t block_of(std::size_t r, std::size_t c) const {
    const std::uint32_t block = view_.at(r, c).block;
    return block == 0 ? view_.at(r, 0).block : block;
  }

  bool is_separator(std::size_t r) const {
    std::size_t lines = 0;
    std::size_t longest = 0;
    for (std::size_t c = 0; c < view_.columns(); ++c) {
      const Cell& cell = view_.at(r, c);
      if (cell.kind == Cell::Kind::empty) continue;
      if (cell.kind != Cell::Kind::dash) return false;
      ++lines;
      longest = std::max(longest, view_.said(r, c).size());
    }
    return lines >= 2 && longest >= 2;
  }

  /// A row that names the columns again: two tables without a line between them.
  void check_second_header(std::size_t r) {
    if (view_.columns() < 2) return;
    std::size_t same = 0;
    std::size_t filled = 0;
    for (std::size_t c = 1; c < view_.columns(); ++c) {
      if (view_.at(r, c).kind == Cell::Kind::empty) continue;
      ++filled;
      const bool is_text = view_.at(r, c).kind == Cell::Kind::text || view_.period(r, c) != nullptr;
      for (std::size_t i = 0; i < r && is_text; ++i) {
        if (!view_.is_header(i) || view_.lower(i, c) != view_.lower(r, c)) continue;
        ++same;
        break;
      }
    }
    const bool repeats = same >= 2 && same * 2 > filled;
    // Years again, or other names, after rows of numbers.
    const bool names = view_.is_header(r) && !view_.is_header(r - 1) && filled >= 2;
    if (!repeats && !names) return;
    report(r, first_filled(r), "this row names columns: a second table begins here",
           "end the table above it, and give each its caption");
  }

  std::size_t first_filled(std::size_t r) const {
    for (std::size_t c = 0; c < view_.columns(); ++c) {
      if (view_.at(r, c).kind != Cell::Kind::empty) return c;
    }
    return 0;
  }

  /// "HCS Q1 | AHCs Q2 | AHCs Q3": of names in a row, one that begins otherwise.
  void check_odd_header(std::size_t r) {
    struct Name {
      std::string_view stem;
      std::size_t column;
    };
    std::vector<Name> names;
    for (std::size_t c = 0; c < view_.columns(); ++c) {
      const std::string_view name = view_.lower(r, c);
      const std::size_t space = name.rfind(' ');
      if (space == std::string_view::npos || name.size() != space + 3 || name[space + 1] != 'q')
        continue;
      names.push_back({name.substr(0, space), c});
    }
    if (names.size() < 3) return;
    for (const Name& one : names) {
      const auto same = std::count_if(names.begin(), names.end(),
                                      [&](const Name& other) { return other.stem == one.stem; });
      if (same != 1) continue;
      const Name& other = one.column == names.front().column ? names.back() : names.front();
      report(r, one.column,
             fmt::format("`{}` stands in a row of names that begin with `{}`",
                         view_.said(r, one.column),
                         view_.said(r, other.column).substr(0, other.stem.size())),
             "write the names of one series alike");
      return;
    }
  }

  /// "% Change 2015-16 to 2017-18" of a table that has no 2015-16.
  void check_header_periods(std::size_t r) {
    std::vector<const Number*> own;
    for (std::size_t c = 0; c < view_.columns(); ++c) {
      if (const Number* period = view_.period(r, c);
          period != nullptr && view_.at(r, c).kind == Cell::Kind::number) {
        own.push_back(period);
      }
    }
    if (own.size() < 2) return;
    for (std::size_t c = 0; c < view_.columns(); ++c) {
      if (view_.at(r, c).kind != Cell::Kind::text) continue;
      if (view_.lower(r, c).find("change") == std::string_view::npos) continue;
      const Block& block = view_.text().blocks[view_.at(r, c).block];
      for (std::size_t t = block.first; t < block.last; ++t) {
        const Number* named = view_.text().number(t);
        if (named == nullptr || named->role != NumberRole::period) continue;
        const bool is_there = std::any_of(own.begin(), own.end(), [&](const Number* one) {
          return one->from == named->from && one->to == named->to;
        });
        if (is_there) continue;
        report(r, c, fmt::format("the table has no column `{}`", written(view_.text(), t)),
               "name the periods that are compared");
        break;
      }
    }
  }

  static bool names_rank(std::string_view header) {
    return header == "rank" || header.ends_with(" rank") || header.ends_with("ranking");
  }

  void check_ranks(std::size_t r) {
    for (std::size_t c = 1; c < view_.columns(); ++c) {
      const Number* rank = view_.number(r, c);
      if (rank == nullptr || !names_rank(view_.header(r, c))) continue;
      if (rank->value != std::floor(rank->value) || rank->value < 1) {
        no_ranks_.emplace_back(r, c);
        continue;
      }
      if (c + 1 >= view_.columns()) continue;
      const std::string_view next = view_.header(r, c + 1);
      const bool is_band = next.find("band") != std::string_view::npos ||
                           next.find("quartile") != std::string_view::npos ||
                           next.find("qtrl") != std::string_view::npos;
      const Cell::Kind kind = view_.at(r, c + 1).kind;
      if (!is_band || (kind != Cell::Kind::dash && kind != Cell::Kind::empty)) continue;
      report(r, c, fmt::format("the rank {} has no band", view_.said(r, c)),
             "give the band, or say why there is none");
    }
  }

  /// One number that is no rank is a slip; many of them are cells that stand in other columns.
  void report_no_ranks() {
    constexpr std::size_t kSlips = 3;
    if (no_ranks_.size() > kSlips) {
      const auto [r, c] = no_ranks_.front();
      report(r, c,
             fmt::format("{} numbers below `rank` cannot be ranks: cells of these rows stand in "
                         "other columns",
                         no_ranks_.size()),
             "give each row as many cells as the header has");
      return;
    }
    for (const auto& [r, c] : no_ranks_) {
      report(r, c, fmt::format("{} cannot be a rank", view_.said(r, c)),
             "a rank is a whole number from 1; look the number up");
    }
  }

  /// A number where the label belongs, and nothing where the number belongs.
  void check_shift(std::size_t r) {
    for (std::size_t c = 0; c + 1 < view_.columns(); ++c) {
      if (view_.is_numeric(c) || !view_.is_numeric(c + 1)) continue;
      const Number* number = view_.number(r, c);
      if (number == nullptr || view_.at(r, c + 1).kind != Cell::Kind::empty) continue;
      report(r, c,
             fmt::format("{} stands in a column of words, and the cell behind it is empty",
                         view_.said(r, c)),
             "move it into its column");
    }
  }

  /// A long text in the place of a short one, and the next cell empty.
  void check_wrong_column(std::size_t r) {
    if (view_.columns() < 3 || r == 0) return;
    if (view_.at(r, 0).kind != Cell::Kind::text || view_.at(r, 1).kind != Cell::Kind::empty) return;
    if (view_.is_numeric(1) || view_.said(r, 0).size() < 60) return;
    std::size_t filled = 0;
    std::size_t short_labels = 0;
    for (std::size_t i = 1; i < view_.rows(); ++i) {
      filled += view_.at(i, 1).kind == Cell::Kind::text ? 1 : 0;
      short_labels +=
          view_.at(i, 1).kind == Cell::Kind::text && view_.said(i, 0).size() < 30 ? 1 : 0;
    }
    const bool has_numbers = view_.number(r, 2) != nullptr;
    if (filled < 3 || short_labels * 10 < filled * 9 || !has_numbers || says_column_) return;
    says_column_ = true;
    report(r, 0,
           "this text stands in the first column; in other rows such texts stand in the second",
           "move it into its column");
  }

  /// A count among percentages.
  void check_mixture(std::size_t r) {
    std::size_t percents = 0;
    std::optional<std::size_t> plain;
    std::size_t plains = 0;
    for (std::size_t c = 1; c < view_.columns(); ++c) {
      const Number* number = view_.number(r, c);
      if (number == nullptr) continue;
      if (number->percent) {
        ++percents;
      } else {
        ++plains;
        plain = c;
      }
    }
    if (percents < 3 || plains != 1) return;
    const std::string_view header = view_.header(r, *plain);
    if (header.find("number") != std::string_view::npos ||
        header.find("count") != std::string_view::npos || header.starts_with("no") ||
        header.find("target") != std::string_view::npos) {
      return;
    }
    if (says_mixture_) return;
    says_mixture_ = true;
    report(r, *plain,
           fmt::format("{} has no `%`, the other numbers of the row have", view_.said(r, *plain)),
           "say in the header that this column counts, or give the table one unit");
  }

  /// "103.0 | 146.0": cases that are counted have no decimals.
  void check_decimals_of_count(std::size_t r) {
    if (view_.is_ratio(r, 1) || view_.label(r).empty()) return;
    std::size_t noughts = 0;
    std::optional<std::size_t> first;
    for (std::size_t c = 1; c < view_.columns(); ++c) {
      const Number* number = view_.number(r, c);
      if (number == nullptr || number->pounds) continue;
      if (number->decimals == 0) continue;
      if (number->decimals != 1 || number->value != std::floor(number->value)) return;
      if (number->value < 100) return;
      ++noughts;
      if (!first) first = c;
    }
    if (noughts < 2) return;
    report(r, *first,
           fmt::format("{} is a number of cases, and has a decimal", view_.said(r, *first)),
           "write counts as whole numbers");
  }

  /// A percentage where the count beside it is not shown: the count can be worked out.
  void check_hidden_count(std::size_t r) {
    if (r == 0) return;
    const std::string_view label = view_.label(r);
    const std::string_view above = view_.label(r - 1);
    const bool is_share = label.starts_with("percentage") || label.starts_with('%');
    if (!is_share || !above.starts_with("number")) return;
    for (std::size_t c = 1; c < view_.columns(); ++c) {
      if (view_.at(r - 1, c).kind != Cell::Kind::dash || view_.number(r, c) == nullptr) continue;
      report(r, c,
             fmt::format("the count above is not shown, but {} gives it away", view_.said(r, c)),
             "hide the percentage too, or show both");
    }
  }

  /// "£37,000 £30,000".
  void check_amounts(std::size_t r, std::size_t c) {
    const Cell& cell = view_.at(r, c);
    if (cell.kind == Cell::Kind::empty) return;
    const Block& block = view_.text().blocks[cell.block];
    for (std::size_t t = block.first; t < block.last; ++t) {
      const Number* number = view_.text().number(t);
      if (number == nullptr) continue;
      if (number->role == NumberRole::broken) {
        report(r, c, fmt::format("`{}` cannot be read as a number", written(view_.text(), t)),
               "write one point, and commas between thousands");
      }
      if (t + 1 >= block.last || view_.text().number(t + 1) == nullptr) continue;
      if (!number->pounds || !view_.text().number(t + 1)->pounds) continue;
      report(r, c, fmt::format("two amounts stand in one cell: {}", view_.said(r, c)),
             "make a row for each");
      return;
    }
  }

  /// "↑" beside "-": higher than nothing.
  void check_arrow(std::size_t r, std::size_t c) {
    const std::string_view mark = view_.said(r, c);
    const bool is_arrow =
        mark == "\xE2\x86\x91" || mark == "\xE2\x86\x93" || mark == "\xE2\x86\x92";
    if (!is_arrow || c == 0) return;
    if (view_.at(r, c - 1).kind != Cell::Kind::dash) return;
    report(r, c, "the arrow compares with a number that is not there",
           "give the number, or take the arrow out");
  }

  /// Rows of numbers that nobody names.
  void check_unlabelled() {
    std::size_t numbers = 0;
    std::size_t first = 0;
    for (std::size_t r = 0; r < view_.rows(); ++r) {
      if (view_.is_header(r)) continue;
      if (view_.at(r, 0).kind != Cell::Kind::number) {
        // A label somewhere: the table is a list.
        if (view_.at(r, 0).kind == Cell::Kind::text) return;
        continue;
      }
      const NumberRole role = view_.text().numbers[view_.at(r, 0).number].role;
      if (role != NumberRole::plain) return;
      if (numbers++ == 0) first = r;
    }
    if (numbers < 1 || view_.columns() < 2 || first == 0) return;
    bool all = true;
    for (std::size_t c = 1; c < view_.columns(); ++c) {
      all = all && view_.at(first, c).kind != Cell::Kind::text;
    }
    if (!all || !view_.is_of_figures()) return;
    report(first, 0, "the rows of this table have no labels",
           "say in a first column what each row is");
  }

  void check_empty_columns() {
    if (view_.rows() < 4 || !view_.is_header(0)) return;
    for (std::size_t c = 1; c < view_.columns(); ++c) {
      if (view_.at(0, c).kind == Cell::Kind::empty) continue;
      bool is_empty = true;
      for (std::size_t r = 1; r < view_.rows(); ++r) {
        is_empty = is_empty && view_.at(r, c).kind == Cell::Kind::empty;
      }
      if (!is_empty) continue;
      // Of a table of one title row, only the first cell is filled.
      report(0, c, fmt::format("the column `{}` is empty in every row", view_.said(0, c)),
             "fill it, or take it out");
    }
  }

  /// One text under two references.
  void check_same_text() {
    if (view_.columns() < 2 || view_.is_of_figures()) return;
    std::map<std::string_view, std::size_t> seen;
    for (std::size_t r = 1; r < view_.rows(); ++r) {
      const std::string_view text = view_.lower(r, 1);
      if (text.size() < 40) continue;
      const auto [first, is_new] = seen.emplace(text, r);
      if (is_new || view_.lower(first->second, 0) == view_.lower(r, 0)) continue;
      Diagnostic& finding =
          findings_.report_block(kCellRule, chapter_, view_.at(r, 1).block,
                                 fmt::format("`{}` and `{}` have one text",
                                             view_.said(first->second, 0), view_.said(r, 0)),
                                 "say what makes them different, or take one out");
      const Block& other = view_.text().blocks[view_.at(first->second, 1).block];
      finding.notes.push_back(
          {findings_.place(chapter_, other.begin, other.end), "the first one is here"});
    }
  }

  /// 13, 15, 16: lines that are numbered one by one.
  void check_line_numbers() {
    const std::string_view name = view_.lower(0, 0);
    if (!is_one_of(name, {"line", "no", "no.", "number", "#"}) && !continues_lines()) return;
    std::optional<double> before;
    for (std::size_t r = continues_lines() ? 0 : 1; r < view_.rows(); ++r) {
      const Number* number = view_.number(r, 0);
      if (number == nullptr) return;
      if (before && number->value > *before + 1) {
        report(r, 0, fmt::format("line {} comes after line {}", view_.said(r, 0), said(*before, 0)),
               "number the lines one after the other, or leave them as printed");
      }
      before = number->value;
    }
  }

  /// A table whose first column counts up without a name, at least over five rows.
  bool continues_lines() const {
    if (view_.rows() < 5 || view_.is_header(0)) return false;
    for (std::size_t r = 0; r < view_.rows(); ++r) {
      const Number* number = view_.number(r, 0);
      if (number == nullptr || number->decimals > 0 || number->value > 200) return false;
      if (view_.at(r, 1).kind != Cell::Kind::text) return false;
      if (r > 0 && (number->value <= view_.number(r - 1, 0)->value ||
                    number->value > view_.number(r - 1, 0)->value + 5)) {
        return false;
      }
    }
    return true;
  }

  const TableView& view_;
  std::size_t chapter_;
  Findings& findings_;
  /// What stands in many rows is said of the first.
  std::vector<std::pair<std::size_t, std::size_t>> no_ranks_;
  bool says_column_ = false;
  bool says_mixture_ = false;
};

}  // namespace

void check_cells(const Reading& reading, std::size_t chapter, Findings& findings) {
  const Text& text = reading.chapters[chapter];
  for (const Table& table : text.tables) {
    const TableView view(text, table);
    CellCheck(view, chapter, findings).run();
  }
  // Numbers that cannot be read, outside tables.
  for (const Sentence& sentence : text.sentences) {
    const BlockKind kind = text.blocks[sentence.block].kind;
    if (kind == BlockKind::cell) continue;
    for (std::size_t t = sentence.first; t < sentence.last; ++t) {
      const Number* number = text.number(t);
      if (number == nullptr || number->role != NumberRole::broken) continue;
      findings.report_tokens(kCellRule, chapter, t, t,
                             fmt::format("`{}` cannot be read as a number", written(text, t)),
                             "write one point, and commas between thousands");
    }
  }
}

}  // namespace pier::proof
