#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace pier::net {

/// "404 (not found)"; the number alone when it has no usual name.
std::string status_words(int status);

/// "1 second", "90 seconds", "2 hours": rounded down.
std::string duration_words(std::chrono::milliseconds duration);

}  // namespace pier::net
