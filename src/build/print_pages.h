#pragma once

#include <vector>

#include "pages/page.h"
#include "print/printer.h"
#include "site/site.h"
#include "theme/theme.h"

namespace pier {

/// Prints the documents that render_prints() gave, all or only those with a limit of pages. Each
/// sees the theme's assets and the pictures that its HTML shows, under the addresses that they
/// will have. Without a printer nothing is printed. Throws EnvironmentError.
Pdfs print_pages(print::Printer* printer, const std::vector<Page>& prints, const Site& site,
                 const Theme& theme, bool all);

}  // namespace pier
