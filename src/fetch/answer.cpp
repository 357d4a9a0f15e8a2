#include "fetch/answer.h"

#include <fmt/format.h>

#include "fetch/difference.h"

namespace pier::fetch {

namespace {

using net::Failure;

constexpr std::string_view kLater = "try again later; the copy that is there stays in use";

/// "data.example.org:443".
std::string server_of(const provenance::RemoteSource& source) {
  const std::string_view rest =
      std::string_view(source.address).substr(source.address.find("//") + 2);
  const std::string_view server = rest.substr(0, rest.find_first_of("/?#"));
  const bool has_port = server.find(':') != std::string_view::npos;
  return std::string(server) + (has_port ? "" : ":443");
}

/// What to do about a failure.
std::string help_for(const net::Response& response, const provenance::RemoteSource& source) {
  switch (response.failure) {
    case Failure::refused_address:
      return "correct the address in data/sources.yaml: https, and a server by its name that "
             "stands "
             "in `hosts`";
    case Failure::private_address:
      return fmt::format(
          "if it is a server of your own organisation, allow it for this once: "
          "--allow-private {}",
          server_of(source));
    case Failure::name_not_found:
      return "look for a slip in the name of the server, and whether this machine is online";
    case Failure::not_reached:
      return std::string(kLater);
    case Failure::certificate:
      return "tell those who run the server: nothing is taken from it until its certificate is "
             "right; if your organisation signs certificates itself, name its authority with "
             "--authority FILE";
    case Failure::too_large:
      return "look in a browser whether the address is still that of the file; larger ones are not "
             "read";
    case Failure::cut_off:
    case Failure::too_slow:
      return std::string(kLater);
    case Failure::redirect:
      return "open the address in a browser; if the source has moved, write the new address, and "
             "its server among the `hosts`";
    case Failure::none:
    case Failure::stopped:
      break;
  }
  return {};
}

Trouble of_status(const net::Response& response, bool is_conditional) {
  const int status = response.status;
  if (status == 200) return {};
  if (status == 304 && is_conditional) return {};
  if (status == 304) {
    return {"the server says that nothing has changed, but there is no copy of it here",
            "tell those who run the server: it was not asked for changes, and must send the file"};
  }
  if (status == 404 || status == 410) {
    return {fmt::format("the source is not there any more (status {})", status),
            "look for its new address, and correct data/sources.yaml; or take the source out and "
            "keep the file"};
  }
  if (status == 401 || status == 403) {
    return {fmt::format("the server does not let everybody read it (status {})", status),
            "only what is public can be fetched; ask its owner for a public address"};
  }
  if (status == 429) {
    return {"the server says that it was asked too often (status 429)",
            "try again in an hour; ask less often if it comes again"};
  }
  if (status >= 500) {
    return {fmt::format("the server has a fault (status {})", status), std::string(kLater)};
  }
  return {fmt::format("the server sent no whole file (status {})", status),
          "look in a browser whether the address is still that of the file"};
}

}  // namespace

Trouble trouble_of(const net::Response& response, const provenance::RemoteSource& source,
                   bool is_conditional) {
  if (response.failure == Failure::none) return of_status(response, is_conditional);
  std::string message = printable(response.why, 300);
  if (message.empty()) message = "nothing came that could be used";
  return {std::move(message), help_for(response, source)};
}

std::string moved_to(const net::Response& response) {
  if (response.redirects.empty()) return {};
  for (const net::Redirect& hop : response.redirects) {
    if (hop.status != 301 && hop.status != 308) return {};
  }
  return printable(response.redirects.back().to, 300);
}

}  // namespace pier::fetch
