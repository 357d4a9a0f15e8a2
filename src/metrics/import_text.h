#pragma once

#include <string>
#include <string_view>

namespace pier::metrics {

/// The text of a file that a spreadsheet saved, as UTF-8 without a byte order mark: it may be
/// UTF-8, UTF-16 with a mark ("Unicode text") or Windows-1252 ("CSV"). NULs and what is no
/// character become U+FFFD. `encoding` is its name for people.
struct DecodedText {
  std::string text;
  std::string_view encoding;
};
DecodedText decode_spreadsheet_text(std::string_view bytes);

}  // namespace pier::metrics
