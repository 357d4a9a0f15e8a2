#include "disclosure/simplex.h"

#include <algorithm>
#include <cassert>
#include <cstdlib>

namespace pier::disclosure {

namespace {

/// Products of two numbers below this, and differences of such products, fit into a Count.
constexpr Count kLargestCell = Count{1} << 30;
constexpr Count kLargestTop = Count{1} << 61;

/// Stands for the variable of a row that has none of its own yet.
constexpr std::size_t kNobody = static_cast<std::size_t>(-1);

}  // namespace

Simplex::Simplex(std::vector<Interval> bounds, std::span<const Row> rows,
                 std::span<const Count> start)
    : bounds_(std::move(bounds)),
      is_basic_(bounds_.size(), false),
      place_(bounds_.size()),
      columns_(bounds_.size()),
      at_(start.begin(), start.end()),
      stride_(bounds_.size()) {
  assert(start.size() == bounds_.size());
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    columns_[i] = i;
    place_[i] = i;
  }
  choose_basis(rows, start);
}

/// Each equation begins as the definition of its own remainder, which must be 0. Then a variable
/// takes the place of each remainder.
void Simplex::choose_basis(std::span<const Row> rows, std::span<const Count> start) {
  cells_.assign(rows.size() * stride_, 0);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    Wide top = rows[i].constant;
    for (const Term& term : rows[i].terms) {
      Count& cell = row(i)[term.cell];
      cell = narrowed(Wide{cell} + term.coefficient);
      broken_ = broken_ || std::abs(cell) >= kLargestCell;
      top += Wide{term.coefficient} * start[term.cell];
    }
    tops_.push_back(narrowed(top));
    basic_.push_back(kNobody);
  }
  for (std::size_t i = 0; i < basic_.size() && !broken_;) {
    const std::optional<std::size_t> column = first_basis_column(i);
    if (column) {
      pivot(i, *column, 0);
      drop_column(*column);
      ++i;
    } else {
      // All of this equation follows from the others, or contradicts them.
      contradictory_ = contradictory_ || tops_[i] != 0;
      drop_row(i);
    }
  }
}

/// The smallest coefficient keeps the denominator small; among equals the widest bounds need no
/// pivot later.
std::optional<std::size_t> Simplex::first_basis_column(std::size_t i) const {
  std::optional<std::size_t> best;
  const Count* cells = row(i);
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    if (cells[c] == 0) continue;
    const auto is_better = [&](std::size_t than) {
      if (std::abs(cells[c]) != std::abs(cells[than])) {
        return std::abs(cells[c]) < std::abs(cells[than]);
      }
      return bounds_[columns_[c]].width() > bounds_[columns_[than]].width();
    };
    if (!best || is_better(*best)) best = c;
  }
  return best;
}

void Simplex::drop_column(std::size_t column) {
  const std::size_t last = columns_.size() - 1;
  for (std::size_t i = 0; i < basic_.size(); ++i) row(i)[column] = row(i)[last];
  columns_[column] = columns_[last];
  if (columns_[column] != kNobody) place_[columns_[column]] = column;
  columns_.pop_back();
}

void Simplex::drop_row(std::size_t dropped) {
  const std::size_t last = basic_.size() - 1;
  std::copy_n(row(last), stride_, row(dropped));
  tops_[dropped] = tops_[last];
  basic_[dropped] = basic_[last];
  if (basic_[dropped] != kNobody) place_[basic_[dropped]] = dropped;
  tops_.pop_back();
  basic_.pop_back();
}

void Simplex::set_bounds(std::size_t variable, const Interval& bounds) {
  bounds_[variable] = bounds;
  if (is_basic(variable) || broken_ || bounds.empty()) return;
  const Count at = at_[variable];
  if (at < bounds.low) slide(place_[variable], bounds.low - at);
  if (at > bounds.high) slide(place_[variable], bounds.high - at);
}

Simplex::Outcome Simplex::find(std::size_t& pivots) {
  if (contradictory_) return Outcome::none;
  for (;;) {
    if (broken_) return Outcome::gave_up;
    std::optional<std::size_t> worst;
    for (std::size_t i = 0; i < basic_.size(); ++i) {
      if ((below(i) || above(i)) && (!worst || basic_[i] < basic_[*worst])) worst = i;
    }
    if (!worst) return Outcome::found;
    const bool up = below(*worst);
    const Interval& bounds = bounds_[basic_[*worst]];
    const std::optional<std::size_t> column = entering_column(*worst, up ? 1 : -1);
    if (!column) return Outcome::none;
    if (pivots == 0) return Outcome::gave_up;
    --pivots;
    pivot(*worst, *column, up ? bounds.low : bounds.high);
  }
}

Simplex::Outcome Simplex::push(std::size_t variable, int sign, std::size_t& pivots) {
  for (;;) {
    if (broken_ || pivots == 0) return Outcome::gave_up;
    std::size_t column = place_[variable];
    Count direction = sign;
    if (is_basic(variable)) {
      const std::size_t own = place_[variable];
      const std::optional<std::size_t> entering = entering_column(own, sign);
      if (!entering) return Outcome::found;
      column = *entering;
      direction = (row(own)[column] > 0) == (sign > 0) ? 1 : -1;
    } else if (!can_move(variable, sign)) {
      return Outcome::found;
    }
    const Step step = longest_step(column, direction);
    if (step.over == 0) return Outcome::unbounded;
    --pivots;
    if (step.row) {
      pivot(*step.row, column, step.to);
    } else {
      slide(column, direction * static_cast<Count>(step.length));
    }
  }
}

bool Simplex::is_whole(std::size_t variable) const {
  return !is_basic(variable) || tops_[place_[variable]] % denominator_ == 0;
}

Count Simplex::floor_of(std::size_t variable) const {
  if (!is_basic(variable)) return at_[variable];
  return static_cast<Count>(floor_div(tops_[place_[variable]], denominator_));
}

Count Simplex::ceil_of(std::size_t variable) const {
  if (!is_basic(variable)) return at_[variable];
  return static_cast<Count>(ceil_div(tops_[place_[variable]], denominator_));
}

bool Simplex::add_to_definition(std::size_t variable, std::size_t other, Count factor) {
  if (!is_basic(variable) || broken_) return false;
  const std::size_t own = place_[variable];
  if (!is_basic(other)) {
    const Count added = narrowed(Wide{factor} * denominator_);
    Count& cell = row(own)[place_[other]];
    cell = narrowed(Wide{cell} + added);
    broken_ = broken_ || std::abs(cell) >= kLargestCell;
    tops_[own] = narrowed(tops_[own] + Wide{added} * at_[other]);
  } else {
    const std::size_t from = place_[other];
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      row(own)[c] = narrowed(row(own)[c] + Wide{factor} * row(from)[c]);
      broken_ = broken_ || std::abs(row(own)[c]) >= kLargestCell;
    }
    tops_[own] = narrowed(tops_[own] + Wide{factor} * tops_[from]);
  }
  return !broken_;
}

bool Simplex::can_move(std::size_t variable, Count direction) const {
  const Interval& bounds = bounds_[variable];
  return direction > 0 ? at_[variable] < bounds.high : at_[variable] > bounds.low;
}

bool Simplex::below(std::size_t i) const {
  const Interval& bounds = bounds_[basic_[i]];
  return bounds.has_low() && tops_[i] < Wide{bounds.low} * denominator_;
}

bool Simplex::above(std::size_t i) const {
  const Interval& bounds = bounds_[basic_[i]];
  return bounds.has_high() && tops_[i] > Wide{bounds.high} * denominator_;
}

/// Bland's rule: of the columns that move the row's variable by `sign`, the first variable.
std::optional<std::size_t> Simplex::entering_column(std::size_t i, int sign) const {
  std::optional<std::size_t> best;
  const Count* cells = row(i);
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    if (cells[c] == 0 || (best && columns_[c] > columns_[*best])) continue;
    if (can_move(columns_[c], cells[c] > 0 ? sign : -sign)) best = c;
  }
  return best;
}

/// How far the variable of a column can go before it, or a variable that depends on it, comes to
/// an end of its bounds; among equals its own end, then the first variable (Bland).
Simplex::Step Simplex::longest_step(std::size_t column, Count direction) const {
  Step best;
  const std::size_t variable = columns_[column];
  const Interval& own = bounds_[variable];
  if (direction > 0 ? own.has_high() : own.has_low()) {
    best = {std::nullopt, direction > 0 ? own.high : own.low, 0, 1};
    best.length = direction > 0 ? Wide{own.high} - at_[variable] : Wide{at_[variable]} - own.low;
  }
  for (std::size_t i = 0; i < basic_.size(); ++i) {
    const Count rate = row(i)[column] * direction;
    if (rate == 0) continue;
    const Interval& bounds = bounds_[basic_[i]];
    if (rate > 0 ? !bounds.has_high() : !bounds.has_low()) continue;
    const Wide end = Wide{rate > 0 ? bounds.high : bounds.low} * denominator_;
    const Step step{i, rate > 0 ? bounds.high : bounds.low,
                    rate > 0 ? end - tops_[i] : tops_[i] - end, std::abs(rate)};
    const Wide here = step.length * (best.over == 0 ? 1 : best.over);
    const Wide there = best.length * step.over;
    const bool first = best.row && basic_[i] < basic_[*best.row];
    if (best.over == 0 || here < there || (here == there && first)) best = step;
  }
  return best;
}

void Simplex::slide(std::size_t column, Count by) {
  Count& at = at_[columns_[column]];
  at = narrowed(Wide{at} + by);
  for (std::size_t i = 0; i < basic_.size(); ++i) {
    if (row(i)[column] != 0) tops_[i] = narrowed(tops_[i] + Wide{row(i)[column]} * by);
  }
}

/// The variable of the row leaves the basis with the value `to`; that of the column enters it.
void Simplex::pivot(std::size_t leaving, std::size_t column, Count to) {
  Count* cells = row(leaving);
  const int sign = cells[column] < 0 ? -1 : 1;
  const Count pivot = cells[column] * sign;
  const Wide gap = Wide{to} * denominator_ - tops_[leaving];
  const std::size_t in = columns_[column];
  const std::size_t out = basic_[leaving];
  const Wide top = Wide{pivot} * at_[in] + gap * sign;

  for (std::size_t i = 0; i < basic_.size(); ++i) {
    const Count factor = row(i)[column] * sign;
    if (i == leaving || (factor == 0 && pivot == denominator_)) continue;
    tops_[i] = narrowed((Wide{tops_[i]} * pivot + gap * factor) / denominator_);
    eliminate(i, leaving, column, pivot, sign);
  }
  for (std::size_t c = 0; c < columns_.size(); ++c) cells[c] *= -sign;
  cells[column] = denominator_ * sign;
  tops_[leaving] = narrowed(top);
  denominator_ = pivot;

  basic_[leaving] = in;
  is_basic_[in] = true;
  place_[in] = leaving;
  columns_[column] = out;
  if (out == kNobody) return;
  is_basic_[out] = false;
  place_[out] = column;
  at_[out] = to;
}

/// Puts the definition of the entering variable into another row.
void Simplex::eliminate(std::size_t target, std::size_t leaving, std::size_t column, Count pivot,
                        int sign) {
  Count* cells = row(target);
  const Count* from = row(leaving);
  const Count factor = cells[column] * sign;
  const std::size_t count = columns_.size();
  Count largest = 0;
  if (denominator_ == 1 && pivot == 1) {
    for (std::size_t c = 0; c < count; ++c) {
      cells[c] -= factor * from[c];
      largest |= cells[c] ^ (cells[c] >> 63);
    }
  } else {
    for (std::size_t c = 0; c < count; ++c) {
      if (from[c] == 0 && (cells[c] == 0 || pivot == denominator_)) continue;
      cells[c] = (cells[c] * pivot - factor * from[c]) / denominator_;
      largest |= cells[c] ^ (cells[c] >> 63);
    }
  }
  cells[column] = factor;
  broken_ = broken_ || largest >= kLargestCell;
}

Count Simplex::narrowed(Wide number) {
  if (number < kLargestTop && number > -Wide{kLargestTop}) return static_cast<Count>(number);
  broken_ = true;
  return 0;
}

}  // namespace pier::disclosure
