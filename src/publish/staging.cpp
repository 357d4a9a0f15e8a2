#include "publish/staging.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/environment_error.h"
#include "base/folder_names.h"
#include "publish/manifest.h"

namespace pier {

namespace fs = std::filesystem;

namespace {

constexpr mode_t kFileMode = 0644;
constexpr mode_t kFolderMode = 0755;
constexpr mode_t kModeBits = 0777;

std::string staging_prefix(const OutputFolder& folder) {
  return fmt::format(".{}.pier-staging-", folder.name);
}

/// Removes a tree of ours; its manifest last, so that a removal that is cut short leaves a
/// folder that the next build knows as ours. False when something stays.
bool remove_tree(const fs::path& tree, Jobs jobs) {
  std::error_code error;
  std::vector<fs::path> names;
  for (fs::directory_iterator i(tree, error), end; !error && i != end; i.increment(error)) {
    if (i->path().filename() != kManifestName) names.push_back(i->path());
  }
  std::atomic<bool> all = !error;
  parallel_for(names.size(), jobs, [&](std::size_t i) {
    std::error_code problem;
    fs::remove_all(names[i], problem);
    if (problem) all = false;
  });
  if (!all) return false;
  fs::remove(tree / kManifestName, error);
  if (!error) fs::remove(tree, error);
  return !error;
}

bool is_ours(const fs::path& folder) {
  std::error_code error;
  if (!fs::is_directory(fs::symlink_status(folder, error))) return false;
  if (fs::is_regular_file(fs::symlink_status(folder / kManifestName, error))) return true;
  // A build was killed before its first file, or after its last; or a first site took the
  // place of a folder that was empty but for its .gitignore.
  fs::directory_iterator i(folder, error);
  for (const fs::directory_iterator end; !error && i != end; i.increment(error)) {
    if (i->path().filename() != ".gitignore") return false;
  }
  return !error;
}

}  // namespace

void remove_stale_staging(const PublishLock& lock, Jobs jobs) {
  const std::string prefix = staging_prefix(lock.folder());
  std::error_code error;
  std::vector<fs::path> stale;
  for (fs::directory_iterator i(lock.folder().parent, error), end; !error && i != end;
       i.increment(error)) {
    if (i->path().filename().string().starts_with(prefix)) stale.push_back(i->path());
  }
  for (const fs::path& folder : stale) {
    if (is_ours(folder)) remove_tree(folder, jobs);
  }
}

Staging::Staging(const PublishLock& lock, std::string_view manifest)
    : lock_(lock), name_(fmt::format("{}{}", staging_prefix(lock.folder()), getpid())) {
  if (mkdirat(lock.parent(), name_.c_str(), kFolderMode) != 0) refuse({}, errno);
  try {
    folder_ = FileDescriptor(
        openat(lock.parent(), name_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW));
    struct stat status {};
    if (!folder_.is_open() || fstat(folder_.number(), &status) != 0) refuse({}, errno);
    mend_modes_ = (status.st_mode & kModeBits) != kFolderMode;
    if (mend_modes_) fchmod(folder_.number(), kFolderMode);
    write(kManifestName, manifest);
  } catch (...) {
    remove_tree(lock_.folder().parent / name_, Jobs{1});
    throw;
  }
}

Staging::~Staging() {
  if (is_pending_) remove_tree(lock_.folder().parent / name_, Jobs{1});
}

std::string Staging::shown() const {
  return (lock_.folder().parent / name_).string();
}

void Staging::refuse(std::string_view path, int error_number) const {
  throw EnvironmentError(fmt::format("`{}{}{}` cannot be written: {}", lock_.folder().shown,
                                     path.empty() ? "" : "/", path, plain_error(error_number)),
                         plain_error_help(error_number));
}

void Staging::make_folder(std::string_view path) const {
  const std::string name(path);
  if (mkdirat(folder_.number(), name.c_str(), kFolderMode) != 0) refuse(path, errno);
  if (mend_modes_) fchmodat(folder_.number(), name.c_str(), kFolderMode, 0);
}

void Staging::write(std::string_view path, std::string_view bytes) const {
  FileDescriptor file(openat(folder_.number(), std::string(path).c_str(),
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

bool Staging::link(int other_tree, std::string_view path) const {
  const std::string name(path);
  return linkat(other_tree, name.c_str(), folder_.number(), name.c_str(), 0) == 0;
}

void Staging::carry_over(int other_tree, std::string_view path) const {
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

void Staging::verify_file(std::string_view path, std::size_t size) const {
  struct stat status {};
  if (fstatat(folder_.number(), std::string(path).c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) {
    refuse(path, errno);
  }
  if (S_ISREG(status.st_mode) && static_cast<std::size_t>(status.st_size) == size) return;
  throw EnvironmentError(fmt::format("`{}/{}` has {} bytes after it was written, instead of {}",
                                     lock_.folder().shown, path, status.st_size, size),
                         "build again; if it happens again, have the disk checked");
}

std::size_t Staging::count_names(std::string_view folder) const {
  const std::string name(folder.empty() ? "." : folder);
  const FileDescriptor opened(
      openat(folder_.number(), name.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW));
  std::vector<FolderName> names;
  const int error = opened.is_open() ? read_folder_names(opened.number(), names) : errno;
  if (error == 0) return names.size();
  throw EnvironmentError(fmt::format("the new site for `{}` cannot be read again: {}",
                                     lock_.folder().shown, plain_error(error)),
                         plain_error_help(error));
}

void Staging::verify_count(const std::vector<std::string_view>& folders, std::size_t names,
                           Jobs jobs) const {
  // The first is the staging folder itself. A name that nobody planned makes the sum wrong,
  // whether it is a file or a folder.
  std::atomic<std::size_t> found = 0;
  parallel_for(folders.size() + 1, jobs, [&](std::size_t i) {
    found += count_names(i == 0 ? std::string_view() : folders[i - 1]);
  });
  if (found == names) return;
  throw EnvironmentError(fmt::format("the new site for `{}` has {} files and folders instead of {}",
                                     lock_.folder().shown, found.load(), names),
                         "another program writes there; end it and build again");
}

void Staging::refuse_exchange(int error_number) const {
  const std::string& shown = lock_.folder().shown;
  if (error_number == EXDEV) {
    throw EnvironmentError(
        fmt::format("`{}` came with the image of this container and cannot be replaced in one step",
                    shown),
        fmt::format("remove `{}` and build again, or publish into another folder with `--out`",
                    shown));
  }
  if (error_number == EINVAL || error_number == ENOSYS) {
    throw EnvironmentError(
        fmt::format("the disk of `{}` cannot replace a folder in one step, so that the site would "
                    "be half old and half new for a while",
                    shown),
        "publish into a folder on a disk of this computer (ext4, xfs, btrfs and tmpfs can do it), "
        "with `--out`, and copy it from there");
  }
  throw EnvironmentError(
      fmt::format("`{}` cannot be replaced: {}", shown, plain_error(error_number)),
      plain_error_help(error_number));
}

/// Gives 0 or an errno value.
int Staging::exchange(Before before) const {
  const char* const name = lock_.folder().name.c_str();
  // Without RENAME_EXCHANGE the kernel replaces nothing but an empty folder.
  const unsigned flags = before == Before::nothing ? 0 : RENAME_EXCHANGE;
  const int done = renameat2(lock_.parent(), name_.c_str(), lock_.parent(), name, flags);
  return done == 0 ? 0 : errno;
}

/// The way where a folder cannot be renamed, because it belongs to the image of a container: it is
/// removed first. No site stands there yet, so that none is missing meanwhile.
int Staging::replace_gitignore() const {
  const std::string& name = lock_.folder().name;
  if (unlinkat(lock_.parent(), (name + "/.gitignore").c_str(), 0) != 0) return errno;
  if (unlinkat(lock_.parent(), name.c_str(), AT_REMOVEDIR) != 0) return errno;
  return exchange(Before::nothing);
}

bool Staging::publish(Before before) {
  if (syncfs(folder_.number()) != 0) refuse({}, errno);
  int error_number = exchange(before);
  bool has_former = before != Before::nothing;
  if (error_number == EXDEV && before == Before::gitignore) {
    error_number = replace_gitignore();
    has_former = false;
  }
  if (error_number != 0) refuse_exchange(error_number);
  // From here on the staging folder holds what stood there before, if anything. It stays when the
  // next line throws: the next build removes it.
  is_pending_ = false;
  if (fsync(lock_.parent()) != 0) {
    error_number = errno;
    throw EnvironmentError(
        fmt::format("the new site stands in `{}`, but may be lost if the power fails now: {}",
                    lock_.folder().shown, plain_error(error_number)),
        plain_error_help(error_number));
  }
  return has_former;
}

bool Staging::remove_former(Jobs jobs) const {
  return remove_tree(lock_.folder().parent / name_, jobs);
}

}  // namespace pier
