#pragma once

#include <optional>

#include "app/kept_memory.h"
#include "app/prepared.h"
#include "publish/directory_writer.h"

namespace pier {

/// What came of a site of which little or nothing changed.
struct QuickBuild {
  /// What the last whole build said and counted, which is what this one would say; no output.
  Build build;
  PublishResult published;
};

/// What is known of a site and its output folder before anything is built.
struct Look {
  Look(const Prepared& prepared, const OpenSite& site, const PublishLock& lock);

  std::optional<KeptMemory> kept;
  std::optional<LiveTree> live;
  /// How the folder of the site differs from what was read; none when it was another build.
  std::optional<InputDifference> difference;

 private:
  void compare_site(const OpenSite& site, Jobs jobs);
};

/// Builds and publishes no more than what changed since the last build, where that is nothing, or
/// the words of some texts; what it leaves is what a build of everything would leave, byte for
/// byte. None when everything has to be built: nothing is kept of a build before, the output folder
/// is not as it was published, or something else changed.
std::optional<QuickBuild> build_what_changed(const Look& look, const OpenSite& site,
                                             const Prepared& prepared, const PublishLock& lock);

}  // namespace pier
