#include "disclosure/protect.h"

#include <catch2/catch.hpp>

#include "disclosure/percentage.h"

using namespace pier::disclosure;

namespace {

using Parts = std::vector<std::optional<Count>>;

const Policy& policy(std::string_view id) {
  return *find_policy(id);
}

/// As people see it: [c] for hidden by its own count, (c) for the sake of others.
std::vector<std::string> texts(const Protected& result) {
  std::vector<std::string> texts;
  for (const ShownCell& cell : result.cells) {
    switch (cell.state) {
      case State::exact:
      case State::rounded:
        texts.push_back(std::to_string(cell.value));
        break;
      case State::hidden_primary:
        texts.emplace_back("[c]");
        break;
      case State::hidden_secondary:
        texts.emplace_back("(c)");
        break;
      case State::never_shown:
        texts.emplace_back("-");
        break;
      case State::unknown:
        texts.emplace_back("?");
        break;
    }
  }
  return texts;
}

using Texts = std::vector<std::string>;

/// Parts and their total in one line.
Table line(Parts parts) {
  const std::size_t count = parts.size();
  Table table = Grid({count}).table(parts);
  return table;
}

}  // namespace

TEST_CASE("a single small count takes the smallest other one with it") {
  const Protected result = protect(line({3, 40, 12, 0, 25}), policy("dfe-cin"));
  CHECK(texts(result) == Texts{"[c]", "40", "(c)", "0", "25", "80"});
  CHECK(result.exposures.empty());
}

TEST_CASE("two small counts that could only be 1 each take a third with them") {
  const Protected result = protect(line({1, 1, 30, 20}), policy("dfe-cin"));
  CHECK(texts(result) == Texts{"[c]", "[c]", "30", "(c)", "52"});
  CHECK(result.exposures.empty());
}

TEST_CASE("small counts that leave enough open need nothing else") {
  const Protected result = protect(line({5, 4, 30, 20}), policy("dfe-cin"));
  CHECK(texts(result) == Texts{"[c]", "[c]", "30", "20", "59"});
}

TEST_CASE("in a table the hidden cells close a circle, and totals stay") {
  const Protected result =
      protect(two_way(3, 3, Parts{2, 30, 40, 50, 9, 8, 30, 70, 10}), policy("dfe-cin"));
  CHECK(result.exposures.empty());
  const Texts shown = texts(result);
  CHECK(shown[0] == "[c]");
  CHECK(std::count(shown.begin(), shown.end(), "(c)") == 3);
  for (const std::size_t total : {3, 7, 11, 12, 13, 14, 15}) CHECK(shown[total] != "(c)");
}

TEST_CASE("zeros are shown, and never hidden for others") {
  const Protected result = protect(line({2, 0, 0}), policy("dfe-cin"));
  CHECK(texts(result) == Texts{"[c]", "0", "0", "[c]"});
  CHECK(result.exposures.empty());
}

TEST_CASE("an exempt cell is shown, and what it gives away is reported") {
  Table table = line({1, 1});
  table.cells[2].exempt = true;
  const Protected result = protect(table, policy("dfe-cin"));
  CHECK(texts(result) == Texts{"[c]", "[c]", "2"});
  REQUIRE(result.exposures.size() == 2);
  CHECK(result.exposures[0].cell == 0);
  CHECK(result.exposures[0].reach.interval == Interval{1, 1});
  CHECK(result.exposures[0].reach.proved);
}

TEST_CASE("a difference of two cumulative figures that is small hides the later one") {
  // The second quarter's total is 3 more than the first one's, which has been published.
  Table table;
  table.cells = {
      {.value = 40, .known = {40, 40}}, {.value = 43}, {.value = 3, .never_shown = true}};
  table.equations = {{{{0, 1}, {2, 1}, {1, -1}}}};
  const Protected result = protect(table, policy("dfe-cin"));
  CHECK(texts(result) == Texts{"40", "(c)", "-"});
  CHECK(result.exposures.empty());
}

TEST_CASE("a cell that readers know already protects nothing") {
  Table table = line({3, 12, 25});
  table.cells[1].known = {12, 12};
  CHECK(texts(protect(table, policy("dfe-cin"))) == Texts{"[c]", "12", "(c)", "40"});
}

TEST_CASE("a small count that readers know already is hidden, but is no exposure") {
  Table table = line({3, 12, 25});
  table.cells[0].known = {3, 3};
  const Protected result = protect(table, policy("dfe-cin"));
  CHECK(texts(result) == Texts{"[c]", "12", "25", "40"});
  CHECK(result.exposures.empty());
}

TEST_CASE("totals of a region are rounded by themselves") {
  Table table = line({3, 12, 25});
  table.cells[3].round_to = 10;
  const Protected result = protect(table, policy("dfe-cin"));
  CHECK(texts(result) == Texts{"[c]", "12", "25", "40"});
  // 40 is 35 to 44: the hidden cell is 1 to 7.
  CHECK(result.exposures.empty());
}

TEST_CASE("hospital statistics: zeros stay, 1 to 7 are hidden, the rest goes to the nearest 5") {
  const Protected result = protect(line({0, 1, 7, 8, 12, 13}), policy("nhsd-secondary-care"));
  CHECK(texts(result) == Texts{"0", "[c]", "[c]", "10", "10", "15", "40"});
  CHECK(result.exposures.empty());
}

TEST_CASE("safeguarding adults: 0 to 4 are hidden, the rest goes to the nearest 5") {
  const Protected result = protect(line({0, 4, 5, 7, 8}), policy("nhsd-sac"));
  CHECK(texts(result) == Texts{"[c]", "[c]", "5", "5", "10", "25"});
}

TEST_CASE("where rounding alone gives a count away, that is reported and nothing else is hidden") {
  Table table = line({1, 9});
  table.cells[1].exempt = true;
  table.cells[2].exempt = true;
  const Protected result = protect(table, policy("nhsd-secondary-care"));
  CHECK(texts(result) == Texts{"[c]", "9", "10"});
  REQUIRE(result.exposures.size() == 1);
  CHECK(result.exposures[0].reach.interval == Interval{1, 1});
}

TEST_CASE("published: shares of plans by category, two of them hidden, leave their sum") {
  // 69.1 %, 16.4 % and 11.8 % fit 110 plans and no other counts; two categories show "-".
  Table table = line({76, 1, 2, 18, 13});
  for (const std::size_t shown : {0, 3, 4, 5}) {
    Cell& cell = table.cells[shown];
    cell.known = {*cell.value, *cell.value};
  }
  const Protected result = protect(table, policy("dfe-cin"));
  CHECK(texts(result) == Texts{"76", "[c]", "[c]", "18", "13", "110"});
  REQUIRE(result.exposures.size() == 2);
  CHECK(result.exposures[0].reach.interval == Interval{1, 2});
  CHECK(result.exposures[1].reach.interval == Interval{1, 2});
}

TEST_CASE("published: a hidden number of adoptions beside its percentage") {
  // 135 children, 21 % of them; what is hidden by hand here is known to be 28 or 29.
  const auto known = numerator_interval(21, 0, 135, 100);
  REQUIRE(known);
  Policy high = policy("dfe-cin");
  high.hide_to = 30;
  Table table;
  table.cells = {{.value = 28, .known = *known}, {.value = 135, .exempt = true}};
  const Protected result = protect(table, high);
  REQUIRE(result.exposures.size() == 1);
  CHECK(result.exposures[0].reach.interval == Interval{28, 29});
}

TEST_CASE("a cell that is not known to us can be anything") {
  const Protected result = protect(line({3, std::nullopt, 25}), policy("dfe-cin"));
  CHECK(texts(result) == Texts{"[c]", "?", "25", "?"});
  CHECK(result.exposures.empty());
  Table table = line({3, std::nullopt, 25});
  table.cells[1].known = {9, 11};
  table.cells[3].value = 38;
  // 38 − 25 less 9 to 11 is 2 to 4.
  CHECK(texts(protect(table, policy("dfe-cin"))) == Texts{"[c]", "?", "(c)", "38"});
}

TEST_CASE("a table with a problem is hidden as a whole, and all of it is exposed") {
  Table table = line({3, 12, 25});
  table.cells[3].value = 41;
  const Protected result = protect(table, policy("dfe-cin"));
  CHECK(result.problem == "the equation 0 does not hold for the true counts");
  CHECK(texts(result) == Texts{"[c]", "[c]", "[c]", "[c]"});
  REQUIRE(result.exposures.size() == 1);
  CHECK(result.exposures[0].reach.interval.empty());
}

TEST_CASE("without effort every hidden cell is exposed, unless it is safe at first sight") {
  const Protected result = protect(line({3, 40, 12}), policy("dfe-cin"), {0, 0});
  CHECK(result.exposures.size() == 1);
}

TEST_CASE("three-way tables are protected in whole numbers") {
  Parts parts;
  for (Count i = 0; i < 36; ++i) parts.emplace_back((i * 7) % 23);
  const Table table = three_way(3, 4, 3, parts);
  const Protected result = protect(table, policy("threshold-10"));
  CHECK(result.exposures.empty());
  std::vector<std::size_t> hidden;
  for (std::size_t i = 0; i < result.cells.size(); ++i) {
    if (result.cells[i].state == State::hidden_primary) hidden.push_back(i);
  }
  const auto seen = seen_by_reader(table, policy("threshold-10"), result.cells);
  for (const Reach& reach : attack(seen, table.equations, hidden).reaches) {
    CHECK(reach.interval.width() >= 9);
  }
}
