#pragma once

#include <span>
#include <string_view>

namespace pier::guide {

/// What the guide says of a rule beyond its summary, for people who know a word processor and no
/// programming. `code` in backticks; one or two sentences each.
struct RuleGuide {
  std::string_view rule;
  /// What goes wrong for readers or editors when the rule is broken.
  std::string_view why;
  /// What to do, in general: the help of a message says it for the very place.
  std::string_view cure;
};

/// What is said of the rule with this id; null when nothing is. A test holds that every rule of
/// diagnostics/rules.h has it.
const RuleGuide* find_rule_guide(std::string_view rule);

/// The parts of the table by the first letters of the ids, each sorted, one a file.
std::span<const RuleGuide> rules_a_to_d();
std::span<const RuleGuide> rules_e_to_l();
std::span<const RuleGuide> rules_m_to_o();
std::span<const RuleGuide> rules_p_to_q();
std::span<const RuleGuide> rules_r();
std::span<const RuleGuide> rules_s_to_z();

}  // namespace pier::guide
