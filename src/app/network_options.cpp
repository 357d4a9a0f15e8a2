#include "app/network_options.h"

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>

#include "app/terminal.h"
#include "base/mapped_file.h"
#include "base/text.h"

namespace pier {

namespace {

/// Whether it is written as "host:port".
bool names_a_server(std::string_view text) {
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos || colon == 0 || colon + 1 == text.size()) return false;
  constexpr std::size_t kMostDigits = 5;
  const std::string_view port = text.substr(colon + 1);
  return text.find('/') == std::string_view::npos && port.size() <= kMostDigits &&
         std::all_of(port.begin(), port.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Whether there is a certificate in it, in the form PEM (RFC 7468) or that of OpenSSL.
bool holds_certificate(const std::string& name) {
  std::error_code error;
  const auto file = MappedFile::open(std::filesystem::canonical(name, error));
  return file &&
         (file->bytes().find("-----BEGIN CERTIFICATE-----") != std::string_view::npos ||
          file->bytes().find("-----BEGIN TRUSTED CERTIFICATE-----") != std::string_view::npos);
}

}  // namespace

void declare_network_options(OptionList& list, NetworkOptions& options) {
  list.begin_group("The network");
  list.add({.name = "--allow-private",
            .value = "HOST:PORT",
            .meaning = "A server of your own that may be asked although it stands in a private "
                       "network; may be written several times",
            .target = &options.private_servers});
  list.add({.name = "--authority",
            .value = "FILE",
            .meaning = "A further authority for certificates (PEM), as organisations have for "
                       "servers of their own",
            .target = &options.authority,
            .offers = Offers::files});
}

bool apply_network_options(const NetworkOptions& options, net::Policy& policy) {
  for (const std::string& server : options.private_servers) {
    if (!names_a_server(server)) {
      tell(
          "pier: --allow-private wants a server and its port, not `{}`\n"
          "  help: write it as in --allow-private intranet.example.org:443\n",
          server);
      return false;
    }
    policy.private_servers.push_back(ascii_lower(server));
  }
  std::error_code error;
  if (!options.authority.empty() && !std::filesystem::is_regular_file(options.authority, error)) {
    tell("pier: --authority names no file: `{}`\n", options.authority);
    return false;
  }
  // Else every server would seem to have a bad certificate.
  if (!options.authority.empty() && !holds_certificate(options.authority)) {
    tell(
        "pier: --authority names a file without a certificate: `{}`\n"
        "  help: it is text that begins with -----BEGIN CERTIFICATE-----\n",
        options.authority);
    return false;
  }
  policy.authorities = options.authority;
  return true;
}

}  // namespace pier
