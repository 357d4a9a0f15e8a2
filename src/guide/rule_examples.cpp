#include "guide/rule_examples.h"

#include <algorithm>

namespace pier::guide {

const RuleExample* find_rule_example(std::string_view rule) {
  const auto all = rule_examples();
  const auto found =
      std::lower_bound(all.begin(), all.end(), rule,
                       [](const RuleExample& e, std::string_view id) { return e.rule < id; });
  return found != all.end() && found->rule == rule ? &*found : nullptr;
}

}  // namespace pier::guide
