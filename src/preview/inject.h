#pragma once

#include <string>
#include <string_view>

namespace pier::preview {

/// What the preview adds to a page that it serves: markup for its head, for the place behind the
/// header of the site, and for the end of its body. The page itself stays as it will be published.
struct Additions {
  std::string head;
  std::string below_header;
  std::string end;
};

/// The page with the additions. Where it has no header, that part stands first in its body; where
/// it is no whole page, everything stands at its end.
std::string with_additions(std::string_view page, const Additions& additions);

}  // namespace pier::preview
