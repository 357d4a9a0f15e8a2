#include "guide/template_files.h"

#include <array>

namespace pier::guide {

namespace {

constexpr auto kTemplateFiles = std::to_array<TemplateFile>({
    {"a-to-z.html", "all pages by their first letters"},
    {"blocks/briefings.html", "a list of briefings"},
    {"blocks/callout-advice.html", "a box with advice"},
    {"blocks/callout-emergency.html", "a box for somebody in danger now"},
    {"blocks/callout-example.html", "a box with an example"},
    {"blocks/callout-note.html", "a box with a note"},
    {"blocks/callout-warning.html", "a box with a warning"},
    {"blocks/chart.html", "a chart with its description, table, notes and download"},
    {"blocks/children.html", "the pages of a folder"},
    {"blocks/consultations.html", "a list of consultations"},
    {"blocks/contacts.html", "a list of contacts"},
    {"blocks/content-types.html", "the list of what may be written into files"},
    {"blocks/data-table.html", "a table of data/tables or one that stands in the page"},
    {"blocks/glossary.html", "the glossary"},
    {"blocks/groups.html", "who meets, as a diagram and a list"},
    {"blocks/indicators.html", "a list of figures"},
    {"blocks/known-slips.html", "mistakes of a printed report, below its chapter"},
    {"blocks/meetings.html", "the next meetings"},
    {"blocks/messages.html", "the list of messages"},
    {"blocks/news.html", "a list of news"},
    {"blocks/open-data.html", "what there is to download of the figures"},
    {"blocks/recommendations.html", "a list of recommendations"},
    {"blocks/reviews.html", "a list of reviews"},
    {"blocks/strategy.html", "a strategy"},
    {"blocks/subscribe.html", "how to take meetings over into a calendar"},
    {"blocks/table.html", "figures as a table"},
    {"blocks/theme-reference.html", "the list of what a theme may use"},
    {"blocks/training.html", "courses that are still to come"},
    {"blocks/video.html", "a film"},
    {"blocks/workplan.html", "the activities of a strategy"},
    {"briefing-print.html", "the sheet of a briefing, which becomes its PDF"},
    {"briefing.html", "a 7-minute briefing"},
    {"business-unit.html", "what there is to do, in previews only"},
    {"chapter.html", "a chapter of a report"},
    {"comparison.html", "a report beside the one before"},
    {"consultation.html", "a consultation"},
    {"content-type.html", "a page of the guide about a kind of file"},
    {"content-words.html", "the page of the guide about blocks, boxes and references"},
    {"course.html", "a course or an event"},
    {"discussion.html", "the sheet for a discussion of a briefing"},
    {"downloads.html", "all documents of the library"},
    {"easy-read.html", "a text in Easy Read"},
    {"gone.html", "an address that was taken away"},
    {"group.html", "a group that meets"},
    {"guidance.html", "a document of guidance"},
    {"home.html", "the home page"},
    {"indicator.html", "a figure with its chart, table and source"},
    {"inline/contact.html", "a contact inside a sentence"},
    {"inline/figure.html", "a figure inside a sentence"},
    {"inline/page-mark.html", "where a page of a printed report began"},
    {"inline/ref.html", "a reference inside a report"},
    {"inline/term.html", "a term of the glossary inside a sentence"},
    {"learning-list.html", "a list of reviews and briefings"},
    {"learning.html", "the front page of the library of learning"},
    {"meeting.html", "a meeting"},
    {"message.html", "a page of the guide about a message"},
    {"month.html", "the meetings of a month"},
    {"news.html", "a piece of news"},
    {"not-found.html", "what answers at an address without a page"},
    {"page.html", "an ordinary page"},
    {"priority.html", "a priority of a strategy"},
    {"recommendations.html", "a list of recommendations with filters"},
    {"redirect.html", "what answers at a former address"},
    {"report-print.html", "a report as one document, which becomes its PDF"},
    {"report.html", "the front page of an annual report"},
    {"review.html", "a review"},
    {"search.html", "the search; without it there is none"},
    {"section.html", "the page of a folder"},
    {"site-map.html", "all pages as a tree"},
    {"strategy.html", "how a strategy goes on"},
    {"theme-guide.html", "a page of the guide about themes"},
    {"themes-by-year.html", "themes of reviews by year"},
    {"topic.html", "all pages with a tag"},
    {"topics.html", "all tags"},
    {"translation.html", "a page in another language"},
    {"whole-report.html", "a report on one page"},
});

constexpr auto kBaseBlocks = std::to_array<TemplateFile>({
    {"main", "everything in `<main>`: the head of the page, its text and its foot"},
    {"body", "the text of the page; else it shows `page.body`"},
    {"paper", "what stands behind the text about the PDF of the page"},
});

}  // namespace

std::span<const TemplateFile> template_files() {
  return kTemplateFiles;
}

std::span<const TemplateFile> base_blocks() {
  return kBaseBlocks;
}

}  // namespace pier::guide
