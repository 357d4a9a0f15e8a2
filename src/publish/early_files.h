#pragma once

#include <functional>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "base/parallel.h"
#include "base/site_path.h"
#include "html/html.h"
#include "publish/live_tree.h"
#include "publish/output.h"
#include "publish/publish_lock.h"
#include "publish/staging.h"
#include "publish/tree_names.h"

namespace pier {

/// Puts pages away as they are made, so that a site need not be in memory as a whole: where nothing
/// is published yet, into the tree that publish_tree() will exchange; where a page stands as it is
/// to be, by leaving it there. Nobody sees any of it before the exchange, and without one it is
/// removed again, at the latest by the destructor.
class EarlyFiles {
 public:
  /// `live`, made under the lock, and `lock` outlive it.
  EarlyFiles(const LiveTree& live, const PublishLock& lock, Jobs jobs);

  /// The file of the page. Its bytes are in memory still where they could not be put away: it is
  /// publish_tree() that says why. From several threads at once, each path once.
  Artifact put_away(const SitePath& path, const Html& html, Span made_from);

  /// The bytes of a file that was put away. Throws EnvironmentError when somebody has taken it
  /// away.
  std::string read(const SitePath& path, const Artifact& artifact) const;

  /// The tree that has some of the files; null when it was not begun.
  Staging* staging() { return staging_ ? &*staging_ : nullptr; }
  /// What stands in it, its manifest apart.
  TreeNames names() const;

 private:
  bool begin();
  bool claim(const std::string& path);
  bool stage(const std::string& path, std::string_view bytes);
  void give_up(const std::string& path);

  const LiveTree& live_;
  const PublishLock& lock_;
  const Jobs jobs_;
  std::mutex mutex_;
  /// Whether a tree can be begun, or was begun and has room.
  bool can_stage_;
  std::optional<Staging> staging_;
  std::set<std::string, std::less<>> folders_;
  std::set<std::string, std::less<>> files_;
};

}  // namespace pier
