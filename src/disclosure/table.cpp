#include "disclosure/table.h"

#include <cassert>

#include <fmt/format.h>

#include "disclosure/wide.h"

namespace pier::disclosure {

namespace {

bool too_large(Count number) {
  return number > kLargest || number < -kLargest;
}

std::optional<std::string> problem_with(const Cell& cell, const Policy& policy) {
  const Interval& known = cell.known;
  if (known.empty()) return "says that readers know an interval that ends before it begins";
  if ((known.has_low() && too_large(known.low)) || (known.has_high() && too_large(known.high))) {
    return "says that readers know a number that is too large to work with";
  }
  if (cell.round_to < 0 || cell.round_to > kLargest) return "is rounded to no sensible multiple";
  if (!cell.value) return std::nullopt;
  if (too_large(*cell.value)) return "has a count that is too large to work with";
  if (*cell.value < 0 && !cell.never_shown) return "has a count below 0";
  if (!known.contains(*cell.value)) {
    return fmt::format("has the true count {}, but readers are said to know otherwise",
                       *cell.value);
  }
  if (cell.round_to > 0 && rounded(policy.hide_to + 1, cell.round_to) == 0) {
    return fmt::format("is rounded to {}, which would show {} as 0", cell.round_to,
                       policy.hide_to + 1);
  }
  return std::nullopt;
}

std::optional<std::string> problem_with(const Equation& equation, const Table& table) {
  Wide sum = 0;
  bool complete = true;
  for (const Term& term : equation.terms) {
    if (term.cell >= table.cells.size()) return fmt::format("names the cell {}", term.cell);
    if (too_large(term.coefficient) || term.coefficient == 0) {
      return fmt::format("has the coefficient {}", term.coefficient);
    }
    const Cell& cell = table.cells[term.cell];
    if (cell.value) sum += Wide{*cell.value} * term.coefficient;
    complete = complete && cell.value;
  }
  if (complete && sum != 0) return "does not hold for the true counts";
  return std::nullopt;
}

/// Calls visit(position) for every position below `ends`, the last dimension fastest.
template <typename Visit>
void for_each_position(const std::vector<std::size_t>& ends, const Visit& visit) {
  std::vector<std::size_t> position(ends.size(), 0);
  for (;;) {
    visit(position);
    std::size_t dimension = ends.size();
    while (dimension > 0 && ++position[dimension - 1] == ends[dimension - 1]) {
      position[--dimension] = 0;
    }
    if (dimension == 0) return;
  }
}

}  // namespace

std::optional<std::string> problem_with(const Table& table, const Policy& policy) {
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    if (auto problem = problem_with(table.cells[i], policy)) {
      return fmt::format("the cell {} {}", i, *problem);
    }
  }
  for (std::size_t i = 0; i < table.equations.size(); ++i) {
    if (auto problem = problem_with(table.equations[i], table)) {
      return fmt::format("the equation {} {}", i, *problem);
    }
  }
  return std::nullopt;
}

Grid::Grid(std::vector<std::size_t> sizes) : sizes_(std::move(sizes)) {
  assert(!sizes_.empty());
}

std::size_t Grid::cell(std::span<const std::size_t> position) const {
  assert(position.size() == sizes_.size());
  std::size_t cell = 0;
  for (std::size_t i = 0; i < sizes_.size(); ++i) {
    assert(position[i] <= sizes_[i]);
    cell = cell * (sizes_[i] + 1) + position[i];
  }
  return cell;
}

Table Grid::table(std::span<const std::optional<Count>> parts) const {
  Table table;
  std::size_t count = 1;
  for (const std::size_t size : sizes_) count *= size + 1;
  table.cells.resize(count);
  std::size_t next = 0;
  for_each_position(sizes_, [&](const auto& position) {
    assert(next < parts.size());
    table.cells[cell(position)].value = parts[next++];
  });
  assert(next == parts.size());
  // The lines of one dimension end in totals that the lines of the next add up.
  for (std::size_t dimension = 0; dimension < sizes_.size(); ++dimension) {
    std::vector<std::size_t> ends = sizes_;
    for (std::size_t& end : ends) ++end;
    ends[dimension] = 1;
    for_each_position(ends, [&](std::vector<std::size_t> position) {
      Equation line;
      std::optional<Count> sum = 0;
      for (position[dimension] = 0; position[dimension] < sizes_[dimension];
           ++position[dimension]) {
        line.terms.push_back({cell(position), 1});
        const std::optional<Count>& part = table.cells[line.terms.back().cell].value;
        if (!sum || !part || __builtin_add_overflow(*sum, *part, &*sum)) sum = std::nullopt;
      }
      line.terms.push_back({cell(position), -1});
      table.cells[cell(position)].value = sum;
      table.equations.push_back(std::move(line));
    });
  }
  return table;
}

Table two_way(std::size_t rows, std::size_t columns, std::span<const std::optional<Count>> parts) {
  return Grid({rows, columns}).table(parts);
}

Table three_way(std::size_t rows, std::size_t columns, std::size_t layers,
                std::span<const std::optional<Count>> parts) {
  return Grid({rows, columns, layers}).table(parts);
}

}  // namespace pier::disclosure
