#include "publish/emit.h"

namespace pier::emit {

void pdfs(const Emission& emission, Output& output, Diagnostics& diagnostics) {
  for (const Page& page : emission.pages) {
    const auto add = [&](std::string_view url, const std::string& pdf) {
      if (pdf.empty()) return;
      output.add(output_path(pdf_url(url)), {Bytes(pdf), page.made_from}, diagnostics);
    };
    add(page.url, page.pdf);
    add(large_print_url(page.url), page.large_print);
  }
}

}  // namespace pier::emit
