#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pdf/normal.h"
#include "pdf/structure.h"

namespace pier::pdf {

/// What libpier-pdf.so exports, as `pier_pdf`: the functions of this module that need qpdf and
/// poppler, two libraries that drag thirty others along.
struct Library {
  PageNumbers (*pages_of_destinations)(std::string_view);
  std::size_t (*page_count)(std::string_view);
  std::optional<Normal> (*normalise)(std::string_view, const Facts&);
  Structure (*read_structure)(std::string_view);
  std::vector<std::string> (*page_texts)(std::string_view);
};

}  // namespace pier::pdf
