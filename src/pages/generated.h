#pragma once

#include <vector>

#include "pages/page.h"

namespace pier {

/// The pages that no file stands for: site map, A to Z, topics, not found, former addresses,
/// addresses that are gone.
std::vector<PlannedPage> plan_generated(const Site& site);

/// The page of the search, and the same for readers who come from a page with a way out or a
/// discreet one: what they look for never stands in the address. Only of a theme with search.html.
std::vector<PlannedPage> plan_search(const Site& site);

}  // namespace pier
