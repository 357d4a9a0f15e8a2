#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostics.h"
#include "html/scanner.h"
#include "pages/page.h"

namespace pier {

/// The place of the Markdown, data or template that the byte at `offset` of a page came from.
Span place_of(const Page& page, const SourceMap& sources, std::size_t offset);

/// A finished page taken apart, for the checks of pages. One thread has it.
struct ScannedPage {
  const Page& page;
  const html::Scan& scan;
  const SourceMap& sources;

  /// Reports a problem at that place, with a note that names the page.
  void report(std::string_view rule, std::size_t offset, std::string message, std::string help,
              Diagnostics& diagnostics) const;
};

/// What a page links to and can be linked by. The texts are views into the markup of the page.
struct PageLinks {
  struct Link {
    std::string_view href;
    std::uint32_t offset;
  };
  std::vector<Link> links;
  std::vector<std::string_view> ids;
  std::string title;
  std::uint32_t title_offset = 0;
};

PageLinks collect_links(const ScannedPage& page);

}  // namespace pier
