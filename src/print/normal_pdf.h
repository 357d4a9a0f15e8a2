#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace pier::print {

/// What a PDF says of itself.
struct PdfFacts {
  std::string title;
  /// A tag of BCP 47: "en-GB".
  std::string language;
  std::optional<Date> date;
};

struct NormalPdf {
  std::string bytes;
  std::size_t pages = 0;
};

/// Rewrites a PDF so that the same content gives the same bytes: its dates are those of `facts`,
/// its identifier is made from its bytes, the names of its structure elements are counted, and
/// their types known to PDF 1.7. It says its title, language and program (DocInfo, XMP, catalogue),
/// shows its title in the window of the viewer, and names no person; actions and attached files are
/// taken out. None when `bytes` are no PDF, or one that is damaged or encrypted. Throws nothing.
/// May be called from several threads at once.
std::optional<NormalPdf> normalise_pdf(std::string_view bytes, const PdfFacts& facts);

}  // namespace pier::print
