// The web server for everybody else: libpier-preview.so is loaded when something is served first.

#include "base/lazy_library.h"
#include "preview/web_server.h"

namespace pier::preview {

std::unique_ptr<WebServer> make_web_server() {
  static const auto* const kLibrary =
      static_cast<const WebServerLibrary*>(load_entry("libpier-preview.so", "pier_preview"));
  return kLibrary->make_web_server();
}

}  // namespace pier::preview
