#include "base/folder_names.h"

#include <array>
#include <cerrno>
#include <cstddef>
#include <optional>
#include <string_view>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

namespace pier {

namespace {

std::optional<EntryKind> kind_of(int folder, const char* name, unsigned char type) {
  switch (type) {
    case DT_REG:
      return EntryKind::file;
    case DT_DIR:
      return EntryKind::folder;
    case DT_LNK:
      return EntryKind::symlink;
    case DT_UNKNOWN:
      break;  // Some disks do not keep the kind beside the name.
    default:
      return EntryKind::other;
  }
  struct stat status {};
  if (fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) != 0) return std::nullopt;
  if (S_ISREG(status.st_mode)) return EntryKind::file;
  if (S_ISDIR(status.st_mode)) return EntryKind::folder;
  return S_ISLNK(status.st_mode) ? EntryKind::symlink : EntryKind::other;
}

}  // namespace

int read_folder_names(int folder, std::vector<FolderName>& names) {
  // The system call itself: readdir() costs three more calls a folder, and a site has thousands.
  alignas(dirent64) std::array<char, 32768> buffer;
  while (true) {
    const ssize_t filled = getdents64(folder, buffer.data(), buffer.size());
    if (filled < 0) return errno;
    if (filled == 0) return 0;
    for (std::size_t at = 0; at < static_cast<std::size_t>(filled);) {
      const auto* const found = reinterpret_cast<const dirent64*>(buffer.data() + at);
      at += found->d_reclen;
      const std::string_view name = found->d_name;
      if (name == "." || name == "..") continue;
      const auto kind = kind_of(folder, found->d_name, found->d_type);
      if (kind) names.push_back({std::string(name), *kind, found->d_ino});
    }
  }
}

bool look_at(int folder, std::string_view path, struct stat& status) {
  // A path of a site has at most 180 bytes; ten thousand of them need no memory of their own.
  std::array<char, 256> name{'.'};
  if (path.size() >= name.size()) return false;
  path.copy(name.data(), path.size());
  return fstatat(folder, name.data(), &status, AT_SYMLINK_NOFOLLOW) == 0;
}

}  // namespace pier
