// Transfers for everybody else: libpier-net.so is loaded when something is asked first, and builds
// ask nothing.

#include "base/lazy_library.h"
#include "net/transfers.h"

namespace pier::net {

std::unique_ptr<Transfers> make_transfers(const Policy& policy) {
  static const auto* const kLibrary =
      static_cast<const Library*>(load_entry("libpier-net.so", "pier_net"));
  return kLibrary->make_transfers(policy);
}

}  // namespace pier::net
