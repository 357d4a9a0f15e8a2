#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "disclosure/table.h"

namespace pier::test {

using disclosure::Count;
using disclosure::Equation;
using disclosure::Interval;

/// Tries whole numbers, one cell after the other, and leaves out only values that one equation
/// alone rules out. It shares nothing with the solver that it judges. For small tables with finite
/// intervals.
class BruteForce {
 public:
  BruteForce(std::vector<Interval> cells, const std::vector<Equation>& equations)
      : cells_(std::move(cells)), equations_(equations), values_(cells_.size()) {
    uses_.assign(cells_.size(), {});
    for (std::size_t e = 0; e < equations_.size(); ++e) {
      for (const auto& term : equations_[e].terms)
        uses_[term.cell].push_back({e, term.coefficient});
    }
  }

  /// The interval of every cell over all solutions, empty ones when there is none. Nothing when
  /// there is too much to try.
  std::optional<std::vector<Interval>> all_intervals(long most_steps) {
    std::vector<Interval> found(cells_.size(), {disclosure::kUnbounded, -disclosure::kUnbounded});
    steps_ = most_steps;
    put_in_order({});
    walk([&] {
      for (std::size_t i = 0; i < values_.size(); ++i) {
        if (values_[i] < found[i].low) found[i].low = values_[i];
        if (values_[i] > found[i].high) found[i].high = values_[i];
      }
      return true;
    });
    return steps_ > 0 ? std::optional{found} : std::nullopt;
  }

  /// Whether the cell has two possible values that lie `width` apart.
  std::optional<bool> is_wide(std::size_t cell, Count width, long most_steps) {
    steps_ = most_steps;
    put_in_order(cell);
    const Interval range = cells_[cell];
    Count low = range.low;
    while (low <= range.high && !can_be(cell, low)) ++low;
    Count high = low + width;
    while (high <= range.high && !can_be(cell, high)) ++high;
    if (steps_ <= 0) return std::nullopt;
    return high <= range.high;
  }

  /// The interval of one cell; empty when there is no solution.
  std::optional<Interval> interval(std::size_t cell, long most_steps) {
    steps_ = most_steps;
    put_in_order(cell);
    Interval found{1, 0};
    for (Count value = cells_[cell].low; value <= cells_[cell].high && steps_ > 0; ++value) {
      if (!can_be(cell, value)) continue;
      found = {found.empty() ? value : found.low, value};
    }
    return steps_ > 0 ? std::optional{found} : std::nullopt;
  }

 private:
  struct Use {
    std::size_t equation;
    Count coefficient;
  };

  bool can_be(std::size_t cell, Count value) {
    const Interval before = cells_[cell];
    cells_[cell] = {value, value};
    bool any = false;
    walk([&] {
      any = true;
      return false;
    });
    cells_[cell] = before;
    return any;
  }

  /// Cells of one value first, then `first`, then always the rest of the equation that has the
  /// fewest left, so that a dead end shows early.
  void put_in_order(std::optional<std::size_t> first) {
    order_.clear();
    std::vector<bool> taken(cells_.size(), false);
    const auto take = [&](std::size_t cell) {
      if (!taken[cell]) order_.push_back(cell);
      taken[cell] = true;
    };
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      if (cells_[i].low == cells_[i].high) take(i);
    }
    if (first) take(*first);
    for (;;) {
      const Equation* next = nullptr;
      std::size_t fewest = cells_.size() + 1;
      for (const Equation& equation : equations_) {
        std::size_t left = 0;
        for (const auto& term : equation.terms) left += taken[term.cell] ? 0 : 1;
        if (left == 0 || left >= fewest) continue;
        fewest = left;
        next = &equation;
      }
      if (next == nullptr) break;
      for (const auto& term : next->terms) take(term.cell);
    }
    for (std::size_t i = 0; i < cells_.size(); ++i) take(i);
  }

  /// Calls `visit` for each solution until it gives false, or until the steps run out.
  void walk(const std::function<bool()>& visit) {
    visit_ = &visit;
    least_.assign(equations_.size(), 0);
    most_.assign(equations_.size(), 0);
    for (std::size_t cell = 0; cell < cells_.size(); ++cell) {
      for (const Use& use : uses_[cell]) {
        least_[use.equation] += least_of(use, cells_[cell]);
        most_[use.equation] += most_of(use, cells_[cell]);
      }
    }
    go_on_ = true;
    step(0);
  }

  void step(std::size_t depth) {
    if (steps_ > 0) --steps_;
    if (steps_ == 0) go_on_ = false;
    if (!go_on_) return;
    if (depth == order_.size()) {
      go_on_ = (*visit_)();
      return;
    }
    const std::size_t cell = order_[depth];
    const Interval all = cells_[cell];
    const Interval range = possible_values(cell);
    for (Count value = range.low; value <= range.high && go_on_; ++value) {
      values_[cell] = value;
      const Interval settled{value, value};
      bool possible = true;
      for (const Use& use : uses_[cell]) replace(use, all, settled);
      for (const Use& use : uses_[cell]) {
        possible = possible && least_[use.equation] <= 0 && most_[use.equation] >= 0;
      }
      if (possible) step(depth + 1);
      for (const Use& use : uses_[cell]) replace(use, settled, all);
    }
  }

  /// Without the values that leave one of the cell's equations too much or too little.
  Interval possible_values(std::size_t cell) const {
    Interval range = cells_[cell];
    for (const Use& use : uses_[cell]) {
      const Count least = -most_[use.equation] + most_of(use, cells_[cell]);
      const Count most = -least_[use.equation] + least_of(use, cells_[cell]);
      const auto fits = [&](Count value) {
        return least <= use.coefficient * value && use.coefficient * value <= most;
      };
      while (range.low <= range.high && !fits(range.low)) ++range.low;
      while (range.low <= range.high && !fits(range.high)) --range.high;
    }
    return range;
  }

  static Count least_of(const Use& use, const Interval& range) {
    return use.coefficient * (use.coefficient > 0 ? range.low : range.high);
  }
  static Count most_of(const Use& use, const Interval& range) {
    return use.coefficient * (use.coefficient > 0 ? range.high : range.low);
  }
  void replace(const Use& use, const Interval& from, const Interval& to) {
    least_[use.equation] += least_of(use, to) - least_of(use, from);
    most_[use.equation] += most_of(use, to) - most_of(use, from);
  }

  std::vector<Interval> cells_;
  const std::vector<Equation>& equations_;
  std::vector<Count> values_;
  std::vector<std::size_t> order_;
  std::vector<std::vector<Use>> uses_;
  std::vector<Count> least_;
  std::vector<Count> most_;
  const std::function<bool()>* visit_ = nullptr;
  long steps_ = 0;
  bool go_on_ = true;
};

}  // namespace pier::test
