#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "preview/request.h"

namespace pier::preview {

/// HTTP on 127.0.0.1; cpp-httplib's only place. Throws nothing of its own.
class WebServer {
 public:
  /// The pieces of a stream: each call waits for the next, at most some seconds; none ends it.
  using Pieces = std::function<std::optional<std::string>()>;

  /// Who says what is answered. Its functions are called from several threads at once, and it
  /// outlives the server.
  class Answers {
   public:
    virtual ~Answers() = default;
    virtual Response answer(const Request& request) = 0;
    /// The body of a response that `is_events`.
    virtual Pieces open_events() = 0;
  };

  virtual ~WebServer() = default;
  /// Takes a port, where 0 is any that is free. Gives the port, or 0 when it cannot be had: then
  /// another can be tried.
  virtual int bind(int port) = 0;
  /// Begins to answer, on threads of its own. REQUIRES: a port was taken.
  virtual void start(Answers& answers) = 0;
  /// Answers what was asked and ends. REQUIRES: streams end.
  virtual void stop() = 0;
};

/// What libpier-preview.so exports, as `pier_preview`.
struct WebServerLibrary {
  std::unique_ptr<WebServer> (*make_web_server)();
};

/// Throws EnvironmentError when that library is not there.
std::unique_ptr<WebServer> make_web_server();

}  // namespace pier::preview
