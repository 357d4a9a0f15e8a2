// Counting ratings and changes.

#include <catch2/catch.hpp>

#include "unit/strategy/strategies.h"

using namespace pier;
using strategy::Change;
using strategy::Rating;
using test::kHeadOfStrategy;
using test::ReadStrategy;

namespace {

const Period kBefore = *Period::parse("2021-22");
const Period kNow = *Period::parse("2022-23");

/// Groups: the board is 0, audit is 1.
std::string two_years() {
  return std::string(kHeadOfStrategy) +
         "priorities: [{number: 1, title: First}, {number: 2, title: Second}]\n"
         "activities:\n"
         "  - ref: \"1\"\n    text: All of it.\n"
         "  - ref: \"1.1\"\n    text: A part.\n    groups:\n"
         "      - {id: board, ratings: {2021-22: amber, 2022-23: green}}\n"
         "      - {id: audit, ratings: {2021-22: green, 2022-23: not-stated}}\n"
         "  - ref: \"1.1.2\"\n    text: A smaller part.\n    groups:\n"
         "      - {id: audit, ratings: {2022-23: red}}\n"
         "  - ref: \"2.1\"\n    text: Another.\n    groups:\n"
         "      - {id: audit, ratings: {2021-22: green, 2022-23: amber}}\n"
         "      - {id: board, ratings: {2021-22: red}}\n";
}

std::size_t of(const strategy::ChangeTally& tally, Change change) {
  return tally[static_cast<std::size_t>(change)];
}

}  // namespace

TEST_CASE("ratings are counted by group, by priority and by year") {
  const ReadStrategy read(two_years());
  REQUIRE(read.problems().empty());
  const strategy::Tally all = read.one.tally(kNow);
  CHECK(all.total() == 4);
  CHECK(all.of(Rating::green) == 1);
  CHECK(all.of(Rating::amber) == 1);
  CHECK(all.of(Rating::red) == 1);
  CHECK(all.of(Rating::not_stated) == 1);
  CHECK(read.one.tally(kNow, {.group = 1}).total() == 3);
  CHECK(read.one.tally(kBefore, {.group = 1}).of(Rating::green) == 2);
  CHECK(read.one.tally(kNow, {.priority = 1}).total() == 1);
  CHECK(read.one.tally(kBefore, {.group = 0, .priority = 1}).of(Rating::red) == 1);
  CHECK(read.one.tally(*Period::parse("2023-24")).total() == 0);
}

TEST_CASE("changes are counted for each activity of each group") {
  const ReadStrategy read(two_years());
  const strategy::ChangeTally tally = read.one.changes(kBefore, kNow);
  CHECK(of(tally, Change::better) == 1);
  CHECK(of(tally, Change::worse) == 1);
  CHECK(of(tally, Change::same) == 0);
  CHECK(of(tally, Change::fresh) == 1);
  CHECK(of(tally, Change::gone) == 2);
  CHECK(of(read.one.changes(kBefore, kNow, {.group = 0}), Change::gone) == 1);
}

TEST_CASE("a part knows the nearest whole among what is shown") {
  const ReadStrategy read(two_years());
  CHECK(read.one.parent_of(2, {}) == 1);
  CHECK(read.one.parent_of(1, {}) == 0);
  CHECK_FALSE(read.one.parent_of(1, {.group = 1}));
  CHECK(read.one.without_group() == std::vector<std::size_t>{0});
  CHECK(read.one.groups() == std::vector<std::size_t>{0, 1});
}

TEST_CASE("strategies are found by the names of their files") {
  const ReadStrategy read(two_years());
  strategy::Strategy other = read.one;
  other.id = "a";
  const strategy::Strategies all({read.one, other});
  CHECK(all.find("a") == 0);
  CHECK(all.find("s") == 1);
  CHECK_FALSE(all.find("b"));
}
