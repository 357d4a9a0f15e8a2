#include "disclosure/tighten.h"

#include <numeric>

#include "disclosure/wide.h"

namespace pier::disclosure {

namespace {

constexpr int kMostRounds = 30;

/// A sum of ends of intervals, some of which may be open.
struct EndSum {
  Wide finite = 0;
  int open = 0;

  void add(Count end, Count coefficient, bool is_open) {
    if (is_open) {
      ++open;
    } else {
      finite += Wide{end} * coefficient;
    }
  }
};

/// The term that makes the sum least, or most: the low end where the coefficient is positive.
void add_end(EndSum& sum, const Interval& cell, Count coefficient, bool least) {
  if ((coefficient > 0) == least) {
    sum.add(cell.low, coefficient, !cell.has_low());
  } else {
    sum.add(cell.high, coefficient, !cell.has_high());
  }
}

struct EquationSums {
  EndSum least;
  EndSum most;
};

EquationSums sums_of(const Equation& equation, const std::vector<Interval>& cells) {
  EquationSums sums;
  for (const Term& term : equation.terms) {
    add_end(sums.least, cells[term.cell], term.coefficient, true);
    add_end(sums.most, cells[term.cell], term.coefficient, false);
  }
  return sums;
}

/// Whether the numbers that are not known can add up to what is missing at all, by divisibility.
bool divides(const Equation& equation, const std::vector<Interval>& cells) {
  Count divisor = 0;
  Wide known = 0;
  for (const Term& term : equation.terms) {
    const Interval& cell = cells[term.cell];
    if (cell.low == cell.high) {
      known += Wide{cell.low} * term.coefficient;
    } else {
      divisor = std::gcd(divisor, term.coefficient);
    }
  }
  return divisor == 0 ? known == 0 : known % divisor == 0;
}

/// An end that is too far away to be worth knowing stays open.
Count clamped_low(Wide value) {
  return value < -Wide{kLargest} ? -kUnbounded
                                 : static_cast<Count>(value > kLargest ? kLargest + 1 : value);
}
Count clamped_high(Wide value) {
  return value > kLargest ? kUnbounded
                          : static_cast<Count>(value < -Wide{kLargest} ? -kLargest - 1 : value);
}

/// What the rest of the equation leaves to one of its terms.
Interval left_over(const EquationSums& sums, const Interval& cell, Count coefficient) {
  EndSum least = sums.least;
  EndSum most = sums.most;
  EndSum own_least;
  EndSum own_most;
  add_end(own_least, cell, coefficient, true);
  add_end(own_most, cell, coefficient, false);
  least.finite -= own_least.finite;
  least.open -= own_least.open;
  most.finite -= own_most.finite;
  most.open -= own_most.open;

  // coefficient · x is between −most and −least.
  Interval result{-kUnbounded, kUnbounded};
  const Wide size = coefficient > 0 ? coefficient : -Wide{coefficient};
  const Wide lower = coefficient > 0 ? -most.finite : least.finite;
  const Wide upper = coefficient > 0 ? -least.finite : most.finite;
  if ((coefficient > 0 ? most.open : least.open) == 0) {
    result.low = clamped_low(ceil_div(lower, size));
  }
  if ((coefficient > 0 ? least.open : most.open) == 0) {
    result.high = clamped_high(floor_div(upper, size));
  }
  return result;
}

enum class Change { none, narrower, contradiction };

Change tighten_by(const Equation& equation, std::vector<Interval>& cells) {
  EquationSums sums = sums_of(equation, cells);
  if ((sums.least.open == 0 && sums.least.finite > 0) ||
      (sums.most.open == 0 && sums.most.finite < 0)) {
    return Change::contradiction;
  }
  Change change = Change::none;
  // With two open terms or more on either side, nothing can be said of any of them.
  if (sums.least.open > 1 && sums.most.open > 1) return change;
  for (const Term& term : equation.terms) {
    Interval& cell = cells[term.cell];
    if (cell.low == cell.high) continue;
    const Interval narrowed = common(cell, left_over(sums, cell, term.coefficient));
    if (narrowed == cell) continue;
    if (narrowed.empty()) return Change::contradiction;
    cell = narrowed;
    sums = sums_of(equation, cells);
    change = Change::narrower;
  }
  return change;
}

}  // namespace

bool tighten(std::vector<Interval>& cells, std::span<const Equation> equations) {
  for (const Interval& cell : cells) {
    if (cell.empty()) return false;
  }
  bool changed = true;
  for (int round = 0; changed && round < kMostRounds; ++round) {
    changed = false;
    for (const Equation& equation : equations) {
      const Change change = tighten_by(equation, cells);
      if (change == Change::contradiction) return false;
      changed = changed || change == Change::narrower;
    }
  }
  for (const Equation& equation : equations) {
    if (!divides(equation, cells)) return false;
  }
  return true;
}

}  // namespace pier::disclosure
