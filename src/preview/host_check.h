#pragma once

#include <string_view>

namespace pier::preview {

/// Whether a request names this server by the address it has on this machine: 127.0.0.1:PORT or
/// localhost:PORT. A page of another website that had its own name lead to 127.0.0.1 ("DNS
/// rebinding") names itself, and must not read drafts.
bool is_own_host(std::string_view host, int port);

}  // namespace pier::preview
