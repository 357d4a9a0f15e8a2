#include "preview/host_check.h"

#include <string>

#include "base/text.h"

namespace pier::preview {

bool is_own_host(std::string_view host, int port) {
  constexpr int kHttp = 80;
  const std::string name = ascii_lower(host);
  const std::string number = ":" + std::to_string(port);
  for (const std::string_view own : {"127.0.0.1", "localhost"}) {
    // Browsers leave out the port that http has anyway.
    if (name == std::string(own) + number || (port == kHttp && name == own)) return true;
  }
  return false;
}

}  // namespace pier::preview
