#include "build/inputs.h"

#include <algorithm>
#include <optional>
#include <set>

namespace pier {

namespace {

/// File systems stamp by a clock that stands still for some milliseconds (the kernel's tick), and
/// some know whole seconds only, or every other: a file that was written so shortly before it was
/// read may be written again and keep its stamp.
bool is_certain(const KnownFile& file) {
  constexpr std::int64_t kTick = 50'000'000;
  constexpr std::int64_t kTwoSeconds = 2'100'000'000;
  const std::int64_t last = std::max(file.stamp.modified, file.stamp.changed);
  const bool is_coarse = file.stamp.modified % 1'000'000'000 == 0;
  return file.stamp.is_known() && last < file.seen - (is_coarse ? kTwoSeconds : kTick);
}

Digest digest_of_names(const Listing& listing) {
  BytesWriter bytes;
  for (const DirectoryEntry& entry : listing.entries) {
    bytes.text(entry.path.text());
    bytes.number(static_cast<std::uint64_t>(entry.kind));
  }
  bytes.number(listing.ignored.size());
  for (const std::string& name : listing.ignored) bytes.text(name);
  for (const BadName& bad : listing.bad_names) {
    bytes.text(bad.path);
    bytes.text(bad.reason);
  }
  for (const UnlistedFolder& folder : listing.unlisted) {
    bytes.text(folder.path.text());
    bytes.number(static_cast<std::uint64_t>(folder.status));
    bytes.text(folder.detail);
  }
  return digest_of(bytes.view());
}

KnownFile known(const SitePath& path, std::uint64_t limit, const ReadResult& result,
                std::int64_t now) {
  return {path.text(),
          result.status,
          limit,
          result.stamp,
          digest_of(result.status == ReadStatus::ok ? result.bytes : result.detail),
          now};
}

bool by_path(const auto& a, const auto& b) {
  return a.path < b.path;
}

/// One record of each path: the same file may be asked for twice.
template <typename Record>
std::vector<Record> sorted(std::vector<Record> records) {
  std::stable_sort(records.begin(), records.end(), by_path<Record, Record>);
  const auto same_path = [](const Record& a, const Record& b) { return a.path == b.path; };
  records.erase(std::unique(records.begin(), records.end(), same_path), records.end());
  return records;
}

/// The stamps of the files in the folders that were listed.
class StampsNow {
 public:
  void add(const Listing& listing) {
    for (const DirectoryEntry& entry : listing.entries) {
      if (entry.kind == EntryKind::file) files_.push_back({&entry.path.text(), &entry.stamp});
    }
  }
  /// REQUIRES: all were added.
  void sort() {
    const auto by_name = [](const File& a, const File& b) { return *a.path < *b.path; };
    if (!std::is_sorted(files_.begin(), files_.end(), by_name)) {
      std::sort(files_.begin(), files_.end(), by_name);
    }
  }
  /// The stamp of a file; null when there is none. REQUIRES: sorted; paths that are asked for rise.
  const FileStamp* next(std::string_view path) {
    while (at_ < files_.size() && *files_[at_].path < path) ++at_;
    return at_ == files_.size() || *files_[at_].path != path ? nullptr : files_[at_].stamp;
  }

 private:
  struct File {
    const std::string* path;
    const FileStamp* stamp;
  };
  std::vector<File> files_;
  std::size_t at_ = 0;
};

void note_names(const KnownFolder& folder, const Listing& now, const Inputs& before,
                InputDifference& difference) {
  const std::size_t already = difference.changes.size();
  std::set<std::string_view> there;
  for (const DirectoryEntry& entry : now.entries) {
    if (entry.kind == EntryKind::folder) continue;
    there.insert(entry.path.text());
    if (before.find(entry.path.text()) == nullptr) {
      difference.changes.push_back({InputChange::Kind::added, entry.path.text()});
    }
  }
  const std::string prefix = folder.path.empty() ? "" : folder.path + '/';
  for (const KnownFile& file : before.files) {
    if (file.status == ReadStatus::ok && file.path.starts_with(prefix) &&
        !there.contains(file.path)) {
      difference.changes.push_back({InputChange::Kind::removed, file.path});
    }
  }
  // Something that is never read: a folder, a link, a name that cannot be used.
  if (difference.changes.size() == already) {
    difference.changes.push_back({InputChange::Kind::changed, folder.path});
  }
}

}  // namespace

const KnownFile* Inputs::find(std::string_view path) const {
  const auto found =
      std::lower_bound(files.begin(), files.end(), path,
                       [](const KnownFile& file, std::string_view p) { return file.path < p; });
  return found == files.end() || found->path != path ? nullptr : &*found;
}

void Inputs::update(const std::vector<KnownFile>& now) {
  for (const KnownFile& file : now) {
    const auto found =
        std::lower_bound(files.begin(), files.end(), file, by_path<KnownFile, KnownFile>);
    if (found != files.end() && found->path == file.path) *found = file;
  }
}

Listing RecordingFileSystem::list(const SitePath& folder, Jobs jobs) const {
  Listing listing = files_.list(folder, jobs);
  KnownFolder record{folder.text(), digest_of_names(listing)};
  const std::lock_guard lock(mutex_);
  listed_.push_back(std::move(record));
  return listing;
}

ReadResult RecordingFileSystem::read(const SitePath& path, std::uint64_t limit) const {
  ReadResult result = files_.read(path, limit);
  KnownFile record = known(path, limit, result, now_);
  const std::lock_guard lock(mutex_);
  read_.push_back(std::move(record));
  return result;
}

Inputs RecordingFileSystem::inputs() const {
  const std::lock_guard lock(mutex_);
  return {sorted(read_), sorted(listed_)};
}

InputDifference compare(const Inputs& before, const FileSystem& files, std::int64_t now,
                        Jobs jobs) {
  InputDifference difference;
  std::vector<Listing> listings;
  for (const KnownFolder& folder : before.folders) {
    listings.push_back(files.list(*SitePath::parse(folder.path), jobs));
  }
  StampsNow stamps;
  for (std::size_t i = 0; i < listings.size(); ++i) {
    stamps.add(listings[i]);
    if (digest_of_names(listings[i]) != before.folders[i].names) {
      note_names(before.folders[i], listings[i], before, difference);
    }
  }
  stamps.sort();

  std::vector<const KnownFile*> uncertain;
  for (const KnownFile& file : before.files) {
    const FileStamp* stamp = stamps.next(file.path);
    if (stamp != nullptr && *stamp == file.stamp && is_certain(file)) continue;
    uncertain.push_back(&file);
  }
  std::vector<KnownFile> again(uncertain.size());
  parallel_for(uncertain.size(), jobs, [&](std::size_t i) {
    const SitePath path = *SitePath::parse(uncertain[i]->path);
    again[i] = known(path, uncertain[i]->limit, files.read(path, uncertain[i]->limit), now);
  });
  for (std::size_t i = 0; i < again.size(); ++i) {
    const KnownFile& was = *uncertain[i];
    if (again[i].status == was.status && again[i].digest == was.digest) {
      difference.confirmed.push_back(std::move(again[i]));
    } else if (again[i].status != ReadStatus::missing) {
      difference.changes.push_back({InputChange::Kind::changed, was.path});
    } else {
      difference.changes.push_back({InputChange::Kind::removed, was.path});
    }
  }
  std::stable_sort(difference.changes.begin(), difference.changes.end(),
                   by_path<InputChange, InputChange>);
  difference.changes.erase(std::unique(difference.changes.begin(), difference.changes.end()),
                           difference.changes.end());
  return difference;
}

std::vector<InputChange> changes_between(const Inputs& before, const Inputs& now) {
  std::vector<InputChange> changes;
  auto was = before.files.begin();
  const auto gone = [&](const std::string* until) {
    for (; was != before.files.end() && (until == nullptr || was->path < *until); ++was) {
      changes.push_back({InputChange::Kind::removed, was->path});
    }
  };
  for (const KnownFile& file : now.files) {
    gone(&file.path);
    if (was == before.files.end() || was->path != file.path) {
      changes.push_back({InputChange::Kind::added, file.path});
      continue;
    }
    if (was->status != file.status || was->digest != file.digest) {
      changes.push_back({InputChange::Kind::changed, file.path});
    }
    ++was;
  }
  gone(nullptr);
  return changes;
}

void write_inputs(const Inputs& inputs, BytesWriter& to) {
  to.number(inputs.folders.size());
  for (const KnownFolder& folder : inputs.folders) {
    to.text(folder.path);
    to.digest(folder.names);
  }
  to.number(inputs.files.size());
  for (const KnownFile& file : inputs.files) {
    to.text(file.path);
    to.number(static_cast<std::uint64_t>(file.status));
    to.number(file.limit);
    to.number(file.stamp.size);
    to.fixed(static_cast<std::uint64_t>(file.stamp.modified));
    to.fixed(static_cast<std::uint64_t>(file.stamp.changed));
    to.number(file.stamp.inode);
    to.digest(file.digest);
    to.fixed(static_cast<std::uint64_t>(file.seen));
  }
}

Inputs read_inputs(BytesReader& from) {
  Inputs inputs;
  inputs.folders.resize(from.count());
  for (KnownFolder& folder : inputs.folders) {
    folder.path = from.text();
    folder.names = from.digest();
  }
  inputs.files.resize(from.count());
  for (KnownFile& file : inputs.files) {
    file.path = from.text();
    file.status = static_cast<ReadStatus>(from.number());
    file.limit = from.number();
    file.stamp.size = from.number();
    file.stamp.modified = static_cast<std::int64_t>(from.fixed());
    file.stamp.changed = static_cast<std::int64_t>(from.fixed());
    file.stamp.inode = from.number();
    file.digest = from.digest();
    file.seen = static_cast<std::int64_t>(from.fixed());
  }
  return inputs;
}

}  // namespace pier
