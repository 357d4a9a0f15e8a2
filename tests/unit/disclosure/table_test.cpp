#include "disclosure/table.h"

#include <catch2/catch.hpp>

using namespace pier::disclosure;

namespace {

const Policy kPolicy = *find_policy("dfe-cin");

std::vector<Count> values_of(const Table& table) {
  std::vector<Count> values;
  for (const Cell& cell : table.cells) values.push_back(cell.value.value_or(-1));
  return values;
}

}  // namespace

TEST_CASE("a two-way table has its totals") {
  const Table table = two_way(2, 3, std::vector<std::optional<Count>>{1, 2, 3, 10, 20, 30});
  CHECK(values_of(table) == std::vector<Count>{1, 2, 3, 6, 10, 20, 30, 60, 11, 22, 33, 66});
  CHECK(table.equations.size() == 7);
  CHECK_FALSE(problem_with(table, kPolicy));
}

TEST_CASE("a three-way table adds up along every line") {
  std::vector<std::optional<Count>> parts;
  for (Count i = 0; i < 12; ++i) parts.emplace_back(i);
  const Table table = three_way(2, 3, 2, parts);
  const Grid grid({2, 3, 2});
  CHECK(table.cells[grid.cell({1, 2, 1})].value == 11);
  CHECK(table.cells[grid.cell({1, 2, 2})].value == 21);
  CHECK(table.cells[grid.cell({2, 3, 2})].value == 66);
  CHECK(table.cells.size() == 36);
  CHECK(table.equations.size() == 12 + 9 + 12);
  CHECK_FALSE(problem_with(table, kPolicy));
}

TEST_CASE("a total of a part that is not known is not known") {
  const Table table = two_way(2, 2, std::vector<std::optional<Count>>{1, std::nullopt, 3, 4});
  CHECK(values_of(table) == std::vector<Count>{1, -1, -1, 3, 4, 7, 4, -1, -1});
}

TEST_CASE("a table that cannot be judged is explained") {
  const auto problem_of = [](auto change) {
    Table table = two_way(1, 2, std::vector<std::optional<Count>>{10, 20});
    change(table);
    return problem_with(table, kPolicy).value_or("");
  };
  CHECK(problem_of([](Table&) {}).empty());
  CHECK(problem_of([](Table& t) { t.cells[2].value = 31; }) ==
        "the equation 2 does not hold for the true counts");
  CHECK(problem_of([](Table& t) { t.equations[1].terms[0].cell = 99; }) ==
        "the equation 1 names the cell 99");
  CHECK(problem_of([](Table& t) { t.equations[1].terms[0].coefficient = 0; }) ==
        "the equation 1 has the coefficient 0");
  CHECK(problem_of([](Table& t) {
          t.cells[1].known = {3, 19};
        }) == "the cell 1 has the true count 20, but readers are said to know otherwise");
  CHECK(problem_of([](Table& t) {
          t.cells[1].known = {3, 2};
        }) == "the cell 1 says that readers know an interval that ends before it begins");
  CHECK(problem_of([](Table& t) { t.cells[1].known.high = kLargest + 1; }) ==
        "the cell 1 says that readers know a number that is too large to work with");
  CHECK(problem_of([](Table& t) { t.cells[0].value = -1; }) == "the cell 0 has a count below 0");
  CHECK(problem_of([](Table& t) { t.cells[0].value = kUnbounded; }) ==
        "the cell 0 has a count that is too large to work with");
  CHECK(problem_of([](Table& t) { t.cells[0].round_to = 20; }) ==
        "the cell 0 is rounded to 20, which would show 6 as 0");
  CHECK(problem_of([](Table& t) { t.cells[0].round_to = -1; }) ==
        "the cell 0 is rounded to no sensible multiple");
}
