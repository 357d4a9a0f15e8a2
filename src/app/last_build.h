#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/date.h"

namespace pier {

/// How the last build into an output folder went, as far as is known.
struct LastBuild {
  /// It ended with errors, or did not end: an older site stands there, which nobody means to
  /// publish.
  bool failed = false;
  /// The day that it took for today.
  std::optional<Date> day;
};

/// Notes it in the cache of the site. Where nothing can be written, nothing is noted.
void note_build(const std::filesystem::path& site, const std::filesystem::path& out,
                const LastBuild& build);

LastBuild last_build(const std::filesystem::path& site, const std::filesystem::path& out);

/// A file or folder of the site's sources, as a path in the site, that changed after the last build
/// into `out` had ended; "" where none is known to have.
std::string changed_after_build(const std::filesystem::path& site,
                                const std::filesystem::path& out);

}  // namespace pier
