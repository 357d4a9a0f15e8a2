#include "targets/folder_target.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <set>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/environment_error.h"
#include "base/folder_names.h"
#include "publish/manifest.h"
#include "publish/tree_writer.h"

namespace pier::targets {

namespace fs = std::filesystem;

namespace {

constexpr const char* kReleases = "releases";
constexpr const char* kCurrent = "current";
constexpr const char* kNewCurrent = ".pier-current";
constexpr const char* kLockName = ".pier-lock";
constexpr const char* kIncoming = ".pier-incoming";
constexpr std::string_view kGone = ".pier-gone-";
constexpr std::uint64_t kLargestReleaseList = 200'000'000;
constexpr mode_t kOpenToAll = 0755;
constexpr fs::perms kReadable{0444};

bool is_in_or_same(const fs::path& inner, const fs::path& outer) {
  const auto [end, rest] = std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end());
  return end == outer.end();
}

/// Throws EnvironmentError when there are names in the folder that are none of ours.
void refuse_foreign_folder(const fs::path& folder) {
  std::error_code error;
  if (!fs::exists(fs::symlink_status(folder, error))) return;
  for (fs::directory_iterator i(folder, error), end; !error && i != end; i.increment(error)) {
    const std::string name = i->path().filename().string();
    if (name == kReleases || name == kCurrent || name.starts_with(".pier-")) continue;
    throw EnvironmentError(
        fmt::format("`{}` holds something that was not published there, such as `{}`",
                    folder.string(), name),
        "give the target an empty folder of its own");
  }
  if (error) {
    throw EnvironmentError(
        fmt::format("`{}` cannot be read: {}", folder.string(), plain_error(error.value())),
        plain_error_help(error.value()));
  }
  const fs::file_status current = fs::symlink_status(folder / kCurrent, error);
  if (fs::exists(current) && !fs::is_symlink(current)) {
    throw EnvironmentError(fmt::format("`{}` is no link", (folder / kCurrent).string()),
                           "give the target an empty folder of its own, or move this away");
  }
}

/// Every folder that the files of a list lie in, those above first.
std::set<std::string> folders_of(const FileList& list) {
  std::set<std::string> folders;
  for (const FileState& file : list.files) {
    for (std::size_t slash = file.path.find('/'); slash != std::string::npos;
         slash = file.path.find('/', slash + 1)) {
      folders.insert(file.path.substr(0, slash));
    }
  }
  return folders;
}

/// What is wrong with a file of a release; nothing when it is as it was published. One that the web
/// server may not read is not.
std::optional<Mismatch> mismatch_of(const DiskFileSystem& disk, const fs::path& folder,
                                    const FileState& file) {
  const ReadResult read = disk.read(*SitePath::parse(file.path), file.size);
  if (read.status == ReadStatus::missing) return Mismatch::missing;
  if (read.status != ReadStatus::ok || read.bytes.size() != file.size ||
      digest_of(read.bytes) != file.digest) {
    return Mismatch::changed;
  }
  std::error_code error;
  const fs::perms rights = fs::symlink_status(folder / file.path, error).permissions();
  if ((rights & kReadable) != kReadable) return Mismatch::changed;
  return std::nullopt;
}

/// Makes a folder, and those above it, so that the web server can enter them whatever the umask
/// takes away; what is there stays as it is.
void make_open_folder(const fs::path& folder, std::error_code& error) {
  fs::path made;
  for (const fs::path& part : folder) {
    made /= part;
    if (fs::is_directory(made, error)) continue;
    if (fs::create_directory(made, error)) fs::permissions(made, fs::perms(kOpenToAll), error);
    if (error) return;
  }
}

/// What lies below a folder and is no folder, as paths below it.
std::vector<std::string> all_names(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::recursive_directory_iterator i(folder, error), end; !error && i != end;
       i.increment(error)) {
    if (fs::is_directory(i->symlink_status())) continue;
    names.push_back(i->path().lexically_relative(folder).generic_string());
  }
  return names;
}

}  // namespace

FolderTarget::FolderTarget(fs::path folder, const fs::path& site, Jobs jobs)
    : folder_(std::move(folder)), jobs_(jobs) {
  std::error_code error;
  const fs::path real = fs::weakly_canonical(folder_, error);
  const fs::path real_site = fs::weakly_canonical(site, error);
  if (is_in_or_same(real, real_site) || is_in_or_same(real_site, real)) {
    throw EnvironmentError(fmt::format("the target `{}` and the site `{}` lie in each other",
                                       folder_.string(), real_site.string()),
                           "give the target a folder of its own, outside the folder of the site");
  }
  refuse_foreign_folder(folder_);
}

void FolderTarget::refuse(std::string_view what, int error_number) const {
  throw EnvironmentError(fmt::format("`{}` cannot be written: {}", (folder_ / what).string(),
                                     plain_error(error_number)),
                         plain_error_help(error_number));
}

void FolderTarget::open_for_writing() {
  std::error_code error;
  make_open_folder(folder_ / kReleases, error);
  if (error) refuse(kReleases, error.value());
  top_ = FileDescriptor(::open(folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!top_.is_open()) refuse("", errno);
  lock_ = FileDescriptor(
      openat(top_.number(), kLockName, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644));
  if (!lock_.is_open()) refuse(kLockName, errno);
  if (flock(lock_.number(), LOCK_EX | LOCK_NB) != 0) {
    throw EnvironmentError(fmt::format("another program is publishing into `{}`", folder_.string()),
                           "wait until it has ended, then do this again");
  }
  // What somebody who was stopped left behind.
  std::vector<FolderName> names;
  const FileDescriptor here(openat(top_.number(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!here.is_open() || read_folder_names(here.number(), names) != 0) refuse("", errno);
  for (const FolderName& name : names) {
    if (name.name != kIncoming && !name.name.starts_with(kGone)) continue;
    fs::remove_all(folder_ / name.name, error);
    if (error) refuse(name.name, error.value());
  }
}

std::vector<FolderTarget::Kept> FolderTarget::kept_releases() const {
  std::vector<Kept> kept;
  std::error_code error;
  for (fs::directory_iterator i(folder_ / kReleases, error), end; !error && i != end;
       i.increment(error)) {
    const auto name = ReleaseName::parse(i->path().filename().string());
    if (name && fs::is_directory(i->symlink_status())) kept.push_back({*name, i->path()});
  }
  if (error && error != std::errc::no_such_file_or_directory) {
    throw EnvironmentError(fmt::format("`{}` cannot be read: {}", (folder_ / kReleases).string(),
                                       plain_error(error.value())),
                           plain_error_help(error.value()));
  }
  std::sort(kept.begin(), kept.end(),
            [](const Kept& a, const Kept& b) { return a.name.number < b.name.number; });
  return kept;
}

const FolderTarget::Kept* FolderTarget::current_of(const std::vector<Kept>& kept) const {
  std::error_code error;
  const fs::path to = fs::read_symlink(folder_ / kCurrent, error);
  if (error) return nullptr;
  const auto found = std::find_if(kept.begin(), kept.end(), [&](const Kept& release) {
    return to == fs::path(kReleases) / release.name.text();
  });
  if (found != kept.end()) return &*found;
  throw EnvironmentError(fmt::format("`{}` leads to `{}`, where no release is",
                                     (folder_ / kCurrent).string(), to.string()),
                         "remove the link, and publish again");
}

std::optional<FileList> FolderTarget::list_of(const Kept& release) const {
  const DiskFileSystem disk(release.folder);
  ReadResult read = disk.read(*SitePath::parse(kManifestName), kLargestReleaseList);
  return read.status == ReadStatus::ok ? FileList::read(std::move(read.bytes)) : std::nullopt;
}

std::vector<Difference> FolderTarget::differences_of(const Kept& release,
                                                     const FileList& list) const {
  const DiskFileSystem disk(release.folder);
  std::vector<std::optional<Difference>> found(list.files.size());
  parallel_for(list.files.size(), jobs_.counting("Comparing files"), [&](std::size_t i) {
    const FileState& file = list.files[i];
    if (const auto kind = mismatch_of(disk, release.folder, file)) {
      found[i] = Difference{*kind, file.path};
    }
  });
  std::vector<Difference> differences;
  for (auto& difference : found) {
    if (difference) differences.push_back(std::move(*difference));
  }
  for (std::string& name : all_names(release.folder)) {
    if (name == kManifestName || list.find(name) != nullptr) continue;
    differences.push_back({Mismatch::foreign, std::move(name)});
  }
  std::sort(differences.begin(), differences.end(),
            [](const Difference& a, const Difference& b) { return a.path < b.path; });
  return differences;
}

bool FolderTarget::is_whole(const Kept& release) const {
  const auto list = list_of(release);
  return list && differences_of(release, *list).empty();
}

void FolderTarget::make_release(const BuiltSite& site, const Kept* former,
                                const std::string& name) {
  if (mkdirat(top_.number(), kIncoming, kOpenToAll) != 0) refuse(kIncoming, errno);
  const FileDescriptor incoming(
      openat(top_.number(), kIncoming, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW));
  if (!incoming.is_open() || fchmod(incoming.number(), kOpenToAll) != 0) refuse(kIncoming, errno);
  TreeWriter tree(incoming.number(), (folder_ / kIncoming).string());
  tree.mend_modes();
  const FileList& list = site.list();
  for (const std::string& folder : folders_of(list)) tree.make_folder(folder);

  const auto former_list = former == nullptr ? std::nullopt : list_of(*former);
  std::optional<DiskFileSystem> disk;
  FileDescriptor former_tree;
  if (former_list) {
    disk.emplace(former->folder);
    former_tree =
        FileDescriptor(::open(former->folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  }
  parallel_for(list.files.size(), jobs_.counting("Publishing files"), [&](std::size_t i) {
    const FileState& file = list.files[i];
    const FileState* before = former_list ? former_list->find(file.path) : nullptr;
    // Somebody may have written into the former release: its bytes are looked at, too.
    const bool is_same = before != nullptr && before->has_bytes_of(file) &&
                         !mismatch_of(*disk, former->folder, file);
    if (is_same && tree.link(former_tree.number(), file.path)) return;
    tree.write(file.path, site.bytes(file));
  });
  tree.write(kManifestName, list.text);
  jobs_.tell("Waiting for the disk");
  if (syncfs(incoming.number()) != 0) refuse(kIncoming, errno);
  const FileDescriptor releases(
      openat(top_.number(), kReleases, O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!releases.is_open() ||
      renameat(top_.number(), kIncoming, releases.number(), name.c_str()) != 0 ||
      fsync(releases.number()) != 0) {
    refuse(kReleases, errno);
  }
}

void FolderTarget::point_to(const std::string& name) {
  unlinkat(top_.number(), kNewCurrent, 0);
  const std::string to = std::string(kReleases) + "/" + name;
  if (symlinkat(to.c_str(), top_.number(), kNewCurrent) != 0 ||
      renameat(top_.number(), kNewCurrent, top_.number(), kCurrent) != 0 ||
      fsync(top_.number()) != 0) {
    refuse(kCurrent, errno);
  }
}

void FolderTarget::remove_release(const Kept& release) {
  // Half a release must not look like one.
  const std::string gone = std::string(kGone) + release.name.text();
  std::error_code error;
  fs::rename(release.folder, folder_ / gone, error);
  if (error) refuse(release.name.text(), error.value());
  fs::remove_all(folder_ / gone, error);
  if (error) refuse(gone, error.value());
}

void FolderTarget::remove_old_releases() {
  const std::vector<Kept> kept = kept_releases();
  const Kept* current = current_of(kept);
  if (kept.size() <= kKeptReleases || current == nullptr) return;
  for (std::size_t i = 0; i + kKeptReleases < kept.size(); ++i) {
    const ReleaseName& name = kept[i].name;
    if (name == current->name || name.number == current->name.after) continue;
    remove_release(kept[i]);
  }
}

std::size_t FolderTarget::forget_former() {
  const std::vector<Kept> kept = kept_releases();
  const Kept* current = current_of(kept);
  std::size_t forgotten = 0;
  for (const Kept& release : kept) {
    if (current == nullptr || release.name == current->name) continue;
    remove_release(release);
    ++forgotten;
  }
  return forgotten;
}

Outcome FolderTarget::publish(const BuiltSite& site, bool dry) {
  if (!dry) open_for_writing();
  const std::vector<Kept> kept = kept_releases();
  const Kept* current = current_of(kept);
  const auto there = current == nullptr ? std::nullopt : list_of(*current);
  const auto no_references = [](const std::string&) { return std::vector<std::string>(); };
  Outcome outcome;
  outcome.plan =
      make_plan(there ? there->files : std::vector<FileState>(), site.list().files, no_references);
  const auto is_this_site = [&](const Kept& release) {
    const auto list = list_of(release);
    return list && list->text == site.list().text && is_whole(release);
  };
  if (current != nullptr) {
    outcome.release = current->name.number;
    if (is_this_site(*current)) {
      outcome.same = true;
      // The last run may have been stopped before it did.
      if (!dry) remove_old_releases();
      return outcome;
    }
  }
  if (dry) return outcome;
  // The last run may have been stopped when all but the link was done.
  if (!kept.empty() && is_this_site(kept.back())) {
    outcome.release = kept.back().name.number;
    point_to(kept.back().name.text());
  } else {
    const unsigned number = kept.empty() ? 1 : kept.back().name.number + 1;
    const auto after = current == nullptr ? std::nullopt : std::optional(current->name.number);
    const std::string name = ReleaseName{number, after}.text();
    try {
      make_release(site, current, name);
    } catch (...) {
      // On a full disk it would take the room that others need.
      std::error_code unheard;
      fs::remove_all(folder_ / kIncoming, unheard);
      throw;
    }
    outcome.release = number;
    point_to(name);
  }
  remove_old_releases();
  return outcome;
}

Outcome FolderTarget::roll_back(std::optional<unsigned> to, bool dry) {
  if (!dry) open_for_writing();
  const std::vector<Kept> kept = kept_releases();
  const Kept* current = current_of(kept);
  if (current == nullptr) {
    throw EnvironmentError(fmt::format("nothing was published in `{}` yet", folder_.string()),
                           "publish first: `pier publish`");
  }
  const auto wanted = to ? to : current->name.after;
  const auto release = std::find_if(kept.begin(), kept.end(), [&](const Kept& other) {
    return wanted && other.name.number == *wanted;
  });
  if (release == kept.end()) {
    std::string numbers;
    for (const Kept& other : kept) {
      numbers += fmt::format("{}{}", numbers.empty() ? "" : ", ", other.name.number);
    }
    throw EnvironmentError(wanted ? fmt::format("release {} is not kept any more", *wanted)
                                  : "no release stood here before this one",
                           fmt::format("these are kept: {}", numbers));
  }
  const auto list = list_of(*release);
  if (!list || !differences_of(*release, *list).empty()) {
    throw EnvironmentError(
        fmt::format("release {} is damaged, so readers keep what they see", release->name.number),
        "choose another one with --to, or build the site again and publish it");
  }
  Outcome outcome;
  outcome.release = dry ? current->name.number : release->name.number;
  outcome.same = release->name == current->name;
  const auto there = list_of(*current);
  outcome.plan = make_plan(there ? there->files : std::vector<FileState>(), list->files,
                           [](const std::string&) { return std::vector<std::string>(); });
  if (!dry && !outcome.same) point_to(release->name.text());
  return outcome;
}

Verification FolderTarget::verify() {
  const std::vector<Kept> kept = kept_releases();
  const Kept* current = current_of(kept);
  if (current == nullptr) {
    throw EnvironmentError(fmt::format("nothing was published in `{}` yet", folder_.string()),
                           "publish first: `pier publish`");
  }
  const auto list = list_of(*current);
  if (!list) {
    throw EnvironmentError(
        fmt::format("the list of files of release {} is damaged", current->name.number),
        "publish again: it makes a new release");
  }
  return {.release = current->name.number,
          .files = list->files.size(),
          .differences = differences_of(*current, *list),
          .shows_former = false,
          .list = digest_of(list->text)};
}

}  // namespace pier::targets
