#include "publish/emit.h"

namespace pier::emit {

void pdfs(const Emission& emission, Output& output, Diagnostics& diagnostics) {
  for (const Page& page : emission.pages) {
    if (page.pdf.empty()) continue;
    output.add(output_path(pdf_url(page.url)), {Bytes(page.pdf), page.made_from}, diagnostics);
  }
}

}  // namespace pier::emit
