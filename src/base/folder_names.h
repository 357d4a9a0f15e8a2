#pragma once

#include <string>
#include <vector>

namespace pier {

/// What a name in a folder stands for. `other` is a FIFO, a device or a socket.
enum class EntryKind { file, folder, symlink, other };

struct FolderName {
  std::string name;
  EntryKind kind = EntryKind::other;
};

/// Appends the names in an open folder, "." and ".." apart, in no order. Gives 0, or the errno
/// value that cut the list short. A name that vanishes meanwhile may be left out.
int read_folder_names(int folder, std::vector<FolderName>& names);

}  // namespace pier
