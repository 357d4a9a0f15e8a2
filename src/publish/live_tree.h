#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/file_descriptor.h"
#include "base/folder_names.h"
#include "base/parallel.h"
#include "publish/manifest.h"
#include "publish/publish_lock.h"
#include "publish/staging.h"
#include "publish/tree_names.h"
#include "publish/tree_record.h"

namespace pier {

/// What stands in the output folder before a build replaces it. Files and folders that have the
/// stamps of the last publication are known without being read. Paths are those of SitePath, from
/// the folder. After the constructor, const
/// functions may be called from several threads at once, for different paths.
class LiveTree {
 public:
  /// Reads the names, the stamps and the manifest. Throws EnvironmentError when they cannot be
  /// read.
  LiveTree(const PublishLock& lock, Jobs jobs);

  /// Whether nothing was changed, added or taken away since the last publication. False also where
  /// that cannot be told without reading files.
  bool is_as_published() const { return is_as_published_; }
  /// The list of what was published; equal keys mean equal lists, and so equal sites.
  const BytesKey& manifest() const { return manifest_; }

  Stamp manifest_stamp() const { return manifest_stamp_; }

  /// A file that stands there as it is to be.
  struct Standing {
    Stamp stamp;
    /// It is the very file that was published last, which the standby tree has as well.
    bool is_recorded = false;
  };
  /// The file, when it has these bytes, and all may read it. It is read where its stamp does not
  /// tell, so that a page that was edited by hand is found.
  std::optional<Standing> standing(std::string_view path, const BytesKey& key) const;
  /// Whether an artifact that has this key may be `kept`.
  bool holds(std::string_view path, const BytesKey& key) const {
    return standing(path, key).has_value();
  }

  Staging::Before before() const;
  bool has_gitignore() const { return has_gitignore_; }
  /// The folder, opened; -1 when there is none.
  int folder() const { return folder_.number(); }
  /// The number of files that the last build published.
  std::size_t published() const { return published_.size(); }
  bool has_published(std::string_view path) const { return find(path) != nullptr; }

  /// Calls visit(path, key, stamp) for every file that was published last, by path. The stamp is
  /// that of the record, and says nothing where there is none.
  template <typename Visit>
  void for_each_published(Visit visit) const {
    for (const Published& file : published_) visit(file.path, file.key, file.recorded);
  }
  /// The bytes of a regular file that stands there, whatever was published; none without one.
  std::optional<std::string> read(std::string_view path) const;

  /// Throws EnvironmentError when there is a file that no build made: replacing the folder
  /// would lose it. Leavings of desktops (".DS_Store", "a~") do not count.
  void refuse_foreign_files() const;

  /// Whether there are as many files and folders as told, .gitignore and manifest apart.
  bool has_only(std::size_t files, std::size_t folders) const;

  /// All that is there, .gitignore and manifest apart.
  const TreeNames& names() const { return names_; }
  /// The record of the last publication; null when there is none.
  const TreeRecord* record() const { return record_ ? &*record_ : nullptr; }
  /// When reading it began: what has changed since then has no older stamp.
  std::int64_t begun() const { return begun_; }
  /// Whether the folders have the stamps of the record, and so the names.
  bool has_recorded_names() const { return has_recorded_names_; }

 private:
  struct Published {
    std::string_view path;
    BytesKey key;
    /// As recorded; says nothing where there is no record.
    Stamp recorded;
    /// A regular file of that name stands there, and no part of the path is a link.
    bool is_file = false;
    /// It has the stamp that was recorded, or the bytes where that was young.
    bool is_proven = false;
  };

  void scan(Jobs jobs);
  void take_names(const std::string& folder, std::vector<FolderName> found,
                  std::vector<std::string>& below);
  std::vector<FolderName> names_in(const std::string& folder) const;
  void read_published(const OutputFolder& folder);
  std::string read_manifest_file() const;
  const Published* find(std::string_view path) const;
  void match_stamps(Jobs jobs);
  /// The stamp of the file there, where it has the bytes that were published, and all may read it.
  std::optional<Stamp> stamp_of_bytes(const Published& published) const;

  std::string shown_;
  std::int64_t begun_ = time_of_stamps();
  FileDescriptor folder_;
  bool has_gitignore_ = false;
  bool has_manifest_ = false;
  bool has_recorded_names_ = false;
  bool is_as_published_ = false;
  std::string record_text_;
  std::optional<TreeRecord> record_;
  std::string manifest_text_;
  BytesKey manifest_;
  Stamp manifest_stamp_;
  /// Sorted by path.
  std::vector<Published> published_;
  /// Owns the names that were found by scan().
  std::deque<std::string> found_;
  TreeNames names_;
  /// Those of its files that are no regular ones: links, devices and so on.
  std::unordered_set<std::string_view> others_;
};

}  // namespace pier
