#include "links/answer.h"

#include <algorithm>
#include <string_view>

#include "base/text.h"

namespace pier::links {

namespace {

struct Parts {
  /// With its "://".
  std::string_view scheme;
  std::string_view host;
  std::string_view rest;
};

Parts cut_address(std::string_view address) {
  constexpr std::string_view kMark = "://";
  const std::size_t mark = std::min(address.find(kMark), address.size());
  const std::size_t host = std::min(mark + kMark.size(), address.size());
  const std::size_t end = std::min(address.find_first_of("/?#", host), address.size());
  return {address.substr(0, host), address.substr(host, end - host), address.substr(end)};
}

}  // namespace

std::string asked_address(const std::string& address) {
  const Parts parts = cut_address(address);
  const std::string_view rest = parts.rest.substr(0, parts.rest.find('#'));
  return ascii_lower(parts.scheme) + ascii_lower(parts.host) + (rest.starts_with('/') ? "" : "/") +
         std::string(rest);
}

std::string host_of(const std::string& address) {
  return std::string(cut_address(address).host);
}

}  // namespace pier::links
