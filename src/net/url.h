#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pier::net {

/// An address of the web that was read strictly: libcurl and every other reader see the same host
/// in it.
struct Url {
  bool is_https = true;
  /// In small letters. A name of letters, digits, hyphens and points, or a number in its usual
  /// form: "192.0.2.1", "[::1]".
  std::string host;
  bool host_is_number = false;
  unsigned port = 443;
  /// Begins with "/"; without "." and ".." among its parts, and without a fragment; ASCII.
  std::string path_and_query = "/";

  bool has_usual_port() const { return port == (is_https ? 443u : 80u); }
  /// "example.org:443".
  std::string host_and_port() const;
  /// "https://example.org", with the port where it is not the usual one.
  std::string origin() const;
  std::string text() const { return origin() + path_and_query; }
};

struct ReadUrl {
  std::optional<Url> url;
  /// Why there is none, for people: "it has a user name in it".
  std::string why;
};

/// Reads an absolute address. Refuses what readers understand in different ways or what hides where
/// it leads: users, numbers in unusual forms (2130706433, 0x7f.1, 127.1), a point after the name,
/// letters that are not ASCII in the name, backslashes, white space, control characters. Letters
/// that are not ASCII elsewhere are escaped.
ReadUrl read_url(std::string_view text);

/// The absolute address that `reference` means on the page `base` (RFC 3986, 5.2), not yet read.
std::string resolve_reference(const Url& base, std::string_view reference);

/// An address as messages may show it: without user, query and fragment, which can hold secrets,
/// and not long; what is not printable ASCII becomes "?".
std::string shown_url(std::string_view url);

}  // namespace pier::net
