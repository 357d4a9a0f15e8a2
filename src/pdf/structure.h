#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pier::pdf {

/// What a PDF is made of (ISO 32000-1), as far as persons may be known by it.
struct Structure {
  /// False: the bytes are no PDF that can be opened, and nothing else here is known.
  bool is_readable = false;
  bool needs_password = false;
  bool has_author = false;
  bool has_script = false;
  /// Starts a program, or sends what a reader types.
  bool has_action = false;
  bool has_files = false;
  bool has_comments = false;
  bool has_earlier_version = false;
  /// Properties, XMP, comments, values of forms, the outline.
  std::vector<std::string> texts;
  /// Numbers of pages, from 1, with text under a shape; see hidden_text.h.
  std::vector<std::size_t> pages_with_hidden_text;
};

/// Reads it with qpdf, which repairs what is broken as readers do. Throws EnvironmentError when
/// libpier-pdf.so is missing, and nothing else.
Structure read_structure(std::string_view bytes);

}  // namespace pier::pdf
