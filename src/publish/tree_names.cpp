#include "publish/tree_names.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>

#include "base/file_descriptor.h"
#include "base/folder_names.h"
#include "publish/manifest.h"

namespace pier {

namespace {

using TopName = std::pair<std::string_view, EntryKind>;

NamesFound look_at_top(const TreeRecord& record, int tree) {
  const FileDescriptor top(openat(tree, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW));
  std::vector<FolderName> names;
  if (!top.is_open() || read_folder_names(top.number(), names) != 0) return {};
  bool has_gitignore = false;
  std::vector<TopName> found, expected{{kManifestName, EntryKind::file}};
  for (const FolderName& name : names) {
    if (name.name == kGitignore && name.kind == EntryKind::file) {
      has_gitignore = true;
    } else {
      found.emplace_back(name.name, name.kind);
    }
  }
  const auto expect = [&](std::string_view path, EntryKind kind) {
    if (path.find('/') == std::string_view::npos) expected.emplace_back(path, kind);
  };
  for (const TreeRecord::Folder& folder : record.folders) expect(folder.path, EntryKind::folder);
  for (const TreeRecord::File& file : record.files) expect(file.path, EntryKind::file);
  std::sort(found.begin(), found.end());
  std::sort(expected.begin(), expected.end());
  return {found == expected, has_gitignore};
}

/// A name in a folder. The inode is that of a file; 0 where the record does not say it, and for
/// folders, which have stamps of their own.
struct Child {
  std::string_view name;
  EntryKind kind = EntryKind::file;
  std::uint64_t inode = 0;
};

/// What the record says is in a folder; by name.
std::vector<Child> children_of(std::string_view folder, const TreeRecord& record) {
  const std::string prefix = std::string(folder) + '/';
  std::vector<Child> children;
  const auto add = [&](const auto& records, EntryKind kind, auto inode_of) {
    auto at = std::lower_bound(records.begin(), records.end(), prefix,
                               [](const auto& one, const std::string& p) { return one.path < p; });
    for (; at != records.end() && at->path.starts_with(prefix); ++at) {
      const std::string_view name = at->path.substr(prefix.size());
      if (name.find('/') == std::string_view::npos) children.push_back({name, kind, inode_of(*at)});
    }
  };
  add(record.folders, EntryKind::folder, [](const auto&) { return std::uint64_t{0}; });
  add(record.files, EntryKind::file, [](const auto& one) { return one.stamp.inode; });
  std::sort(children.begin(), children.end(),
            [](const Child& a, const Child& b) { return a.name < b.name; });
  return children;
}

/// The stamp of a folder that holds what the record says; none when it holds anything else. A file
/// of the same name that is another file is something else.
std::optional<Stamp> read_again(const TreeRecord& record, std::size_t index, int tree,
                                Stamp TreeRecord::Folder::*which) {
  const TreeRecord::Folder& folder = record.folders[index];
  const std::int64_t now = time_of_stamps();
  const FileDescriptor opened(openat(tree, std::string(folder.path).c_str(),
                                     O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW));
  struct stat status {};
  std::vector<FolderName> names;
  if (!opened.is_open() || fstat(opened.number(), &status) != 0 ||
      Stamp::of(status).inode != (folder.*which).inode ||
      read_folder_names(opened.number(), names) != 0) {
    return std::nullopt;
  }
  std::sort(names.begin(), names.end(),
            [](const FolderName& a, const FolderName& b) { return a.name < b.name; });
  const std::vector<Child> expected = children_of(folder.path, record);
  const auto is_it = [](const FolderName& found, const Child& child) {
    return found.name == child.name && found.kind == child.kind &&
           (child.inode == 0 || found.inode == child.inode);
  };
  const bool are_same =
      std::equal(names.begin(), names.end(), expected.begin(), expected.end(), is_it);
  return are_same ? std::optional(Stamp::of(status).kept(now)) : std::nullopt;
}

}  // namespace

TreeNames TreeNames::of(const TreeRecord& record) {
  TreeNames names;
  names.files.reserve(record.files.size());
  names.folders.reserve(record.folders.size());
  for (const TreeRecord::File& file : record.files) names.files.push_back(file.path);
  for (const TreeRecord::Folder& folder : record.folders) names.folders.push_back(folder.path);
  return names;
}

NamesFound look_at_names(const TreeRecord& record, int tree, Stamp TreeRecord::Folder::*which,
                         Jobs jobs) {
  NamesFound names = look_at_top(record, tree);
  if (!names.are_recorded) return names;
  std::atomic<bool> all = true;
  std::mutex mutex;
  parallel_for(record.folders.size(), jobs, [&](std::size_t i) {
    if (!all.load(std::memory_order_relaxed)) return;
    const TreeRecord::Folder& folder = record.folders[i];
    if ((folder.*which).is_young()) {
      const auto stamp = read_again(record, i, tree, which);
      if (!stamp) all = false;
      const std::lock_guard held(mutex);
      if (stamp) names.read_again.emplace_back(i, *stamp);
    } else if (!stamp_of(tree, folder.path, S_IFDIR).proves(folder.*which)) {
      all = false;
    }
  });
  names.are_recorded = all;
  return names;
}

}  // namespace pier
