#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "base/site_path.h"
#include "publish/output.h"

namespace pier {

/// The site that was published last, but for some files.
struct TreeEdits {
  struct File {
    SitePath path;
    Bytes bytes;
  };
  /// New, or with other bytes; each path once, in any order.
  std::vector<File> files;
  /// Whether a file that was published goes, if it is not among these; null: all others stay.
  std::function<bool(std::string_view)> drops;

  bool keeps(std::string_view path) const { return !drops || !drops(path); }
};

}  // namespace pier
