#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_descriptor.h"
#include "base/parallel.h"
#include "base/site_path.h"
#include "publish/publish_lock.h"

namespace pier {

/// A new tree that grows beside the output folder and takes its place in one step. Until then
/// the output folder is not touched, and a tree that does not get so far is removed again.
/// All functions throw EnvironmentError, and name the file as it will be called.
class Staging {
 public:
  /// Makes the folder, with the manifest as its first file: it marks what a killed build leaves
  /// behind as ours.
  Staging(const PublishLock& lock, std::string_view manifest);
  Staging(const Staging&) = delete;
  Staging& operator=(const Staging&) = delete;
  ~Staging();

  // These may be called from several threads at once, for different paths.

  void make_folder(std::string_view path) const;
  /// Writes a new file, readable by all whatever the umask.
  void write(std::string_view path, std::string_view bytes) const;
  /// Gives the file of another tree a second name here. False when that cannot be: the file has
  /// another owner, or the disk knows no hard links.
  bool link(int other_tree, std::string_view path) const;
  /// Links, or copies, a file of another tree.
  void carry_over(int other_tree, std::string_view path) const;

  /// Throws unless the file is there with this size.
  void verify_file(std::string_view path, std::size_t size) const;
  /// Throws unless the tree, which has these folders, holds so many names.
  void verify_count(const std::vector<std::string_view>& folders, std::size_t names,
                    Jobs jobs) const;

  /// What has the name of the output folder before publish().
  enum class Before {
    /// No folder, or an empty one.
    nothing,
    /// A folder that holds a .gitignore only.
    gitignore,
    site,
  };

  /// Makes the tree durable, then gives it the name of the output folder; what had that name gets
  /// the name of the staging folder. The moment of publication is inside this call. True when
  /// there is something to remove now.
  bool publish(Before before);

  /// After publish(): removes what stood there before. False when some of it stays.
  bool remove_former(Jobs jobs) const;

  /// The staging folder as people would find it.
  std::string shown() const;

 private:
  std::size_t count_names(std::string_view folder) const;
  [[noreturn]] void refuse(std::string_view path, int error_number) const;
  [[noreturn]] void refuse_exchange(int error_number) const;
  int exchange(Before before) const;
  int replace_gitignore() const;

  const PublishLock& lock_;
  std::string name_;
  FileDescriptor folder_;
  /// Whether the umask takes rights away that the files of a public site need.
  bool mend_modes_ = false;
  /// Whether the tree is not published, and so is to be removed in the end.
  bool is_pending_ = true;
};

/// Removes what killed builds left beside the output folder: folders with the name of its staging
/// folders that carry our manifest, or hold nothing (but a .gitignore). What cannot be removed
/// stays.
void remove_stale_staging(const PublishLock& lock, Jobs jobs);

}  // namespace pier
