#include "disclosure/attack.h"

#include <algorithm>

#include "disclosure/completions.h"

namespace pier::disclosure {

namespace {

bool within_limits(std::span<const Interval> seen, std::span<const Equation> equations) {
  const auto small = [](Count number) { return -kLargest <= number && number <= kLargest; };
  const auto fits = [&](const Interval& cell) {
    return (small(cell.low) || !cell.has_low()) && (small(cell.high) || !cell.has_high());
  };
  return std::all_of(seen.begin(), seen.end(), fits) &&
         std::all_of(equations.begin(), equations.end(), [&](const Equation& equation) {
           return std::all_of(equation.terms.begin(), equation.terms.end(),
                              [&](const Term& term) { return small(term.coefficient); });
         });
}

}  // namespace

Attack attack(std::span<const Interval> seen, std::span<const Equation> equations,
              std::span<const std::size_t> targets, const Effort& effort) {
  Attack result;
  result.reaches.resize(targets.size());
  if (!within_limits(seen, equations)) return result;
  Completions completions(seen, equations, {}, effort);
  result.contradictory = completions.contradictory();
  if (result.contradictory) return result;
  std::transform(targets.begin(), targets.end(), result.reaches.begin(),
                 [&](std::size_t cell) { return completions.reach(cell); });
  return result;
}

}  // namespace pier::disclosure
