#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_descriptor.h"
#include "preview/debounce.h"

namespace pier::preview {

/// What to watch: `names` in a folder, and everything below those that are folders. A name that is
/// not there yet, or goes and comes back, is watched when it is there.
struct WatchedPlace {
  std::filesystem::path folder;
  std::vector<std::string> names;
};

/// Watches folders by inotify(7). Names that the build ignores too (is_ignored_name()) are silent,
/// links are not followed. For one thread.
class Watcher {
 public:
  /// Throws EnvironmentError when the machine lets nobody watch so much, or a folder of `places`
  /// is not there.
  explicit Watcher(std::vector<WatchedPlace> places);

  /// Readable when something happened.
  int descriptor() const { return inotify_.number(); }

  /// Tells everything that happened and was not told yet; does not wait. A new folder is watched
  /// before it is told. Where events were lost (the kernel keeps 16,384), everything is looked at
  /// again, and one change without a name is told. Throws as the constructor does.
  void read(const std::function<void(const FileChange&)>& tell);

 private:
  struct Folder {
    std::filesystem::path path;
    /// Whether all names in it matter; else those in `names` do.
    bool all = false;
    std::set<std::string, std::less<>> names{};
  };

  struct Event {
    int folder;
    unsigned mask;
    std::string_view name;
  };

  void watch_all();
  void watch(const std::filesystem::path& path, const WatchedPlace* place);
  /// A folder with everything below it; what vanishes meanwhile is left out.
  void watch_tree(const std::filesystem::path& path);
  void forget_tree(const std::filesystem::path& path);
  void handle(const Event& event, const std::function<void(const FileChange&)>& tell);

  std::vector<WatchedPlace> places_;
  FileDescriptor inotify_;
  std::map<int, Folder> folders_;
};

}  // namespace pier::preview
