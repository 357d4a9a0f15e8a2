#include <array>

#include "guide/template_names.h"

namespace pier::guide {

namespace {

constexpr auto kStrategyHtmlNames = std::to_array<TemplateName>({
    {"strategy", "strategy", "the strategy"},
});

constexpr auto kStrategyNames = std::to_array<TemplateName>({
    {"title", "text", "its title"},
    {"body", "text", "whose strategy it is"},
    {"period", "text", "from when to when"},
    {"source", "text", "where it is from"},
    {"notes", "list of text", "remarks"},
    {"headings", "list of priority heading", "its priorities"},
    {"themes", "list of strategy theme", "its themes"},
    {"standing", "text", "in a sentence, how it stands"},
    {"by_group", "list of counts", "ratings by group"},
    {"by_priority", "list of counts", "ratings by priority"},
    {"changes", "list of rating changes", "what changed from one year to the next"},
    {"workplans", "list of workplan", "its activities"},
    {"open_count", "text", "how many activities are open"},
    {"open", "list of workplan", "activities that are open"},
    {"csv_url", "text", "its activities as CSV"},
});

constexpr auto kPriorityHeadingNames = std::to_array<TemplateName>({
    {"id", "text", "its id"},
    {"title", "text", "the heading"},
    {"priorities", "list of priority item", "the priorities"},
});

constexpr auto kPriorityItemNames = std::to_array<TemplateName>({
    {"number", "number", "its number"},
    {"title", "text", "its title"},
    {"text", "text", "its words"},
    {"url", "text", "its page"},
    {"standing", "text", "how it stands"},
});

constexpr auto kStrategyThemeNames = std::to_array<TemplateName>({
    {"number", "number", "its number"},
    {"title", "text", "its title"},
});

constexpr auto kCountsNames = std::to_array<TemplateName>({
    {"id", "text", "its id"},
    {"label", "text", "its number in a report"},
    {"caption", "text", "its caption"},
    {"corner", "text", "the heading of its first column"},
    {"ratings", "list of rating", "the columns"},
    {"rows", "list of counts row", "the rows"},
    {"total", "counts row?", "the last row"},
});

constexpr auto kCountsRowNames = std::to_array<TemplateName>({
    {"title", "text", "what it is about"},
    {"url", "text", "its page"},
    {"total", "text", "all activities"},
    {"counts", "list of text", "how many have each rating"},
});

constexpr auto kRatingNames = std::to_array<TemplateName>({
    {"id", "text", "as a name for style sheets"},
    {"text", "text", "in words"},
});

constexpr auto kRatingChangesNames = std::to_array<TemplateName>({
    {"before", "text", "the earlier year"},
    {"now", "text", "the later year"},
    {"rows", "list of rating change row", "what changed"},
});

constexpr auto kRatingChangeRowNames = std::to_array<TemplateName>({
    {"id", "text", "as a name for style sheets"},
    {"title", "text", "in words"},
    {"count", "text", "how many"},
});

constexpr auto kWorkplanNames = std::to_array<TemplateName>({
    {"id", "text", "its id"},
    {"label", "text", "its number in a report"},
    {"caption", "text", "its caption"},
    {"has_groups", "yes or no", "whether it says who does it"},
    {"years", "list of workplan year", "the years of the ratings"},
    {"change_heading", "text", "the heading of the last column; empty without one"},
    {"has_done", "yes or no", "whether it says what was done"},
    {"rows", "list of activity", "the activities"},
});

constexpr auto kWorkplanYearNames = std::to_array<TemplateName>({
    {"text", "text", "the year"},
});

constexpr auto kActivityNames = std::to_array<TemplateName>({
    {"ref", "text", "its number"},
    {"part_of", "text", "the number of the activity that it is part of"},
    {"level", "number", "1 for activities, 2 for their parts"},
    {"text", "text", "what is done"},
    {"group", "link?", "who does it"},
    {"ratings", "list of rating", "its ratings by year"},
    {"change", "rating?", "what became of it"},
    {"done", "list of done", "what was done by year"},
});

constexpr auto kDoneNames = std::to_array<TemplateName>({
    {"year", "text", "the year"},
    {"text", "text", "what was done"},
});

constexpr auto kPriorityHtmlNames = std::to_array<TemplateName>({
    {"priority", "priority", "the priority"},
});

constexpr auto kPriorityNames = std::to_array<TemplateName>({
    {"text", "text", "its words"},
    {"standing", "text", "how it stands"},
    {"strategy", "link", "its strategy"},
    {"by_theme", "yes or no", "whether activities are numbered by themes"},
    {"groups", "list of priority group", "who works on it"},
    {"open", "list of workplan", "activities that are open"},
    {"recommendations", "list of served recommendation",
     "recommendations of reviews that it serves"},
    {"previous", "link?", "the priority before"},
    {"next", "link?", "the priority after"},
});

constexpr auto kPriorityGroupNames = std::to_array<TemplateName>({
    {"id", "text", "its id"},
    {"title", "text", "the group"},
    {"url", "text", "its page"},
    {"branch", "text", "children, adults or both"},
    {"workplans", "list of workplan", "its activities"},
});

constexpr auto kServedRecommendationNames = std::to_array<TemplateName>({
    {"…", "recommendation", "all that a recommendation has"},
    {"activities", "text", "by which activities"},
});

constexpr auto kBlocksStrategyHtmlNames = std::to_array<TemplateName>({
    {"strategy", "link?", "the strategy"},
    {"headings", "list of priority heading", "its priorities"},
    {"has_ratings", "yes or no", "whether ratings show"},
    {"tables", "list of counts", "ratings by group or priority"},
    {"compared", "list of rating changes", "ratings of two years"},
});

constexpr auto kBlocksWorkplanHtmlNames = std::to_array<TemplateName>({
    {"workplans", "list of workplan", "the table; none where it was reported"},
});

constexpr auto kGroupsOfStrategies = std::to_array<NameGroup>({
    {"strategy.html", "How a strategy goes on.", kStrategyHtmlNames},
    {"strategy", "A strategy.", kStrategyNames},
    {"priority heading", "Priorities below a heading.", kPriorityHeadingNames},
    {"priority item", "A priority in a list.", kPriorityItemNames},
    {"strategy theme", "A theme of a strategy.", kStrategyThemeNames},
    {"counts", "How many activities have which rating.", kCountsNames},
    {"counts row", "A row of numbers of ratings.", kCountsRowNames},
    {"rating", "A rating.", kRatingNames},
    {"rating changes", "Ratings of two years.", kRatingChangesNames},
    {"rating change row", "How many ratings changed so.", kRatingChangeRowNames},
    {"workplan", "Activities with their ratings.", kWorkplanNames},
    {"workplan year", "A year of a workplan.", kWorkplanYearNames},
    {"activity", "An activity.", kActivityNames},
    {"done", "What was done in a year.", kDoneNames},
    {"priority.html", "A priority of a strategy.", kPriorityHtmlNames},
    {"priority", "A priority.", kPriorityNames},
    {"priority group", "What a group does for a priority.", kPriorityGroupNames},
    {"served recommendation", "A recommendation that a priority serves.",
     kServedRecommendationNames},
    {"blocks/strategy.html", "A strategy in a page.", kBlocksStrategyHtmlNames},
    {"blocks/workplan.html", "Activities in a page.", kBlocksWorkplanHtmlNames},
});

}  // namespace

std::span<const NameGroup> names_of_strategies() {
  return kGroupsOfStrategies;
}

}  // namespace pier::guide
