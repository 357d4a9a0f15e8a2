#pragma once

#include <cstddef>
#include <string_view>

namespace pier::markdown {

/// What one look at a run of text tells. All text of a site is looked at, so that it happens once.
struct RunFacts {
  /// A word begins where white space, or nothing, stands before something else.
  std::size_t words = 0;
  /// Without it there is no `{`, `[`, `]`, `~` or `:`.
  bool may_hold_marks = false;
  /// Without it there is no ":" and no "w.", and so neither "https://" nor "www.".
  bool may_hold_address = false;
};

RunFacts look_at(std::string_view run);

}  // namespace pier::markdown
