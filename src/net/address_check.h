#pragma once

#include <optional>
#include <string>

#include "net/http.h"
#include "net/url.h"

namespace pier::net {

struct Refusal {
  Failure failure = Failure::none;
  /// For people, without a full stop.
  std::string why;
};

/// Why this address may not be asked, before its name is resolved; none when it may.
std::optional<Refusal> refusal_of(const Url& url, const Policy& policy);

/// Whether the server may stand at a private or loopback address.
bool may_be_private(const Url& url, const Policy& policy);

}  // namespace pier::net
