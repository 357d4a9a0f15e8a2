#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/parallel.h"
#include "publish/live_tree.h"
#include "publish/output.h"
#include "publish/tree_edits.h"
#include "publish/tree_names.h"
#include "publish/tree_writer.h"

namespace pier {

struct PlannedFile {
  std::string_view path;
  /// Its bytes, where they are in memory: see `place`.
  std::string_view bytes;
  Artifact::Place place = Artifact::Place::here;
  BytesKey key;
  /// Its folder in Plan::folders; Plan::kTop for those at the top.
  std::size_t folder = 0;
  /// The same file is live already, with this stamp.
  bool is_live = false;
  Stamp live;
  /// It is the file that was published last, which the standby tree has as well.
  bool is_recorded = false;
  /// In the new tree, once it is there.
  Stamp stamp;

  /// Whether its bytes are only in the output folder, or in the new tree already.
  bool is_kept() const { return place == Artifact::Place::published; }
  bool is_staged() const { return place == Artifact::Place::staged; }
};

/// Throws EnvironmentError: somebody was at work in the output folder.
[[noreturn]] void refuse_changed(const PlannedFile& file);

/// What the output folder is to hold, its manifest and .gitignore apart.
struct Plan {
  static constexpr std::size_t kTop = static_cast<std::size_t>(-1);

  /// Sorted by path.
  std::vector<PlannedFile> files;
  std::vector<std::string_view> folders;
  std::unordered_map<std::string_view, std::size_t> folder_index;
  /// The list of the files, and its stamp in the new tree once it is there.
  std::string manifest;
  BytesKey manifest_key;
  Stamp manifest_stamp;

  /// The folder that a path lies in; none when it is not planned.
  std::optional<std::size_t> folder_of(std::string_view path) const;
};

/// Views into what is given, which lives longer. Throws EnvironmentError when a file that is kept
/// stands no more.
Plan make_plan(const Output& output, const LiveTree& live, Jobs jobs);
/// The same of few changes, without looking at all the rest. REQUIRES: `live` is as published.
Plan make_plan(const TreeEdits& edits, const LiveTree& live);

/// What must be done to a tree so that it holds what is planned.
struct TreeChanges {
  std::vector<std::string_view> gone_files;
  std::vector<std::string_view> gone_folders;
  std::vector<std::string_view> new_folders;
  /// Planned files that must be put there, and whether something has their name.
  struct Put {
    std::size_t file = 0;
    bool replaces = false;
  };
  std::vector<Put> puts;
  /// For each planned folder, whether names in it change.
  std::vector<bool> touched;
};

/// `is_in_place` tells of a planned file whose name is there whether it is that very file.
TreeChanges find_changes(const TreeNames& there, const Plan& plan,
                         const std::function<bool(const PlannedFile&)>& is_in_place);

/// Makes the changes; `put` brings one file. Throws what it and TreeWriter throw.
void apply_changes(const TreeWriter& tree, const Plan& plan, const TreeChanges& changes,
                   const std::function<void(const PlannedFile&)>& put, Jobs jobs);

}  // namespace pier
