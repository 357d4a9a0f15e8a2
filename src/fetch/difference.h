#pragma once

#include <string>
#include <string_view>

#include "base/site_path.h"

namespace pier::fetch {

/// How a file would change, for people: whole lines, few of them, none longer than a terminal is
/// wide, without anything that could steer a terminal. JSON is compared value by value, whatever
/// its white space and order; of other files lines are. `before` is null where there is no such
/// file.
std::string difference(const SitePath& file, const std::string* before, const std::string& after);

/// A text that came from elsewhere on one line, at most so many characters long: control characters
/// and what could turn its reading are U+FFFD.
std::string printable(std::string_view text, std::size_t longest = 160);

}  // namespace pier::fetch
