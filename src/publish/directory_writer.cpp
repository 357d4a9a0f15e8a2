#include "publish/directory_writer.h"

#include <algorithm>
#include <atomic>
#include <cassert>
#include <span>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

#include "base/environment_error.h"
#include "base/progress.h"
#include "base/text.h"
#include "publish/manifest.h"
#include "publish/staging.h"
#include "publish/tree_plan.h"

namespace pier {

namespace {

std::string megabytes(std::uint64_t bytes) {
  return fmt::format("{}.{} MB", with_commas(bytes / 1'000'000), bytes / 100'000 % 10);
}

/// Refuses to begin what cannot be finished. Disks that count neither bytes nor files say 0.
void check_free_space(const PublishLock& lock, const Plan& plan, const TreeChanges& changes) {
  struct statvfs disk {};
  if (fstatvfs(lock.parent(), &disk) != 0 || disk.f_frsize == 0) return;
  const std::uint64_t block = disk.f_frsize;
  const auto blocks_of = [&](std::uint64_t size) { return (size + block - 1) / block; };
  std::uint64_t blocks = blocks_of(plan.manifest.size());
  std::uint64_t files = changes.new_folders.size() + 2;  // the tree itself and the manifest
  for (const PlannedFile& file : plan.files) {
    if (file.is_live || file.is_staged()) continue;
    blocks += blocks_of(file.key.size);
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

/// Whether the live file is still the one that was looked at.
bool is_untouched(const PlannedFile& file, const LiveTree& live) {
  const Stamp now = stamp_of(live.folder(), file.path, S_IFREG);
  return file.live.changed == 0 ? now.is_same_file(file.live) : now == file.live;
}

void fill(const TreeWriter& tree, const Plan& plan, const TreeChanges& changes,
          const LiveTree& live, Jobs jobs) {
  tree.remove_file(kGitignore);
  if (live.has_gitignore()) tree.carry_over(live.folder(), kGitignore);
  const auto put = [&](const PlannedFile& file) {
    if (file.is_live && is_untouched(file, live)) {
      if (tree.link(live.folder(), file.path)) return;
      if (file.is_kept()) return tree.carry_over(live.folder(), file.path);
    }
    if (!file.is_kept()) return tree.write(file.path, file.bytes);
    // Where a standby tree was removed, which had a link to it, it has another stamp and the same
    // bytes.
    const auto bytes = live.read(file.path);
    if (!bytes || BytesKey::of(*bytes) != file.key) refuse_changed(file);
    tree.write(file.path, *bytes);
  };
  apply_changes(tree, plan, changes, put, jobs);
}

/// The planned files that were written, those of one folder together; Plan::kTop comes last.
std::vector<std::size_t> written_files(const Plan& plan, const TreeChanges& changes) {
  std::vector<std::size_t> written;
  for (const TreeChanges::Put& put : changes.puts) written.push_back(put.file);
  for (std::size_t i = 0; i < plan.files.size(); ++i) {
    if (plan.files[i].is_staged()) written.push_back(i);
  }
  std::stable_sort(written.begin(), written.end(), [&](std::size_t a, std::size_t b) {
    return plan.files[a].folder < plan.files[b].folder;
  });
  return written;
}

/// Those of them that lie in one folder.
std::span<const std::size_t> of_folder(const std::vector<std::size_t>& written, std::size_t folder,
                                       const Plan& plan) {
  const auto begin = std::partition_point(
      written.begin(), written.end(), [&](std::size_t i) { return plan.files[i].folder < folder; });
  const auto end = std::partition_point(
      begin, written.end(), [&](std::size_t i) { return plan.files[i].folder == folder; });
  return {begin, end};
}

/// Notes the stamp of what was put there.
void verify_file(const TreeWriter& tree, const TreeWriter::Folder& folder, std::int64_t now,
                 PlannedFile& file) {
  file.stamp = tree.verify_file(folder, file.path, file.key.size).kept(now);
  if (file.is_live && file.stamp.inode == file.live.inode &&
      file.stamp.modified != file.live.modified) {
    refuse_changed(file);
  }
}

/// How many names there are to be in the folders in which something changed.
std::size_t count_expected(const Plan& plan, const TreeChanges& changes, bool has_gitignore) {
  std::size_t expected = 1 + (has_gitignore ? 1 : 0);
  const auto expect = [&](std::size_t folder) {
    expected += folder == Plan::kTop || changes.touched[folder] ? 1 : 0;
  };
  for (const PlannedFile& file : plan.files) expect(file.folder);
  for (const std::string_view folder : plan.folders) expect(*plan.folder_of(folder));
  return expected;
}

/// After a small change, stamps are taken as they are, and what is young by them is read once more
/// by the next build: that costs less than to wait for the clock. What was put away early is old.
void wait_unless_small(const TreeChanges& changes) {
  constexpr std::size_t kSmall = 50;
  const std::size_t count = changes.puts.size() + changes.gone_files.size() +
                            changes.new_folders.size() + changes.gone_folders.size();
  if (count > kSmall) wait_for_new_stamps();
}

/// What there is in a tree apart from what was planned.
struct Besides {
  const PublishLock& lock;
  bool has_gitignore = false;
};

/// Reads back what the disk made of the changes: a disk that loses bytes is found out in time.
/// Throws when a folder in which something changed holds other names than planned, whether of files
/// or of folders, or a file of `written` has another size. Gives the stamps of these folders, and
/// notes those of the files.
std::vector<Stamp> verify(const TreeWriter& tree, Plan& plan, const TreeChanges& changes,
                          const std::vector<std::size_t>& written, const Besides& besides,
                          Jobs jobs) {
  const std::int64_t now = time_of_stamps();
  const TreeWriter::Folder top = tree.read_folder({});
  for (const std::size_t file : of_folder(written, Plan::kTop, plan)) {
    verify_file(tree, top, now, plan.files[file]);
  }
  std::atomic<std::size_t> found = top.names;
  std::vector<Stamp> stamps(plan.folders.size());
  parallel_for(plan.folders.size(), jobs, [&](std::size_t i) {
    if (!changes.touched[i]) return;
    const TreeWriter::Folder folder = tree.read_folder(plan.folders[i]);
    for (const std::size_t file : of_folder(written, i, plan)) {
      verify_file(tree, folder, now, plan.files[file]);
    }
    stamps[i] = folder.stamp.kept(now);
    found += folder.names;
  });
  const std::size_t expected = count_expected(plan, changes, besides.has_gitignore);
  if (found == expected) return stamps;
  throw EnvironmentError(fmt::format("the new site for `{}` has {} files and folders instead of {}",
                                     besides.lock.folder().shown, found.load(), expected),
                         "another program writes there; end it and build again");
}

PublishResult count_result(const Plan& plan, const LiveTree& live) {
  PublishResult result;
  result.manifest = plan.manifest_key;
  std::size_t still_there = 0;
  for (const PlannedFile& file : plan.files) {
    ++(file.is_live ? result.kept : result.written);
    if (file.is_live || live.has_published(file.path)) ++still_there;
  }
  result.removed = live.published() - still_there;
  return result;
}

/// Takes the stamps of files anew that got another link, or lost one. What is not the same file any
/// more was changed by somebody, and has no stamp.
void stamp_again(int tree, Plan& plan, const TreeChanges& changes, Jobs jobs) {
  wait_unless_small(changes);
  const std::int64_t now = time_of_stamps();
  parallel_for(changes.puts.size(), jobs, [&](std::size_t i) {
    PlannedFile& file = plan.files[changes.puts[i].file];
    const Stamp there = stamp_of(tree, file.path, S_IFREG);
    file.stamp = there.is_same_file(file.stamp) ? there.kept(now) : Stamp{};
  });
}

/// Puts in the stamps that a record has of folders in which nothing changed.
void add_recorded(std::vector<Stamp>& stamps, const Plan& plan, const TreeRecord* record,
                  Stamp TreeRecord::Folder::*which) {
  if (record == nullptr) return;
  for (const TreeRecord::Folder& folder : record->folders) {
    const auto found = plan.folder_index.find(folder.path);
    if (found == plan.folder_index.end()) continue;
    if (stamps[found->second].inode == 0) stamps[found->second] = folder.*which;
  }
}

/// Makes the former site the same as the new one, by links: the next publication then has to touch
/// only what changes. What was withdrawn goes from the disk as well. Gives the stamps of its
/// folders; none when it cannot be done.
std::optional<std::vector<Stamp>> make_standby(const Staging& staging, Plan& plan,
                                               const LiveTree& live, const PublishLock& lock,
                                               Jobs jobs) {
  const int published = staging.tree().folder();
  TreeWriter former(live.folder(), staging.shown());
  former.mend_modes();
  TreeChanges changes = find_changes(live.names(), plan, [](const PlannedFile& file) {
    return file.is_live && file.stamp.inode == file.live.inode;
  });
  const auto put = [&](const PlannedFile& file) {
    if (!former.link(published, file.path)) former.refuse(file.path, errno);
  };
  try {
    apply_changes(former, plan, changes, put, jobs);
    stamp_again(published, plan, changes, jobs);
    if (!live.has_recorded_names()) changes.touched.assign(plan.folders.size(), true);
    std::vector<Stamp> folders =
        verify(former, plan, changes, {}, {lock, live.has_gitignore()}, jobs);
    add_recorded(folders, plan, live.record(), &TreeRecord::Folder::live);
    return folders;
  } catch (const EnvironmentError&) {
    return std::nullopt;
  }
}

void save_record(const PublishLock& lock, const Plan& plan, const std::vector<Stamp>& live,
                 const std::optional<std::vector<Stamp>>& standby) {
  TreeRecord record{plan.manifest_key, plan.manifest_stamp, {}, {}};
  record.folders.reserve(plan.folders.size());
  for (std::size_t i = 0; i < plan.folders.size(); ++i) {
    record.folders.push_back({plan.folders[i], live[i], standby ? (*standby)[i] : Stamp{}});
  }
  record.files.reserve(plan.files.size());
  for (const PlannedFile& file : plan.files) {
    record.files.push_back({file.path, file.key, file.stamp});
  }
  save_tree_record(lock, write_tree_record(record));
}

/// Nothing is to be published, but what stands there has other stamps than recorded: somebody
/// copied it, or put a file back. It was read; the next build need not read it again.
void record_again(const PublishLock& lock, Plan& plan, const LiveTree& live, Jobs jobs) {
  std::vector<Stamp> folders(plan.folders.size());
  parallel_for(folders.size(), jobs, [&](std::size_t i) {
    const Stamp now = stamp_of(live.folder(), plan.folders[i], S_IFDIR);
    // What was added after the names were read would never be seen.
    if (now.changed < live.begun()) folders[i] = now;
  });
  plan.manifest_stamp = live.manifest_stamp();
  bool is_recorded = live.record() != nullptr;
  for (PlannedFile& file : plan.files) {
    file.stamp = file.live;
    is_recorded = is_recorded && file.is_recorded;
  }
  std::optional<std::vector<Stamp>> standby;
  if (is_recorded) {
    add_recorded(standby.emplace(folders.size()), plan, live.record(),
                 &TreeRecord::Folder::standby);
  }
  save_record(lock, plan, folders, standby);
}

/// What follows the exchange: the former site becomes the standby tree, or goes. Gives the name of
/// what cannot be removed.
std::string finish(const Staging& staging, bool has_former, Plan& plan,
                   const std::vector<Stamp>& folders, const LiveTree& live, const PublishLock& lock,
                   Jobs jobs) {
  std::optional<std::vector<Stamp>> standby;
  std::string leftover;
  if (has_former && live.before() == Staging::Before::site && staging.is_at_standby()) {
    standby = make_standby(staging, plan, live, lock, jobs);
  }
  if (has_former && !standby) {
    if (!staging.remove_former(jobs)) leftover = staging.shown();
    TreeChanges all;
    for (std::size_t i = 0; i < plan.files.size(); ++i) all.puts.push_back({i, false});
    // Those that had a link in the former site have one less now.
    stamp_again(staging.tree().folder(), plan, all, jobs);
  }
  save_record(lock, plan, folders, standby);
  return leftover;
}

/// Where a plan is carried out.
struct Ground {
  const LiveTree& live;
  const PublishLock& lock;
  Jobs jobs;
  /// What was put away early; null: nothing.
  EarlyFiles* early = nullptr;
  /// None when nobody has looked.
  std::optional<Standby> standby{};
};

/// Publishes what is planned, if anything of it is new. `then` as in publish_edits().
PublishResult publish_plan(Plan& plan, const Ground& ground, const WhenPublished& then) {
  const LiveTree& live = ground.live;
  const Jobs jobs = ground.jobs;
  PublishResult result = count_result(plan, live);
  const bool is_same = result.written == 0 && plan.manifest_key == live.manifest() &&
                       live.has_only(plan.files.size(), plan.folders.size());
  if (is_same) {
    if (!live.is_as_published()) record_again(ground.lock, plan, live, jobs);
    then(result);
    return result;
  }

  Staging* const begun = ground.early == nullptr ? nullptr : ground.early->staging();
  const bool takes_over =
      begun == nullptr &&
      (ground.standby ? *ground.standby : look_at_standby(ground.lock, live.record(), jobs)) ==
          Standby::as_recorded;
  // What is known to stand in the tree that becomes the site.
  const TreeNames before = takes_over         ? TreeNames::of(*live.record())
                           : begun != nullptr ? ground.early->names()
                                              : TreeNames{};
  TreeChanges changes = find_changes(before, plan, [](const PlannedFile& file) {
    return file.is_staged() || (file.is_live && file.is_recorded);
  });
  // Whatever was put there early is as new as the rest.
  if (begun != nullptr) changes.touched.assign(plan.folders.size(), true);
  check_free_space(ground.lock, plan, changes);
  std::optional<Staging> fresh;
  if (begun == nullptr) fresh.emplace(ground.lock, takes_over, jobs);
  Staging& staging = begun == nullptr ? *fresh : *begun;
  staging.write_manifest(plan.manifest);
  fill(staging.tree(), plan, changes, live, jobs);
  wait_unless_small(changes);
  for (PlannedFile& file : plan.files) file.stamp = file.live;
  const std::int64_t now = time_of_stamps();
  plan.manifest_stamp =
      staging.tree()
          .verify_file(staging.tree().read_folder({}), kManifestName, plan.manifest.size())
          .kept(now);
  std::vector<Stamp> folders = verify(staging.tree(), plan, changes, written_files(plan, changes),
                                      {ground.lock, live.has_gitignore()}, jobs);
  if (takes_over) add_recorded(folders, plan, live.record(), &TreeRecord::Folder::standby);
  // The last moment at which somebody can stop it.
  jobs.tell("Publishing");
  if (jobs.progress != nullptr) jobs.progress->commit();
  const bool has_former = staging.publish(live.before());
  const Jobs rest = jobs.to_the_end();
  parallel_for(2, rest, [&](std::size_t i) {
    if (i == 1) return then(result);
    result.leftover = finish(staging, has_former, plan, folders, live, ground.lock, rest);
  });
  return result;
}

}  // namespace

PublishResult publish_tree(const Output& output, const LiveTree& live, const PublishLock& lock,
                           Jobs jobs, EarlyFiles* early, const WhenPublished& then) {
  assert(output.find(*SitePath::parse(kManifestName)) == nullptr);
  assert(output.find(*SitePath::parse(kGitignore)) == nullptr);
  if (early == nullptr || early->staging() == nullptr) remove_stale_staging(lock, jobs);
  live.refuse_foreign_files();
  Plan plan = make_plan(output, live, jobs);
  return publish_plan(plan, {live, lock, jobs, early}, then);
}

PublishResult publish_tree(const Output& output, const LiveTree& live, const PublishLock& lock,
                           Jobs jobs, EarlyFiles* early) {
  return publish_tree(output, live, lock, jobs, early, [](const PublishResult&) {});
}

PublishResult publish_edits(const TreeEdits& edits, const LiveTree& live, Standby standby,
                            const PublishLock& lock, Jobs jobs, const WhenPublished& then) {
  assert(live.is_as_published());
  remove_stale_staging(lock, jobs);
  Plan plan = make_plan(edits, live);
  return publish_plan(plan, {live, lock, jobs, nullptr, standby}, then);
}

PublishResult publish_tree(const Output& output, const PublishLock& lock, Jobs jobs) {
  return publish_tree(output, LiveTree(lock, jobs), lock, jobs);
}

}  // namespace pier
