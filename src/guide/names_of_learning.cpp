#include <array>

#include "guide/template_names.h"

namespace pier::guide {

namespace {

constexpr auto kReviewHtmlNames = std::to_array<TemplateName>({
    {"review", "review", "the review"},
});

constexpr auto kReviewNames = std::to_array<TemplateName>({
    {"example", "yes or no", "whether it is made up"},
    {"archived", "yes or no", "whether it is an older one that is kept"},
    {"warning", "text", "what may upset readers"},
    {"facts", "list of linked fact", "facts about it"},
    {"documents", "list of document file", "its documents"},
    {"recommendations", "list of recommendation", "what it says has to be done"},
    {"progress", "text", "in a sentence, how many are done"},
    {"changes", "list of change made", "what is different now"},
    {"steps", "list of step", "its way from the referral to the publication"},
    {"duration", "text", "how long it took"},
    {"briefings", "list of briefing item", "briefings that came of it"},
});

constexpr auto kLinkedFactNames = std::to_array<TemplateName>({
    {"name", "text", "what it is"},
    {"links", "list of link", "the values; without an address they are words only"},
});

constexpr auto kDocumentFileNames = std::to_array<TemplateName>({
    {"title", "text", "its title"},
    {"url", "text", "its address"},
    {"kind", "text", "what it is"},
    {"note", "text", "kind of file, size, pages, language"},
});

constexpr auto kRecommendationNames = std::to_array<TemplateName>({
    {"text", "text", "its words"},
    {"anchor", "text", "its id on the page of the review"},
    {"state", "text", "how it stands, in words"},
    {"state_id", "text", "the same as a name for style sheets"},
    {"overdue", "yes or no", "whether its day has passed"},
    {"owners", "list of link", "who has to do it"},
    {"due", "date?", "by when"},
    {"updated", "date?", "when its state was last known"},
    {"done", "date?", "when it was done"},
    {"year_change", "text", "what became of it within a year"},
    {"evidence", "text", "how one knows"},
    {"evidence_link", "link?", "the evidence itself"},
    {"reason", "text", "why it was not accepted"},
    {"review", "link?", "the review, where the list is of several"},
    {"example", "yes or no", "whether it is made up"},
});

constexpr auto kChangeMadeNames = std::to_array<TemplateName>({
    {"text", "text", "in words"},
    {"anchor", "text", "the recommendation"},
    {"number", "number", "its number"},
    {"chart", "markup", "a chart that shows it"},
    {"indicator", "link?", "the figure that shows it"},
});

constexpr auto kStepNames = std::to_array<TemplateName>({
    {"name", "text", "what happened"},
    {"date", "date?", "when"},
    {"after", "text", "how long after the step before"},
});

constexpr auto kBriefingHtmlNames = std::to_array<TemplateName>({
    {"briefing", "briefing", "the briefing"},
});

constexpr auto kBriefingNames = std::to_array<TemplateName>({
    {"reading_time", "text", "how long it takes to read"},
    {"questions", "list of text", "questions for a team"},
    {"monday", "list of text", "what to do on Monday"},
    {"discussion_url", "text", "the sheet for a discussion"},
    {"parts", "list of briefing part", "its seven parts"},
    {"facts", "list of linked fact", "facts about it"},
    {"pdf", "file link?", "the briefing on one page"},
});

constexpr auto kBriefingPartNames = std::to_array<TemplateName>({
    {"html", "markup", "its text with its heading"},
});

constexpr auto kBriefingPrintHtmlNames = std::to_array<TemplateName>({
    {"briefing", "briefing", "the briefing"},
});

constexpr auto kDiscussionHtmlNames = std::to_array<TemplateName>({
    {"briefing", "discussed briefing", "the briefing"},
});

constexpr auto kDiscussedBriefingNames = std::to_array<TemplateName>({
    {"url", "text", "its address"},
    {"reading_time", "text", "how long it takes to read"},
    {"questions", "list of text", "questions for a team"},
    {"monday", "list of text", "what to do on Monday"},
});

constexpr auto kLearningHtmlNames = std::to_array<TemplateName>({
    {"library", "library", "what there is"},
    {"facets", "list of facet", "what one can filter by"},
    {"under_way", "list of announced", "reviews that are not published yet"},
});

constexpr auto kLibraryNames = std::to_array<TemplateName>({
    {"tally", "list of tally item", "how much there is"},
    {"find_url", "text", "the list that can be filtered"},
    {"years_url", "text", "themes by year"},
    {"downloads_url", "text", "all documents"},
    {"latest", "list of review item", "the newest reviews"},
    {"latest_of_others", "list of review item", "the newest reviews of other partnerships"},
    {"briefings", "list of briefing item", "the newest briefings"},
    {"feed_url", "text", "what is new; empty where there is no feed"},
});

constexpr auto kTallyItemNames = std::to_array<TemplateName>({
    {"number", "text", "how many"},
    {"title", "text", "of what"},
    {"url", "text", "where they are listed"},
});

constexpr auto kAnnouncedNames = std::to_array<TemplateName>({
    {"kind", "text", "its kind"},
    {"partnership", "text", "about children or adults"},
    {"state", "text", "how far it is"},
    {"example", "yes or no", "whether it is made up"},
    {"count", "number", "how many such reviews there are"},
});

constexpr auto kFacetNames = std::to_array<TemplateName>({
    {"id", "text", "its id"},
    {"label", "text", "its name"},
    {"title", "text", "a heading for its values"},
    {"values", "list of facet value", "its values"},
});

constexpr auto kFacetValueNames = std::to_array<TemplateName>({
    {"id", "text", "its id"},
    {"title", "text", "its name"},
    {"url", "text", "the list of what has it"},
    {"count", "text", "how many have it"},
});

constexpr auto kReviewItemNames = std::to_array<TemplateName>({
    {"title", "text", "its title"},
    {"url", "text", "its address"},
    {"kind", "text", "its kind"},
    {"published", "date?", "when it was published"},
    {"age", "text", "the age band of whom it is about"},
    {"summary", "text", "its summary"},
    {"example", "yes or no", "whether it is made up"},
    {"keys", "text", "what it is filtered by, for scripts"},
    {"recommendations", "list of short recommendation", "what it says has to be done"},
    {"from", "link?", "of another partnership's: its name, and the list of what comes from it"},
});

constexpr auto kShortRecommendationNames = std::to_array<TemplateName>({
    {"title", "text", "its words"},
    {"url", "text", "where it stands"},
    {"state", "text", "how it stands"},
});

constexpr auto kBriefingItemNames = std::to_array<TemplateName>({
    {"title", "text", "its title"},
    {"url", "text", "its address"},
    {"audience", "text", "whom it is for"},
    {"published", "date?", "when it was published"},
    {"summary", "text", "its summary"},
    {"from", "link?", "of another partnership's: its name, and the list of what comes from it"},
});

constexpr auto kLearningListHtmlNames = std::to_array<TemplateName>({
    {"list", "learning list", "the list"},
    {"facets", "list of facet", "what one can filter by"},
    {"pager", "list of pager item", "the parts of a long list"},
});

constexpr auto kLearningListNames = std::to_array<TemplateName>({
    {"about", "list of text", "what it is a list of"},
    {"filters", "yes or no", "whether it can be filtered"},
    {"has_keys", "yes or no", "whether items say what they are filtered by"},
    {"heading", "text", "the heading of the reviews"},
    {"items", "list of review item", "the reviews"},
    {"count", "text", "how many there are"},
    {"with_recommendations", "yes or no", "whether recommendations show"},
    {"empty", "list of text", "what to say where there is none"},
    {"briefings", "list of briefing item", "the briefings"},
    {"guidance", "list of link", "guidance that belongs to it"},
    {"figures", "list of short figure", "figures that belong to it"},
    {"more", "list of link", "other lists"},
});

constexpr auto kPagerItemNames = std::to_array<TemplateName>({
    {"title", "text", "from which item to which"},
    {"url", "text", "its address"},
    {"current", "yes or no", "whether it is the part that shows"},
});

constexpr auto kRecommendationsHtmlNames = std::to_array<TemplateName>({
    {"tracker", "tracker", "the list"},
    {"facets", "list of facet", "what one can filter by"},
    {"pager", "list of pager item", "the parts of a long list"},
});

constexpr auto kTrackerNames = std::to_array<TemplateName>({
    {"filters", "yes or no", "whether it can be filtered"},
    {"progress", "text", "in a sentence, how many are done"},
    {"change", "text", "in a sentence, what changed within a year"},
    {"compared", "yes or no", "whether the year before is known"},
    {"states", "list of state row", "the states now and a year ago"},
    {"csv_url", "text", "the list as CSV"},
    {"heading", "text", "its heading"},
    {"items", "list of tracked item", "the recommendations"},
    {"count", "text", "how many there are"},
    {"empty", "text", "what to say where there is none"},
    {"more", "list of link", "other lists"},
});

constexpr auto kTrackedItemNames = std::to_array<TemplateName>({
    {"…", "recommendation", "all that a recommendation has"},
    {"keys", "text", "what it is filtered by, for scripts"},
});

constexpr auto kStateRowNames = std::to_array<TemplateName>({
    {"title", "text", "the state"},
    {"url", "text", "the list of them"},
    {"now", "text", "how many now"},
    {"before", "text", "how many a year ago"},
    {"since", "text", "how many came to it since"},
});

constexpr auto kThemesByYearHtmlNames = std::to_array<TemplateName>({
    {"cross", "cross table", "the table"},
});

constexpr auto kCrossTableNames = std::to_array<TemplateName>({
    {"years", "list of link", "the columns, each with its list"},
    {"rows", "list of cross row", "the rows"},
    {"totals", "list of text", "the last row"},
    {"total", "text", "all reviews"},
    {"csv_url", "text", "the table as CSV"},
    {"empty", "list of text", "what to say where there is nothing"},
});

constexpr auto kCrossRowNames = std::to_array<TemplateName>({
    {"title", "text", "the theme"},
    {"url", "text", "its list"},
    {"cells", "list of text", "how many reviews in each year"},
    {"total", "text", "in all years"},
});

constexpr auto kDownloadsHtmlNames = std::to_array<TemplateName>({
    {"downloads", "downloads", "the documents"},
    {"facets", "list of facet", "what one can filter by"},
});

constexpr auto kDownloadsNames = std::to_array<TemplateName>({
    {"filters", "yes or no", "whether they can be filtered"},
    {"count", "text", "how many there are"},
    {"groups", "list of download group", "the documents by whom they are about"},
});

constexpr auto kDownloadGroupNames = std::to_array<TemplateName>({
    {"id", "text", "its id"},
    {"title", "text", "its heading"},
    {"items", "list of download", "the documents"},
});

constexpr auto kDownloadNames = std::to_array<TemplateName>({
    {"title", "text", "its title"},
    {"url", "text", "its address"},
    {"kind", "text", "what it is"},
    {"note", "text", "kind of file, size, pages"},
    {"from", "link?", "the review that it belongs to"},
    {"keys", "text", "what it is filtered by, for scripts"},
});

constexpr auto kBlocksReviewsHtmlNames = std::to_array<TemplateName>({
    {"items", "list of review item", "the reviews"},
    {"all_url", "text", "the list of all; empty where there is none"},
});

constexpr auto kBlocksBriefingsHtmlNames = std::to_array<TemplateName>({
    {"items", "list of briefing item", "the briefings"},
    {"all_url", "text", "the list of all; empty where there is none"},
});

constexpr auto kBlocksRecommendationsHtmlNames = std::to_array<TemplateName>({
    {"items", "list of recommendation", "the recommendations"},
    {"all_url", "text", "the list of all; empty where there is none"},
});

constexpr auto kGroupsOfLearning = std::to_array<NameGroup>({
    {"review.html", "A review.", kReviewHtmlNames},
    {"review", "A review, and what became of its recommendations.", kReviewNames},
    {"linked fact", "A fact that leads to lists.", kLinkedFactNames},
    {"document file", "A document of a review.", kDocumentFileNames},
    {"recommendation", "Something that has to be done.", kRecommendationNames},
    {"change made", "What is different since.", kChangeMadeNames},
    {"step", "A step of a review.", kStepNames},
    {"briefing.html", "A 7-minute briefing.", kBriefingHtmlNames},
    {"briefing", "A briefing.", kBriefingNames},
    {"briefing part", "A part of a briefing.", kBriefingPartNames},
    {"briefing-print.html", "The sheet of a briefing.", kBriefingPrintHtmlNames},
    {"discussion.html", "The sheet for a discussion.", kDiscussionHtmlNames},
    {"discussed briefing", "A briefing that is discussed.", kDiscussedBriefingNames},
    {"learning.html", "The front page of the library.", kLearningHtmlNames},
    {"library", "The library of learning.", kLibraryNames},
    {"tally item", "A number of things.", kTallyItemNames},
    {"announced", "A review of which only a fact is public.", kAnnouncedNames},
    {"facet", "Something that one can filter by.", kFacetNames},
    {"facet value", "A value that one can filter by.", kFacetValueNames},
    {"review item", "A review in a list.", kReviewItemNames},
    {"short recommendation", "A recommendation in a list.", kShortRecommendationNames},
    {"briefing item", "A briefing in a list.", kBriefingItemNames},
    {"learning-list.html", "A list of reviews and briefings.", kLearningListHtmlNames},
    {"learning list", "A list of the library.", kLearningListNames},
    {"pager item", "A part of a long list.", kPagerItemNames},
    {"recommendations.html", "A list of recommendations.", kRecommendationsHtmlNames},
    {"tracker", "A list of recommendations.", kTrackerNames},
    {"tracked item", "A recommendation in a list.", kTrackedItemNames},
    {"state row", "How many are in a state.", kStateRowNames},
    {"themes-by-year.html", "Themes of reviews by year.", kThemesByYearHtmlNames},
    {"cross table", "Themes by year.", kCrossTableNames},
    {"cross row", "A theme by year.", kCrossRowNames},
    {"downloads.html", "All documents of the library.", kDownloadsHtmlNames},
    {"downloads", "All documents.", kDownloadsNames},
    {"download group", "Documents about children, adults or both.", kDownloadGroupNames},
    {"download", "A document in a list.", kDownloadNames},
    {"blocks/reviews.html", "A list of reviews.", kBlocksReviewsHtmlNames},
    {"blocks/briefings.html", "A list of briefings.", kBlocksBriefingsHtmlNames},
    {"blocks/recommendations.html", "A list of recommendations.", kBlocksRecommendationsHtmlNames},
});

}  // namespace

std::span<const NameGroup> names_of_learning() {
  return kGroupsOfLearning;
}

}  // namespace pier::guide
