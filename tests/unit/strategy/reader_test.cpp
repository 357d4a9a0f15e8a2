// Files of data/strategies: what is read, and what is refused.

#include <catch2/catch.hpp>

#include "unit/strategy/strategies.h"

using namespace pier;
using strategy::Rating;
using strategy::Reference;
using test::kHeadOfStrategy;
using test::ReadStrategy;

namespace {

constexpr const char* kOnePriority = "priorities: [{number: 1, title: First}]\n";

std::string head(const std::string& more) {
  return kHeadOfStrategy + more;
}

/// The problems of a strategy with one priority and these activities.
std::string with_activities(const std::string& activities) {
  return ReadStrategy(head(kOnePriority) + "activities:\n" + activities).problems();
}

}  // namespace

TEST_CASE("a reference has one to three levels and nothing else") {
  CHECK(Reference::parse("8.1.2")->text() == "8.1.2");
  CHECK(Reference::parse("8")->depth() == 1);
  for (const char* wrong :
       {"", ".", "8.", "8..1", "8.1.2.3", "08", "8.0", "a", "8,1", "-1", "1234", "8 .1"}) {
    CHECK_FALSE(Reference::parse(wrong));
  }
  CHECK(*Reference::parse("8.2") < *Reference::parse("8.10"));
  CHECK(*Reference::parse("8.1") < *Reference::parse("8.1.1"));
  CHECK(Reference::parse("8.1.1")->is_inside(*Reference::parse("8")));
  CHECK_FALSE(Reference::parse("8.1")->is_inside(*Reference::parse("8.1")));
  CHECK_FALSE(Reference::parse("8.10")->is_inside(*Reference::parse("8.1")));
}

TEST_CASE("a whole strategy is read, sorted by reference") {
  const ReadStrategy read(
      head("source: The report\nnotes: [Read with care.]\n"
           "headings:\n  - {id: all, title: All, priorities: [1]}\n"
           "  - {id: adults, title: Adults, priorities: [2]}\n"
           "priorities: [{number: 1, title: First, text: More.}, {number: 2, title: Second}]\n"
           "activities:\n"
           "  - {ref: \"2.10\", text: Late.}\n"
           "  - ref: \"2.2\"\n    text: Early.\n    priorities: [1, 2]\n"
           "    groups:\n"
           "      - {id: audit, ratings: {2022-23: red, 2021-22: green}, done: {2021-22: Much.}}\n"
           "      - {id: board, done: {2023-24: Little.}}\n"
           "    recommendations: [adult-a/1]\n"));
  CHECK(read.problems().empty());
  const strategy::Strategy& one = read.one;
  REQUIRE(one.activities.size() == 2);
  CHECK(one.activities[1].reference.text() == "2.10");
  const strategy::Activity& early = one.activities[0];
  CHECK(early.priorities == std::vector<std::size_t>{1, 0});
  REQUIRE(early.groups.size() == 2);
  REQUIRE(early.groups[0].years.size() == 2);
  CHECK(early.groups[0].years[0].year.text() == "2021-22");
  CHECK(early.groups[0].years[0].done == "Much.");
  CHECK(early.groups[0].rating_in(*Period::parse("2022-23")) == Rating::red);
  CHECK_FALSE(early.groups[1].rating_in(*Period::parse("2023-24")));
  CHECK(early.recommendations[0].review == "adult-a");
  CHECK(one.headings[1].priorities == std::vector<std::size_t>{1});
  CHECK(one.years.size() == 3);
}

TEST_CASE("priorities run on from 1 through all headings") {
  CHECK(ReadStrategy(head("priorities: [{number: 2, title: A}, {number: 4, title: B}]\n"
                          "activities: [{ref: \"2.1\", text: Do it.}]\n"))
            .problems() ==
        "strategy-numbers: priority 2 stands where 1 is expected\n"
        "strategy-numbers: priority 4 stands where 3 is expected\n");
  CHECK(ReadStrategy(head("headings:\n  - {id: a, title: A, priorities: [2, 9]}\n"
                          "  - {id: b, title: B, priorities: [1, 2]}\n"
                          "  - {id: a, title: C, priorities: [1]}\n"
                          "priorities: [{number: 1, title: A}, {number: 2, title: B}, {number: 3, "
                          "title: C}, {number: 3, title: D}]\n"
                          "activities: [{ref: \"2.1\", text: Do it.}]\n"))
            .problems() ==
        "strategy-duplicate: there are two priorities 3\n"
        "strategy-unknown: there is no priority `9`\n"
        "strategy-numbers: priority 1 stands after priority 2\n"
        "strategy-duplicate: priority 2 stands under two headings\n"
        "strategy-duplicate: another heading has the id `a`\n"
        "strategy-numbers: priority 3 stands under no heading\n");
}

TEST_CASE("an activity begins with the number of a priority, or of a theme where there are any") {
  CHECK(with_activities("  - {ref: \"2.1\", text: Do it.}\n  - {ref: \"1.x\", text: Do it.}\n") ==
        "strategy-reference: activity 2.1 begins with 2, and there is no priority 2\n"
        "strategy-reference: `1.x` is no number of an activity\n");
  const ReadStrategy themed(head(kOnePriority) +
                            "themes: [{number: 7, title: Training}]\n"
                            "activities:\n  - {ref: \"7.1\", text: Train., priorities: [1]}\n"
                            "  - {ref: \"7.2\", text: Learn.}\n  - {ref: \"1.1\", text: No.}\n"
                            "  - {ref: \"7.3\", text: Ask., priorities: [7]}\n");
  CHECK(themed.problems() ==
        "strategy-reference: activity 1.1 begins with 1, and there is no theme 1\n"
        "strategy-unknown: there is no priority `7`\n");
  CHECK(themed.one.activities[0].priorities == std::vector<std::size_t>{0});
  CHECK(themed.one.activities[1].priorities.empty());
  CHECK(themed.one.activities[1].theme == 0);
}

TEST_CASE("activities, groups and recommendations that are named exist, once") {
  CHECK(with_activities("  - {ref: \"1.1\", text: Do it., groups: [{id: boord}, {id: board}, {id: "
                        "board}], recommendations: [adult-a]}\n"
                        "  - {ref: \"1.1\", text: Do it again.}\n") ==
        "strategy-unknown: there is no group `boord`\n"
        "strategy-duplicate: activity 1.1 has the group `board` twice\n"
        "strategy-unknown: `adult-a` names no recommendation\n"
        "strategy-duplicate: there are two activities 1.1\n");
}

TEST_CASE("years lie in the period, and ratings are ratings") {
  CHECK(with_activities("  - {ref: \"1.1\", text: Do it., groups: [{id: board, ratings: {2020-21: "
                        "green, 2021/22: amber, 2022-23: yellow, 2023-24: Red}, done: {2024-25: "
                        "Nothing.}}]}\n") ==
        "strategy-year: 2020/21 is outside the period of the strategy\n"
        "strategy-year: `2021/22` is no year\n"
        "field-choice: `yellow` is no rating\n"
        "field-choice: `Red` is no rating\n"
        "strategy-year: 2024/25 is outside the period of the strategy\n");
  CHECK(ReadStrategy("title: S\nbody: P\nperiod: {from: 2022-01-01, to: 2021-01-01}\n" +
                     std::string(kOnePriority) + "activities: [{ref: \"1.1\", text: Do it.}]\n")
            .problems() == "strategy-year: the strategy ends before it begins\n");
}

TEST_CASE("an empty file, and one that is no YAML, are reported and give an empty strategy") {
  CHECK_FALSE(ReadStrategy("").problems().empty());
  const ReadStrategy broken("title: [\n");
  CHECK_FALSE(broken.problems().empty());
  CHECK(broken.one.activities.empty());
}
