#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/digest.h"
#include "base/file_descriptor.h"
#include "base/folder_names.h"
#include "base/parallel.h"
#include "base/site_path.h"
#include "publish/manifest.h"
#include "publish/publish_lock.h"
#include "publish/staging.h"

namespace pier {

/// What stands in the output folder before a build replaces it. After the constructor, const
/// functions may be called from several threads at once.
class LiveTree {
 public:
  /// Reads the names and the manifest. Throws EnvironmentError when they cannot be read.
  LiveTree(const PublishLock& lock, Jobs jobs);

  Staging::Before before() const;
  bool has_gitignore() const { return has_gitignore_; }
  /// The folder, opened; -1 when there is none.
  int folder() const { return folder_.number(); }
  /// The number of files that the last build published.
  std::size_t published() const { return published_.size(); }
  bool has_published(const SitePath& path) const { return published_.contains(path.text()); }
  const std::string& manifest() const { return manifest_; }

  /// Throws EnvironmentError when there is a file that no build made: replacing the folder
  /// would lose it. Leavings of desktops (".DS_Store", "a~") do not count.
  void refuse_foreign_files() const;

  /// Whether this very file stands there already: readable by all, and byte for byte, so that a
  /// page that was edited by hand is found.
  bool holds(const SitePath& path, std::string_view bytes, const Digest& digest) const;

  /// Whether there are as many files and folders as told, .gitignore and manifest apart.
  bool has_only(std::size_t files, std::size_t folders) const;

 private:
  void scan(Jobs jobs);
  std::vector<FolderName> names_in(const std::string& folder) const;
  void read_manifest_file(const OutputFolder& folder);

  std::string shown_;
  FileDescriptor folder_;
  bool has_gitignore_ = false;
  std::string manifest_;
  /// The entries of manifest_, as views into it.
  std::unordered_map<std::string_view, ManifestEntry> published_;
  /// Regular files, by path.
  std::unordered_set<std::string> files_;
  /// Links, devices and so on, by path.
  std::unordered_set<std::string> others_;
  std::size_t folders_ = 0;
};

}  // namespace pier
