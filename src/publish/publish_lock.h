#pragma once

#include <string>

#include "base/file_descriptor.h"
#include "publish/output_folder.h"

namespace pier {

/// The right to publish into a folder: at most one process at a time has it. The kernel takes
/// it back when the process ends, however it ends.
///
/// It is held on a file beside the output folder, because the folder itself is exchanged.
class PublishLock {
 public:
  /// Makes the folders above the output folder when they are missing. Throws EnvironmentError
  /// when another process publishes there; the message names that process and its age.
  explicit PublishLock(OutputFolder folder);
  PublishLock(const PublishLock&) = delete;
  PublishLock& operator=(const PublishLock&) = delete;
  ~PublishLock();

  const OutputFolder& folder() const { return folder_; }
  /// The folder that holds the output folder, opened.
  int parent() const { return parent_.number(); }

 private:
  OutputFolder folder_;
  std::string lock_name_;
  FileDescriptor parent_;
  FileDescriptor file_;
};

}  // namespace pier
