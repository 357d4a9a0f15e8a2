#pragma once

#include <vector>

#include "pages/markdown_hooks.h"
#include "pages/page.h"
#include "value/value.h"

namespace pier {

/// A page for every indicator: what it is, how it stands, what changed, where to get the data.
std::vector<PlannedPage> plan_figures(const Rendering& rendering);

/// `groups` for the `indicators` block: by theme, {id, title, summary, indicators}, each indicator
/// with its latest value for the own area.
Value indicator_groups_view(const Site& site,
                            const std::vector<const metrics::PublicIndicator*>& indicators,
                            std::string_view id_prefix);

/// A row of a list of indicators: {title, url, value, period, comparison}.
Value indicator_summary_view(const Site& site, const metrics::PublicIndicator& indicator);

/// The files that hold all figures: {title, url}.
Value open_data_view(const Site& site);

/// {text, url}: a figure or a change inside a sentence.
Value figure_view(const Site& site, const ResolvedFigure& figure);

}  // namespace pier
