#include "build/files_in.h"

#include <string>
#include <utility>

#include <fmt/format.h>

namespace pier {

std::vector<SitePath> files_in(const Listing& listing, SourceMap& map, Diagnostics& diagnostics) {
  std::vector<SitePath> files;
  const auto at = [&](std::string name) {
    return Span{map.add_without_text(std::move(name)), 0, 0};
  };
  for (const DirectoryEntry& entry : listing.entries) {
    if (entry.kind == EntryKind::file) files.push_back(entry.path);
    if (entry.kind == EntryKind::symlink) {
      diagnostics.report("file-kind", at(entry.path.text()),
                         fmt::format("`{}` is a symbolic link", entry.path.text()),
                         "put the file itself there; links are never followed");
    }
    if (entry.kind == EntryKind::other) {
      diagnostics.report("file-kind", at(entry.path.text()),
                         fmt::format("`{}` is not a plain file", entry.path.text()),
                         "take it out of the site's folders");
    }
  }
  for (const BadName& bad : listing.bad_names) {
    diagnostics.report("file-name", at(bad.path), "this name " + bad.reason,
                       "rename it with letters, digits and hyphens");
  }
  for (const UnlistedFolder& folder : listing.unlisted) {
    diagnostics.report("file-unreadable", at(folder.path.text()),
                       fmt::format("the folder `{}` cannot be read", folder.path.text()),
                       folder.status == ReadStatus::missing
                           ? "make the folder, or build with --site in the right place"
                           : "give yourself the right to read it");
  }
  return files;
}

}  // namespace pier
