#include "publish/tree_plan.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/environment_error.h"
#include "base/site_path.h"
#include "publish/manifest.h"

namespace pier {

namespace {

/// By depth, those at the top first: all of one depth can be made at once.
std::map<std::size_t, std::vector<std::string_view>> by_depth(
    const std::vector<std::string_view>& folders) {
  std::map<std::size_t, std::vector<std::string_view>> levels;
  for (const std::string_view folder : folders) {
    levels[static_cast<std::size_t>(std::count(folder.begin(), folder.end(), '/'))].push_back(
        folder);
  }
  return levels;
}

void plan_folders(Plan& plan) {
  for (const PlannedFile& file : plan.files) {
    for (std::string_view folder = parent_of(file.path); !folder.empty();
         folder = parent_of(folder)) {
      if (!plan.folder_index.emplace(folder, 0).second) break;
      plan.folders.push_back(folder);
    }
  }
  std::sort(plan.folders.begin(), plan.folders.end());
  for (std::size_t i = 0; i < plan.folders.size(); ++i) plan.folder_index[plan.folders[i]] = i;
  for (PlannedFile& file : plan.files) file.folder = *plan.folder_of(file.path);
}

void list_files(Plan& plan) {
  std::vector<ManifestEntry> entries;
  entries.reserve(plan.files.size());
  for (const PlannedFile& file : plan.files) {
    entries.push_back({file.path, file.key.size, file.key.digest});
  }
  plan.manifest = write_manifest(entries);
  plan.manifest_key = BytesKey::of(plan.manifest);
}

void find_live(PlannedFile& file, const LiveTree& live) {
  const auto standing = live.standing(file.path, file.key);
  if (standing) {
    file.is_live = true;
    file.live = standing->stamp;
    file.is_recorded = standing->is_recorded;
  } else if (file.is_kept()) {
    refuse_changed(file);
  }
}

/// Calls `visitor` for every name in order: with the name where it is there, and with the index
/// where it is planned.
template <typename Planned, typename NameOf, typename Visitor>
void compare(const std::vector<std::string_view>& there, const std::vector<Planned>& planned,
             NameOf name_of, Visitor visitor) {
  std::size_t i = 0, j = 0;
  while (i < there.size() || j < planned.size()) {
    const int order = i == there.size()     ? 1
                      : j == planned.size() ? -1
                                            : there[i].compare(name_of(planned[j]));
    visitor(order <= 0 ? std::optional(there[i]) : std::nullopt,
            order >= 0 ? std::optional(j) : std::nullopt);
    if (order <= 0) ++i;
    if (order >= 0) ++j;
  }
}

}  // namespace

void refuse_changed(const PlannedFile& file) {
  throw EnvironmentError(
      fmt::format("the published `{}` was changed while the site was built", file.path),
      "build again");
}

std::optional<std::size_t> Plan::folder_of(std::string_view path) const {
  const std::string_view folder = parent_of(path);
  if (folder.empty()) return kTop;
  const auto found = folder_index.find(folder);
  return found == folder_index.end() ? std::nullopt : std::optional(found->second);
}

Plan make_plan(const Output& output, const LiveTree& live, Jobs jobs) {
  Plan plan;
  plan.files.resize(output.files().size());
  std::vector<const Artifact*> artifacts;
  artifacts.reserve(plan.files.size());
  for (const auto& [path, artifact] : output.files()) {
    PlannedFile& file = plan.files[artifacts.size()];
    file.path = path.text();
    file.bytes = artifact.bytes;
    file.place = artifact.place;
    artifacts.push_back(&artifact);
  }
  parallel_for(plan.files.size(), jobs, [&](std::size_t i) {
    plan.files[i].key = artifacts[i]->key_of_bytes();
    find_live(plan.files[i], live);
  });
  plan_folders(plan);
  list_files(plan);
  return plan;
}

Plan make_plan(const TreeEdits& edits, const LiveTree& live) {
  Plan plan;
  plan.files.reserve(live.published() + edits.files.size());
  std::vector<const TreeEdits::File*> edited;
  for (const TreeEdits::File& file : edits.files) edited.push_back(&file);
  std::sort(edited.begin(), edited.end(),
            [](const auto* a, const auto* b) { return a->path < b->path; });
  auto next = edited.begin();
  const auto take_before = [&](const std::string_view* path) {
    for (; next != edited.end() && (path == nullptr || (*next)->path.text() < *path); ++next) {
      PlannedFile& file = plan.files.emplace_back();
      file.path = (*next)->path.text();
      file.bytes = (*next)->bytes;
      file.key = BytesKey::of(file.bytes);
    }
  };
  live.for_each_published([&](std::string_view path, const BytesKey& key, const Stamp& stamp) {
    take_before(&path);
    const bool is_edited = next != edited.end() && (*next)->path.text() == path;
    if (is_edited && BytesKey::of((*next)->bytes) != key) return;
    if (is_edited) ++next;
    if (!is_edited && !edits.keeps(path)) return;
    PlannedFile& file = plan.files.emplace_back();
    file.path = path;
    file.place = Artifact::Place::published;
    file.key = key;
    file.is_live = true;
    file.live = stamp;
    file.is_recorded = true;
  });
  take_before(nullptr);
  plan_folders(plan);
  list_files(plan);
  return plan;
}

TreeChanges find_changes(const TreeNames& there, const Plan& plan,
                         const std::function<bool(const PlannedFile&)>& is_in_place) {
  TreeChanges changes;
  changes.touched.resize(plan.folders.size());
  const auto touch = [&](std::string_view path) {
    const auto folder = plan.folder_of(path);
    if (folder && *folder != Plan::kTop) changes.touched[*folder] = true;
  };
  compare(
      there.folders, plan.folders, [](std::string_view name) { return name; },
      [&](std::optional<std::string_view> name, std::optional<std::size_t> planned) {
        if (name && planned) return;
        const std::string_view folder = name ? *name : plan.folders[*planned];
        (name ? changes.gone_folders : changes.new_folders).push_back(folder);
        touch(folder);
        if (planned) changes.touched[*planned] = true;
      });
  compare(
      there.files, plan.files, [](const PlannedFile& file) { return file.path; },
      [&](std::optional<std::string_view> name, std::optional<std::size_t> planned) {
        if (name && planned && is_in_place(plan.files[*planned])) return;
        if (planned) {
          changes.puts.push_back({*planned, name.has_value()});
        } else {
          changes.gone_files.push_back(*name);
        }
        touch(planned ? plan.files[*planned].path : *name);
      });
  return changes;
}

void apply_changes(const TreeWriter& tree, const Plan& plan, const TreeChanges& changes,
                   const std::function<void(const PlannedFile&)>& put, Jobs jobs) {
  parallel_for(changes.gone_files.size(), jobs,
               [&](std::size_t i) { tree.remove_file(changes.gone_files[i]); });
  const auto gone = by_depth(changes.gone_folders);
  for (auto level = gone.rbegin(); level != gone.rend(); ++level) {
    parallel_for(level->second.size(), jobs,
                 [&](std::size_t i) { tree.remove_folder(level->second[i]); });
  }
  for (const auto& level : by_depth(changes.new_folders)) {
    const std::vector<std::string_view>& names = level.second;
    parallel_for(names.size(), jobs, [&](std::size_t i) { tree.make_folder(names[i]); });
  }
  parallel_for(changes.puts.size(), jobs, [&](std::size_t i) {
    const PlannedFile& file = plan.files[changes.puts[i].file];
    if (changes.puts[i].replaces) tree.remove_file(file.path);
    put(file);
  });
}

}  // namespace pier
