#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pages/page.h"
#include "pages/report_pages.h"

namespace pier {

/// The documents that become the PDFs of reports: each report, and where it asks for that the same
/// in large print. `rendering.chapters` holds their chapters and is kept, as `rendering` is, until
/// they are rendered.
std::vector<PlannedPage> plan_report_prints(const Rendering& rendering);

/// The style sheet of one report on paper: the running heads of its chapters, and pages for tables
/// that are too wide for an upright one. Chapters have the classes `chapter-1`, `chapter-2`, …
std::string report_paper_style(const WholeReport& report, bool is_large);

/// A string of CSS with its quotation marks (CSS Syntax 3, 4.3.5).
std::string css_string(std::string_view text);

}  // namespace pier
