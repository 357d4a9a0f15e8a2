#pragma once

#include <vector>

#include "diagnostics/diagnostics.h"
#include "pages/page.h"
#include "site/site.h"

namespace pier {

/// Reports every document that takes more paper than it may, with the part to shorten, and text on
/// it that is too small to read, where there is a limit of pages; and page numbers that it shows
/// and does not know.
void check_prints(const Site& site, const std::vector<Page>& prints, const Pdfs& pdfs,
                  Diagnostics& diagnostics);

}  // namespace pier
