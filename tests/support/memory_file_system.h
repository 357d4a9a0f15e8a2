#pragma once

#include <map>
#include <mutex>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/file_system.h"

namespace pier::test {

/// A site that lives in memory and remembers what was read of it.
class MemoryFileSystem : public FileSystem {
 public:
  /// Adds a file (or replaces it), and the folders above it.
  void add(const std::string& path, std::string bytes) {
    const SitePath checked = *SitePath::parse(path);
    nodes_[checked] = {EntryKind::file, ReadStatus::ok, std::move(bytes)};
    for (SitePath above = checked.parent(); !above.empty(); above = above.parent()) {
      nodes_[above] = {EntryKind::folder, ReadStatus::not_a_file, {}};
    }
  }

  void add_symlink(const std::string& path) {
    add(path, {});
    nodes_[*SitePath::parse(path)] = {EntryKind::symlink, ReadStatus::symlink, {}};
  }

  /// Lists the file but lets every read() of it end with `status`: a file that vanishes
  /// between the two has ReadStatus::missing.
  void add_unreadable(const std::string& path, ReadStatus status) {
    add(path, {});
    nodes_[*SitePath::parse(path)].status = status;
  }

  void remove(const std::string& path) { nodes_.erase(*SitePath::parse(path)); }

  /// The paths that were read since the last call, sorted, each once.
  std::vector<std::string> take_reads() {
    const std::lock_guard lock(mutex_);
    const std::set<std::string> taken = std::exchange(reads_, {});
    return {taken.begin(), taken.end()};
  }

  using FileSystem::list;
  Listing list(const SitePath& folder, Jobs) const override {
    Listing listing;
    const auto found = nodes_.find(folder);
    if (!folder.empty() && (found == nodes_.end() || found->second.kind != EntryKind::folder)) {
      const bool missing = found == nodes_.end();
      listing.unlisted.push_back(
          {folder, missing ? ReadStatus::missing : ReadStatus::not_a_file, {}});
      return listing;
    }
    for (const auto& [path, node] : nodes_) {
      if (!is_below(path, folder)) continue;
      if (is_ignored_name(path.name())) {
        listing.ignored.push_back(path.text());
      } else if (!has_ignored_parent(path)) {
        listing.entries.push_back({path, node.kind, node.bytes.size()});
      }
    }
    return listing;
  }

  ReadResult read(const SitePath& path, std::uint64_t limit) const override {
    const std::lock_guard lock(mutex_);
    reads_.insert(path.text());
    const auto found = nodes_.find(path);
    if (found == nodes_.end()) return {};
    const Node& node = found->second;
    if (node.status != ReadStatus::ok) return {node.status, {}, {}};
    if (node.bytes.size() > limit) return {ReadStatus::too_large, {}, {}};
    return {ReadStatus::ok, node.bytes, {}};
  }

 private:
  struct Node {
    EntryKind kind = EntryKind::file;
    ReadStatus status = ReadStatus::ok;
    std::string bytes;
  };

  static bool is_below(const SitePath& path, const SitePath& folder) {
    return folder.empty() || path.text().starts_with(folder.text() + '/');
  }

  static bool has_ignored_parent(const SitePath& path) {
    for (SitePath above = path.parent(); !above.empty(); above = above.parent()) {
      if (is_ignored_name(above.name())) return true;
    }
    return false;
  }

  std::map<SitePath, Node> nodes_;
  mutable std::mutex mutex_;
  mutable std::set<std::string> reads_;
};

}  // namespace pier::test
