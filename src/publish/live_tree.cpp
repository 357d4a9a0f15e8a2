#include "publish/live_tree.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <iterator>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/environment_error.h"
#include "base/text.h"
#include "publish/tree_file.h"

namespace pier {

namespace {

constexpr int kReadFlags = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;

[[noreturn]] void refuse(const std::string& shown, std::string_view path, int error_number) {
  throw EnvironmentError(fmt::format("`{}{}{}` cannot be read: {}", shown, path.empty() ? "" : "/",
                                     path, plain_error(error_number)),
                         plain_error_help(error_number));
}

/// What desktops and editors leave behind, and nobody misses.
bool is_leaving(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  return name == ".DS_Store" || name.starts_with("._") || ascii_lower(name) == "thumbs.db" ||
         name == "desktop.ini" || name.ends_with('~') ||
         (name.starts_with('.') && name.ends_with(".swp"));
}

}  // namespace

LiveTree::LiveTree(const PublishLock& lock, Jobs jobs) : shown_(lock.folder().shown) {
  folder_ =
      FileDescriptor(openat(lock.parent(), lock.folder().name.c_str(), kReadFlags | O_DIRECTORY));
  if (!folder_.is_open()) {
    if (errno == ENOENT) return;
    refuse(shown_, {}, errno);
  }
  record_text_ = load_tree_record(lock);
  record_ = read_tree_record(record_text_);
  const NamesFound found =
      record_ ? look_at_names(*record_, folder_.number(), &TreeRecord::Folder::live, jobs)
              : NamesFound{};
  has_recorded_names_ = found.are_recorded;
  if (has_recorded_names_) {
    for (const auto& [folder, stamp] : found.read_again) record_->folders[folder].live = stamp;
    names_ = TreeNames::of(*record_);
    has_manifest_ = true;
    has_gitignore_ = found.gitignore;
  } else {
    scan(jobs);
  }
  read_published(lock.folder());
  match_stamps(jobs);
}

Staging::Before LiveTree::before() const {
  if (has_manifest_ || !names_.files.empty() || !names_.folders.empty()) {
    return Staging::Before::site;
  }
  return has_gitignore_ ? Staging::Before::gitignore : Staging::Before::nothing;
}

std::vector<FolderName> LiveTree::names_in(const std::string& folder) const {
  const FileDescriptor opened(
      openat(folder_.number(), folder.empty() ? "." : folder.c_str(), kReadFlags | O_DIRECTORY));
  if (!opened.is_open()) refuse(shown_, folder, errno);
  std::vector<FolderName> names;
  if (const int error = read_folder_names(opened.number(), names)) refuse(shown_, folder, error);
  return names;
}

void LiveTree::take_names(const std::string& folder, std::vector<FolderName> found,
                          std::vector<std::string>& below) {
  for (FolderName& name : found) {
    const bool is_file = name.kind == EntryKind::file;
    if (folder.empty() && is_file && name.name == kGitignore) {
      has_gitignore_ = true;
    } else if (folder.empty() && is_file && name.name == kManifestName) {
      has_manifest_ = true;
    } else {
      const std::string& path =
          found_.emplace_back(folder.empty() ? std::move(name.name) : folder + '/' + name.name);
      if (name.kind == EntryKind::folder) {
        names_.folders.emplace_back(path);
        below.push_back(path);
      } else {
        names_.files.emplace_back(path);
        if (!is_file) others_.insert(path);
      }
    }
  }
}

void LiveTree::scan(Jobs jobs) {
  std::vector<std::string> level{""};
  while (!level.empty()) {
    std::vector<std::vector<FolderName>> names(level.size());
    parallel_for(level.size(), jobs, [&](std::size_t i) { names[i] = names_in(level[i]); });
    std::vector<std::string> below;
    for (std::size_t i = 0; i < level.size(); ++i) take_names(level[i], std::move(names[i]), below);
    level = std::move(below);
  }
  std::sort(names_.files.begin(), names_.files.end());
  std::sort(names_.folders.begin(), names_.folders.end());
}

std::string LiveTree::read_manifest_file() const {
  const FileDescriptor file(
      openat(folder_.number(), std::string(kManifestName).c_str(), kReadFlags));
  struct stat status {};
  if (!file.is_open() || fstat(file.number(), &status) != 0) refuse(shown_, kManifestName, errno);
  auto text = bytes_of(file.number(), static_cast<std::uint64_t>(status.st_size));
  if (!text) refuse(shown_, kManifestName, EIO);
  return std::move(*text);
}

void LiveTree::read_published(const OutputFolder& folder) {
  if (!has_manifest_) return;
  const auto take_record = [&] {
    for (const TreeRecord::File& file : record_->files)
      published_.push_back({file.path, file.key, {}});
  };
  manifest_stamp_ = stamp_of(folder_.number(), kManifestName, S_IFREG);
  if (record_ && manifest_stamp_.proves(record_->manifest_stamp)) {
    manifest_ = record_->manifest;
    return take_record();
  }
  manifest_stamp_ = manifest_stamp_.kept(begun_);
  manifest_text_ = read_manifest_file();
  if (record_ && BytesKey::of(manifest_text_) == record_->manifest) {
    manifest_ = record_->manifest;
    return take_record();
  }
  const auto entries = read_manifest(manifest_text_);
  if (entries) {
    manifest_ = BytesKey::of(manifest_text_);
    for (const ManifestEntry& entry : *entries) {
      published_.push_back({entry.path, {entry.size, entry.digest}, {}});
    }
    const auto is_before = [](const Published& x, const Published& y) { return x.path < y.path; };
    std::sort(published_.begin(), published_.end(), is_before);
    return;
  }
  // What is ours and what is not can be told from the record as well.
  if (record_) return take_record();
  throw EnvironmentError(
      fmt::format("`{}/{}`, the list of what was published, is damaged", folder.shown,
                  kManifestName),
      fmt::format("make sure that `{0}` holds nothing but the site, remove `{0}` and build again",
                  folder.shown));
}

const LiveTree::Published* LiveTree::find(std::string_view path) const {
  const auto found = std::lower_bound(
      published_.begin(), published_.end(), path,
      [](const Published& file, std::string_view wanted) { return file.path < wanted; });
  return found != published_.end() && found->path == path ? &*found : nullptr;
}

void LiveTree::match_stamps(Jobs jobs) {
  // All three lists are sorted.
  auto recorded = record_ ? record_->files.begin() : std::vector<TreeRecord::File>::iterator{};
  auto name = names_.files.begin();
  for (Published& file : published_) {
    while (record_ && recorded != record_->files.end() && recorded->path < file.path) ++recorded;
    const bool is_recorded = record_ && recorded != record_->files.end() &&
                             recorded->path == file.path && recorded->key == file.key;
    if (is_recorded) file.recorded = recorded->stamp;
    while (name != names_.files.end() && *name < file.path) ++name;
    // Being among the names says that no part of the path is a link.
    file.is_file = name != names_.files.end() && *name == file.path &&
                   (others_.empty() || !others_.contains(file.path));
  }
  std::atomic<std::size_t> proven = 0;
  parallel_for(published_.size(), jobs, [&](std::size_t i) {
    Published& file = published_[i];
    if (!file.is_file || file.recorded.inode == 0) return;
    if (!file.recorded.is_young()) {
      file.is_proven = stamp_of(folder_.number(), file.path, S_IFREG).proves(file.recorded);
    } else if (const auto now = stamp_of_bytes(file); now && now->is_same_file(file.recorded)) {
      file.is_proven = true;
      file.recorded = *now;
    }
    if (file.is_proven) proven.fetch_add(1, std::memory_order_relaxed);
  });
  is_as_published_ = has_recorded_names_ && manifest_ == record_->manifest &&
                     proven == published_.size() && proven == names_.files.size();
}

std::optional<std::string> LiveTree::read(std::string_view path) const {
  return folder_.is_open() ? read_tree_file(folder_.number(), path) : std::nullopt;
}

void LiveTree::refuse_foreign_files() const {
  if (is_as_published_) return;
  std::vector<std::string_view> foreign;
  std::copy_if(names_.files.begin(), names_.files.end(), std::back_inserter(foreign),
               [&](std::string_view path) { return find(path) == nullptr && !is_leaving(path); });
  if (foreign.empty()) return;
  const std::string more =
      foreign.size() == 1 ? ""
                          : fmt::format(" and {} more that Pier did not make", foreign.size() - 1);
  throw EnvironmentError(
      fmt::format("`{}` holds a file that Pier did not make: `{}`{}", shown_, foreign.front(),
                  more),
      fmt::format("move it away: every build replaces the whole of `{}`; what is to be published "
                  "belongs in `content`",
                  shown_));
}

std::optional<LiveTree::Standing> LiveTree::standing(std::string_view path,
                                                     const BytesKey& key) const {
  const Published* const known = find(path);
  if (known == nullptr || known->key != key || !known->is_file) return std::nullopt;
  if (known->is_proven) return Standing{known->recorded, true};
  const auto stamp = stamp_of_bytes(*known);
  if (!stamp) return std::nullopt;
  return Standing{*stamp, stamp->inode == known->recorded.inode};
}

std::optional<Stamp> LiveTree::stamp_of_bytes(const Published& published) const {
  const std::int64_t now = time_of_stamps();
  const FileDescriptor file(
      openat(folder_.number(), std::string(published.path).c_str(), kReadFlags));
  struct stat status {};
  if (!file.is_open() || fstat(file.number(), &status) != 0) return std::nullopt;
  constexpr mode_t kReadableByAll = S_IRUSR | S_IRGRP | S_IROTH;
  if (!S_ISREG(status.st_mode) || (status.st_mode & kReadableByAll) != kReadableByAll ||
      static_cast<std::uint64_t>(status.st_size) != published.key.size) {
    return std::nullopt;
  }
  const auto bytes = bytes_of(file.number(), published.key.size);
  if (!bytes || digest_of(*bytes) != published.key.digest) return std::nullopt;
  return Stamp::of(status).kept(now);
}

bool LiveTree::has_only(std::size_t files, std::size_t folders) const {
  return has_manifest_ && others_.empty() && names_.folders.size() == folders &&
         names_.files.size() == files;
}

}  // namespace pier
