#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pages/page.h"

namespace pier {

/// The address of the page that compares a report with the one before, below the base path:
/// "/about/annual-reports/2021-22/compared-with-2020-21/". None where there is nothing to compare
/// with that readers may see.
std::optional<std::string> comparison_url(const Site& site, const reports::Report& report);

/// A page for each report that has a report before it.
std::vector<PlannedPage> plan_comparisons(const Site& site);

}  // namespace pier
