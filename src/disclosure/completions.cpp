#include "disclosure/completions.h"

#include <algorithm>
#include <numeric>

#include "disclosure/tighten.h"

namespace pier::disclosure {

namespace {

constexpr Interval kNothing{kUnbounded, -kUnbounded};

/// The value nearest to 0.
Count value_within(const Interval& bounds) {
  return std::clamp<Count>(0, bounds.low, std::max(bounds.low, bounds.high));
}

/// Groups of numbers that have been joined (union and find).
class Groups {
 public:
  explicit Groups(std::size_t count) : parent_(count) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }
  std::size_t of(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::size_t a, std::size_t b) {
    a = of(a);
    b = of(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::size_t> parent_;
};

bool holds(const Simplex::Row& row, std::span<const Count> values) {
  Wide sum = row.constant;
  for (const Term& term : row.terms) sum += Wide{term.coefficient} * values[term.cell];
  return sum == 0;
}

}  // namespace

/// One walk through the halves, quarters … of the solutions of a part.
struct Completions::Search {
  Part& part;
  std::size_t variable = 0;
  int sign = 0;  ///< 1: the greatest value, -1: the least, 0: any solution
  std::optional<Count> best = {};
  std::size_t splits = 0;
  std::size_t pivots = 0;
  bool unbounded = false;
  bool gave_up = false;

  bool is_over() const { return unbounded || gave_up || (sign == 0 && best); }
};

Completions::Completions(std::span<const Interval> seen, std::span<const Equation> equations,
                         std::span<const Count> known, const Effort& effort)
    : seen_(seen.begin(), seen.end()), places_(seen.size()), effort_(effort) {
  if (!tighten(seen_, equations)) {
    contradictory_ = true;
    return;
  }
  split_into_parts(equations);
  for (Part& part : parts_) begin(part, known);
}

void Completions::split_into_parts(std::span<const Equation> equations) {
  Groups groups(seen_.size());
  const auto is_open = [&](std::size_t cell) { return seen_[cell].low != seen_[cell].high; };
  for (const Equation& equation : equations) {
    std::optional<std::size_t> first;
    for (const Term& term : equation.terms) {
      if (!is_open(term.cell) || term.coefficient == 0) continue;
      if (first) groups.join(*first, term.cell);
      if (!first) first = term.cell;
    }
  }
  std::vector<std::size_t> part_of_group(seen_.size(), seen_.size());
  for (std::size_t cell = 0; cell < seen_.size(); ++cell) {
    if (!is_open(cell)) continue;
    std::size_t& part = part_of_group[groups.of(cell)];
    if (part == seen_.size()) {
      part = parts_.size();
      parts_.emplace_back();
    }
    places_[cell] = Place{part, parts_[part].cells.size()};
    parts_[part].cells.push_back(cell);
    parts_[part].widest.push_back(seen_[cell]);
  }
  for (const Equation& equation : equations) add_row(equation);
}

/// The equation with what is known of it as its constant.
void Completions::add_row(const Equation& equation) {
  Wide constant = 0;
  std::optional<std::size_t> part;
  Simplex::Row row;
  for (const Term& term : equation.terms) {
    const std::optional<Place>& place = places_[term.cell];
    if (term.coefficient == 0) continue;
    if (!place) {
      constant += Wide{term.coefficient} * seen_[term.cell].low;
      continue;
    }
    part = place->part;
    row.terms.push_back({place->variable, term.coefficient});
  }
  if (!part) return;  // tighten() has seen that it holds
  row.constant = static_cast<Count>(constant);
  if (row.constant != constant) parts_[*part].too_large = true;
  parts_[*part].rows.push_back(std::move(row));
}

/// Finds a first solution, or that there is none.
void Completions::begin(Part& part, std::span<const Count> known) {
  part.found.assign(part.cells.size(), kNothing);
  if (part.too_large) {
    complete_ = false;
    return;
  }
  std::vector<Count> start;
  for (std::size_t i = 0; i < part.cells.size(); ++i) {
    const Interval& bounds = part.widest[i];
    start.push_back(known.empty() ? value_within(bounds)
                                  : std::clamp(known[part.cells[i]], bounds.low, bounds.high));
  }
  part.program.emplace(part.widest, part.rows, start);
  if (add_solution(part, std::move(start))) return;
  Search search{.part = part, .splits = effort_.splits, .pivots = effort_.pivots};
  descend(search);
  if (search.best) return;
  contradictory_ = contradictory_ || !search.gave_up;
  complete_ = false;
}

Reach Completions::reach(std::size_t cell, std::optional<Count> enough) {
  if (!complete_ || contradictory_) return {};
  if (!places_[cell]) return {{seen_[cell].low, seen_[cell].low}, true};
  const std::size_t variable = places_[cell]->variable;
  Part& part = parts_[places_[cell]->part];
  const Interval& found = part.found[variable];
  if (found.empty()) return {};
  const auto is_enough = [&] { return enough && found.width() >= *enough; };
  if (is_enough()) return {found, false};
  // To go no further than is enough spares steps. But that far there may be no solution, and
  // further on one, so that only the whole way is an answer.
  if (enough) extend(part, variable, 1, found.low + *enough);
  if (is_enough()) return {found, false};
  if (enough) extend(part, variable, -1, found.high - *enough);
  if (is_enough()) return {found, false};
  const bool high = extend(part, variable, 1, std::nullopt);
  const bool low = extend(part, variable, -1, std::nullopt);
  return {found, high && low};
}

/// Looks for a solution with a greater (or smaller) value of one cell; `stop` is far enough. True
/// when the end that `found` has now is the last one, up to `stop`.
bool Completions::extend(Part& part, std::size_t variable, int sign,
                         std::optional<Count> stop) const {
  Interval& found = part.found[variable];
  Simplex& program = *part.program;
  const Interval bounds = program.bounds(variable);
  if (sign > 0 ? found.high == bounds.high : found.low == bounds.low) return true;
  if (stop) {
    program.set_bounds(variable, sign > 0 ? common(bounds, {-kUnbounded, *stop})
                                          : common(bounds, {*stop, kUnbounded}));
  }
  Search search{.part = part,
                .variable = variable,
                .sign = sign,
                .best = sign > 0 ? found.high : found.low,
                .splits = effort_.splits,
                .pivots = effort_.pivots};
  descend(search);
  program.set_bounds(variable, bounds);
  // With one whole solution known, a ray of the program holds whole solutions without end.
  if (search.unbounded && sign > 0) found.high = kUnbounded;
  if (search.unbounded && sign < 0) found.low = -kUnbounded;
  return !search.gave_up;
}

void Completions::see(std::size_t cell, const Interval& seen) {
  if (!places_[cell]) return;
  const std::size_t variable = places_[cell]->variable;
  Part& part = parts_[places_[cell]->part];
  if (!part.program) return;
  const Interval before = part.program->bounds(variable);
  const Interval after = common(seen, part.widest[variable]);
  part.program->set_bounds(variable, after);
  part.found.assign(part.cells.size(), kNothing);
  for (Solution& solution : part.solutions) {
    const Count value = solution.values[variable];
    if (!before.contains(value)) --solution.misfits;
    if (!after.contains(value)) ++solution.misfits;
    if (solution.misfits > 0) continue;
    for (std::size_t i = 0; i < part.found.size(); ++i) {
      Interval& found = part.found[i];
      found = {std::min(found.low, solution.values[i]), std::max(found.high, solution.values[i])};
    }
  }
}

/// Takes over a solution when it is one: everything is calculated again here, from the equations,
/// so that no fault elsewhere can make a cell look safe. Gives false when it is none.
bool Completions::add_solution(Part& part, std::vector<Count> values) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!part.program->bounds(i).contains(values[i])) return false;
  }
  for (const Simplex::Row& row : part.rows) {
    if (!holds(row, values)) return false;
  }
  bool is_news = false;
  for (std::size_t i = 0; i < values.size(); ++i) {
    Interval& found = part.found[i];
    is_news = is_news || !found.contains(values[i]);
    found = {std::min(found.low, values[i]), std::max(found.high, values[i])};
  }
  if (is_news) part.solutions.push_back({.values = std::move(values)});
  return true;
}

void Completions::descend(Search& search) {
  if (search.splits == 0) {
    search.gave_up = true;
    return;
  }
  --search.splits;
  Simplex& program = *search.part.program;
  const Simplex::Outcome at = program.find(search.pivots);
  if (at == Simplex::Outcome::none) return;
  const Simplex::Outcome pushed = at == Simplex::Outcome::found && search.sign != 0
                                      ? program.push(search.variable, search.sign, search.pivots)
                                      : at;
  search.unbounded = pushed == Simplex::Outcome::unbounded;
  search.gave_up = pushed == Simplex::Outcome::gave_up;
  if (search.is_over()) return;
  if (search.sign > 0 && program.floor_of(search.variable) <= *search.best) return;
  if (search.sign < 0 && program.ceil_of(search.variable) >= *search.best) return;

  std::size_t broken = 0;
  while (broken < search.part.cells.size() && program.is_whole(broken)) ++broken;
  if (broken == search.part.cells.size()) {
    take_corner(search);
    return;
  }
  const Interval bounds = program.bounds(broken);
  const Count floor = program.floor_of(broken);
  program.set_bounds(broken, {bounds.low, floor});
  descend(search);
  if (!search.is_over()) {
    program.set_bounds(broken, {floor + 1, bounds.high});
    descend(search);
  }
  program.set_bounds(broken, bounds);
}

void Completions::take_corner(Search& search) {
  std::vector<Count> values;
  for (std::size_t i = 0; i < search.part.cells.size(); ++i) {
    values.push_back(search.part.program->floor_of(i));
  }
  search.best = values[search.variable];
  search.gave_up = !add_solution(search.part, std::move(values));
}

}  // namespace pier::disclosure
