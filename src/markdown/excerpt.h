#pragma once

#include <string>
#include <string_view>

namespace pier::markdown {

/// A text from a page as messages quote it: on one line, and not longer than people read.
std::string excerpt(std::string_view text);

}  // namespace pier::markdown
