#include "publish/directory_writer.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <string_view>
#include <unordered_set>
#include <vector>

#include <fmt/format.h>
#include <sys/statvfs.h>

#include "base/digest.h"
#include "base/environment_error.h"
#include "base/progress.h"
#include "base/text.h"
#include "publish/live_tree.h"
#include "publish/manifest.h"
#include "publish/staging.h"

namespace pier {

namespace {

constexpr std::string_view kGitignore = ".gitignore";

struct PlannedFile {
  const SitePath* path = nullptr;
  std::string_view bytes;
  Digest digest;
  /// The same file is live already.
  bool is_live = false;
};

/// Folders by depth, those at the top first: all of one depth can be made at once.
using FoldersByDepth = std::map<std::size_t, std::vector<std::string_view>>;

std::vector<PlannedFile> plan_files(const Output& output, const LiveTree& live, Jobs jobs) {
  std::vector<PlannedFile> plan;
  plan.reserve(output.files().size());
  for (const auto& [path, artifact] : output.files()) plan.push_back({&path, artifact.bytes, {}});
  parallel_for(plan.size(), jobs.counting("Comparing files"), [&](std::size_t i) {
    PlannedFile& file = plan[i];
    file.digest = digest_of(file.bytes);
    file.is_live = live.holds(*file.path, file.bytes, file.digest);
  });
  return plan;
}

std::string manifest_of(const std::vector<PlannedFile>& plan) {
  std::vector<ManifestEntry> entries;
  entries.reserve(plan.size());
  for (const PlannedFile& file : plan) {
    entries.push_back({file.path->text(), file.bytes.size(), file.digest});
  }
  return write_manifest(entries);
}

FoldersByDepth folders_of(const std::vector<PlannedFile>& plan) {
  std::unordered_set<std::string_view> known;
  FoldersByDepth folders;
  for (const PlannedFile& file : plan) {
    std::string_view folder = file.path->text();
    for (std::size_t slash; (slash = folder.rfind('/')) != std::string_view::npos;) {
      folder = folder.substr(0, slash);
      if (!known.insert(folder).second) break;
      const auto depth = std::count(folder.begin(), folder.end(), '/');
      folders[static_cast<std::size_t>(depth)].push_back(folder);
    }
  }
  return folders;
}

std::size_t count_of_folders(const FoldersByDepth& folders) {
  std::size_t count = 0;
  for (const auto& [depth, names] : folders) count += names.size();
  return count;
}

std::string megabytes(std::uint64_t bytes) {
  return fmt::format("{}.{} MB", with_commas(bytes / 1'000'000), bytes / 100'000 % 10);
}

/// Refuses to begin what cannot be finished. Disks that count neither bytes nor files say 0.
void check_free_space(const PublishLock& lock, const std::vector<PlannedFile>& plan,
                      std::size_t folders, std::size_t manifest_size) {
  struct statvfs disk {};
  if (fstatvfs(lock.parent(), &disk) != 0 || disk.f_frsize == 0) return;
  const std::uint64_t block = disk.f_frsize;
  const auto blocks_of = [&](std::uint64_t size) { return (size + block - 1) / block; };
  std::uint64_t blocks = blocks_of(manifest_size);
  std::uint64_t files = folders + 2;  // the staging folder and the manifest
  for (const PlannedFile& file : plan) {
    if (file.is_live) continue;
    blocks += blocks_of(file.bytes.size());
    ++files;
  }
  const std::string& shown = lock.folder().shown;
  if (disk.f_blocks != 0 && blocks > disk.f_bavail) {
    throw EnvironmentError(
        fmt::format("the disk of `{}` has {} free, and the new site needs {}", shown,
                    megabytes(disk.f_bavail * block), megabytes(blocks * block)),
        "free some space on that disk and build again");
  }
  if (disk.f_files != 0 && files > disk.f_favail) {
    throw EnvironmentError(
        fmt::format("the disk of `{}` has room for {} more files, and the new site needs {}", shown,
                    with_commas(disk.f_favail), with_commas(files)),
        "remove files from that disk and build again");
  }
}

void fill(const Staging& staging, const std::vector<PlannedFile>& plan,
          const FoldersByDepth& folders, const LiveTree& live, Jobs jobs) {
  for (const auto& depth : folders) {
    const std::vector<std::string_view>& names = depth.second;
    parallel_for(names.size(), jobs, [&](std::size_t i) { staging.make_folder(names[i]); });
  }
  parallel_for(plan.size(), jobs.counting("Writing files"), [&](std::size_t i) {
    const PlannedFile& file = plan[i];
    if (file.is_live && staging.link(live.folder(), file.path->text())) return;
    staging.write(file.path->text(), file.bytes);
  });
  if (live.has_gitignore()) staging.carry_over(live.folder(), kGitignore);
}

/// Reads back what the disk made of it: a disk that loses bytes is found out in time.
void verify(const Staging& staging, const std::vector<PlannedFile>& plan,
            const FoldersByDepth& folders, std::size_t manifest_size, const LiveTree& live,
            Jobs jobs) {
  parallel_for(plan.size(), jobs, [&](std::size_t i) {
    staging.verify_file(plan[i].path->text(), plan[i].bytes.size());
  });
  staging.verify_file(kManifestName, manifest_size);
  std::vector<std::string_view> all;
  for (const auto& [depth, names] : folders) all.insert(all.end(), names.begin(), names.end());
  staging.verify_count(all, plan.size() + all.size() + 1 + (live.has_gitignore() ? 1 : 0), jobs);
}

PublishResult count_result(const std::vector<PlannedFile>& plan, const LiveTree& live) {
  PublishResult result;
  std::size_t still_there = 0;
  for (const PlannedFile& file : plan) {
    ++(file.is_live ? result.kept : result.written);
    if (live.has_published(*file.path)) ++still_there;
  }
  result.removed = live.published() - still_there;
  return result;
}

}  // namespace

PublishResult publish_tree(const Output& output, const PublishLock& lock, Jobs jobs) {
  assert(output.find(*SitePath::parse(kManifestName)) == nullptr);
  assert(output.find(*SitePath::parse(kGitignore)) == nullptr);
  remove_stale_staging(lock, jobs);
  const LiveTree live(lock, jobs);
  live.refuse_foreign_files();

  const std::vector<PlannedFile> plan = plan_files(output, live, jobs);
  const FoldersByDepth folders = folders_of(plan);
  const std::size_t folder_count = count_of_folders(folders);
  const std::string manifest = manifest_of(plan);
  PublishResult result = count_result(plan, live);
  const bool is_same = result.written == 0 && manifest == live.manifest() &&
                       live.has_only(plan.size(), folder_count);
  if (is_same) return result;

  check_free_space(lock, plan, folder_count, manifest.size());
  Staging staging(lock, manifest);
  fill(staging, plan, folders, live, jobs);
  verify(staging, plan, folders, manifest.size(), live, jobs);
  // The last moment at which somebody can stop it.
  jobs.tell("Publishing");
  if (jobs.progress != nullptr) jobs.progress->commit();
  const bool has_former = staging.publish(live.before());
  if (has_former && !staging.remove_former(jobs.to_the_end())) result.leftover = staging.shown();
  return result;
}

}  // namespace pier
