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

/// Builds and publishes no more than what changed since the last build, where that is nothing, or
/// the words of some texts; what it leaves is what a build of everything would leave, byte for
/// byte. None when everything has to be built: `kept` knows nothing, the output folder is not as
/// it was published, or something else changed.
std::optional<QuickBuild> build_what_changed(const KeptMemory& kept, const OpenSite& site,
                                             const Prepared& prepared, const LiveTree& live,
                                             const PublishLock& lock);

}  // namespace pier
