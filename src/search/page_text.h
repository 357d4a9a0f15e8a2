#pragma once

#include <string>
#include <string_view>

#include "html/scanner.h"

namespace pier::search {

/// The words of a page, apart by how much they say about it.
struct PageText {
  std::string headings;
  std::string body;
};

/// Reads the part in <main> of a finished page. Left out are its <h1> (the title), drawings,
/// controls, lists of links to other pages (nav), the note at its foot, and what stands in the
/// cells of tables: numbers, of which nobody searches for one, or words that the text says too.
/// Without <main> there is no text. `scan` is only memory to use again.
void read_page_text(std::string_view markup, html::Scan& scan, PageText& into);

}  // namespace pier::search
