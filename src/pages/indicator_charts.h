#pragma once

#include "pages/markdown_hooks.h"

namespace pier {

/// The charts of an indicator's own page, each as markup: its course over time or, where there is
/// one period only, its areas side by side; and the latest period by each of its dimensions.
/// Nothing where there are no two values to compare.
List indicator_charts(const Rendering& rendering, const metrics::PublicIndicator& indicator,
                      Diagnostics& diagnostics);

}  // namespace pier
