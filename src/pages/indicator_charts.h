#pragma once

#include "pages/markdown_hooks.h"

namespace pier {

/// The charts of an indicator's own page, each as markup: its course over time or, where there is
/// one period only, its areas side by side; and the latest period by each of its dimensions.
/// Nothing where there are no two values to compare.
List indicator_charts(const Rendering& rendering, const metrics::PublicIndicator& indicator,
                      Diagnostics& diagnostics);

/// The first of them for another page: an indicator's course, under an id and a headline of that
/// page's own. Empty where there are no two values to compare.
Html course_chart(const Rendering& rendering, const metrics::PublicIndicator& indicator,
                  std::string id, std::string headline, Diagnostics& diagnostics);

}  // namespace pier
