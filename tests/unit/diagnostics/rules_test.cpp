#include "diagnostics/rules.h"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace pier;

TEST_CASE("the table of rules is sorted by id and every id is found") {
  CHECK(std::is_sorted(rules().begin(), rules().end(),
                       [](const Rule& a, const Rule& b) { return a.id < b.id; }));
  for (const Rule& rule : rules()) {
    INFO(rule.id);
    CHECK(find_rule(rule.id) == &rule);
    CHECK(rule.summary.ends_with('.'));
  }
  CHECK(find_rule("no-such-rule") == nullptr);
}
