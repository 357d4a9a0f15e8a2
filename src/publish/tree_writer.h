#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "base/file_descriptor.h"
#include "publish/stamp.h"

namespace pier {

/// Makes and removes files and folders of a tree that nobody looks at yet. A file is never changed
/// in place, because it may stand in another tree as well. All functions throw EnvironmentError,
/// and name the file as it will be called; they may be called from several threads at once, for
/// different paths.
class TreeWriter {
 public:
  TreeWriter() = default;
  /// `folder` is the tree, opened, and outlives this. `shown` is the output folder in messages.
  TreeWriter(int folder, std::string shown) : folder_(folder), shown_(std::move(shown)) {}

  int folder() const { return folder_; }
  /// Rights are set whatever the umask takes away.
  void mend_modes() { mend_modes_ = true; }

  void make_folder(std::string_view path) const;
  /// The same with all folders above; any of them may be there, or be made by another thread.
  void make_folders(std::string_view path) const;
  /// A folder that is gone already is well; so is a file.
  void remove_folder(std::string_view path) const;
  void remove_file(std::string_view path) const;
  /// Writes a new file, readable by all.
  void write(std::string_view path, std::string_view bytes) const;
  /// Gives the file of another tree a second name here. False when that cannot be: the file has
  /// another owner, or the disk knows no hard links.
  bool link(int other_tree, std::string_view path) const;
  /// Links, or copies, a file of another tree.
  void carry_over(int other_tree, std::string_view path) const;

  /// A folder as it is: its stamp, and how many names it holds.
  struct Folder {
    FileDescriptor opened;
    Stamp stamp;
    std::size_t names = 0;
  };
  /// Reads a folder; "" is the tree itself.
  Folder read_folder(std::string_view path) const;
  /// The stamp of a file in a folder that was read. Throws unless it is there with this size.
  Stamp verify_file(const Folder& folder, std::string_view path, std::uint64_t size) const;

  [[noreturn]] void refuse(std::string_view path, int error_number) const;

 private:
  int folder_ = -1;
  std::string shown_;
  bool mend_modes_ = false;
};

}  // namespace pier
