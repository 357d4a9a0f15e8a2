#pragma once

#include <vector>

#include "pages/learning_views.h"
#include "pages/markdown_hooks.h"
#include "pages/page.h"

namespace pier {

/// The pages of the library that no file stands for: lists by each facet, the list that can be
/// filtered, themes by year, recommendations, downloads, the sheets for discussion. Nothing where
/// there is no review and no briefing.
std::vector<PlannedPage> plan_learning(const Rendering& rendering, const SharedLearning& index);

/// The parts of it, one a file.
void plan_review_lists(const Site& site, const SharedLearning& index,
                       std::vector<PlannedPage>& pages);
void plan_recommendations(const Site& site, const SharedLearning& index,
                          std::vector<PlannedPage>& pages);
PlannedPage plan_downloads(const Rendering& rendering);
PlannedPage plan_discussion(const Site& site, const learning::Briefing& briefing);

/// The PDF of a briefing as a link: {title, url, note}, or null where there is none.
Value briefing_pdf(const Rendering& rendering, const learning::Briefing& briefing);

/// A document of a review: {title, url, kind, note}. The note says what readers should know before
/// they load it: "PDF, 1.2 MB, 32 pages, in English".
Value document_item(const Site& site, const learning::ReviewDocument& document);

/// Whether an entry is the front page of the library: learning/index.md of a site that has one.
bool is_library_front(const Site& site, EntryId id);

/// What the templates of an entry see beyond its page: `review`, `briefing`, or `library` for
/// learning/index.md; nothing for others.
Map learning_entry_scope(const Rendering& rendering, const LearningIndex& index, EntryId id,
                         const Html& body, Diagnostics& diagnostics);

/// The parts of that, one a file.
Value review_view(const Rendering& rendering, const learning::Review& review,
                  Diagnostics& diagnostics);
Value briefing_view(const Rendering& rendering, const learning::Briefing& briefing,
                    const Html& body);

/// The markup of a document cut before each of its second-level headings; what stands before the
/// first is left out. Only headings that stand in no quotation, list or callout are cut at.
std::vector<Html> parts_of(const markdown::Document& document, const Html& body);

}  // namespace pier
