#include <fmt/format.h>

#include "publish/emit.h"

namespace pier::emit {

/// RFC 9116: Contact and Expires are required; one field a line. Whether it has expired is a
/// check.
void security(const Emission& emission, Output& output, Diagnostics& diagnostics) {
  const auto& security = emission.site.config().security;
  if (!security) return;
  std::string out = fmt::format("Contact: {}\nExpires: {}T23:59:59Z\n", security->contact,
                                security->expires.iso());
  if (!security->languages.empty()) {
    out += fmt::format("Preferred-Languages: {}\n", security->languages);
  }
  if (!security->policy.empty()) out += fmt::format("Policy: {}\n", security->policy);
  out += fmt::format("Canonical: {}\n", emission.site.absolute("/.well-known/security.txt"));
  output.add(*SitePath::parse(".well-known/security.txt"), {std::move(out), security->expires_span},
             diagnostics);
}

}  // namespace pier::emit
