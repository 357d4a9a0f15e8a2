#pragma once

#include <string>
#include <string_view>

namespace pier::open_data {

/// Under which terms data may be used again.
struct Licence {
  /// Of the Open Definition: "OGL-UK-3.0"; empty when it is none of those we know.
  std::string id;
  std::string title;
  /// Where it is written; may be empty.
  std::string link;

  bool is_known() const { return !title.empty() || !link.empty(); }
};

/// The licence that a text ("Open Government Licence v3.0", a sentence, an address) and a link, of
/// which either may be empty, speak of. A licence is only named when its version is.
Licence licence_in(std::string_view text, std::string_view link);

}  // namespace pier::open_data
