#pragma once

#include <vector>

#include "pages/page.h"

namespace pier {

/// The pages of strategies, which no file below content/ stands for: an overview of each and a page
/// for each of its priorities. They belong below the page of the folder about/.
std::vector<PlannedPage> plan_strategies(const Site& site);

}  // namespace pier
