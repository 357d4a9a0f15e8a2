#include "publish/live_tree.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <iterator>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/environment_error.h"
#include "base/text.h"

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

/// Whether an open file begins with `bytes`.
bool begins_with(int file, std::string_view bytes) {
  std::array<char, 65536> buffer;
  while (!bytes.empty()) {
    const ssize_t count = ::read(file, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    const std::string_view piece(buffer.data(), static_cast<std::size_t>(count));
    if (!bytes.starts_with(piece)) return false;
    bytes.remove_prefix(piece.size());
  }
  return true;
}

}  // namespace

LiveTree::LiveTree(const PublishLock& lock, Jobs jobs) : shown_(lock.folder().shown) {
  folder_ =
      FileDescriptor(openat(lock.parent(), lock.folder().name.c_str(), kReadFlags | O_DIRECTORY));
  if (!folder_.is_open()) {
    if (errno == ENOENT) return;
    refuse(shown_, {}, errno);
  }
  scan(jobs);
  read_manifest_file(lock.folder());
}

Staging::Before LiveTree::before() const {
  if (!files_.empty() || !others_.empty() || folders_ != 0) return Staging::Before::site;
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

void LiveTree::scan(Jobs jobs) {
  std::vector<std::string> level{""};
  while (!level.empty()) {
    std::vector<std::vector<FolderName>> names(level.size());
    parallel_for(level.size(), jobs, [&](std::size_t i) { names[i] = names_in(level[i]); });
    std::vector<std::string> below;
    for (std::size_t i = 0; i < level.size(); ++i) {
      for (const FolderName& found : names[i]) {
        std::string path = level[i].empty() ? found.name : level[i] + '/' + found.name;
        if (found.kind == EntryKind::folder) {
          ++folders_;
          below.push_back(std::move(path));
        } else if (found.kind != EntryKind::file) {
          others_.insert(std::move(path));
        } else if (path == ".gitignore") {
          has_gitignore_ = true;
        } else {
          files_.insert(std::move(path));
        }
      }
    }
    level = std::move(below);
  }
}

void LiveTree::read_manifest_file(const OutputFolder& folder) {
  if (!files_.contains(std::string(kManifestName))) return;
  const FileDescriptor file(
      openat(folder_.number(), std::string(kManifestName).c_str(), kReadFlags));
  struct stat status {};
  if (!file.is_open() || fstat(file.number(), &status) != 0) {
    refuse(folder.shown, kManifestName, errno);
  }
  manifest_.resize(static_cast<std::size_t>(status.st_size));
  std::size_t filled = 0;
  while (filled < manifest_.size()) {
    const ssize_t count =
        ::read(file.number(), manifest_.data() + filled, manifest_.size() - filled);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) refuse(folder.shown, kManifestName, errno);
    if (count == 0) break;
    filled += static_cast<std::size_t>(count);
  }
  manifest_.resize(filled);
  const auto entries = read_manifest(manifest_);
  if (!entries) {
    throw EnvironmentError(
        fmt::format("`{}/{}`, the list of what was published, is damaged", folder.shown,
                    kManifestName),
        fmt::format("make sure that `{0}` holds nothing but the site, remove `{0}` and build again",
                    folder.shown));
  }
  published_.reserve(entries->size());
  for (const ManifestEntry& entry : *entries) published_.emplace(entry.path, entry);
}

void LiveTree::refuse_foreign_files() const {
  std::vector<std::string> foreign;
  for (const auto* names : {&files_, &others_}) {
    std::copy_if(names->begin(), names->end(), std::back_inserter(foreign),
                 [&](const std::string& path) {
                   return !published_.contains(path) && path != kManifestName && !is_leaving(path);
                 });
  }
  if (foreign.empty()) return;
  std::sort(foreign.begin(), foreign.end());
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

bool LiveTree::holds(const SitePath& path, std::string_view bytes, const Digest& digest) const {
  const auto entry = published_.find(path.text());
  if (entry == published_.end() || entry->second.digest != digest) return false;
  // Being in files_ says that no part of the path is a link.
  if (!files_.contains(path.text())) return false;
  const FileDescriptor file(openat(folder_.number(), path.text().c_str(), kReadFlags));
  struct stat status {};
  if (!file.is_open() || fstat(file.number(), &status) != 0) return false;
  constexpr mode_t kReadableByAll = S_IRUSR | S_IRGRP | S_IROTH;
  return S_ISREG(status.st_mode) && (status.st_mode & kReadableByAll) == kReadableByAll &&
         static_cast<std::size_t>(status.st_size) == bytes.size() &&
         begins_with(file.number(), bytes);
}

bool LiveTree::has_only(std::size_t files, std::size_t folders) const {
  return others_.empty() && folders_ == folders && files_.size() == files + 1 &&
         files_.contains(std::string(kManifestName));
}

}  // namespace pier
