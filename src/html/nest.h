#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "html/html.h"

namespace pier::html {

/// How finished markup of one page becomes a part of a longer one.
struct Nesting {
  /// Stands before every id, and before every reference to one: in links (`#a`), in labels, and in
  /// `url(#a)` of drawings.
  std::string prefix;
  /// How many levels its headings move down; h6 stays h6.
  unsigned deeper = 0;
  /// Where a link that leaves the part leads in the longer page, given and taken as it stands in
  /// markup; none leaves it as it is. Not called for links to an id of the part.
  std::function<std::optional<std::string>(std::string_view href)> link;
};

/// The markup with its ids, references, links and headings changed; everything else byte for byte,
/// with its origins. REQUIRES: this program made the markup. Linear in its size, but for sorting
/// what changes.
Html nested(const Html& part, const Nesting& nesting);

}  // namespace pier::html
