#include "guide/rule_guide.h"

#include <algorithm>
#include <array>

namespace pier::guide {

const RuleGuide* find_rule_guide(std::string_view rule) {
  using Part = std::span<const RuleGuide> (*)();
  constexpr auto kParts = std::to_array<Part>(
      {rules_a_to_d, rules_e_to_l, rules_m_to_o, rules_p_to_q, rules_r, rules_s_to_z});
  for (const Part part : kParts) {
    const auto rows = part();
    const auto found = std::find_if(rows.begin(), rows.end(),
                                    [&](const RuleGuide& row) { return row.rule == rule; });
    if (found != rows.end()) return &*found;
  }
  return nullptr;
}

}  // namespace pier::guide
