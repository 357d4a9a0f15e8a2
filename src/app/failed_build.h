#pragma once

#include <filesystem>

namespace pier {

/// Notes how the last build into an output folder ended, in the cache of the site: after one with
/// errors an older site stands there, which nobody means to publish. Where nothing can be written,
/// nothing is noted.
void note_build(const std::filesystem::path& site, const std::filesystem::path& out, bool failed);

/// Whether the last build into `out` ended with errors, as far as is known.
bool has_build_failed(const std::filesystem::path& site, const std::filesystem::path& out);

}  // namespace pier
