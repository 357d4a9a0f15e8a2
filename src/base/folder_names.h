#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <sys/stat.h>

namespace pier {

/// What a name in a folder stands for. `other` is a FIFO, a device or a socket.
enum class EntryKind { file, folder, symlink, other };

struct FolderName {
  std::string name;
  EntryKind kind = EntryKind::other;
  /// As the folder has it; where disks lie above each other, folders can have another by stat().
  std::uint64_t inode = 0;
};

/// Appends the names in an open folder, "." and ".." apart, in no order. Gives 0, or the errno
/// value that cut the list short. A name that vanishes meanwhile may be left out.
int read_folder_names(int folder, std::vector<FolderName>& names);

/// What the kernel says of a file or folder below an open folder, not through a link at the end of
/// its path ("": of the folder itself). False when there is none, or the path is longer than a
/// SitePath can be.
bool look_at(int folder, std::string_view path, struct stat& status);

}  // namespace pier
