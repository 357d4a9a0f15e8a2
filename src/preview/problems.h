#pragma once

#include <cstddef>
#include <string>

#include "preview/state.h"

namespace pier::preview {

/// What is wrong, for the page and the terminal alike.
struct Problems {
  std::size_t errors = 0;
  std::size_t warnings = 0;
  /// As render() writes them; "" when there are none.
  std::string text;
};

/// All problems of the last build. A build that did not come to an end is one error.
Problems all_problems(const State& state);

/// Those whose place is in a file, named as in SourceMap::path() ("content/a.md").
Problems problems_in(const State& state, const std::string& file);

/// What stands above them while the page is older than they are: "2 errors: this is the last good
/// version".
std::string panel_title(const Problems& problems, bool has_good_version);

/// "2 errors and 1 warning"; "no problems".
std::string count_of(const Problems& problems);

}  // namespace pier::preview
