#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "privacy/kinds.h"
#include "privacy/reading.h"
#include "privacy/runs.h"

namespace pier::privacy {

/// What a detector saw: a kind, and where in the folded text.
struct Match {
  Kind kind{};
  std::size_t begin = 0;
  std::size_t end = 0;
  /// The letters and digits that it is of, in upper case, without what people put between: equal
  /// for two ways to write one thing. Of a telephone number in the form 01632…
  std::string value;
};

using Matches = std::vector<Match>;

}  // namespace pier::privacy
