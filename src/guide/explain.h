#pragma once

#include <string>
#include <string_view>

namespace pier::guide {

/// What the guide says of a rule, for a terminal: the sentence, what it does to a publication, why
/// it matters, what to do, and an example. In lines of at most 80 characters, the quoted message
/// and files apart; ends with a line end. "" when there is no such rule.
std::string explain_rule(std::string_view id);

}  // namespace pier::guide
