#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <sys/types.h>

#include "base/file_descriptor.h"
#include "base/folder_names.h"
#include "base/parallel.h"
#include "base/site_path.h"

namespace pier {

/// By what a file is known again without reading it: as long as its stamp is the same, and was not
/// taken in the very moment of a change, so are its bytes. Times are nanoseconds since 1970.
struct FileStamp {
  std::uint64_t size = 0;
  std::int64_t modified = 0;
  /// The last change of the file or of what is known of it; programs cannot set it.
  std::int64_t changed = 0;
  std::uint64_t inode = 0;

  /// Whether the file system says anything of the kind: one in memory does not.
  bool is_known() const { return inode != 0; }
  friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

/// A name in a folder of the site. `size` is in bytes, and 0 for all but files.
struct DirectoryEntry {
  SitePath path;
  EntryKind kind = EntryKind::file;
  std::uint64_t size = 0;
  /// Of a file. Says nothing of what the name stands for: two entries are equal without it.
  FileStamp stamp{};

  friend bool operator==(const DirectoryEntry& a, const DirectoryEntry& b) {
    return a.path == b.path && a.kind == b.kind && a.size == b.size;
  }
};

/// A name that cannot be a SitePath, or would deceive whoever reads it.
struct BadName {
  /// As it can be shown: bytes that are not UTF-8, and control characters, are U+FFFD.
  std::string path;
  /// Completes the sentence "this name …": "is not written in UTF-8".
  std::string reason;
};

enum class ReadStatus {
  ok,
  missing,
  /// The path is a symbolic link, or leads through one. Links are never followed.
  symlink,
  /// A folder, FIFO, device or socket.
  not_a_file,
  too_large,
  /// No permission, a fault of the disk, or a file that changed while it was read.
  unreadable,
};

/// A folder whose names are not known; `status` is never ok.
struct UnlistedFolder {
  SitePath path;
  ReadStatus status = ReadStatus::missing;
  std::string detail;
};

/// A folder that was looked into, with the stamp that it had before: while it has that, it holds
/// the same names. Not known on disks of which nobody knows that they keep to that.
struct ListedFolder {
  SitePath path;
  FileStamp stamp{};
};

/// All names below a folder, its own not included. Paths begin at the top of the site, not
/// at the folder that was listed.
struct Listing {
  /// Sorted by path. Nothing below a symlink or an ignored folder is here.
  std::vector<DirectoryEntry> entries;
  /// Names as in is_ignored_name(), sorted; ignored folders without what they hold.
  std::vector<std::string> ignored;
  /// Sorted by path; a folder with a bad name is not entered.
  std::vector<BadName> bad_names;
  /// The folder that was asked for too, when it is missing or no folder.
  std::vector<UnlistedFolder> unlisted;
  /// Sorted by path; the folder that was asked for is among them.
  std::vector<ListedFolder> folders;
};

struct ReadResult {
  ReadStatus status = ReadStatus::missing;
  /// The whole file when `status` is ok, otherwise empty.
  std::string bytes;
  /// More words on a status that is not ok, for a message; may be empty.
  std::string detail;
  /// Of the file whose bytes these are, when `status` is ok.
  FileStamp stamp{};
};

/// Names that people do not mean to publish: hidden ones (".git"), backups ("a~", "#a#"), locks of
/// office programs ("~$a.docx", ".~lock…"), leavings of Windows ("Thumbs.db", "desktop.ini").
bool is_ignored_name(std::string_view name);

/// Why a name in a folder cannot be used, as in BadName::reason; "" when it can.
std::string bad_name_reason(std::string_view name);

/// Reads a site. Every function may be called from several threads at once; none throws
/// for what it finds on the disk.
class FileSystem {
 public:
  FileSystem() = default;
  FileSystem(const FileSystem&) = delete;
  FileSystem& operator=(const FileSystem&) = delete;
  virtual ~FileSystem() = default;

  /// Everything below `folder` ("" is the top). A name that vanishes meanwhile is left out. Folders
  /// are looked into by as many threads as told.
  virtual Listing list(const SitePath& folder, Jobs jobs) const = 0;
  Listing list(const SitePath& folder) const { return list(folder, Jobs{}); }

  /// The bytes of a file of at most `limit` bytes. A larger one is refused unread; one that
  /// changes while it is read is refused as unreadable.
  virtual ReadResult read(const SitePath& path, std::uint64_t limit) const = 0;

  /// The stamp of a file or a folder, `path` as SitePath says it; one that is not known when there
  /// is none of that kind. A link at its end is neither; whether there is one on the way, nobody
  /// looks: ask for the folders above as well.
  virtual FileStamp stamp(std::string_view /*path*/, EntryKind /*kind*/) const { return {}; }
};

/// A site on the disk. Nothing outside its folder can be reached: the kernel resolves every path
/// beneath the folder, without symbolic links; and only regular files are read, so that a
/// FIFO does not hang the build.
class DiskFileSystem : public FileSystem {
 public:
  /// How paths are kept inside the folder: by one openat2() call (Linux 5.6), or by opening
  /// one part after the other where a container forbids that call.
  enum class Resolution { kernel, part_by_part };

  /// Opens the folder (which may itself be reached through links). Throws EnvironmentError
  /// when it cannot be opened. `wanted` is for tests; `kernel` falls back by itself.
  explicit DiskFileSystem(const std::filesystem::path& folder,
                          Resolution wanted = Resolution::kernel);

  using FileSystem::list;
  Listing list(const SitePath& folder, Jobs jobs) const override;
  ReadResult read(const SitePath& path, std::uint64_t limit) const override;
  FileStamp stamp(std::string_view path, EntryKind kind) const override;

 private:
  FileDescriptor open(const SitePath& path, int flags) const;
  /// What is directly in a folder.
  Listing list_one(const SitePath& folder) const;

  /// The stamp of a file or a folder that the kernel has told of.
  FileStamp stamp_of(const struct stat& status) const;

  FileDescriptor top_;
  Resolution resolution_;
  /// Where a folder gets another stamp with each name that comes or goes; 0: nowhere.
  dev_t stamps_folders_ = 0;
};

}  // namespace pier
