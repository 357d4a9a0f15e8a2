#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"

namespace pier {

/// The file at the top of a published folder that says "Pier made this", and what it made.
inline constexpr std::string_view kManifestName = ".pier-manifest";

/// The file at the top of a published folder that belongs to whoever keeps the site, and stays.
inline constexpr std::string_view kGitignore = ".gitignore";

/// One published file.
struct ManifestEntry {
  /// A view into what the entry was made from.
  std::string_view path;
  std::uint64_t size = 0;
  Digest digest;

  friend bool operator==(const ManifestEntry&, const ManifestEntry&) = default;
};

/// The text of a manifest: a line for people, then "DIGEST SIZE PATH" for each file.
std::string write_manifest(std::span<const ManifestEntry> entries);

/// Whether a file that begins like this is a manifest; its other lines may be damaged.
bool begins_like_manifest(std::string_view text);

/// The entries of a manifest, as views into `text`; none when any line is damaged.
std::optional<std::vector<ManifestEntry>> read_manifest(std::string_view text);

}  // namespace pier
