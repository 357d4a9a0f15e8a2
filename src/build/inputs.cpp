#include "build/inputs.h"

#include <algorithm>
#include <deque>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace pier {

namespace {

/// File systems stamp by a clock that stands still for some milliseconds (the kernel's tick), and
/// some know whole seconds only, or every other: a file that was written so shortly before it was
/// read may be written again and keep its stamp.
bool is_certain(const FileStamp& stamp, std::int64_t seen) {
  constexpr std::int64_t kTick = 50'000'000;
  constexpr std::int64_t kTwoSeconds = 2'100'000'000;
  const std::int64_t last = std::max(stamp.modified, stamp.changed);
  const bool is_coarse = stamp.modified % 1'000'000'000 == 0;
  return stamp.is_known() && last < seen - (is_coarse ? kTwoSeconds : kTick);
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

KnownFolder known(const SitePath& folder, const Listing& listing, std::int64_t now) {
  KnownFolder record{folder.text(), digest_of_names(listing), {}, now};
  // No stamp tells when a folder that could not be read can be.
  if (!listing.unlisted.empty()) return record;
  for (const ListedFolder& part : listing.folders) {
    record.parts.push_back({part.path.text(), part.stamp});
  }
  return record;
}

/// Whether its stamps can spare listing it again.
bool is_certain(const KnownFolder& folder) {
  const auto is_told = [&](const KnownFolder::Part& part) {
    return is_certain(part.stamp, folder.seen);
  };
  return !folder.parts.empty() && std::all_of(folder.parts.begin(), folder.parts.end(), is_told);
}

/// Whether a listing would give the same names, as far as stamps tell.
bool has_same_names(const KnownFolder& folder, const FileSystem& files) {
  const auto is_same = [&](const KnownFolder::Part& part) {
    return files.stamp(part.path, EntryKind::folder) == part.stamp;
  };
  return is_certain(folder) && std::all_of(folder.parts.begin(), folder.parts.end(), is_same);
}

/// The stamps that files have now, by path.
class StampsNow {
 public:
  /// Takes those that a listing gives, which outlives this.
  void add(const Listing& listing) {
    for (const DirectoryEntry& entry : listing.entries) {
      if (entry.kind == EntryKind::file) listed_.emplace(entry.path.text(), &entry.stamp);
    }
  }
  /// Files directly in a folder that was not listed, because its names are the same, are asked for
  /// one by one. REQUIRES: the folder outlives this.
  void add(const KnownFolder& folder) {
    for (const KnownFolder::Part& part : folder.parts) unlisted_.insert(part.path);
  }
  /// Gives stamps that are not known for files that lie elsewhere.
  std::vector<FileStamp> of(const std::vector<KnownFile>& known, const FileSystem& files,
                            Jobs jobs) const {
    std::vector<FileStamp> stamps(known.size());
    parallel_for(known.size(), jobs, [&](std::size_t i) {
      const std::string& path = known[i].path;
      if (const auto found = listed_.find(path); found != listed_.end()) {
        stamps[i] = *found->second;
      } else if (unlisted_.contains(parent_of(path))) {
        stamps[i] = files.stamp(path, EntryKind::file);
      }
    });
    return stamps;
  }

 private:
  std::unordered_map<std::string_view, const FileStamp*> listed_;
  std::unordered_set<std::string_view> unlisted_;
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

void write_stamp(const FileStamp& stamp, BytesWriter& to) {
  to.number(stamp.size);
  to.fixed(static_cast<std::uint64_t>(stamp.modified));
  to.fixed(static_cast<std::uint64_t>(stamp.changed));
  to.number(stamp.inode);
}

FileStamp read_stamp(BytesReader& from) {
  FileStamp stamp;
  stamp.size = from.number();
  stamp.modified = static_cast<std::int64_t>(from.fixed());
  stamp.changed = static_cast<std::int64_t>(from.fixed());
  stamp.inode = from.number();
  return stamp;
}

/// Puts records in the place of those of the same path.
template <typename Record>
void take_over(const std::vector<Record>& now, std::vector<Record>& all) {
  for (const Record& one : now) {
    const auto found = std::lower_bound(all.begin(), all.end(), one, by_path<Record, Record>);
    if (found != all.end() && found->path == one.path) *found = one;
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
  take_over(now, files);
}

void Inputs::update(const std::vector<KnownFolder>& now) {
  take_over(now, folders);
}

Listing RecordingFileSystem::list(const SitePath& folder, Jobs jobs) const {
  Listing listing = files_.list(folder, jobs);
  KnownFolder record = known(folder, listing, now_);
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
  StampsNow stamps_now;
  std::deque<Listing> listings;
  for (const KnownFolder& folder : before.folders) {
    if (has_same_names(folder, files)) {
      stamps_now.add(folder);
      continue;
    }
    const SitePath path = *SitePath::parse(folder.path);
    const Listing& listing = listings.emplace_back(files.list(path, jobs));
    stamps_now.add(listing);
    KnownFolder again = known(path, listing, now);
    if (again.names != folder.names) {
      note_names(folder, listing, before, difference);
    } else if (is_certain(again)) {
      difference.listed.push_back(std::move(again));
    }
  }

  const std::vector<FileStamp> stamps = stamps_now.of(before.files, files, jobs);
  std::vector<const KnownFile*> uncertain;
  for (std::size_t i = 0; i < stamps.size(); ++i) {
    const KnownFile& file = before.files[i];
    if (stamps[i] != file.stamp || !is_certain(file.stamp, file.seen)) uncertain.push_back(&file);
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
    to.number(folder.parts.size());
    for (const KnownFolder::Part& part : folder.parts) {
      to.text(part.path);
      write_stamp(part.stamp, to);
    }
    to.fixed(static_cast<std::uint64_t>(folder.seen));
  }
  to.number(inputs.files.size());
  for (const KnownFile& file : inputs.files) {
    to.text(file.path);
    to.number(static_cast<std::uint64_t>(file.status));
    to.number(file.limit);
    write_stamp(file.stamp, to);
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
    folder.parts.resize(from.count());
    for (KnownFolder::Part& part : folder.parts) {
      part.path = from.text();
      part.stamp = read_stamp(from);
    }
    folder.seen = static_cast<std::int64_t>(from.fixed());
  }
  inputs.files.resize(from.count());
  for (KnownFile& file : inputs.files) {
    file.path = from.text();
    file.status = static_cast<ReadStatus>(from.number());
    file.limit = from.number();
    file.stamp = read_stamp(from);
    file.digest = from.digest();
    file.seen = static_cast<std::int64_t>(from.fixed());
  }
  return inputs;
}

}  // namespace pier
