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

/// A stretch of lines (rows, or columns) that add up to another.
struct Block {
  std::size_t begin;
  std::size_t end;
  std::size_t total;
};

/// Finds the sums of neighbouring lines along one direction. `at(line, across)` is a cell.
class SumFinder {
 public:
  using At = std::function<CellAt(std::size_t line, std::size_t across)>;
  SumFinder(const CountCells& cells, At at, std::size_t first, std::size_t lines,
            std::size_t across_first, std::size_t across)
      : cells_(cells),
        at_(std::move(at)),
        first_(first),
        lines_(lines),
        across_first_(across_first),
        across_(across) {}

  void run(std::vector<Equation>& equations) const {
    for (std::size_t total = first_; total < lines_; ++total) {
      for (std::size_t begin = first_; begin + 2 <= total; ++begin) {
        try_block({begin, total, total}, equations);
      }
      for (std::size_t end = total + 3; end <= lines_; ++end) {
        try_block({total + 1, end, total}, equations);
      }
    }
  }

 private:
  /// The block adds up wherever it has numbers, and somewhere to more than nought.
  void try_block(const Block& block, std::vector<Equation>& equations) const {
    bool has_some = false;
    for (std::size_t a = across_first_; a < across_; ++a) {
      const auto total = cells_.value(at_(block.total, a));
      if (!total) {
        if (cells_.at(at_(block.total, a)) != kNoCount) return;
        continue;
      }
      Count sum = 0;
      for (std::size_t line = block.begin; line < block.end; ++line) {
        const CellAt place = at_(line, a);
        const auto value = cells_.value(place);
        if (value) {
          sum += *value;
        } else if (!cells_.table().cell(place.row, place.column).is_absent()) {
          return;
        }
      }
      if (sum != *total) return;
      has_some = has_some || sum > 0;
    }
    if (has_some) add(block, equations);
  }

  void add(const Block& block, std::vector<Equation>& equations) const {
    for (std::size_t a = across_first_; a < across_; ++a) {
      const std::size_t total = cells_.at(at_(block.total, a));
      if (total == kNoCount) continue;
      Equation equation;
      for (std::size_t line = block.begin; line < block.end; ++line) {
        const std::size_t part = cells_.at(at_(line, a));
        if (part != kNoCount) equation.terms.push_back({part, 1});
      }
      equation.terms.push_back({total, -1});
      equations.push_back(std::move(equation));
    }
  }

  const CountCells& cells_;
  At at_;
  std::size_t first_;
  std::size_t lines_;
  std::size_t across_first_;
  std::size_t across_;
};

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
  const std::size_t left = table.header_columns;
  SumFinder(
      cells,
      [](std::size_t row, std::size_t column) {
        return CellAt{row, column};
      },
      0, table.rows.size(), left, table.columns.size())
      .run(equations);
  SumFinder(
      cells,
      [](std::size_t column, std::size_t row) {
        return CellAt{row, column};
      },
      left, table.columns.size(), 0, table.rows.size())
      .run(equations);
  return equations;
}

}  // namespace pier::tables
