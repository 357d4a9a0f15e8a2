#pragma once

#include <string>

namespace pier::links {

/// What came of asking for an address.
enum class Outcome {
  /// Something is there. Also where a server asks who it is (401): the address is right.
  good,
  /// The server says that nothing is there (404), or not any more (410).
  gone,
  no_such_name,
  /// Browsers warn of it: wrong host, expired, unknown authority.
  certificate,
  /// In a network that readers cannot reach, or one that no link should have.
  private_address,
  /// Such an address is never asked, by this program: a port of its own, a number for a name.
  not_asked,
  /// What may pass: too slow, not reached, too many requests, a fault of the server, and servers
  /// that send programs away.
  failing,
};

struct Answer {
  Outcome outcome = Outcome::failing;
  /// 0 where none came.
  int status = 0;
  /// Why it is not good, for people, without a full stop: "its name leads to no address".
  std::string why{};
  /// Where the server says that it stands for good, without a fragment; "" when it did not move.
  std::string moved_to{};

  friend bool operator==(const Answer&, const Answer&) = default;
};

/// The form in which an address is asked and remembered: without a fragment, which no server sees;
/// scheme and host in small letters, a path. "https://Example.org#fees" is "https://example.org/".
std::string asked_address(const std::string& address);

/// The host of such an address, with its port if it has one: "example.org".
std::string host_of(const std::string& address);

}  // namespace pier::links
