#include <array>

#include "guide/rule_guide.h"

namespace pier::guide {

namespace {

constexpr auto kGuideEToL = std::to_array<RuleGuide>({
    {"easy-read-long",
     "Easy Read is for people for whom long sentences are a barrier; one idea in each sentence"
     " is the rule.",
     "Make two sentences of it, and leave out what is not needed."},
    {"easy-read-picture",
     "The picture beside each sentence is how many readers of Easy Read find out what it is "
     "about.",
     "Begin the line with a picture, and write what the picture shows into its square "
     "brackets."},
    {"external-resource",
     "Another company would learn who reads a page about abuse, and the page would break when "
     "their server does.",
     "Put a copy of the file into the theme, and name that one."},
    {"field-choice",
     "Lists and filters of the site know these values only; with another, the page would "
     "appear in none of them.",
     "Use one of the values that the help names, in the same spelling."},
    {"field-length", "Longer texts are cut off in lists, in search results and on phones.",
     "Shorten the text; details belong into the page itself."},
    {"field-missing",
     "Something that every page of this type needs is not there, such as its title or who "
     "looks after it.",
     "Add the line that the help shows between the two lines of hyphens at the top of the "
     "file."},
    {"field-type",
     "A date, a number or a list that is written in another way cannot be sorted, compared or "
     "shown.",
     "Write the value as the help shows it; days are written as `2027-05-31`."},
    {"field-unknown",
     "The name of a field is a word that the program knows. With a slip in it, what you wrote "
     "would have no effect.",
     "Correct the name as the help proposes, or delete the line."},
    {"file-encoding",
     "Signs that the file holds in another form, often pasted from an old program, turn into "
     "question marks or vanish.",
     "Save the file as UTF-8 (in most editors below Save as), and type the marked words again."},
    {"file-kind",
     "A link on the disk may lead to something outside the site, which would then be "
     "published.",
     "Put the file itself into the folder instead of the link."},
    {"file-name",
     "The name of the file becomes the address of the page. Spaces and capitals make addresses"
     " that break in e-mails.",
     "Rename the file with small letters, digits and hyphens, as in `annual-report-2026.md`."},
    {"file-size",
     "Very large files make pages slow on a phone and expensive for people with little data.",
     "Make the picture or document smaller, or split the page."},
    {"file-type",
     "Word and Excel files carry comments, earlier versions, hidden sheets and names of "
     "authors, all of which would be published with them.",
     "Export the document as a PDF, the table as CSV, the picture as PNG, JPEG or a plain SVG."},
    {"file-unreadable",
     "The file is missing or the computer does not let the program read it, so that part of "
     "the site cannot be made.",
     "Check that the file is there, that its name is right and that you may open it."},
    {"footnote-undefined", "The reader would see the mark and find no note.",
     "Write the note on a line of its own, beginning with the same mark and a colon."},
    {"footnote-unused",
     "A note to which nothing refers is not shown, although somebody wrote it for a reason.",
     "Put its mark into the sentence that it explains, or delete the note."},
    {"form-behind",
     "People who read the Easy Read text or a translation would learn less than others, or "
     "something out of date.",
     "Compare the two texts, correct the other form, and copy the line that the help shows "
     "into it."},
    {"front-matter-unclosed",
     "Without the closing line the program cannot tell where the fields of the page end and "
     "its text begins.",
     "Put a line of three hyphens below the last field."},
    {"glossary-duplicate",
     "Readers would find the same explanation twice, and a later correction would reach one of"
     " them.",
     "Delete one of the two entries, or say in which other sense the term is meant."},
    {"guidance-dates",
     "Readers judge by these days whether guidance is still in force. Days in an impossible "
     "order make them doubt the document.",
     "Check each day against the document: it is approved, then reviewed, then due for review "
     "again."},
    {"guidance-overdue",
     "The public page says for all to see that the guidance has not been checked in time.",
     "Check the document with its owner, then set `reviewed` to today and `next_review` to the"
     " next time."},
    {"heading-empty", "Somebody who jumps from heading to heading hears only the word heading.",
     "Write the words behind the `#` signs, or delete the line."},
    {"heading-h1",
     "The title of the page is its one main heading already. A second one makes two pages of "
     "it for a screen reader.",
     "Write `##` for the parts of the page."},
    {"heading-skip",
     "Headings are the table of contents for people who listen. A missing level sounds like a "
     "missing part.",
     "Begin with `##`, and go down one `#` at a time."},
    {"html-id", "A link to a part of the page, or a label, would lead to the wrong one of the two.",
     "This is a fault of the theme: tell whoever looks after it, with the message."},
    {"html-structure",
     "Browsers repair wrong markup each in their own way, and screen readers then read "
     "something else than what is seen.",
     "This is a fault of the theme: tell whoever looks after it, with the message."},
    {"image-alt", "Somebody who cannot see the picture hears the name of its file or nothing.",
     "Say in the square brackets what the picture tells the reader. Where it only decorates, "
     "write `\"decorative\"` behind the name of the file."},
    {"image-missing", "Readers would see a broken frame.",
     "Check the name of the file, which must be exactly the same, and that the picture lies "
     "where the link says."},
    {"image-text", "Somebody who cannot see the picture hears nothing of it.",
     "This picture comes from the theme: its template must say what the picture shows."},
    {"inline-code",
     "The site forbids browsers to run anything that stands inside a page, which is how it is "
     "safe against strangers' scripts.",
     "Move the style or script into the files of the theme."},
    {"label-in-name",
     "People who steer a computer by voice say the words that they see. If the button has "
     "another name for the computer, nothing happens.",
     "Begin the label with the words that stand on the button or link."},
    {"learning-duplicate",
     "Reviews, recommendations and briefings refer to each other by their ids; with two the "
     "same, actions would be counted for the wrong review.",
     "Give one of them another id. Keep the one that was published."},
    {"learning-record",
     "The site must be able to prove that a review was public for a year. A changed record "
     "cannot.",
     "Take the last change to the file back; the program writes it itself."},
    {"learning-unknown",
     "The review or briefing would be missing from the lists by theme, abuse or agency.",
     "Correct the id, or add the theme to `data/learning.yaml` or the organisation to "
     "`data/groups.yaml`."},
    {"link-broken",
     "What was meant as a link would stand on the page with its brackets, and could not be "
     "pressed.",
     "Write `[words](address)` with nothing between the brackets and no space in the address."},
    {"link-certificate",
     "The browser shows a warning instead of the page, and readers think that our site is unsafe.",
     "`pier check --links` found this. Open the link in a browser. If it warns too, tell the other "
     "site, and take the link out until it is mended. If it does not, allow `link-certificate` on "
     "the page."},
    {"link-empty",
     "A link without words cannot be seen, and without a destination it leads nowhere.",
     "Fill in both: words in the square brackets, the page or address in the round ones."},
    {"link-gone",
     "A reader who looks for help would meet a page that says not found, on a site that is not "
     "ours.",
     "`pier check --links` found this. Search the other site for the page, and write its new "
     "address. If it is gone for good, take the link out or link to something else."},
    {"link-insecure",
     "What is sent over `http://` can be read and changed by anybody on the same network, and "
     "browsers warn of it.",
     "Open the address with `https://` in a browser. If that works, write it so."},
    {"link-moved",
     "The old address works for as long as the other site keeps its signpost. One day it is gone, "
     "and the link is broken.",
     "`pier check --links` found this. Write the address that the message gives, after a look at "
     "what is there."},
    {"link-name", "A screen reader would say only link or button.",
     "This is a fault of the theme: its template must put words into the link."},
    {"link-private",
     "The address works inside one network only, as that of the council. Everybody else meets an "
     "error.",
     "`pier check --links` found this. Write the address that works from home, or put the document "
     "on the site itself."},
    {"link-scheme", "Some kinds of addresses start programs or reach into the reader's computer.",
     "Link to a page or file of this site, or to an address that begins with `https://`."},
    {"link-target", "A reader would meet a page that says not found.",
     "Correct the path; it begins at the folder of the page. If the page has moved, link to "
     "where it is now."},
    {"link-text",
     "People who listen often go through the links alone. A list of here, here and more says "
     "nothing.",
     "Use the title of the page that the link leads to, or say what one can do there."},
    {"link-unreachable",
     "For three days or more the other site did not answer, or sent the program away. Readers may "
     "wait for nothing.",
     "`pier check --links` found this. Open the link in a browser. If it works, the site turns "
     "programs away: allow `link-unreachable` on the page. If not, take the link out."},
});

}  // namespace

std::span<const RuleGuide> rules_e_to_l() {
  return kGuideEToL;
}

}  // namespace pier::guide
