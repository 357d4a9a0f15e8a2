#pragma once

#include <vector>

#include "diagnostics/diagnostics.h"
#include "pages/page.h"
#include "site/site.h"

namespace pier {

/// Reports every document that takes more paper than it may, with the part to shorten, and text on
/// it that is too small to read. Only documents with a limit of pages are judged.
void check_prints(const Site& site, const std::vector<Page>& prints, const Pdfs& pdfs,
                  Diagnostics& diagnostics);

}  // namespace pier
