#include "fetch/overlay.h"

#include <algorithm>
#include <set>

namespace pier::fetch {

Listing Overlay::list(const SitePath& folder, Jobs jobs) const {
  Listing listing = below_.list(folder, jobs);
  std::set<SitePath> known;
  for (const DirectoryEntry& entry : listing.entries) known.insert(entry.path);
  const std::string prefix = folder.empty() ? "" : folder.text() + '/';
  for (const auto& [path, bytes] : files_) {
    if (!path.text().starts_with(prefix)) continue;
    if (known.insert(path).second) {
      listing.entries.push_back({path, EntryKind::file, bytes.size()});
    }
    for (SitePath up = path.parent(); up.text().size() > folder.text().size(); up = up.parent()) {
      if (known.insert(up).second) listing.entries.push_back({up, EntryKind::folder, 0});
    }
  }
  std::sort(listing.entries.begin(), listing.entries.end(),
            [](const DirectoryEntry& a, const DirectoryEntry& b) { return a.path < b.path; });
  return listing;
}

ReadResult Overlay::read(const SitePath& path, std::uint64_t limit) const {
  const auto found = files_.find(path);
  if (found == files_.end()) return below_.read(path, limit);
  if (found->second.size() > limit) return {ReadStatus::too_large, {}, {}, {}};
  return {ReadStatus::ok, found->second, {}, {}};
}

}  // namespace pier::fetch
