#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "preview/state.h"

namespace pier::preview {

/// The web server of the preview: HTTP on 127.0.0.1, for the person at this machine alone. What it
/// answers is for Responder to say.
class Server {
 public:
  /// Serves what `state`, which must live longer, holds at each moment. `folder`: see Responder.
  /// Listens on `port`, where 0 is any that is free; none: 8000, or the next that is free. Throws
  /// EnvironmentError when it cannot.
  Server(const CurrentState& state, const std::filesystem::path& folder, std::optional<int> port);
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  /// Answers what was asked and ends. REQUIRES: `state` has ended, or streams would go on.
  ~Server();

  int port() const;

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace pier::preview
