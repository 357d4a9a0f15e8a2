#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace pier::net {

/// A moment as headers have it: "Sun, 06 Nov 1994 08:49:37 GMT", or one of the two older forms that
/// RFC 9110, 5.6.7, wants to be read too. The day of the week is not held against the date.
std::optional<std::chrono::sys_seconds> parse_http_date(std::string_view text);

}  // namespace pier::net
