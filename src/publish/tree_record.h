#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "publish/output.h"
#include "publish/publish_lock.h"
#include "publish/stamp.h"

namespace pier {

/// What was published last, with the stamps that its files and folders had then: what still has
/// them need not be read. The record lies beside the output folder and is for this machine only;
/// without it, or when it is damaged, everything is read.
struct TreeRecord {
  struct File {
    std::string_view path;
    BytesKey key;
    Stamp stamp;
  };
  /// Each of the two trees has folders of its own; files are the same in both.
  struct Folder {
    std::string_view path;
    Stamp live;
    Stamp standby;
  };

  /// The file that lists what was published.
  BytesKey manifest;
  Stamp manifest_stamp;
  /// Sorted by path, as views into something that lives longer.
  std::vector<Folder> folders;
  std::vector<File> files;
};

/// The bytes of a record. What is written is read back by read_tree_record() of this version only.
std::string write_tree_record(const TreeRecord& record);

/// The record, as views into `bytes`; none when anything is damaged or of another version.
std::optional<TreeRecord> read_tree_record(std::string_view bytes);

/// The bytes of the record beside the output folder; "" when there is none that can be read.
std::string load_tree_record(const PublishLock& lock);

/// Puts a record beside the output folder. Where it cannot be written there is none: the next
/// build reads more, and nothing else is lost.
void save_tree_record(const PublishLock& lock, std::string_view bytes);

}  // namespace pier
