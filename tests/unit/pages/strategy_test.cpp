// What the pages and blocks of a strategy show, of a small one.

#include <catch2/catch.hpp>

#include "pages/strategy_pages.h"
#include "pages/strategy_views.h"
#include "support/library_site.h"
#include "value/schema.h"

using namespace pier;
using test::AssembledSite;
using test::page;

namespace {

constexpr const char* kWorkplan =
    "title: Plan\nbody: Seaby Partnership\nperiod: {from: 2021-04-01, to: 2024-03-31}\n"
    "headings:\n  - {id: all, title: All, priorities: [1]}\n"
    "  - {id: adults, title: Adults, priorities: [2]}\n"
    "priorities: [{number: 1, title: First}, {number: 2, title: Second, text: More.}]\n"
    "activities:\n"
    "  - ref: \"1.1\"\n    text: A whole.\n    groups:\n"
    "      - {id: board, ratings: {2021-22: amber, 2022-23: green}, done: {2022-23: Much.}}\n"
    "    recommendations: [a/2, held/1]\n"
    "  - ref: \"1.1.1\"\n    text: A part.\n    groups:\n"
    "      - {id: board, ratings: {2021-22: not-stated}}\n"
    "    recommendations: [a/2]\n"
    "  - ref: \"2.1\"\n    text: Open.\n";

AssembledSite::Files strategy_files(const std::string& block = {}) {
  AssembledSite::Files files = test::library_files();
  files["data/strategies/s.yaml"] = kWorkplan;
  files["content/about/index.md"] = page("About");
  if (!block.empty()) files["content/about/a.md"] = page("A", {}, block);
  return files;
}

Value view_at(const Site& site, std::string_view url) {
  for (const PlannedPage& plan : plan_strategies(site)) {
    if (plan.url != url) continue;
    Diagnostics problems;
    Value view = plan.view(problems);
    CHECK(problems.empty());
    return view;
  }
  FAIL("nothing is planned at " << url);
  return {};
}

/// "1.1 A whole. [amber green] Better…" for each row of a table.
std::string rows_of(const Value& workplan) {
  std::string text;
  for (const Value& row : workplan.find("rows")->as_list()) {
    text += text_of(row.find("ref"));
    if (const std::string whole = text_of(row.find("part_of")); !whole.empty()) {
      text += " in " + whole;
    }
    for (const Value& rating : row.find("ratings")->as_list()) {
      text += ", " + text_of(rating.find("text"));
    }
    if (const Value* change = row.find("change"); !change->is_null()) {
      text += "; " + text_of(change->find("text"));
    }
    text += "\n";
  }
  return text;
}

Value block_view(const AssembledSite& made) {
  const ResolvedBlock& resolved = made.at("about/a.md").blocks[0];
  return strategy_block_view(made.site, "workplan", resolved, {.id = "workplan-1"});
}

}  // namespace

TEST_CASE("a strategy has an overview and a page for each priority, below about/") {
  const AssembledSite made(strategy_files());
  CHECK(made.problems().empty());
  const std::vector<PlannedPage> pages = plan_strategies(made.site);
  REQUIRE(pages.size() == 3);
  CHECK(pages[0].url == "/about/strategy/s/");
  CHECK(pages[2].url == "/about/strategy/s/priority-2/");
  const Value view = view_at(made.site, "/about/strategy/s/priority-2/");
  const List& trail = view.find("page")->find("breadcrumbs")->as_list();
  CHECK(text_of(trail[trail.size() - 2].find("title")) == "About");
  CHECK(text_of(trail.back().find("title")) == "Plan");
}

TEST_CASE("the overview counts by group and priority, compares years and lists what is open") {
  const AssembledSite made(strategy_files());
  const Value view = *view_at(made.site, "/about/strategy/s/").find("strategy");
  REQUIRE(view.find("by_group")->as_list().size() == 2);
  const Value& newest = view.find("by_group")->as_list()[0];
  CHECK(text_of(newest.find("caption")) == "Ratings in 2022/23 by group");
  CHECK(text_of(newest.find("rows")->as_list()[0].find("total")) == "1");
  CHECK(newest.find("total")->is_null());
  const List& changes = view.find("changes")->as_list()[0].find("rows")->as_list();
  REQUIRE(changes.size() == 2);
  CHECK(text_of(changes[0].find("title")) == "Better");
  CHECK(text_of(changes[1].find("title")) == "Not rated in either year");
  CHECK(rows_of(view.find("workplans")->as_list()[0]) ==
        "1.1, Amber, Green; Better: amber in 2021/22, now green\n"
        "1.1.1 in 1.1, Not stated, Not rated; Not rated in either year\n"
        "2.1\n");
  CHECK(rows_of(view.find("open")->as_list()[0]) == "2.1\n");
  CHECK(text_of(view.find("open_count")) == "1 activity");
}

TEST_CASE("a priority shows each recommendation once, and nothing of a review that is held back") {
  const AssembledSite made(strategy_files());
  const Value view = *view_at(made.site, "/about/strategy/s/priority-1/").find("priority");
  const List& shown = view.find("recommendations")->as_list();
  REQUIRE(shown.size() == 1);
  CHECK(text_of(shown[0].find("text")) == "Train.");
  CHECK(text_of(shown[0].find("activities")) == "1.1, 1.1.1");
  CHECK(view.find("previous")->is_null());
  CHECK(text_of(view.find("next")->find("title")) == "2. Second");
}

TEST_CASE("a block shows a group, a year and the change since another") {
  const AssembledSite made(strategy_files(
      "```workplan\nstrategy: s\ngroup: Board\nyear: 2022-23\nsince: 2021-22\n```\n"));
  CHECK(made.problems().empty());
  const Value view = block_view(made);
  const Value& table = view.find("workplans")->as_list()[0];
  CHECK(text_of(table.find("caption")) == "Activities of Board, Plan, with ratings for 2022/23");
  CHECK(text_of(table.find("change_heading")) == "Change since 2021/22");
  CHECK_FALSE(table.find("has_groups")->as_bool());
  CHECK(rows_of(table) ==
        "1.1, Green; Better: amber in 2021/22, now green\n"
        "1.1.1 in 1.1, Not rated; Not rated in either year\n");
}

TEST_CASE("a block that asks for what is not there is reported and shows nothing") {
  const AssembledSite made(strategy_files(
      "```workplan\nstrategy: t\n```\n\n```workplan\nstrategy: s\ngroup: boord\n```\n\n"
      "```workplan\nstrategy: s\nyear: 2023-24\n```\n\n"
      "```workplan\nstrategy: s\nyear: 2021-22\nsince: 2022-23\n```\n"));
  CHECK(made.problems() ==
        "content/about/a.md:12:8 strategy-unknown: there is no group `boord`; did you mean "
        "`board`?\n"
        "content/about/a.md:17:7 strategy-year: the strategy `s` says nothing of 2023/24; it has "
        "these years: 2021-22, 2022-23\n"
        "content/about/a.md:23:8 strategy-year: 2022/23 is not before 2021/22; `since` is a year "
        "before the one that is shown\n"
        "content/about/a.md:7:11 strategy-unknown: there is no strategy `t`; did you mean `s`?\n");
  CHECK(block_view(made).find("workplans")->as_list().empty());
}

TEST_CASE(
    "recommendations that no review makes are reported; of held-back reviews nothing is said") {
  AssembledSite::Files files = strategy_files();
  files["data/strategies/s.yaml"] =
      "title: Plan\nbody: P\nperiod: {from: 2021-04-01, to: 2024-03-31}\n"
      "priorities: [{number: 1, title: First}]\n"
      "activities:\n  - {ref: \"1.1\", text: A., recommendations: [a/9, b/1, no/1, held/9]}\n";
  CHECK(AssembledSite(files).problems() ==
        "data/strategies/s.yaml:6:48 strategy-unknown: the review `a` makes no recommendation `9`; "
        "it can be `1`, `2` or `3`\n"
        "data/strategies/s.yaml:6:53 strategy-unknown: the review `b` makes no recommendation `1`; "
        "take it out of the activity\n"
        "data/strategies/s.yaml:6:58 strategy-unknown: there is no review `no`; it can be `a` or "
        "`b`\n");
}
