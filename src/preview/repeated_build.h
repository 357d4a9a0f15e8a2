#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "base/digest.h"
#include "build/build.h"
#include "build/memory.h"

namespace pier::preview {

/// Builds one site again and again in one process, and does no more each time than what changed:
/// nothing, the words of some texts, or everything. What comes out is what a build of everything
/// gives, byte for byte and note for note. For one thread.
class RepeatedBuild {
 public:
  /// `files` is the site as it is now. `conditions` is the digest of all that a result depends on
  /// beside the files (Memory::conditions), `now` as for RecordingFileSystem. The former result is
  /// given again where nothing changed. `options.notes` must be set.
  std::shared_ptr<const Build> build(const SiteFiles& files, BuildOptions options,
                                     const Digest& conditions, std::int64_t now);

 private:
  std::shared_ptr<const Build> build_all(const SiteFiles& files, const BuildOptions& options,
                                         const Digest& conditions, std::int64_t now);
  /// Null when everything has to be built.
  std::shared_ptr<const Build> build_what_changed(const SiteFiles& files,
                                                  const BuildOptions& options,
                                                  const Digest& conditions, std::int64_t now);

  /// The last build without errors, and what it left; or none.
  std::shared_ptr<const Build> last_;
  std::optional<Memory> memory_;
};

}  // namespace pier::preview
