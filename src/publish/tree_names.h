#pragma once

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "base/parallel.h"
#include "publish/tree_record.h"

namespace pier {

/// What stands in a published tree, its manifest and a .gitignore at the top apart. Sorted; views
/// into something that lives longer.
struct TreeNames {
  /// Whatever is no folder.
  std::vector<std::string_view> files;
  std::vector<std::string_view> folders;

  static TreeNames of(const TreeRecord& record);
};

/// What a look at the names of a tree has found.
struct NamesFound {
  /// They are those of the record, as far as stamps of its folders tell.
  bool are_recorded = false;
  /// There is a .gitignore at the top.
  bool gitignore = false;
  /// Folders with a young stamp in the record, by their index in it, of which the names were read:
  /// the stamps that they have now.
  std::vector<std::pair<std::size_t, Stamp>> read_again{};
};

/// Holds the names of an opened tree against a record. `which` is the stamp that is the tree's own.
/// The top has no stamp (an exchange changes it) and is read, as are folders whose stamp is young.
NamesFound look_at_names(const TreeRecord& record, int tree, Stamp TreeRecord::Folder::*which,
                         Jobs jobs);

}  // namespace pier
