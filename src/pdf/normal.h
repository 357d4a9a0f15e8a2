#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace pier::pdf {

// Nothing here throws, but EnvironmentError when libpier-pdf.so is missing.

/// What a PDF says of itself.
struct Facts {
  std::string title;
  /// A tag of BCP 47: "en-GB".
  std::string language;
  std::optional<Date> date;
};

struct Normal {
  std::string bytes;
  std::size_t pages = 0;
};

/// The number of a page, from 1, by the id of an element that stands on it.
using PageNumbers = std::map<std::string, std::size_t, std::less<>>;

/// Where the elements are that the links of a document lead to; Chromium gives a PDF a named
/// destination for each. Empty when `bytes` are no PDF.
PageNumbers pages_of_destinations(std::string_view bytes);

/// How many pages a PDF has; 0 when `bytes` are no PDF.
std::size_t page_count(std::string_view bytes);

/// Rewrites a PDF so that the same content gives the same bytes: its dates are those of `facts`,
/// its identifier is made from its bytes, the names of its structure elements are counted, and
/// their types known to PDF 1.7. It says its title, language and program (DocInfo, XMP, catalogue),
/// shows its title in the window of the viewer, and names no person; actions and attached files are
/// taken out. What is on its pages but not in its text is an artifact: running heads, page numbers,
/// lines, and the heads of a table that are printed again on its further pages. None when `bytes`
/// are no PDF, or one that is damaged or encrypted. May be called from several
/// threads at once.
std::optional<Normal> normalise(std::string_view bytes, const Facts& facts);

}  // namespace pier::pdf
