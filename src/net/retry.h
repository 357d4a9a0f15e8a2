#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "net/http.h"

namespace pier::net {

/// A longer Retry-After ends the tries.
inline constexpr std::chrono::seconds kLongestWait{60};

/// Whether the same request may get another answer a little later. A post is asked again only where
/// the server cannot have done what it asks (429, 503, no connection).
bool may_pass(const Response& response, Method method);

/// How long the server asks to wait: seconds, or a date (RFC 9110, 10.2.3), which counts from the
/// answer's own Date, so that a wrong clock on either side does no harm; without one, from `now`.
/// None where it asks for nothing that can be understood. Never negative.
std::optional<std::chrono::seconds> asked_wait(const Response& response,
                                               std::chrono::sys_seconds now);

/// The pause before try number `next` (1 is the first that is not the first of all): doubled each
/// time, at most a minute.
std::chrono::milliseconds pause_before(int next, std::chrono::milliseconds first_pause);

}  // namespace pier::net
