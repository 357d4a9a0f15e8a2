#include "publish/tree_names.h"

#include <algorithm>
#include <atomic>
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
  parallel_for(record.folders.size(), jobs, [&](std::size_t i) {
    if (!all.load(std::memory_order_relaxed)) return;
    const TreeRecord::Folder& folder = record.folders[i];
    if (!stamp_of(tree, folder.path, S_IFDIR).proves(folder.*which)) all = false;
  });
  names.are_recorded = all;
  return names;
}

}  // namespace pier
