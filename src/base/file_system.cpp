#include "base/file_system.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <iterator>

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/magic.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/vfs.h>

#include "base/environment_error.h"
#include "base/text.h"
#include "base/utf8.h"

namespace pier {

namespace {

/// Opening a FIFO or a device must not wait for somebody at its other end.
constexpr int kReadFlags = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY;

int open_beneath(int folder, const char* path, int flags) {
  open_how how{};
  how.flags = static_cast<std::uint64_t>(flags);
  how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS;
  long number = -1;
  // EAGAIN: a rename elsewhere raced with the look-up; the kernel asks to try again.
  for (int attempt = 0; attempt < 100; ++attempt) {
    number = syscall(SYS_openat2, folder, path, &how, sizeof how);
    if (number >= 0 || (errno != EAGAIN && errno != EINTR)) break;
  }
  return static_cast<int>(number);
}

int open_part_by_part(int folder, const SitePath& path, int flags) {
  FileDescriptor current;
  int from = folder;
  const std::vector<std::string_view> parts = split(path.text(), '/');
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
    const std::string part(parts[i]);
    FileDescriptor next(openat(from, part.c_str(), O_PATH | O_CLOEXEC | O_NOFOLLOW));
    if (!next.is_open()) return -1;
    struct stat status {};
    if (fstat(next.number(), &status) != 0) return -1;
    if (!S_ISDIR(status.st_mode)) {
      errno = S_ISLNK(status.st_mode) ? ELOOP : ENOTDIR;
      return -1;
    }
    current = std::move(next);
    from = current.number();
  }
  return openat(from, std::string(parts.back()).c_str(), flags);
}

ReadStatus status_of(int error_number) {
  switch (error_number) {
    case ENOENT:
    case ENOTDIR:
      return ReadStatus::missing;
    case ELOOP:
      return ReadStatus::symlink;
    case ENXIO:
    case ENODEV:
      // A socket, or a device without a driver.
      return ReadStatus::not_a_file;
    default:
      return ReadStatus::unreadable;
  }
}

ReadResult refused(ReadStatus status, std::string detail = {}) {
  return {status, {}, std::move(detail), {}};
}

ReadResult refused(int error_number) {
  return refused(status_of(error_number), plain_error(error_number));
}

bool same_moment(const timespec& a, const timespec& b) {
  return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

std::int64_t nanoseconds(const timespec& time) {
  return static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

/// Whether folders on this disk get another stamp with each name that comes or goes, as POSIX wants
/// it. Disks of networks, virtual machines and memory cards do not all.
bool stamps_folders(int folder) {
  constexpr std::array<std::uint32_t, 6> kKnown{EXT4_SUPER_MAGIC,  XFS_SUPER_MAGIC,
                                                BTRFS_SUPER_MAGIC, F2FS_SUPER_MAGIC,
                                                TMPFS_MAGIC,       OVERLAYFS_SUPER_MAGIC};
  struct statfs disk {};
  return fstatfs(folder, &disk) == 0 &&
         std::find(kKnown.begin(), kKnown.end(), static_cast<std::uint32_t>(disk.f_type)) !=
             kKnown.end();
}

/// Reads `size` bytes, or more if they come at once and there is room, and cuts `bytes` to what
/// came. False: errno says why not.
bool read_all(int file, std::size_t size, std::string& bytes) {
  std::size_t filled = 0;
  // A file that says it has no bytes is asked all the same.
  while (filled == 0 || filled < size) {
    const ssize_t count = ::read(file, bytes.data() + filled, bytes.size() - filled);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    if (count == 0) break;
    filled += static_cast<std::size_t>(count);
  }
  bytes.resize(filled);
  return true;
}

/// A name with U+FFFD for what a terminal or a reader should not meet.
std::string shown_name(std::string_view name) {
  std::string shown;
  for (std::size_t at = 0; at < name.size();) {
    const char32_t code = decode_utf8(name, at);
    const bool control = code < 0x20 || (code >= 0x7F && code < 0xA0) || is_bidi_control(code);
    append_utf8(shown, control ? U'\uFFFD' : code);
  }
  return shown;
}

bool holds_bidi_control(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (is_bidi_control(decode_utf8(text, at))) return true;
  }
  return false;
}

std::string joined(const SitePath& folder, std::string_view name) {
  return folder.empty() ? std::string(name) : fmt::format("{}/{}", folder.text(), name);
}

/// Adds what was found in a folder to what was found before.
void add(Listing&& found, Listing& all) {
  const auto append = [](auto&& from, auto& to) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
  };
  append(std::move(found.entries), all.entries);
  append(std::move(found.ignored), all.ignored);
  append(std::move(found.bad_names), all.bad_names);
  append(std::move(found.unlisted), all.unlisted);
  append(std::move(found.folders), all.folders);
}

}  // namespace

bool is_ignored_name(std::string_view name) {
  if (name.starts_with('.') || name.starts_with("~$") || name.ends_with('~')) return true;
  if (name.size() > 1 && name.starts_with('#') && name.ends_with('#')) return true;
  const std::string lower = ascii_lower(name);
  return lower == "thumbs.db" || lower == "ehthumbs.db" || lower == "desktop.ini";
}

std::string bad_name_reason(std::string_view name) {
  if (first_bad_utf8(name)) return "is not written in UTF-8";
  if (holds_bidi_control(name)) return "holds an invisible character that turns text around";
  if (name.find('/') == std::string_view::npos && SitePath::parse(name)) return {};
  if (name.size() > 100) return "is longer than 100 bytes";
  if (name.ends_with('.') || name.ends_with(' ')) return "ends with a full stop or a space";
  return "holds a backslash, a colon or a control character";
}

DiskFileSystem::DiskFileSystem(const std::filesystem::path& folder, Resolution wanted)
    : top_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)), resolution_(wanted) {
  if (!top_.is_open()) {
    const int error_number = errno;
    throw EnvironmentError(fmt::format("the folder `{}` cannot be read: {}", folder.string(),
                                       plain_error(error_number)),
                           plain_error_help(error_number));
  }
  if (resolution_ == Resolution::kernel) {
    const FileDescriptor probe(open_beneath(top_.number(), ".", O_PATH | O_CLOEXEC));
    if (!probe.is_open()) resolution_ = Resolution::part_by_part;
  }
  struct stat status {};
  if (stamps_folders(top_.number()) && fstat(top_.number(), &status) == 0) {
    stamps_folders_ = status.st_dev;
  }
}

FileStamp DiskFileSystem::stamp_of(const struct stat& status) const {
  if (S_ISDIR(status.st_mode) && status.st_dev != stamps_folders_) return {};
  return {static_cast<std::uint64_t>(status.st_size), nanoseconds(status.st_mtim),
          nanoseconds(status.st_ctim), status.st_ino};
}

FileDescriptor DiskFileSystem::open(const SitePath& path, int flags) const {
  if (path.empty()) return FileDescriptor(openat(top_.number(), ".", flags));
  return FileDescriptor(resolution_ == Resolution::kernel
                            ? open_beneath(top_.number(), path.text().c_str(), flags)
                            : open_part_by_part(top_.number(), path, flags));
}

ReadResult DiskFileSystem::read(const SitePath& path, std::uint64_t limit) const {
  const FileDescriptor file = open(path, kReadFlags);
  if (!file.is_open()) return refused(errno);
  struct stat before {};
  if (fstat(file.number(), &before) != 0) return refused(errno);
  if (!S_ISREG(before.st_mode)) return refused(ReadStatus::not_a_file);
  const auto size = static_cast<std::uint64_t>(before.st_size);
  if (size > limit) {
    return refused(ReadStatus::too_large,
                   fmt::format("it has {} bytes; {} are the most", with_commas(size),
                               with_commas(static_cast<std::size_t>(limit))));
  }
  ReadResult result{ReadStatus::ok, {}, {}, stamp_of(before)};
  // One byte more than there should be shows whether the file has grown; else its status does.
  result.bytes.resize(size + 1);
  if (!read_all(file.number(), size, result.bytes)) return refused(errno);
  struct stat after {};
  if (fstat(file.number(), &after) != 0) return refused(errno);
  if (result.bytes.size() != size || after.st_size != before.st_size ||
      !same_moment(before.st_mtim, after.st_mtim)) {
    return refused(ReadStatus::unreadable, "it was being changed while it was read");
  }
  return result;
}

Listing DiskFileSystem::list_one(const SitePath& folder) const {
  Listing listing;
  const FileDescriptor opened = open(folder, kReadFlags | O_DIRECTORY);
  if (!opened.is_open()) {
    const int error_number = errno;
    ReadStatus status = status_of(error_number);
    if (error_number == ENOTDIR) {
      // A file or a link at the end of the path, or a file on the way: opening it tells.
      status = read(folder, 0).status;
      const bool is_told = status == ReadStatus::symlink || status == ReadStatus::missing;
      if (!is_told) status = ReadStatus::not_a_file;
    }
    listing.unlisted.push_back({folder, status, plain_error(error_number)});
    return listing;
  }
  struct stat before {};
  if (fstat(opened.number(), &before) == 0) listing.folders.push_back({folder, stamp_of(before)});
  std::vector<FolderName> names;
  int error_number = read_folder_names(opened.number(), names);
  for (const FolderName& found : names) {
    const std::string whole = joined(folder, found.name);
    if (is_ignored_name(found.name)) {
      listing.ignored.push_back(shown_name(whole));
      continue;
    }
    std::string reason = bad_name_reason(found.name);
    auto path = SitePath::parse(whole);
    if (reason.empty() && !path) reason = "makes a path of more than 180 bytes";
    if (!reason.empty()) {
      listing.bad_names.push_back({shown_name(whole), std::move(reason)});
      continue;
    }
    struct stat status {};
    if (found.kind == EntryKind::file &&
        fstatat(opened.number(), found.name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) {
      if (errno != ENOENT) error_number = errno;
      continue;
    }
    const bool is_file = found.kind == EntryKind::file;
    listing.entries.push_back({std::move(*path), found.kind,
                               static_cast<std::uint64_t>(status.st_size),
                               is_file ? stamp_of(status) : FileStamp{}});
  }
  if (error_number != 0) {
    listing.unlisted.push_back({folder, ReadStatus::unreadable, plain_error(error_number)});
  }
  return listing;
}

Listing DiskFileSystem::list(const SitePath& folder, Jobs jobs) const {
  Listing all;
  std::vector<SitePath> level{folder};
  while (!level.empty()) {
    std::vector<Listing> found(level.size());
    parallel_for(level.size(), jobs, [&](std::size_t i) { found[i] = list_one(level[i]); });
    level.clear();
    for (Listing& one : found) {
      for (const DirectoryEntry& entry : one.entries) {
        if (entry.kind == EntryKind::folder) level.push_back(entry.path);
      }
      add(std::move(one), all);
    }
  }
  const auto by_path = [](const auto& a, const auto& b) { return a.path < b.path; };
  std::sort(all.entries.begin(), all.entries.end(), by_path);
  std::sort(all.ignored.begin(), all.ignored.end());
  std::sort(all.bad_names.begin(), all.bad_names.end(), by_path);
  std::sort(all.unlisted.begin(), all.unlisted.end(), by_path);
  std::sort(all.folders.begin(), all.folders.end(), by_path);
  return all;
}

FileStamp DiskFileSystem::stamp(std::string_view path, EntryKind kind) const {
  struct stat status {};
  if (!look_at(top_.number(), path, status)) return {};
  const mode_t wanted = kind == EntryKind::folder ? S_IFDIR : S_IFREG;
  return (status.st_mode & S_IFMT) == wanted ? stamp_of(status) : FileStamp{};
}

}  // namespace pier
