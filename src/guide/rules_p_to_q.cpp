#include <array>

#include "guide/rule_guide.h"

namespace pier::guide {

namespace {

constexpr auto kGuidePToQ = std::to_array<RuleGuide>({
    {"page-heading", "People who listen find their way by headings.",
     "This is a fault of the theme, or of what it puts around your text: tell whoever looks "
     "after it, with the message."},
    {"page-landmark",
     "With one key, a screen reader jumps to the main part of a page. Without it, people hear "
     "the menu again on every page.",
     "This is a fault of the theme: its template needs one `<main>`."},
    {"page-language",
     "A screen reader would read English words with the sounds of another language.",
     "This is a fault of the theme: its template must write the language into `<html lang>`."},
    {"page-title",
     "The title stands in the tab, in bookmarks and first in what a screen reader says. Two "
     "the same cannot be told apart.",
     "Give the page a title of its own; in the theme, `<title>` holds `page.head_title`."},
    {"paper-state",
     "Whoever looks for a paper must learn whether it is there, why it is not public or when "
     "it comes.",
     "Write `file` and `published`, or `withheld` with the reason. While a paper is still to "
     "come, write none of them."},
    {"pdf-page-number",
     "A list of contents with page numbers for some parts only looks broken and cannot be "
     "used.",
     "This is a fault of the theme's printed sheet: tell whoever looks after it, with the "
     "message."},
    {"pdf-small-text",
     "Text below 10 points cannot be read by many of those for whom a sheet is printed.",
     "Cut words until everything fits at 10 points or more."},
    {"pdf-too-long",
     "A sheet that is made for one page is put up on boards and taken into meetings; the "
     "second page gets lost.",
     "Shorten the text until it fits, or raise `pdf_pages` if more pages are really meant."},
    {"privacy-age", "With an exact age, a day and a place together, neighbours know who is meant.",
     "Give an age band, such as 5 to 9, or leave the day or the place out."},
    {"privacy-bank", "An account number can be used for fraud, and says whose money it was.",
     "Take it out. Payments are described by what they were for."},
    {"privacy-birth", "A date of birth with any other detail identifies a person.",
     "Give an age band, or the school year."},
    {"privacy-computer",
     "Addresses of computers and folders of people say who wrote a text and where, and help an"
     " attacker.",
     "Take it out; it was probably copied along with something else."},
    {"privacy-contact",
     "A private number or address could be published for good: search engines keep what they "
     "once saw.",
     "Take it out. What is meant to be public stands in `data/contacts.yaml`."},
    {"privacy-exception",
     "An exception lets something through that the site would hold back. It must name exactly "
     "what, and must not outlive its reason.",
     "Copy the name of the finding from the message, and set an end that has not passed. If it"
     " has ended, take out what it was for."},
    {"privacy-exception-unused",
     "An exception that nothing needs would let the next slip of the same kind through.",
     "Delete the entry in `data/privacy.yaml`."},
    {"privacy-insurance-number",
     "A National Insurance number identifies one person and opens doors to fraud.",
     "Take it out. Nobody needs it to learn from what happened."},
    {"privacy-location", "Coordinates point at one house.", "Name the ward or the town."},
    {"privacy-metadata",
     "A photograph can say who took it, when and on which doorstep, without showing it.",
     "Export the file without information about its author and place, and publish that copy."},
    {"privacy-name",
     "The name belongs to somebody who must not be recognised, such as the subject of a "
     "review.",
     "Write the pseudonym that the review uses, or the role of the person."},
    {"privacy-nhs-number", "An NHS number identifies one person and leads to their records.",
     "Take it out. Nobody needs it to learn from what happened."},
    {"privacy-pdf",
     "A PDF can hold comments, earlier versions, attached files and programs that nobody sees "
     "on the page.",
     "Make the PDF anew from its source, by export or by printing to a PDF, and publish that."},
    {"privacy-postcode",
     "A postcode stands for about fifteen homes, in the country sometimes for one.",
     "Name the ward or the town. The address of a meeting place stands with the meeting, and "
     "of a service in `data/contacts.yaml`."},
    {"privacy-postcode-area",
     "Where somebody lives, even roughly, can be enough for those who know the story.",
     "Name the town, or leave the place out."},
    {"privacy-pupil-number", "The number follows one child through every school.",
     "Take it out. Nobody needs it to learn from what happened."},
    {"privacy-redaction",
     "A black box over words hides them from the eye only: anybody can copy them out of the "
     "file.",
     "Delete the words in the source document and make the PDF anew."},
    {"privacy-reference",
     "With the reference of a case, anybody who works with it knows which family is meant, and"
     " others can ask for it.",
     "Take it out. Nobody needs it to learn from what happened."},
    {"privacy-vehicle", "A registration leads to the keeper of the vehicle.",
     "Take it out. Nobody needs it to learn from what happened."},
    {"procedure-changed", "Staff would follow a text that its owners have replaced.",
     "Read what is new in the original, and take the new text with `pier fetch --accept`."},
    {"procedure-copy", "The page would be empty, or show a text of which nobody knows whose it is.",
     "Correct the name in `shared_from`, or fetch the copy with `pier fetch`."},
    {"procedure-text",
     "Figures, words of the glossary, blocks, pictures and links inside the site are filled in by "
     "this site alone: others would show a gap. Contacts are written out for them.",
     "Write the words out, and give links their whole address. Or take `share_as` out of the "
     "guidance."},
    {"procedure-vanished",
     "The neighbour may have withdrawn the procedure. A copy of it would still be followed here.",
     "Ask the neighbour, then remove the page or write a procedure of your own."},
    {"publish-target",
     "A site would be sent to the wrong place, or to none, on the day on which it matters.",
     "Write what the message asks for into `data/publish.yaml`. Passwords do not belong there."},
});

}  // namespace

std::span<const RuleGuide> rules_p_to_q() {
  return kGuidePToQ;
}

}  // namespace pier::guide
