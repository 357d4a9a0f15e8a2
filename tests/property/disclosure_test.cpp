// The reader's solver against a search that tries all numbers, and protect() against the same
// search, over random small tables.

#include <algorithm>

#include <catch2/catch.hpp>

#include "disclosure/attack.h"
#include "disclosure/protect.h"
#include "property/brute_force.h"

using namespace pier::disclosure;
using pier::test::BruteForce;

namespace {

/// xorshift64*, the same everywhere.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  Count up_to(Count most) {
    state_ ^= state_ >> 12;
    state_ ^= state_ << 25;
    state_ ^= state_ >> 27;
    return static_cast<Count>((state_ * 0x2545F4914F6CDD1DULL >> 33) %
                              static_cast<std::uint64_t>(most + 1));
  }
  bool one_in(Count n) { return up_to(n - 1) == 0; }
  std::size_t index(std::size_t count) {
    return static_cast<std::size_t>(up_to(static_cast<Count>(count) - 1));
  }

 private:
  std::uint64_t state_;
};

constexpr int kTables = 100'000;

Table random_grid(Random& random) {
  const bool is_three_way = random.one_in(8);
  const auto rows = is_three_way ? 2 : 2 + random.index(3);
  const auto columns = is_three_way ? 2 : 2 + random.index(3);
  const Count most = 1 + random.up_to(random.one_in(2) ? 3 : 11);
  std::vector<std::optional<Count>> parts;
  for (std::size_t i = 0; i < rows * columns * (is_three_way ? 2 : 1); ++i) {
    parts.emplace_back(random.one_in(4) ? 0 : random.up_to(most));
  }
  return is_three_way ? three_way(rows, columns, 2, parts) : two_way(rows, columns, parts);
}

/// A new cell that is a random combination of others, as a difference of periods or a group.
void add_equation(Table& table, Random& random) {
  Equation equation;
  Count sum = 0;
  const std::size_t terms = 1 + random.index(3);
  for (std::size_t i = 0; i < terms; ++i) {
    const std::size_t cell = random.index(table.cells.size());
    const Count coefficient = random.one_in(6) ? 2 : random.one_in(3) ? -1 : 1;
    equation.terms.push_back({cell, coefficient});
    sum += coefficient * *table.cells[cell].value;
  }
  const Count own = random.one_in(6) ? -2 : -1;
  if (sum % own != 0) return;
  equation.terms.push_back({table.cells.size(), own});
  Cell cell;
  cell.value = sum / -own;
  cell.never_shown = *cell.value < 0 || random.one_in(2);
  if (*cell.value < 0) cell.known = {-kUnbounded, kUnbounded};
  table.cells.push_back(cell);
  table.equations.push_back(std::move(equation));
}

Table random_table(Random& random) {
  Table table = random_grid(random);
  if (random.one_in(3)) add_equation(table, random);
  if (random.one_in(6)) add_equation(table, random);
  return table;
}

/// What is seen of the table when cells are hidden, rounded or hinted at by chance. All intervals
/// are finite, so that the search ends.
std::vector<Interval> random_view(const Table& table, Random& random) {
  std::vector<Interval> seen;
  const Count share = 1 + random.up_to(3);
  for (const Cell& cell : table.cells) {
    const Count value = *cell.value;
    Interval range{value, value};
    if (random.up_to(4) <= share) {
      range = {value - random.up_to(2), value + random.up_to(4)};
      if (random.one_in(2)) range = {0, 7};
      if (!range.contains(value)) range = {value - 3, value};
      if (value >= 0) range.low = std::max<Count>(range.low, 0);
    } else if (random.one_in(200)) {
      range = {value + 1, value + 1};  // no longer a table that adds up
    }
    seen.push_back(range);
  }
  return seen;
}

Policy random_policy(Random& random) {
  Policy policy{.id = "random"};
  for (;;) {
    policy.hide_from = random.one_in(4) ? 0 : 1;
    policy.hide_to = 1 + random.up_to(4);
    policy.secondary = !random.one_in(4);
    policy.round_to = random.one_in(policy.secondary ? 4 : 2) ? 2 + random.up_to(6) : 1;
    policy.least_width = 1 + random.up_to(4);
    if (!problem_with(policy)) return policy;
  }
}

void add_circumstances(Table& table, const Policy& policy, Random& random) {
  for (Cell& cell : table.cells) {
    if (random.one_in(15)) cell.exempt = true;
    if (random.one_in(20) && rounded(policy.hide_to + 1, 10) > 0) cell.round_to = 10;
    if (random.one_in(15)) {
      cell.known = {*cell.value - random.up_to(3), *cell.value + random.up_to(3)};
    }
    if (random.one_in(60)) cell.value.reset();
  }
}

/// The same with a limit above every cell, far enough for all that is asked here.
std::vector<Interval> limited(std::vector<Interval> seen, Count most) {
  for (Interval& cell : seen) {
    cell = common(cell, {cell.low == -kUnbounded ? -most : cell.low, std::max(most, cell.low)});
  }
  return seen;
}

bool is_hidden(const ShownCell& cell) {
  return cell.state == State::hidden_primary || cell.state == State::hidden_secondary;
}

Count largest_count(const Table& table) {
  Count largest = 0;
  for (const Cell& cell : table.cells) largest = std::max(largest, cell.value.value_or(0));
  return largest;
}

}  // namespace

TEST_CASE("attack() finds the intervals that trying all numbers finds") {
  Random random(20261121);
  int skipped = 0;
  int contradictions = 0;
  int unproved = 0;
  const int tables = kTables;
  for (int i = 0; i < tables; ++i) {
    CAPTURE(i);
    const Table table = random_table(random);
    const std::vector<Interval> seen = random_view(table, random);
    const auto expected = BruteForce(seen, table.equations).all_intervals(4'000);
    if (!expected) {
      ++skipped;
      continue;
    }
    std::vector<std::size_t> targets;
    for (std::size_t cell = 0; cell < seen.size(); ++cell) targets.push_back(cell);
    const Attack found = attack(seen, table.equations, targets);
    if (found.contradictory != (*expected)[0].empty()) FAIL("contradictory, or not");
    if (found.contradictory) {
      ++contradictions;
      continue;
    }
    for (const std::size_t cell : targets) {
      const Reach& reach = found.reaches[cell];
      if (reach.proved && reach.interval == (*expected)[cell]) continue;
      // Where the effort ran out, nothing may be claimed that is not so.
      const bool is_inside =
          reach.interval.empty() || ((*expected)[cell].contains(reach.interval.low) &&
                                     (*expected)[cell].contains(reach.interval.high));
      if (!reach.proved && is_inside) {
        ++unproved;
        continue;
      }
      CAPTURE(cell, found.reaches[cell].proved, found.reaches[cell].interval.low,
              found.reaches[cell].interval.high, (*expected)[cell].low, (*expected)[cell].high);
      FAIL("another interval");
    }
  }
  CHECK(skipped < tables / 5);
  CHECK(contradictions > tables / 100);
  CHECK(unproved < tables / 1000);
}

TEST_CASE("attack() says that a cell has no high end when larger numbers always go on to fit") {
  Random random(8);
  int unbounded = 0;
  int bounded = 0;
  int unproved = 0;
  for (int i = 0; i < kTables / 5; ++i) {
    CAPTURE(i);
    const Table table = random_table(random);
    std::vector<Interval> seen = random_view(table, random);
    for (Interval& cell : seen) {
      if (!random.one_in(3)) cell.high = cell.width() == 0 ? cell.high : kUnbounded;
    }
    const std::size_t target = random.index(seen.size());
    if (seen[target].width() == 0) continue;
    const auto near = BruteForce(limited(seen, 60), table.equations).interval(target, 4'000);
    const auto far = BruteForce(limited(seen, 120), table.equations).interval(target, 4'000);
    if (!near || !far || far->empty()) continue;
    const std::vector<std::size_t> targets{target};
    const Attack found = attack(seen, table.equations, targets);
    if (found.contradictory) FAIL("contradictory, but there is a solution");
    const Interval& interval = found.reaches[0].interval;
    // Branch and bound need not end where a cell has no high end. Then nothing may be claimed that
    // is not so.
    if (!found.reaches[0].proved) {
      ++unproved;
      if (!interval.empty() && interval.low < far->low) FAIL("a solution that is none");
      continue;
    }
    if (interval.low != far->low) FAIL("another low end");
    if (interval.high == kUnbounded ? far->high <= near->high : far->high != interval.high) {
      FAIL("another high end");
    }
    ++(interval.high == kUnbounded ? unbounded : bounded);
  }
  CHECK(unbounded > kTables / 200);
  CHECK(bounded > kTables / 200);
  CHECK(unproved < kTables / 1000);
}

TEST_CASE("protect() leaves no sensitive cell that trying all numbers narrows down") {
  Random random(4);
  int skipped = 0;
  int judged = 0;
  int exposed = 0;
  int unproved = 0;
  int hidden = 0;
  const int tables = kTables;
  for (int i = 0; i < tables; ++i) {
    CAPTURE(i);
    Table table = random_table(random);
    const Policy policy = random_policy(random);
    add_circumstances(table, policy, random);
    const Protected result = protect(table, policy);
    if (result.problem) FAIL(*result.problem);
    const std::vector<Interval> seen = seen_by_reader(table, policy, result.cells);
    const Count most = largest_count(table) + policy.least_width + 5;
    BruteForce search(limited(seen, most), table.equations);
    BruteForce wider_search(limited(seen, 6 * most), table.equations);
    std::vector<bool> is_exposed(table.cells.size(), false);
    for (const Exposure& exposure : result.exposures) {
      is_exposed[exposure.cell] = true;
      ++exposed;
      if (exposure.reach.interval.width() >= policy.least_width) FAIL("exposed without reason");
      const auto interval = wider_search.interval(exposure.cell, 4'000);
      const Interval& claimed = exposure.reach.interval;
      if (!interval) {
        ++skipped;
      } else if (!exposure.reach.proved) {
        // A cell that could not be judged counts as exposed.
        ++unproved;
        const bool is_inside =
            claimed.empty() || (interval->contains(claimed.low) &&
                                (claimed.high > 6 * most || interval->contains(claimed.high)));
        if (!is_inside) FAIL("a solution that is none");
      } else if (*interval != claimed) {
        CAPTURE(claimed.low, claimed.high, interval->low, interval->high);
        FAIL("another exposure");
      }
    }
    for (std::size_t c = 0; c < table.cells.size(); ++c) {
      const Cell& cell = table.cells[c];
      const ShownCell& shown = result.cells[c];
      if (shown.state == State::hidden_secondary) ++hidden;
      if (cell.exempt && is_hidden(shown)) FAIL("an exempt cell is hidden");
      if (shown.state == State::exact && shown.value != *cell.value) FAIL("a wrong count");
      if (cell.value && !seen[c].contains(*cell.value)) FAIL("the reader is told an untruth");
      if (!cell.value || cell.exempt || !is_sensitive(*cell.value, policy)) continue;
      if (!is_hidden(shown) && shown.state != State::never_shown) FAIL("a small count is shown");
      if (cell.known.low == cell.known.high || is_exposed[c]) continue;
      std::optional<bool> wide = search.is_wide(c, policy.least_width, 3'000);
      if (wide == false) wide = wider_search.is_wide(c, policy.least_width, 30'000);
      ++(wide ? judged : skipped);
      if (wide == false) FAIL("cell " << c << " is exposed");
    }
  }
  CHECK(skipped < judged / 20);
  CHECK(hidden > tables / 4);
  CHECK(exposed > tables / 100);
  CHECK(unproved < tables / 1000);
}
