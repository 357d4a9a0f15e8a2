#include "publish/tree_file.h"

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file_descriptor.h"

namespace pier {

std::optional<std::string> bytes_of(int file, std::uint64_t size) {
  // One more than expected, so that a file that has grown is noticed.
  std::string bytes(size + 1, '\0');
  std::size_t filled = 0;
  while (filled < bytes.size()) {
    const ssize_t count = ::read(file, bytes.data() + filled, bytes.size() - filled);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return std::nullopt;
    if (count == 0) break;
    filled += static_cast<std::size_t>(count);
  }
  errno = EIO;
  if (filled != size) return std::nullopt;
  bytes.resize(filled);
  return bytes;
}

std::optional<std::string> read_tree_file(int folder, std::string_view path) {
  const FileDescriptor file(
      openat(folder, std::string(path).c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
  struct stat status {};
  if (!file.is_open() || fstat(file.number(), &status) != 0) return std::nullopt;
  errno = EIO;
  if (!S_ISREG(status.st_mode)) return std::nullopt;
  return bytes_of(file.number(), static_cast<std::uint64_t>(status.st_size));
}

}  // namespace pier
