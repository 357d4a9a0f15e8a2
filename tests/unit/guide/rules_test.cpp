#include <algorithm>
#include <set>
#include <string>

#include <catch2/catch.hpp>

#include "diagnostics/rules.h"
#include "guide/explain.h"
#include "guide/rule_examples.h"
#include "guide/rule_groups.h"
#include "guide/rule_guide.h"

using namespace pier;

TEST_CASE("the guide says of every rule why it matters and what to do") {
  for (const Rule& rule : rules()) {
    INFO(rule.id);
    const guide::RuleGuide* about = guide::find_rule_guide(rule.id);
    REQUIRE(about != nullptr);
    CHECK(about->why.ends_with('.'));
    CHECK(about->cure.ends_with('.'));
    CHECK(about->why != rule.summary);
    CHECK(about->why.size() > 30);
    CHECK(about->cure.size() > 20);
  }
}

TEST_CASE("the guide speaks of rules that exist only, each once and in their order") {
  std::size_t count = 0;
  for (const auto part : {guide::rules_a_to_d(), guide::rules_e_to_l(), guide::rules_m_to_o(),
                          guide::rules_p_to_q(), guide::rules_r(), guide::rules_s_to_z()}) {
    for (const guide::RuleGuide& row : part) {
      INFO(row.rule);
      REQUIRE(count < rules().size());
      CHECK(row.rule == rules()[count].id);
      ++count;
    }
  }
  CHECK(count == rules().size());
  CHECK(guide::find_rule_guide("no-such-rule") == nullptr);
}

TEST_CASE("backticks of what the guide says come in pairs") {
  for (const Rule& rule : rules()) {
    const guide::RuleGuide* about = guide::find_rule_guide(rule.id);
    REQUIRE(about != nullptr);
    for (const std::string_view text : {about->why, about->cure, rule.summary}) {
      INFO(rule.id << ": " << text);
      CHECK(std::count(text.begin(), text.end(), '`') % 2 == 0);
    }
  }
}

TEST_CASE("every rule belongs to a group of the list, and no group is empty") {
  std::set<const guide::RuleGroup*> used;
  for (const Rule& rule : rules()) {
    INFO(rule.id);
    const guide::RuleGroup* group = guide::group_of_rule(rule.id);
    REQUIRE(group != nullptr);
    used.insert(group);
  }
  CHECK(used.size() == guide::rule_groups().size());
  CHECK(guide::group_of_rule("table-caption")->id == "writing");
  CHECK(guide::group_of_rule("table-total")->id == "tables");
  CHECK(guide::group_of_rule("table-structure")->id == "theme");
}

TEST_CASE("a rule is explained in a terminal with its message and its examples") {
  const std::string text = guide::explain_rule("heading-skip");
  CHECK(text.starts_with("heading-skip: error (WCAG 1.3.1 Info and Relationships)\n"));
  for (const std::string_view part :
       {"Nothing is published until it is put right.", "Why it matters:", "What to do:",
        "    content/example.md:6:1: error: ", "What breaks the rule (content/example.md",
        "What keeps it (content/example.md"}) {
    INFO(part);
    CHECK(text.find(part) != std::string::npos);
  }
  CHECK(guide::explain_rule("bold-heading").find("published all the same") != std::string::npos);
  CHECK(guide::explain_rule("no-such-rule").empty());
  for (const Rule& rule : rules()) CHECK_FALSE(guide::explain_rule(rule.id).empty());
}
