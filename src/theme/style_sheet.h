#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/site_path.h"
#include "diagnostics/diagnostics.h"

namespace pier {

/// A style sheet whose addresses are being put right.
struct StyleSheet {
  /// Its name among the assets: "civic.css".
  SitePath path;
  std::string_view text;
  FileId file{};
  /// Whether places in `text` are places in `file`.
  bool has_places = false;
};

/// Name of an asset → its published path; none when there is no such asset.
using PublishedPath = std::function<std::optional<SitePath>(const SitePath&)>;

/// The style sheet with every relative `url(…)` leading to the published name of its asset,
/// still relative. Reports addresses of other sites (theme-external), and those that lead
/// to no asset (theme-asset). Comments and texts in quotation marks are left alone.
std::string with_published_names(const StyleSheet& sheet, const PublishedPath& published,
                                 Diagnostics& diagnostics);

/// How to get from one folder to a file: relative_link("a/b", "a/c/d.css") is "../c/d.css".
std::string relative_link(const SitePath& folder, const SitePath& target);

}  // namespace pier
