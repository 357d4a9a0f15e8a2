#include "net/address_check.h"

#include <algorithm>

#include <fmt/format.h>

namespace pier::net {

namespace {

bool has(const std::vector<std::string>& list, const std::string& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

}  // namespace

bool may_be_private(const Url& url, const Policy& policy) {
  return has(policy.private_servers, url.host_and_port());
}

std::optional<Refusal> refusal_of(const Url& url, const Policy& policy) {
  const auto refused = [](std::string why) {
    return Refusal{Failure::refused_address, std::move(why)};
  };
  if (!url.is_https && !policy.allows_http) return refused("it begins with http: and not https:");
  const bool is_own = may_be_private(url, policy);
  if (url.host_is_number && !is_own) return refused("it has a number in place of a host’s name");
  const bool is_named_with_port = has(policy.hosts, url.host_and_port());
  if (!policy.hosts.empty() && !is_named_with_port && !has(policy.hosts, url.host)) {
    return refused(fmt::format("{} is not on the list of hosts that may be asked", url.host));
  }
  if (!url.has_usual_port() && !is_own && !is_named_with_port) {
    return refused(fmt::format("it names port {}, and only the usual one is asked", url.port));
  }
  return std::nullopt;
}

}  // namespace pier::net
