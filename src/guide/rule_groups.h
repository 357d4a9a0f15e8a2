#pragma once

#include <span>
#include <string_view>

namespace pier::guide {

/// Rules that are about one subject, as the list of messages has them.
struct RuleGroup {
  std::string_view id;
  std::string_view heading;
  /// Ids of rules, or beginnings of ids that end with a hyphen: "contact-". The longest beginning
  /// decides where a rule belongs.
  std::span<const std::string_view> rules;
};

/// In the order of the list.
std::span<const RuleGroup> rule_groups();

/// The group of a rule; null when none names it. A test holds that each rule has one.
const RuleGroup* group_of_rule(std::string_view rule);

}  // namespace pier::guide
