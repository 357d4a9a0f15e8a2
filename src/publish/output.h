#pragma once

#include <map>
#include <string>

#include "base/site_path.h"
#include "diagnostics/diagnostics.h"

namespace pier {

/// One file of the site that is about to be published.
struct Artifact {
  std::string bytes;
  /// What it was made from, for the message when two things claim one path.
  Span made_from{};
};

/// Everything that will stand in the output folder: path → bytes. One claimant a path;
/// paths that differ only by the case of their letters are one path, because half the
/// hosts think so.
class Output {
 public:
  /// Adds a file; a path that is taken is reported as `url-duplicate` and not added.
  bool add(SitePath path, Artifact artifact, Diagnostics& diagnostics);

  const std::map<SitePath, Artifact>& files() const { return files_; }
  const Artifact* find(const SitePath& path) const;

 private:
  std::map<SitePath, Artifact> files_;
  /// Lower-cased path → path, to find those that differ by case only.
  std::map<std::string, SitePath> folded_;
};

}  // namespace pier
