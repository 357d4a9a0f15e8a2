#pragma once

#include <string>
#include <string_view>

#include "base/file_descriptor.h"
#include "base/parallel.h"
#include "publish/publish_lock.h"
#include "publish/tree_record.h"
#include "publish/tree_writer.h"

namespace pier {

/// The tree beside the output folder that takes its place in one step. Until then the output folder
/// is not touched, and a tree that does not get so far is removed again.
///
/// It begins as the standby tree, which is as the output folder was after the last publication, or
/// empty where there is none. All functions throw EnvironmentError.
class Staging {
 public:
  /// `takes_over` the standby tree, or begins anew. A manifest is the first file, if an empty one:
  /// it marks what a killed build leaves behind as ours.
  Staging(const PublishLock& lock, bool takes_over, Jobs jobs);
  Staging(const Staging&) = delete;
  Staging& operator=(const Staging&) = delete;
  ~Staging();

  const TreeWriter& tree() const { return tree_; }
  void write_manifest(std::string_view manifest) const;

  /// What has the name of the output folder before publish().
  enum class Before {
    /// No folder, or an empty one.
    nothing,
    /// A folder that holds a .gitignore only.
    gitignore,
    site,
  };

  /// Makes the tree durable, then gives it the name of the output folder; what had that name gets
  /// the name of this tree. The moment of publication is inside this call. True when there is
  /// a former folder now.
  bool publish(Before before);

  /// After publish(): whether the former site stands where the next publication looks for its
  /// standby tree.
  bool is_at_standby() const { return is_at_standby_; }
  /// After publish(): removes what stood there before. False when some of it stays.
  bool remove_former(Jobs jobs) const;

  /// This tree, or after publish() the former one, as people would find it.
  std::string shown() const;

 private:
  void begin_new(Jobs jobs);
  void begin_with_standby();
  [[noreturn]] void refuse_exchange(int error_number) const;
  int exchange(Before before) const;
  int replace_gitignore() const;

  const PublishLock& lock_;
  std::string name_;
  bool is_at_standby_ = true;
  FileDescriptor folder_;
  TreeWriter tree_;
  /// Whether the tree is not published, and so is to be removed in the end.
  bool is_pending_ = true;
};

/// Whether beside the output folder there is a standby tree that is as the record says.
enum class Standby { missing, as_recorded };
Standby look_at_standby(const PublishLock& lock, const TreeRecord* record, Jobs jobs);

/// Removes what killed builds left beside the output folder: folders with the name of its staging
/// folders that carry our manifest, or hold nothing (but a .gitignore). What cannot be removed
/// stays.
void remove_stale_staging(const PublishLock& lock, Jobs jobs);

}  // namespace pier
