#include "publish/tree_writer.h"

#include <cerrno>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/environment_error.h"
#include "base/file_descriptor.h"
#include "base/folder_names.h"
#include "publish/tree_file.h"

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

void TreeWriter::make_folders(std::string_view path) const {
  const std::string name(path);
  int made = mkdirat(folder_, name.c_str(), kFolderMode);
  const std::size_t slash = path.rfind('/');
  if (made != 0 && errno == ENOENT && slash != std::string_view::npos) {
    make_folders(path.substr(0, slash));
    made = mkdirat(folder_, name.c_str(), kFolderMode);
  }
  if (made != 0 && errno != EEXIST) refuse(path, errno);
  if (made == 0 && mend_modes_) fchmodat(folder_, name.c_str(), kFolderMode, 0);
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
  const auto bytes = read_tree_file(other_tree, path);
  if (!bytes) refuse(path, errno);
  write(path, *bytes);
}

TreeWriter::Folder TreeWriter::read_folder(std::string_view path) const {
  const std::string name(path.empty() ? "." : path);
  Folder folder{FileDescriptor(
                    openat(folder_, name.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)),
                {},
                0};
  std::vector<FolderName> names;
  struct stat status {};
  int error = 0;
  if (!folder.opened.is_open() || fstat(folder.opened.number(), &status) != 0) {
    error = errno;
  } else {
    // In this order: a name that comes between the two changes the stamp.
    error = read_folder_names(folder.opened.number(), names);
  }
  if (error != 0) {
    throw EnvironmentError(
        fmt::format("the new site for `{}` cannot be read again: {}", shown_, plain_error(error)),
        plain_error_help(error));
  }
  folder.stamp = Stamp::of(status);
  folder.names = names.size();
  return folder;
}

Stamp TreeWriter::verify_file(const Folder& folder, std::string_view path,
                              std::uint64_t size) const {
  struct stat status {};
  const std::string name(path.substr(path.rfind('/') + 1));
  if (fstatat(folder.opened.number(), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) {
    refuse(path, errno);
  }
  if (S_ISREG(status.st_mode) && static_cast<std::uint64_t>(status.st_size) == size) {
    return Stamp::of(status);
  }
  throw EnvironmentError(fmt::format("`{}/{}` has {} bytes after it was written, instead of {}",
                                     shown_, path, status.st_size, size),
                         "build again; if it happens again, have the disk checked");
}

}  // namespace pier
