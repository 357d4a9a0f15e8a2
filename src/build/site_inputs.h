#pragma once

#include <cstdint>
#include <optional>

#include "base/parallel.h"
#include "build/inputs.h"
#include "build/read_sources.h"

namespace pier {

/// The inputs of a build by where they lie. The folders are as in SiteFiles.
struct SiteInputs {
  Inputs site;
  std::optional<Inputs> built_assets;
  std::optional<Inputs> private_snapshots;
};

/// The folders of a site, each of which remembers what was asked of it. Outlives nothing that it
/// reads from.
class RecordedSite {
 public:
  /// `now` as for RecordingFileSystem.
  RecordedSite(const SiteFiles& files, std::int64_t now);

  SiteFiles files() const;
  /// What was asked until now.
  SiteInputs inputs() const;

 private:
  RecordingFileSystem site_;
  std::optional<RecordingFileSystem> built_assets_;
  std::optional<RecordingFileSystem> private_snapshots_;
};

/// Whether all folders but that of the site itself give what they gave.
bool is_elsewhere_as(const SiteInputs& before, const SiteFiles& files, std::int64_t now, Jobs jobs);

}  // namespace pier
