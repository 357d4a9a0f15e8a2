#include "diagnostics/criteria.h"

#include <algorithm>

#include <catch2/catch.hpp>

#include "diagnostics/rules.h"

using namespace pier;

TEST_CASE("WCAG 2.2 has 31 criteria of level A and 24 of level AA, each once") {
  const auto all = criteria();
  const auto of_level = [&](std::string_view level) {
    return std::count_if(all.begin(), all.end(),
                         [&](const Criterion& criterion) { return criterion.level == level; });
  };
  CHECK(of_level("A") == 31);
  CHECK(of_level("AA") == 24);
  CHECK(all.size() == 55);
  for (const Criterion& criterion : all) {
    INFO(criterion.number);
    CHECK(find_criterion(criterion.number) == &criterion);
  }
}

TEST_CASE("what the standard took out, and level AAA, are none of them") {
  CHECK(find_criterion("4.1.1") == nullptr);
  CHECK(find_criterion("2.4.12") == nullptr);
  CHECK(find_criterion("2.5.8")->name == "Target Size (Minimum)");
}

TEST_CASE("every criterion that a rule protects is one") {
  for (const Rule& rule : rules()) {
    INFO(rule.id);
    CHECK((rule.criterion.empty() || find_criterion(rule.criterion) != nullptr));
  }
}
