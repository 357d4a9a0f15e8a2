#include "publish/staging.h"

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
#include "publish/manifest.h"
#include "publish/tree_names.h"

namespace pier {

namespace fs = std::filesystem;

namespace {

constexpr mode_t kTreeMode = 0755;
constexpr mode_t kModeBits = 0777;
constexpr std::string_view kNewManifestName = ".pier-manifest.new";

std::string staging_prefix(const OutputFolder& folder) {
  return fmt::format(".{}.pier-staging-", folder.name);
}

std::string standby_name(const OutputFolder& folder) {
  return fmt::format(".{}.pier-standby", folder.name);
}

FileDescriptor open_tree(const PublishLock& lock, const std::string& name) {
  return FileDescriptor(
      openat(lock.parent(), name.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW));
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
    if (i->path().filename() != kGitignore) return false;
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

Standby look_at_standby(const PublishLock& lock, const TreeRecord* record, Jobs jobs) {
  if (record == nullptr) return Standby::missing;
  const FileDescriptor folder = open_tree(lock, standby_name(lock.folder()));
  const bool is_good =
      folder.is_open() &&
      look_at_names(*record, folder.number(), &TreeRecord::Folder::standby, jobs).are_recorded;
  return is_good ? Standby::as_recorded : Standby::missing;
}

Staging::Staging(const PublishLock& lock, bool takes_over, Jobs jobs)
    : lock_(lock), name_(standby_name(lock.folder())) {
  takes_over ? begin_with_standby() : begin_new(jobs);
}

void Staging::begin_with_standby() {
  folder_ = open_tree(lock_, name_);
  tree_ = TreeWriter(folder_.number(), lock_.folder().shown);
  if (!folder_.is_open()) tree_.refuse({}, errno);
  // What the umask takes away would have to be tried out; there is little to be made here.
  tree_.mend_modes();
}

void Staging::begin_new(Jobs jobs) {
  const std::filesystem::path standby = lock_.folder().parent / name_;
  if (is_ours(standby)) remove_tree(standby, jobs);
  tree_ = TreeWriter(-1, lock_.folder().shown);
  int made = mkdirat(lock_.parent(), name_.c_str(), kTreeMode);
  if (made != 0 && errno == EEXIST) {
    // Something that is not ours, or cannot be removed, has the name.
    name_ = fmt::format("{}{}", staging_prefix(lock_.folder()), getpid());
    is_at_standby_ = false;
    made = mkdirat(lock_.parent(), name_.c_str(), kTreeMode);
  }
  if (made != 0) tree_.refuse({}, errno);
  try {
    folder_ = open_tree(lock_, name_);
    struct stat status {};
    if (!folder_.is_open() || fstat(folder_.number(), &status) != 0) tree_.refuse({}, errno);
    tree_ = TreeWriter(folder_.number(), lock_.folder().shown);
    if ((status.st_mode & kModeBits) != kTreeMode) {
      tree_.mend_modes();
      fchmod(folder_.number(), kTreeMode);
    }
    tree_.write(kManifestName, {});
  } catch (...) {
    remove_tree(lock_.folder().parent / name_, Jobs{1});
    throw;
  }
}

void Staging::write_manifest(std::string_view manifest) const {
  // The former one stays until there is another: a tree without one is not known as ours.
  tree_.write(kNewManifestName, manifest);
  if (renameat(folder_.number(), kNewManifestName.data(), folder_.number(), kManifestName.data()) !=
      0) {
    tree_.refuse(kManifestName, errno);
  }
}

Staging::~Staging() {
  if (is_pending_) remove_tree(lock_.folder().parent / name_, Jobs{1});
}

std::string Staging::shown() const {
  return (lock_.folder().parent / name_).string();
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
  if (syncfs(folder_.number()) != 0) tree_.refuse({}, errno);
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
