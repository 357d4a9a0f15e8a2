#pragma once

#include <string>
#include <vector>

#include "app/command.h"
#include "net/http.h"

namespace pier {

/// The options of commands that use the network, as they were written. They stand on the command
/// line only: a file of the site opens no way into a private network.
struct NetworkOptions {
  /// "host:port" of one's own servers at private addresses.
  std::vector<std::string> private_servers;
  /// A file with a further authority for certificates; "" for none.
  std::string authority;
};

/// Lists them. `options` outlives the list.
void declare_network_options(OptionList& list, NetworkOptions& options);

/// Takes them into a policy. False when one was not understood, which was said.
bool apply_network_options(const NetworkOptions& options, net::Policy& policy);

}  // namespace pier
