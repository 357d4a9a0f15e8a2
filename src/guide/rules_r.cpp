#include <array>

#include "guide/rule_guide.h"

namespace pier::guide {

namespace {

constexpr auto kGuideR = std::to_array<RuleGuide>({
    {"raw-html",
     "HTML in a page goes past every check of the site: it can break the layout, shut people "
     "out or load something from strangers.",
     "Say it in Markdown as the help shows, or use one of the blocks."},
    {"reference-place",
     "Headings and links are used elsewhere too, in lists of contents and menus, where a "
     "reference cannot work.",
     "Write the words themselves here, and the reference in the text below."},
    {"reference-unclosed",
     "The reference would appear on the page with its brace, and not as the contact or figure "
     "that is meant.",
     "Write the closing `}`. If you mean the sign itself, put a backslash before it."},
    {"reference-unknown",
     "The site knows a fixed set of references; another would appear on the page in braces.",
     "Correct the first word in the braces. If you mean the signs themselves, put a backslash "
     "before the brace."},
    {"report-abbreviation",
     "Readers outside the partnership stop at the first short form that nobody has explained.",
     "Write the full name once with the short form in brackets, before using it alone."},
    {"report-act",
     "An Act with a wrong year does not exist, and a report that cites it is not taken "
     "seriously.",
     "Look the Act up on legislation.gov.uk."},
    {"report-arithmetic",
     "Numbers of a sentence that do not add up make readers doubt every other number of the "
     "report.",
     "Work it out again and correct the wrong one. If the report is printed already, answer it"
     " under `known`."},
    {"report-caption",
     "A caption without its picture, or a sentence that announces a table that is not there, "
     "sends readers searching.",
     "Put the picture, chart or table beside it, or take the caption out."},
    {"report-cell",
     "A number with two points or a word in a column of numbers was copied wrongly, and no sum"
     " is right after it.",
     "Compare the cell with the source, and write commas between thousands and one point."},
    {"report-claim", "Text and table contradict each other, and nobody knows which to believe.",
     "Correct the sentence or the table, whichever differs from the source."},
    {"report-conflict",
     "The same figure with two values in one report is the commonest complaint about reports.",
     "Find out which is right and use it everywhere. If two different things are meant, say "
     "what makes them differ."},
    {"report-copy", "A paragraph of last year that nobody looked at says that nothing was learned.",
     "Rewrite it for this year, or say it once and refer to it."},
    {"report-date",
     "A date that does not exist, or the wrong weekday, was typed without a calendar.",
     "Correct the date or the weekday."},
    {"report-direction", "A rise that is called a fall tells readers the opposite of the truth.",
     "Correct the word or the numbers."},
    {"report-folder",
     "A chapter outside the folder of a report belongs to none, and is missing from its "
     "contents and its PDF.",
     "Move the file into the folder of its report."},
    {"report-heading",
     "Two headings with the same words cannot be told apart in the contents, and a gap in the "
     "numbers looks like a missing part.",
     "Say in each heading what makes its part different, and number them without a gap."},
    {"report-incomplete", "The law says what an annual report must hold and who must sign it.",
     "Write what the message names, or set the status back until it is there."},
    {"report-known-unused", "An answer to a slip that is no longer there would hide the next one.",
     "Delete the answer, or copy the words with the slip exactly as they stand."},
    {"report-leftover",
     "Instructions of a template in a published report say that nobody read it to the end.",
     "Do what the instruction asks for, and delete it."},
    {"report-link", "Readers press on it and nothing happens.",
     "Write the page or the address that it leads to, or take the link out."},
    {"report-mention", "Whoever turns to the section or figure finds something else.",
     "Name it with `{ref …}`, so that its number is always right, or correct the number."},
    {"report-name", "One body with two names looks like two bodies, and the search finds half.",
     "Decide on one spelling and use it throughout."},
    {"report-number", "Two figures or tables with one number cannot be referred to.",
     "Give one another number. If the printed report has it so, say so in `allow`."},
    {"report-points",
     "From 20 to 30 per cent is ten percentage points, but a rise of 50 per cent. The wrong "
     "word changes the size of what happened.",
     "Write percentage points for a difference of two percentages."},
    {"report-previous", "The comparison with the year before would be with the wrong year.",
     "Name the report that came before, and check the `period` of both."},
    {"report-promise", "Readers want to know what became of each promise, once.",
     "Use the ids of the report before, each once."},
    {"report-quote", "A quotation that never ends leaves open whose words they are.",
     "Set the closing mark where the quotation ends, or take the opening one out."},
    {"report-readability", "A sentence of fifty words is read twice or not at all.",
     "Make two or three of it; 25 words are enough for one."},
    {"report-reference",
     "The reader would be sent to a chapter, figure or table that is not in the report.",
     "Correct the id, as the help proposes."},
    {"report-signature",
     "The independent scrutineer signed exactly these words. If one changes, the signature is "
     "worth nothing.",
     "Undo the change, or have the text signed again and write the new day and digest."},
    {"report-table", "Rows that do not come to their total show that a number was copied wrongly.",
     "Add up again, compare with the source and correct it. If the report is printed already, "
     "answer it under `known`."},
    {"report-year", "A year of three digits or a span that runs backwards was mistyped.",
     "Write two years that follow each other, such as 2021/22."},
    {"review-abuse",
     "Lists by kind of abuse follow the words of the law; with another word the review would "
     "be found below none.",
     "Use a kind from `data/learning.yaml`, or one that suits the partnership of the review."},
    {"review-dates",
     "A review cannot be published before it is completed. One of the days is wrong.",
     "Check them in this order: referred, decided, completed, published, public until."},
    {"review-example",
     "A made-up review shows how a page will look. On the public site it would be taken for "
     "something that happened to somebody.",
     "Delete the file before the site is published for readers."},
    {"review-future", "A day of the past that lies in the future is a slip in the year.",
     "Write the day on which it happened."},
    {"review-hold",
     "Holding a review back, for an inquest or a trial, must have a reason that can be looked "
     "at again; and its document would be public even without its page.",
     "Add `hold` with the reason, and take the documents out until the review is published."},
    {"review-hold-over", "The day has come until which the review was to wait.",
     "Ask whether the reason still holds. Publish the review, or write a new day."},
    {"review-incomplete",
     "In each state of a review readers, and the law, expect certain days and documents.",
     "Add the field that the message names, or correct the state."},
    {"review-rapid",
     "Working Together 2023 has only the learning of a rapid review published, never the "
     "review itself.",
     "Write a briefing about the learning, and leave the review unpublished."},
    {"review-removed",
     "The law wants child safeguarding practice reviews public for at least a year.",
     "Put the file back until the day that the help names. Where the law wants it gone, write "
     "a tombstone that says why."},
    {"review-until",
     "The law wants child safeguarding practice reviews public for at least a year.",
     "Write the day that the help names or a later one, or leave the field out."},
});

}  // namespace

std::span<const RuleGuide> rules_r() {
  return kGuideR;
}

}  // namespace pier::guide
