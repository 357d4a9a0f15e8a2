#include "publish/tree_writer.h"

#include <array>
#include <cerrno>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/environment_error.h"
#include "base/file_descriptor.h"
#include "base/folder_names.h"

namespace pier {

namespace {

constexpr mode_t kFileMode = 0644;
constexpr mode_t kFolderMode = 0755;

}  // namespace

void TreeWriter::refuse(std::string_view path, int error_number) const {
  throw EnvironmentError(fmt::format("`{}{}{}` cannot be written: {}", shown_,
                                     path.empty() ? "" : "/", path, plain_error(error_number)),
                         plain_error_help(error_number));
}

void TreeWriter::make_folder(std::string_view path) const {
  const std::string name(path);
  if (mkdirat(folder_, name.c_str(), kFolderMode) != 0) refuse(path, errno);
  if (mend_modes_) fchmodat(folder_, name.c_str(), kFolderMode, 0);
}

void TreeWriter::remove_folder(std::string_view path) const {
  const std::string name(path);
  if (unlinkat(folder_, name.c_str(), AT_REMOVEDIR) != 0 && errno != ENOENT) refuse(path, errno);
}

void TreeWriter::remove_file(std::string_view path) const {
  const std::string name(path);
  if (unlinkat(folder_, name.c_str(), 0) != 0 && errno != ENOENT) refuse(path, errno);
}

void TreeWriter::write(std::string_view path, std::string_view bytes) const {
  FileDescriptor file(openat(folder_, std::string(path).c_str(),
                             O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, kFileMode));
  if (!file.is_open()) refuse(path, errno);
  if (mend_modes_) fchmod(file.number(), kFileMode);
  while (!bytes.empty()) {
    const ssize_t count = ::write(file.number(), bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) refuse(path, count == 0 ? EIO : errno);
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  // Some disks report only here that they did not take the bytes. After EINTR it is closed, too.
  if (::close(file.release()) != 0 && errno != EINTR) refuse(path, errno);
}

bool TreeWriter::link(int other_tree, std::string_view path) const {
  const std::string name(path);
  return linkat(other_tree, name.c_str(), folder_, name.c_str(), 0) == 0;
}

void TreeWriter::carry_over(int other_tree, std::string_view path) const {
  if (link(other_tree, path)) return;
  const FileDescriptor file(openat(other_tree, std::string(path).c_str(),
                                   O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
  if (!file.is_open()) refuse(path, errno);
  std::string bytes;
  std::array<char, 4096> buffer{};
  ssize_t count = 0;
  while ((count = ::read(file.number(), buffer.data(), buffer.size())) > 0) {
    bytes.append(buffer.data(), static_cast<std::size_t>(count));
  }
  if (count < 0) refuse(path, errno);
  write(path, bytes);
}

Stamp TreeWriter::verify_file(std::string_view path, std::uint64_t size) const {
  struct stat status {};
  if (fstatat(folder_, std::string(path).c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) {
    refuse(path, errno);
  }
  if (S_ISREG(status.st_mode) && static_cast<std::uint64_t>(status.st_size) == size) {
    return Stamp::of(status);
  }
  throw EnvironmentError(fmt::format("`{}/{}` has {} bytes after it was written, instead of {}",
                                     shown_, path, status.st_size, size),
                         "build again; if it happens again, have the disk checked");
}

std::size_t TreeWriter::count_names(std::string_view folder) const {
  const std::string name(folder.empty() ? "." : folder);
  const FileDescriptor opened(
      openat(folder_, name.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW));
  std::vector<FolderName> names;
  const int error = opened.is_open() ? read_folder_names(opened.number(), names) : errno;
  if (error == 0) return names.size();
  throw EnvironmentError(
      fmt::format("the new site for `{}` cannot be read again: {}", shown_, plain_error(error)),
      plain_error_help(error));
}

}  // namespace pier
