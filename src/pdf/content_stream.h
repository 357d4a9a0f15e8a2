#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace pier::pdf {

/// The content of a page (ISO 32000-1, 7.8.2) in which all that is painted is either tagged or an
/// artifact (14.8.2.2).
struct MarkedContent {
  std::string content;
  /// The marked-content identifiers (MCID) that it no longer has, in their order.
  std::vector<std::int64_t> released;
};

/// Makes an artifact of what a page paints outside marked content (its running heads and page
/// number), of the marked content with one of the identifiers `repeated`, and of marked content
/// that shows no letter and no picture and is none itself: the lines of a table.
/// `is_picture` tells whether the resource of this name, without its slash, is an image.
/// None when `content` cannot be read, or already has its marks inside of each other.
std::optional<MarkedContent> mark_artifacts(
    std::string_view content, const std::set<std::int64_t>& repeated,
    const std::function<bool(std::string_view name)>& is_picture);

}  // namespace pier::pdf
