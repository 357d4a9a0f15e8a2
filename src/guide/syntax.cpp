#include "guide/syntax.h"

#include <array>

namespace pier::guide {

namespace {

constexpr auto kBlocks = std::to_array<Word>({
    {"accessibility-statement",
     "The accessibility statement that the law asks for, from data/accessibility.yaml."},
    {"briefings", "The newest 7-minute briefings, all or those about something."},
    {"chart", "Figures as a chart, with a description in words, the table and a download."},
    {"children", "The pages of the folder, each with its summary."},
    {"consultations", "All consultations: those that are open first."},
    {"contacts", "Contacts of data/contacts.yaml with everything that is known of them."},
    {"content-types",
     "The list of what may be written into files. Pages of the guide about each "
     "kind come with it."},
    {"data-table",
     "A table of figures: one of data/tables by its id, or one that stands in the "
     "block."},
    {"glossary", "All terms of data/glossary.yaml by their first letters."},
    {"groups", "Who meets and who reports to whom, as a diagram and as a list."},
    {"indicators", "A list of figures, each with its newest value and a link to its page."},
    {"meetings", "The next meetings, of all groups or of one."},
    {"messages", "The list of all messages of the program. A page about each comes with it."},
    {"news", "The newest news."},
    {"open-data", "Everything that there is to download of the figures."},
    {"recommendations", "Recommendations of reviews, with their owners and what became of them."},
    {"reviews", "The newest reviews, all or those about something."},
    {"strategy", "A strategy of data/strategies: its priorities, its ratings, or both."},
    {"subscribe", "How to take meetings over into a calendar."},
    {"table", "Figures of data/metrics as a table, with a download."},
    {"theme-reference",
     "The list of what a theme may use. Pages of the guide about each part come "
     "with it."},
    {"training", "Courses and events that are still to come."},
    {"video", "A film with its captions and its transcript, or a link to one elsewhere."},
    {"workplan", "The activities of a strategy with their ratings, as a table."},
});

constexpr auto kCallouts = std::to_array<Word>({
    {"advice", "What to do, for somebody who is unsure.",
     ":::advice Not sure?\nAsk before you act.\n:::"},
    {"emergency", "Somebody is in danger now. It is red, so use it for nothing else.",
     ":::emergency In danger now?\nCall 999.\n:::"},
    {"example", "A case that shows what is meant, about nobody in particular.",
     ":::example A quiet neighbour\nThe curtains stay closed all day.\n:::"},
    {"note", "Something that is good to know beside the text.",
     ":::note\nThe office is closed at Easter.\n:::"},
    {"warning", "Something that goes wrong easily, or that must not be done.",
     ":::warning Do not promise to keep a secret\nSay whom you have to tell.\n:::"},
});

constexpr auto kReferences = std::to_array<Word>({
    {"change",
     "What became of a figure from one period to another, in words: the indicator, the "
     "area, the earlier and the later period.",
     "It has had {change looked-after-rate southend 2019-20 2020-21}."},
    {"contact",
     "A contact of data/contacts.yaml: its id, and `phone`, `email` or `name` where "
     "only that is to stand there.",
     "Call {contact front-door phone}."},
    {"figure",
     "A figure with its unit, and a link to where it comes from: the indicator, the area "
     "and the period, or `latest`.",
     "The rate is {figure looked-after-rate southend latest}."},
    {"page", "In a chapter of a report that was printed: where a page of the print began.",
     "The year began with a change. {page 31} By summer it was done."},
    {"ref", "In a report: a chapter, a heading, a table or a figure by its number, as a link.",
     "See {ref work#audits}."},
    {"term", "A word that leads to what the glossary says of it.", "They met at {term MASH}."},
});

}  // namespace

std::span<const Word> blocks() {
  return kBlocks;
}

std::span<const Word> callouts() {
  return kCallouts;
}

std::span<const Word> references() {
  return kReferences;
}

}  // namespace pier::guide
