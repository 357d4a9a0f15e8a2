#include "pages/page.h"

#include <array>

namespace pier {

namespace {

constexpr auto kRequired = std::to_array<std::string_view>({
    "a-to-z.html",
    "blocks/callout-advice.html",
    "blocks/callout-emergency.html",
    "blocks/callout-example.html",
    "blocks/callout-note.html",
    "blocks/callout-warning.html",
    "blocks/briefings.html",
    "blocks/chart.html",
    "blocks/children.html",
    "blocks/consultations.html",
    "blocks/contacts.html",
    "blocks/glossary.html",
    "blocks/groups.html",
    "blocks/indicators.html",
    "blocks/known-slips.html",
    "blocks/meetings.html",
    "blocks/news.html",
    "blocks/open-data.html",
    "blocks/recommendations.html",
    "blocks/reviews.html",
    "blocks/strategy.html",
    "blocks/subscribe.html",
    "blocks/table.html",
    "blocks/training.html",
    "blocks/video.html",
    "blocks/workplan.html",
    "briefing-print.html",
    "briefing.html",
    "business-unit.html",
    "chapter.html",
    "comparison.html",
    "consultation.html",
    "course.html",
    "discussion.html",
    "downloads.html",
    "easy-read.html",
    "gone.html",
    "group.html",
    "guidance.html",
    "home.html",
    "indicator.html",
    "inline/contact.html",
    "inline/figure.html",
    "inline/page-mark.html",
    "inline/ref.html",
    "inline/term.html",
    "learning-list.html",
    "learning.html",
    "meeting.html",
    "month.html",
    "news.html",
    "not-found.html",
    "page.html",
    "priority.html",
    "recommendations.html",
    "redirect.html",
    "report.html",
    "review.html",
    "section.html",
    "site-map.html",
    "strategy.html",
    "themes-by-year.html",
    "topic.html",
    "topics.html",
    "translation.html",
    "whole-report.html",
});

}  // namespace

std::span<const std::string_view> required_templates() {
  return kRequired;
}

SitePath output_path(std::string_view url) {
  std::string path(url.substr(1));
  if (url.ends_with('/')) path += "index.html";
  return SitePath::parse(path).value_or(SitePath{});
}

}  // namespace pier
