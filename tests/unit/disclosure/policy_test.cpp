#include "disclosure/policy.h"

#include <catch2/catch.hpp>

using namespace pier::disclosure;

TEST_CASE("the built-in policies can work and are found by id") {
  for (const Policy& policy : built_in_policies()) {
    CAPTURE(policy.id);
    CHECK_FALSE(problem_with(policy));
    CHECK(find_policy(policy.id) == &policy);
  }
  CHECK(find_policy("dfe") == nullptr);
}

TEST_CASE("a policy that cannot work is explained by its field") {
  const auto problem_of = [](auto change) {
    Policy policy;
    change(policy);
    return problem_with(policy).value_or("");
  };
  CHECK(problem_of([](Policy&) {}).empty());
  CHECK(problem_of([](Policy& p) { p.hide_from = 2; }) ==
        "hide_from is 2, which would leave smaller counts in view; it can be 0 or 1");
  CHECK(problem_of([](Policy& p) { p.hide_to = 0; }) ==
        "hide_to is 0, so that no count would be hidden");
  CHECK(problem_of([](Policy& p) { p.hide_to = kUnbounded; }).starts_with("hide_to is "));
  CHECK(problem_of([](Policy& p) { p.round_to = 0; }) ==
        "round_to is 0; 1 leaves counts as they are");
  CHECK(problem_of([](Policy& p) { p.round_to = 13; }) ==
        "round_to is 13, which would show 6 as 0");
  CHECK(problem_of([](Policy& p) { p.round_to = 12; }).empty());
  CHECK(problem_of([](Policy& p) { p.least_width = 0; }) ==
        "least_width is 0, which would let a hidden count be known");
  CHECK(problem_of([](Policy& p) { p.smallest_denominator = 0; }) ==
        "smallest_denominator is 0; nothing can be divided by 0");
}

TEST_CASE("without secondary suppression the rule itself limits the width") {
  Policy policy = *find_policy("nhsd-sac");
  policy.least_width = 4;
  CHECK_FALSE(problem_with(policy));
  policy.least_width = 5;
  CHECK(problem_with(policy) ==
        "least_width is 5, but the rule itself says that a hidden count is 0 to 4: without "
        "secondary suppression it can be at most 4");
}

TEST_CASE("counts are rounded to the nearest multiple, a half up") {
  CHECK(rounded(7, 5) == 5);
  CHECK(rounded(8, 5) == 10);
  CHECK(rounded(15, 10) == 20);
  CHECK(rounded(14, 10) == 10);
  CHECK(rounded(0, 5) == 0);
  CHECK(rounded(123, 1) == 123);
}
