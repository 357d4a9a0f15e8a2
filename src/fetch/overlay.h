#pragma once

#include <map>
#include <string>

#include "base/file_system.h"

namespace pier::fetch {

/// A site as it would be with some files in place of those that are there, or beside them.
class Overlay : public FileSystem {
 public:
  /// `below` outlives this.
  explicit Overlay(const FileSystem& below) : below_(below) {}

  void put(SitePath path, std::string bytes) { files_[std::move(path)] = std::move(bytes); }

  using FileSystem::list;
  Listing list(const SitePath& folder, Jobs jobs) const override;
  ReadResult read(const SitePath& path, std::uint64_t limit) const override;

 private:
  const FileSystem& below_;
  std::map<SitePath, std::string> files_;
};

}  // namespace pier::fetch
