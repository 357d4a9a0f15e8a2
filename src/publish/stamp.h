#pragma once

#include <cstdint>
#include <string_view>

#include <sys/stat.h>

namespace pier {

/// What a disk says of a file or a folder without reading it. Whoever writes to a file, adds a name
/// to a folder or takes one away changes its stamp: `changed` is set by the kernel alone. Every
/// link to a file counts as a change, too.
struct Stamp {
  std::uint64_t inode = 0;
  /// Nanoseconds since 1970: of the bytes, and of anything at all.
  std::int64_t modified = 0;
  std::int64_t changed = 0;

  static Stamp of(const struct stat& status);

  /// The stamp as it can be kept, `now` being time_of_stamps() before it was taken: what has
  /// changed in that very moment may change again and have the same stamp, so that it is young.
  Stamp kept(std::int64_t now) const { return {inode, modified, changed < now ? changed : 0}; }
  /// It proves nothing: what it stands for is known only when it is read.
  bool is_young() const { return inode != 0 && changed == 0; }

  /// Two equal stamps that say nothing are no proof of anything.
  bool proves(const Stamp& earlier) const { return changed != 0 && *this == earlier; }
  /// The same file with the same bytes, whatever links it has got.
  bool is_same_file(const Stamp& earlier) const {
    return inode == earlier.inode && modified == earlier.modified;
  }

  friend bool operator==(const Stamp&, const Stamp&) = default;
};

/// The stamp of a file (S_IFREG) or folder (S_IFDIR) below an opened folder, not through a link at
/// its end; one that says nothing when there is none of that kind.
Stamp stamp_of(int folder, std::string_view path, mode_t kind);

/// The time that the kernel would give to a change now. It moves in steps of some milliseconds:
/// what has just been changed can be changed once more without any other stamp.
std::int64_t time_of_stamps();

/// Waits until that time is past this moment, which takes some milliseconds: stamps taken from then
/// on tell every later change.
void wait_for_new_stamps();

}  // namespace pier
