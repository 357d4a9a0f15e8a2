#include "disclosure/repair.h"

#include <algorithm>
#include <bit>

#include "disclosure/reader.h"

namespace pier::disclosure {

namespace {

constexpr Count kCostOfCell = 512;
constexpr Count kCostOfDoubling = 32;
constexpr Count kCostOfLevel = 3;

/// 32 times the logarithm of base 2, with straight lines between the powers of 2.
Count cost_of_size(Count value) {
  if (value <= 0) return 0;
  const auto power = static_cast<int>(std::bit_width(static_cast<std::uint64_t>(value))) - 1;
  const Count beyond = value - (Count{1} << power);
  return kCostOfDoubling * power + static_cast<Count>(Wide{kCostOfDoubling} * beyond >> power);
}

/// In how many equations each cell is the sum of others: the one term whose sign no other has.
std::vector<Count> levels_of(const Table& table) {
  std::vector<Count> levels(table.cells.size(), 0);
  for (const Equation& equation : table.equations) {
    if (equation.terms.size() < 3) continue;
    const Term* positive = nullptr;
    const Term* negative = nullptr;
    std::size_t positives = 0;
    for (const Term& term : equation.terms) {
      (term.coefficient > 0 ? positive : negative) = &term;
      positives += term.coefficient > 0 ? 1 : 0;
    }
    const std::size_t negatives = equation.terms.size() - positives;
    if (positive != nullptr && positives == 1) ++levels[positive->cell];
    if (negative != nullptr && negatives == 1) ++levels[negative->cell];
  }
  return levels;
}

}  // namespace

std::vector<Count> costs_of_hiding(const Table& table) {
  std::vector<Count> costs = levels_of(table);
  for (std::size_t i = 0; i < costs.size(); ++i) {
    const Count size = cost_of_size(table.cells[i].value.value_or(0));
    costs[i] = (kCostOfCell + size) * (1 + kCostOfLevel * costs[i]);
  }
  return costs;
}

Repair::Repair(const Table& table, const Policy& policy, const std::vector<ShownCell>& cells,
               const std::vector<Count>& costs, const Effort& effort)
    : effort_(effort) {
  for (std::size_t i = 0; i < cells.size(); ++i) add_cell(table, policy, cells[i], costs[i]);
  std::vector<Simplex::Row> rows;
  for (const Equation& equation : table.equations) {
    Simplex::Row row;
    Wide constant = 0;
    for (const Term& term : equation.terms) {
      if (own_[term.cell]) row.terms.push_back({*own_[term.cell], term.coefficient});
      constant += Wide{term.coefficient} * constant_[term.cell];
      if (!change_of_[term.cell]) continue;
      const Change& change = changes_[*change_of_[term.cell]];
      row.terms.push_back({change.up, term.coefficient});
      row.terms.push_back({change.down, -term.coefficient});
    }
    row.constant = static_cast<Count>(constant);
    is_too_large_ = is_too_large_ || row.constant != constant;
    rows.push_back(std::move(row));
  }
  price_ = add_variable({-kUnbounded, kUnbounded}, 0);
  Simplex::Row prices;
  prices.terms.push_back({price_, -1});
  for (const Change& change : changes_) {
    prices.terms.push_back({change.up, change.cost});
    prices.terms.push_back({change.down, change.cost});
  }
  rows.push_back(std::move(prices));
  program_.emplace(bounds_, rows, start_);
}

std::size_t Repair::add_variable(const Interval& bounds, Count start) {
  bounds_.push_back(bounds);
  start_.push_back(std::clamp(start, bounds.low, bounds.high));
  return bounds_.size() - 1;
}

void Repair::add_cell(const Table& table, const Policy& policy, const ShownCell& shown,
                      Count cost) {
  const std::size_t i = own_.size();
  const Cell& cell = table.cells[i];
  const Interval seen = seen_of(cell, policy, shown);
  const bool is_fixed = seen.low == seen.high;
  constant_.push_back(is_fixed ? seen.low : 0);
  own_.emplace_back();
  change_of_.emplace_back();
  if (!is_fixed) own_[i] = add_variable(seen, cell.value.value_or(0));
  const bool is_in_view = shown.state == State::exact || shown.state == State::rounded;
  if (!is_in_view || !may_be_hidden(cell, policy)) return;
  const Interval hidden = seen_of(cell, policy, {State::hidden_secondary, 0});
  const std::size_t up =
      add_variable({0, hidden.has_high() ? hidden.high - seen.high : kUnbounded}, 0);
  const std::size_t down = add_variable({0, seen.low - hidden.low}, 0);
  change_of_[i] = changes_.size();
  changes_.push_back({i, up, down, cost, false});
}

std::optional<std::vector<std::size_t>> Repair::cells_to_hide(std::size_t target, int sign,
                                                              Count end) {
  if (!own_[target] || is_too_large_) return std::nullopt;
  const std::size_t variable = *own_[target];
  const Interval bounds = program_->bounds(variable);
  program_->set_bounds(
      variable, common(bounds, sign > 0 ? Interval{end, kUnbounded} : Interval{-kUnbounded, end}));
  std::size_t pivots = effort_.pivots;
  std::optional<std::vector<std::size_t>> chosen;
  if (!program_->bounds(variable).empty() && program_->find(pivots) == Simplex::Outcome::found &&
      program_->push(price_, -1, pivots) == Simplex::Outcome::found) {
    chosen.emplace();
    for (const Change& change : changes_) {
      if (!change.is_free && (has_moved(change.up) || has_moved(change.down))) {
        chosen->push_back(change.cell);
      }
    }
  }
  program_->set_bounds(variable, bounds);
  return chosen;
}

bool Repair::has_moved(std::size_t variable) const {
  return program_->ceil_of(variable) != 0;
}

void Repair::hide(std::size_t cell) {
  if (!change_of_[cell]) return;
  Change& change = changes_[*change_of_[cell]];
  if (change.is_free) return;
  change.is_free = true;
  program_->add_to_definition(price_, change.up, -change.cost);
  program_->add_to_definition(price_, change.down, -change.cost);
}

}  // namespace pier::disclosure
