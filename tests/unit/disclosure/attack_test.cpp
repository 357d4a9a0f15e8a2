#include "disclosure/attack.h"

#include <catch2/catch.hpp>

using namespace pier::disclosure;

namespace {

constexpr Interval kCount{0, kUnbounded};

Interval exactly(Count value) {
  return {value, value};
}

/// The proved interval of each cell.
std::vector<Interval> intervals(const std::vector<Interval>& seen,
                                const std::vector<Equation>& equations) {
  std::vector<std::size_t> targets;
  for (std::size_t i = 0; i < seen.size(); ++i) targets.push_back(i);
  std::vector<Interval> result;
  for (const Reach& reach : attack(seen, equations, targets).reaches) {
    CHECK(reach.proved);
    result.push_back(reach.interval);
  }
  return result;
}

/// The first cells add up to the last one.
Equation total_of(std::size_t parts) {
  Equation equation;
  for (std::size_t i = 0; i < parts; ++i) equation.terms.push_back({i, 1});
  equation.terms.push_back({parts, -1});
  return equation;
}

}  // namespace

TEST_CASE("a single hidden part is the total less the others") {
  CHECK(intervals({exactly(20), kCount, exactly(7), exactly(30)}, {total_of(3)})[1] == exactly(3));
}

TEST_CASE("two hidden parts of 2 that are not 0 are 1 each") {
  CHECK(intervals({{1, kUnbounded}, {1, kUnbounded}, exactly(2)}, {total_of(2)})[0] == exactly(1));
}

TEST_CASE("a cell that no equation holds is what is known of it") {
  CHECK(intervals({kCount, {2, 9}}, {}) == std::vector<Interval>{kCount, {2, 9}});
}

TEST_CASE("hidden totals leave a cell without a high end") {
  const auto found = intervals({{1, kUnbounded}, exactly(4), kCount}, {total_of(2)});
  CHECK(found[0] == Interval{1, kUnbounded});
  CHECK(found[2] == Interval{5, kUnbounded});
}

TEST_CASE("rows and columns together give away what neither does alone") {
  // a b | 5      a + b = 5, c + d = 9, a + c = 5, b + d = 9, and the sum of a and d is 9 too.
  // c d | 9
  // 5 9
  const std::vector<Equation> equations{
      {{{0, 1}, {1, 1}, {4, -1}}}, {{{2, 1}, {3, 1}, {5, -1}}}, {{{0, 1}, {2, 1}, {6, -1}}},
      {{{1, 1}, {3, 1}, {7, -1}}}, {{{0, 1}, {3, 1}, {8, -1}}},
  };
  const auto found = intervals(
      {kCount, kCount, kCount, kCount, exactly(5), exactly(9), exactly(5), exactly(9), kCount},
      equations);
  CHECK(found[0] == Interval{0, 5});
  CHECK(found[8] == Interval{4, 14});
  const auto more = intervals(
      {kCount, kCount, kCount, kCount, exactly(5), exactly(9), exactly(5), exactly(9), exactly(8)},
      equations);
  CHECK(more[0] == exactly(2));
}

TEST_CASE("rounded totals leave the width of their rounding") {
  CHECK(intervals({exactly(12), kCount, {18, 22}}, {total_of(2)})[1] == Interval{6, 10});
}

TEST_CASE("only whole numbers count") {
  // 2a + 3b = 12: a is 0, 3 or 6. As fractions, and by single equations, it could be 0 to 6 too;
  // with b at least 1 it is 0 or 3, and not 4.
  const std::vector<Equation> equations{{{{0, 2}, {1, 3}, {2, -1}}}};
  CHECK(intervals({kCount, {1, kUnbounded}, exactly(12)}, equations)[0] == Interval{0, 3});
  // Three pairs that add up to odd numbers: a is half of an odd number in no whole way.
  const std::vector<Equation> pairs{
      {{{0, 1}, {1, 1}, {3, -1}}}, {{{1, 1}, {2, 1}, {3, -1}}}, {{{0, 1}, {2, 1}, {3, -1}}}};
  CHECK(attack(std::vector<Interval>{{0, 9}, {0, 9}, {0, 9}, exactly(5)}, pairs,
               std::vector<std::size_t>{0})
            .contradictory);
}

TEST_CASE("what does not add up is a contradiction") {
  const std::vector<std::size_t> targets{0};
  CHECK(attack(std::vector<Interval>{kCount, exactly(9), exactly(5)},
               std::vector<Equation>{total_of(2)}, targets)
            .contradictory);
  CHECK(attack(std::vector<Interval>{{5, 4}}, {}, targets).contradictory);
}

TEST_CASE("a difference can be negative") {
  // The period before had 10; now it is 7 to 9.
  CHECK(intervals({exactly(10), {-kUnbounded, kUnbounded}, {7, 9}}, {total_of(2)})[1] ==
        Interval{-3, -1});
}

TEST_CASE("without enough effort nothing is proved, and nothing is claimed") {
  std::vector<std::optional<Count>> parts;
  for (Count i = 0; i < 27; ++i) parts.emplace_back(i % 7);
  const Table table = three_way(3, 3, 3, parts);
  std::vector<Interval> seen;
  for (const Cell& cell : table.cells) {
    seen.push_back(*cell.value < 12 ? kCount : exactly(*cell.value));
  }
  const Attack none = attack(seen, table.equations, std::vector<std::size_t>{0}, {0, 0});
  CHECK_FALSE(none.contradictory);
  CHECK_FALSE(none.reaches[0].proved);
  CHECK(none.reaches[0].interval.empty());
  CHECK(attack(seen, table.equations, std::vector<std::size_t>{0}).reaches[0].proved);
}

TEST_CASE("numbers beyond the limits are not worked with") {
  const std::vector<std::size_t> targets{0};
  const std::vector<Interval> seen{kCount, exactly(kLargest + 1)};
  CHECK_FALSE(attack(seen, {}, targets).reaches[0].proved);
  const std::vector<Equation> steep{{{{0, kUnbounded}, {1, -1}}}};
  CHECK_FALSE(attack(std::vector<Interval>{kCount, exactly(5)}, steep, targets).reaches[0].proved);
  // Within them but too large for the tableau: no proof, and no overflow.
  const std::vector<Equation> large{{{{0, kLargest}, {1, kLargest - 1}, {2, -kLargest + 2}}},
                                    {{{0, kLargest - 7}, {1, kLargest - 3}, {3, -1}}}};
  const Attack found =
      attack(std::vector<Interval>{kCount, kCount, kCount, kCount}, large, targets);
  CHECK_FALSE(found.reaches[0].proved);
}

TEST_CASE("counts as large as they may be are exact") {
  CHECK(intervals({exactly(kLargest - 3), kCount, exactly(kLargest)}, {total_of(2)})[1] ==
        exactly(3));
  CHECK(intervals({kCount, kCount, exactly(kLargest)}, {total_of(2)})[1] == Interval{0, kLargest});
}

TEST_CASE("a cell may stand in an equation more than once") {
  CHECK(intervals({kCount, exactly(12)}, {{{{0, 1}, {0, 2}, {1, -1}}}})[0] == exactly(4));
  CHECK(intervals({{3, 8}, {2, 7}}, {{{{0, 1}, {1, -1}, {0, -1}, {1, 1}}}})[0] == Interval{3, 8});
}
