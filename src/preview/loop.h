#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "build/build.h"
#include "preview/watcher.h"

namespace pier::preview {

struct LoopOptions {
  /// The folder of the site.
  std::filesystem::path site;
  /// See Server.
  std::optional<int> port;
  std::vector<WatchedPlace> watched;
  /// Builds the site as it is now. Called in a thread of its own, never twice at once. What it
  /// throws as EnvironmentError is shown like a problem of the site; the next change tries again.
  std::function<std::shared_ptr<const Build>()> build;
  /// Shows a line of what was done, and problems.
  std::function<void(std::string_view)> say;
  std::function<void(std::string_view)> say_problems;
};

/// Serves the site and builds it again whenever something changes, until SIGINT or SIGTERM; a
/// second signal ends the program at once, in the midst of a build. Throws EnvironmentError when
/// it cannot begin, and whatever `build` throws that is our own fault.
void run(const LoopOptions& options);

}  // namespace pier::preview
