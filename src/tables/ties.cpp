#include "tables/ties.h"

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

#include "disclosure/count.h"

namespace pier::tables {

namespace {

using disclosure::Count;
using disclosure::Equation;

bool is_count(const Cell& cell) {
  const auto& number = cell.number;
  return number && number->decimals == 0 && !number->is_percent && number->value >= 0 &&
         number->value <= static_cast<double>(disclosure::kLargest);
}

using Lines = std::vector<std::size_t>;

/// Finds lines (rows, or columns) that are the sum of neighbouring ones. `at(line, across)` is a
/// cell. Lines without a count do not come between neighbours.
class SumFinder {
 public:
  using At = std::function<CellAt(std::size_t line, std::size_t across)>;
  SumFinder(const CountCells& cells, At at, Lines lines, Lines across)
      : cells_(cells), at_(std::move(at)), lines_(std::move(lines)), across_(std::move(across)) {
    std::erase_if(lines_, [&](std::size_t line) {
      return std::all_of(across_.begin(), across_.end(),
                         [&](std::size_t a) { return cells_.at(at_(line, a)) == kNoCount; });
    });
  }

  std::vector<Equation> run() {
    look_among(lines_);
    // A grand total is the sum of totals, and of what is none: neither stand beside each other.
    Lines totals(found_.begin(), found_.end());
    Lines parts = lines_;
    std::erase_if(parts, [&](std::size_t line) { return found_.contains(line); });
    if (!totals.empty()) {
      look_among(totals);
      look_among(parts);
    }
    return std::move(equations_);
  }

 private:
  /// What the lines before one come to, so that a block is one subtraction.
  struct Running {
    Count sum = 0;
    /// Cells that are not known and not empty.
    std::size_t unknown = 0;
  };
  /// Lines [begin, end) of a sequence.
  struct Block {
    std::size_t begin;
    std::size_t end;
  };

  /// Every line against the blocks of the sequence that end before it or begin behind it.
  void look_among(const Lines& sequence) {
    running_.clear();
    for (const std::size_t a : across_) running_.push_back(running_totals(sequence, a));
    for (const std::size_t total : lines_) {
      const auto here = std::lower_bound(sequence.begin(), sequence.end(), total);
      const auto before = static_cast<std::size_t>(here - sequence.begin());
      const bool is_in = here != sequence.end() && *here == total;
      const std::size_t after = before + (is_in ? 1 : 0);
      for (std::size_t begin = 0; begin + 2 <= before; ++begin) {
        try_block(sequence, {begin, before}, total);
      }
      for (std::size_t end = after + 2; end <= sequence.size(); ++end) {
        try_block(sequence, {after, end}, total);
      }
    }
  }

  std::vector<Running> running_totals(const Lines& sequence, std::size_t a) const {
    std::vector<Running> totals(1);
    for (const std::size_t line : sequence) {
      const CellAt place = at_(line, a);
      Running next = totals.back();
      if (const auto value = cells_.value(place)) {
        next.sum += *value;
      } else if (!cells_.table().cell(place.row, place.column).is_absent()) {
        ++next.unknown;
      }
      totals.push_back(next);
    }
    return totals;
  }

  /// The block adds up wherever it has numbers, and somewhere to more than nought.
  void try_block(const Lines& sequence, const Block& block, std::size_t total) {
    bool has_some = false;
    for (std::size_t i = 0; i < across_.size(); ++i) {
      const CellAt place = at_(total, across_[i]);
      const auto wanted = cells_.value(place);
      if (!wanted) {
        if (cells_.at(place) != kNoCount) return;
        continue;
      }
      const Running& from = running_[i][block.begin];
      const Running& to = running_[i][block.end];
      const Count sum = to.sum - from.sum;
      if (to.unknown != from.unknown || sum != *wanted) return;
      has_some = has_some || sum > 0;
    }
    if (has_some) add(sequence, block, total);
  }

  void add(const Lines& sequence, const Block& block, std::size_t total) {
    found_.insert(total);
    for (const std::size_t a : across_) {
      const std::size_t result = cells_.at(at_(total, a));
      if (result == kNoCount) continue;
      Equation equation;
      for (std::size_t i = block.begin; i < block.end; ++i) {
        const std::size_t part = cells_.at(at_(sequence[i], a));
        if (part != kNoCount) equation.terms.push_back({part, 1});
      }
      equation.terms.push_back({result, -1});
      equations_.push_back(std::move(equation));
    }
  }

  const CountCells& cells_;
  At at_;
  Lines lines_;
  Lines across_;
  /// By the position across, then by the position in the sequence.
  std::vector<std::vector<Running>> running_;
  std::set<std::size_t> found_;
  std::vector<Equation> equations_;
};

Lines numbers_from(std::size_t begin, std::size_t end) {
  Lines lines;
  for (std::size_t i = begin; i < end; ++i) lines.push_back(i);
  return lines;
}

/// A declared sum, where all of it is counts and what is known holds.
std::optional<Equation> declared(const CountCells& cells, const Relation& relation) {
  if (relation.kind != Rule::Kind::sum || cells.at(relation.result) == kNoCount) {
    return std::nullopt;
  }
  Equation equation;
  Count sum = 0;
  bool all_known = true;
  const auto add = [&](const CellAt& place, Count coefficient) {
    const std::size_t number = cells.at(place);
    if (number == kNoCount) {
      return cells.table().cell(place.row, place.column).is_absent();
    }
    const auto value = cells.value(place);
    all_known = all_known && value.has_value();
    sum += coefficient * value.value_or(0);
    equation.terms.push_back({number, coefficient});
    return true;
  };
  bool fits = true;
  for (const CellAt& place : relation.of) fits = add(place, 1) && fits;
  for (const CellAt& place : relation.minus) fits = add(place, -1) && fits;
  fits = add(relation.result, -1) && fits;
  // What does not add up is for the arithmetic to say.
  if (!fits || (all_known && sum != 0)) return std::nullopt;
  return equation;
}

/// A sum that is declared is found as well.
void leave_each_once(std::vector<Equation>& equations) {
  std::set<std::vector<std::pair<std::size_t, Count>>> known;
  std::erase_if(equations, [&](const Equation& equation) {
    std::vector<std::pair<std::size_t, Count>> terms;
    for (const disclosure::Term& term : equation.terms) {
      terms.emplace_back(term.cell, term.coefficient);
    }
    std::sort(terms.begin(), terms.end());
    return !known.insert(std::move(terms)).second;
  });
}

}  // namespace

bool holds_counts(const Column& column) {
  return column.counts && (column.kind == ColumnKind::number || column.kind == ColumnKind::status);
}

CountCells::CountCells(const TableData& table, const std::vector<Relation>& relations)
    : table_(table) {
  std::set<std::pair<std::size_t, std::size_t>> derived;
  for (const Relation& relation : relations) {
    if (relation.kind == Rule::Kind::sum) continue;
    derived.emplace(relation.result.row, relation.result.column);
  }
  numbers_.assign(table.rows.size(), std::vector<std::size_t>(table.columns.size(), kNoCount));
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    for (std::size_t c = table.header_columns; c < table.columns.size(); ++c) {
      const Cell& cell = table.cell(r, c);
      const bool is_unknown = cell.state == CellState::hidden;
      if (!holds_counts(table.columns[c]) || (!is_unknown && !is_count(cell))) continue;
      if (derived.contains({r, c})) continue;
      numbers_[r][c] = places_.size();
      places_.push_back({r, c});
    }
  }
}

std::optional<Count> CountCells::value(const CellAt& place) const {
  if (at(place) == kNoCount) return std::nullopt;
  const auto& number = table_.cell(place.row, place.column).number;
  if (!number) return std::nullopt;
  return static_cast<Count>(number->value);
}

std::vector<Equation> ties_of(const CountCells& cells, const std::vector<Relation>& relations) {
  std::vector<Equation> equations;
  for (const Relation& relation : relations) {
    if (auto equation = declared(cells, relation)) equations.push_back(std::move(*equation));
  }
  const TableData& table = cells.table();
  const Lines rows = numbers_from(0, table.rows.size());
  const Lines columns = numbers_from(table.header_columns, table.columns.size());
  const auto by_row = [](std::size_t row, std::size_t column) { return CellAt{row, column}; };
  const auto by_column = [](std::size_t column, std::size_t row) { return CellAt{row, column}; };
  for (Equation& sum : SumFinder(cells, by_row, rows, columns).run()) {
    equations.push_back(std::move(sum));
  }
  for (Equation& sum : SumFinder(cells, by_column, columns, rows).run()) {
    equations.push_back(std::move(sum));
  }
  leave_each_once(equations);
  return equations;
}

}  // namespace pier::tables
