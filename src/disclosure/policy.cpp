#include "disclosure/policy.h"

#include <array>

#include <fmt/format.h>

namespace pier::disclosure {

std::span<const Policy> built_in_policies() {
  static const std::array<Policy, 4> kPolicies{{
      {.id = "dfe-cin",
       .title = "Counts from 1 to 5 are hidden, and others where they would give those away",
       .source = "Department for Education, Characteristics of children in need, 2020",
       .hide_from = 1,
       .hide_to = 5,
       .round_to = 1,
       .secondary = true,
       .least_width = 5,
       .smallest_denominator = 10},
      {.id = "nhsd-secondary-care",
       .title = "Counts from 1 to 7 are hidden; other counts are to the nearest 5",
       .source = "NHS Digital, Hospital episode statistics disclosure control, 2018",
       .hide_from = 1,
       .hide_to = 7,
       .round_to = 5,
       .secondary = false,
       .least_width = 2,
       .smallest_denominator = 8},
      {.id = "nhsd-sac",
       .title = "Counts from 0 to 4 are hidden; other counts are to the nearest 5",
       .source = "NHS Digital, Safeguarding adults, 2019-20",
       .hide_from = 0,
       .hide_to = 4,
       .round_to = 5,
       .secondary = false,
       .least_width = 2,
       .smallest_denominator = 10},
      {.id = "threshold-10",
       .title = "Counts below 10 are hidden, and others where they would give those away",
       .source = "NHS Education for Scotland, Statistical disclosure control protocol",
       .hide_from = 1,
       .hide_to = 9,
       .round_to = 1,
       .secondary = true,
       .least_width = 9,
       .smallest_denominator = 10},
  }};
  return kPolicies;
}

const Policy* find_policy(std::string_view id) {
  for (const Policy& policy : built_in_policies()) {
    if (policy.id == id) return &policy;
  }
  return nullptr;
}

std::optional<std::string> problem_with(const Policy& policy) {
  if (policy.hide_from != 0 && policy.hide_from != 1) {
    return fmt::format(
        "hide_from is {}, which would leave smaller counts in view; it can be 0 or 1",
        policy.hide_from);
  }
  if (policy.hide_to < policy.hide_from || policy.hide_to < 1) {
    return fmt::format("hide_to is {}, so that no count would be hidden", policy.hide_to);
  }
  if (policy.hide_to > kLargest / 2) {
    return fmt::format("hide_to is {}, which is more than any count", policy.hide_to);
  }
  if (policy.round_to < 1 || policy.round_to > kLargest) {
    return fmt::format("round_to is {}; 1 leaves counts as they are", policy.round_to);
  }
  if (rounded(policy.hide_to + 1, policy.round_to) == 0) {
    return fmt::format("round_to is {}, which would show {} as 0", policy.round_to,
                       policy.hide_to + 1);
  }
  if (policy.least_width < 1) {
    return fmt::format("least_width is {}, which would let a hidden count be known",
                       policy.least_width);
  }
  if (policy.least_width > kLargest / 2) {
    return fmt::format("least_width is {}, which is more than any count", policy.least_width);
  }
  if (!policy.secondary && policy.least_width > policy.hide_to - policy.hide_from) {
    return fmt::format(
        "least_width is {}, but the rule itself says that a hidden count is {} to {}: without "
        "secondary suppression it can be at most {}",
        policy.least_width, policy.hide_from, policy.hide_to, policy.hide_to - policy.hide_from);
  }
  if (policy.smallest_denominator < 1) {
    return fmt::format("smallest_denominator is {}; nothing can be divided by 0",
                       policy.smallest_denominator);
  }
  return std::nullopt;
}

bool is_sensitive(Count value, const Policy& policy) {
  return policy.hide_from <= value && value <= policy.hide_to;
}

Count rounded(Count value, Count round_to) {
  return (value + round_to / 2) / round_to * round_to;
}

}  // namespace pier::disclosure
