#include <array>

#include "guide/rule_guide.h"

namespace pier::guide {

namespace {

constexpr auto kGuideSToZ = std::to_array<RuleGuide>({
    {"scaffold-leftover", "Readers would see the words that ask the author to write something.",
     "Write what the line asks for in its place. If it is not needed, take the line out. If the "
     "page "
     "is not ready, put `draft: true` back."},
    {"section-index",
     "Somebody who shortens the address in the browser, or presses on the breadcrumb, would "
     "find nothing.",
     "Make a file `index.md` in the folder, with a title and a summary."},
    {"security-expired",
     "People who find a weakness in the site use this file to tell you. After its day they may"
     " not trust it.",
     "Make sure that the address still reaches somebody, then write a new day in "
     "`data/site.yaml`."},
    {"security-expires",
     "People who find a weakness in the site use this file to tell you. Soon they may not "
     "trust it any more.",
     "Make sure that the address still reaches somebody, then write a new day in "
     "`data/site.yaml`."},
    {"source-address",
     "A server that is written as a number, or with a password before its name, may be another "
     "than it looks, and its certificate cannot be checked. Readers see where figures come from, "
     "so "
     "a key in an address would be public.",
     "Write the address as a browser shows it, beginning with `https://` and the name."},
    {"source-duplicate", "Each fetch would write over what the other one brought.",
     "Take one of the two out, or give it another `id` and `name`."},
    {"source-edited",
     "Readers are told where the file was fetched, but what they see is not what stands there, and "
     "the next fetch would undo the change.",
     "Ask the owner of the source to correct it, then fetch it again with `--accept`. If the file "
     "is to be yours from now on, delete its `.source.yaml` and take the source out."},
    {"source-host",
     "Only servers that somebody decided to trust are asked, so that a slip or a redirect cannot "
     "bring something in from elsewhere.",
     "Correct the address, or add the server to `hosts` if you trust it."},
    {"source-note",
     "The file beside what was fetched tells readers where it comes from; without one of the two "
     "nobody knows.",
     "Delete the `.source.yaml` and run `pier fetch` again."},
    {"source-overdue",
     "Readers would take old figures for new ones. The pages say how old they are until the source "
     "was looked at again.",
     "Run `pier fetch`. If the source has moved, correct its address; if it comes less often, "
     "correct `every`."},
    {"source-pin", "A digest with a slip fits no file, so that nothing could be taken.",
     "Copy all 64 digits from the publisher, or print them with `sha256sum FILE`."},
    {"source-reading",
     "What comes from the server could not be understood, or otherwise than was meant.",
     "Add what is missing, as the message says, or take out what does not belong there."},
    {"strategy-duplicate", "Ratings and actions would be counted for the wrong one of the two.",
     "Give each an id of its own, and rate each year once."},
    {"strategy-numbers",
     "People refer to priorities by their numbers, so that a gap looks like a priority that "
     "was left out.",
     "Number the priorities from 1 on, through all headings, in the order of the file."},
    {"strategy-reference", "The number of an activity says to which priority it belongs.",
     "Begin it with the number of its priority, or list `themes` if the first number counts "
     "those."},
    {"strategy-unknown", "The workplan would name somebody or something that is not there.",
     "Correct the id as the help proposes, or add it first."},
    {"strategy-year",
     "A rating for a year outside the strategy cannot be shown, and a year without ratings "
     "says nothing.",
     "Check the `period` of the strategy, and rate the years that lie in it."},
    {"synonym-duplicate", "The search would not know which group a word belongs to.",
     "Keep the word in one group; join the groups if they mean the same."},
    {"synonym-empty", "One word alone leads to nothing else.",
     "Add the other words that people use for it, or delete the group."},
    {"table-answer",
     "An answer to something that is not wrong would hide the next mistake in that cell.",
     "Delete the answer, or correct its row and column."},
    {"table-caption",
     "A screen reader says the caption before the table, so that people can decide whether to "
     "listen to it.",
     "Write `Table:` and what it shows on a line of its own above the table."},
    {"table-cell",
     "A cell that is not what its column holds, such as a word among numbers, was mistyped.",
     "Correct the cell as the help proposes."},
    {"table-change", "A change that does not fit its two numbers is a slip in one of the three.",
     "Compute it again and correct what was copied wrongly. What was printed so is explained "
     "under `answers`."},
    {"table-exposed",
     "A hidden number that readers can work out from totals is not hidden. Behind a small "
     "number stands a person who may be recognised.",
     "Take out a total that gives it away, or put small groups together."},
    {"table-header",
     "In each cell a screen reader says the heading of the column. Without it, a number is "
     "only a number.",
     "Write in the first row what the column holds."},
    {"table-name",
     "A slip in the name of a row or column means that the rule, note or chart has no effect "
     "on it.",
     "Copy the name from the CSV file exactly."},
    {"table-number", "The number cannot be added, compared or shown in a chart.",
     "Correct it. What was printed so is explained under `answers`."},
    {"table-pair",
     "The CSV file holds the cells and the YAML file says what they mean; either is useless "
     "alone.",
     "Put the missing file beside it under the same name, or delete the one that is left."},
    {"table-policy",
     "Small numbers of people can identify them, so every table that counts people says how "
     "they are protected.",
     "Add a line `policy` with one of the policies in `data/figures.yaml`."},
    {"table-ragged", "A row with a cell too many moves everything behind it into the wrong column.",
     "Count the commas. A cell with a comma in it stands in quotation marks."},
    {"table-row", "The cells that are too many would not be shown.",
     "Take the bar out, write it as `\\|` if it belongs to the text, or add a column to the "
     "first row."},
    {"table-rule", "A rule that says two things, or none, checks nothing.",
     "Write the rule as in the example: one row or one column that is the sum of others."},
    {"table-shape", "What was meant as a table would appear as lines with bars.",
     "Write as many groups of hyphens in the second line as the first line has cells."},
    {"table-share",
     "A percentage that does not fit its numbers is the slip that readers find first.",
     "Divide again and correct what was copied wrongly. What was printed so is explained under"
     " `answers`."},
    {"table-structure",
     "Without caption and headings a table is a heap of words for people who listen.",
     "This table comes from the theme: its template needs a `<caption>` and `<th>`."},
    {"table-total",
     "Parts that do not add up to their total show that at least one number was copied "
     "wrongly.",
     "Compare with the source and correct it. What was printed so is explained under "
     "`answers`."},
    {"table-unknown", "The page would have a gap where a table belongs.",
     "Correct the id: it is the path of the file below `data/tables` without its ending."},
    {"table-unused", "A table that no page shows is kept up to date for nobody.",
     "Show it with a block `data-table`, or delete its two files."},
    {"template-asset", "The page would be shown without its styles, script or picture.",
     "Correct the name; it is that of a file below `assets` in the theme."},
    {"template-context",
     "There are places in HTML where no value can be made safe, so that a text could become a "
     "program.",
     "Put the whole value into double quotation marks, and keep values out of scripts and "
     "styles."},
    {"template-filter", "The page would show the value unchanged, or nothing.",
     "Use a filter of the list in the guide for theme authors, with its arguments."},
    {"template-kind", "A list or a group of fields cannot be shown as one text.",
     "Write which field is meant, or go through the list with `for`."},
    {"template-limit",
     "A template that never ends, or that makes a page of many megabytes, stops the site from "
     "being built.",
     "Look for a loop inside a loop, or bring templates that include each other together."},
    {"template-loop", "A template that includes itself would never end.",
     "Take the `include` or `extends` out that leads back."},
    {"template-missing", "The pages of that kind cannot be made.",
     "Correct the name, or make the template. The guide for theme authors lists those that "
     "every theme needs."},
    {"template-name", "With a slip in a name the page would have a gap, which is hard to notice.",
     "Correct the name. The guide for theme authors lists what a template can see."},
    {"template-nesting", "The program cannot tell what belongs into which part.",
     "Close each `if`, `for` and `block` in the reverse order in which they were opened."},
    {"template-null",
     "On some pages there is no such value, and the page would show a gap or stop.",
     "Ask with `{% if … %}` whether there is one before showing it."},
    {"template-syntax", "The template cannot be read, so that no page can be made with it.",
     "Compare with the list of tags in the guide for theme authors."},
    {"template-url",
     "A text that is no address would make a link that leads nowhere, or that runs a program.",
     "Use a name that the guide lists as an address, such as `page.canonical`."},
    {"term-unknown", "Readers would get no explanation where the text promises one.",
     "Correct the spelling, or add the term to `data/glossary.yaml`."},
    {"theme-asset",
     "The style sheet or description of the theme names a file that is not there, so that a "
     "font or picture would be missing.",
     "Correct the path; it begins at the file that names it."},
    {"theme-colour", "The program cannot check whether text in that colour can be read.",
     "Write a `#` and six digits, in quotation marks."},
    {"theme-external",
     "Another company would learn who reads a page about abuse, and the page would break when "
     "their server does.",
     "Put the font, style or script into the theme."},
    {"theme-storage",
     "The site promises to keep nothing on the reader's device. What is kept there can be "
     "found by somebody else who uses it.",
     "Leave it out: what the page needs to remember stands in its address."},
    {"theme-unknown", "Without its theme the site has no pages at all.",
     "Correct the name in `data/site.yaml`; it is the name of a folder below `themes`."},
    {"title-duplicate",
     "Two pages with one title cannot be told apart in search results, tabs and bookmarks.",
     "Say in one of the titles what makes its page different."},
    {"type-unknown", "The type decides which fields a page has and how it looks.",
     "Correct the name: `pier list types` names them all."},
    {"url-duplicate", "At one address there can be one page; the other would be lost.",
     "Rename one of the two files, or delete the alias that is in the way."},
    {"url-record",
     "The file remembers every address that was ever public. A line that is none keeps nothing"
     " alive.",
     "Write each address from the first slash on, one a line, or take the last change back."},
    {"url-vanished", "Letters, posters and other websites still lead to that address.",
     "Add the old address to the `aliases` of the page that took its place, or say in "
     "`data/tombstones.yaml` why it is gone."},
    {"video-captions",
     "People who cannot hear, or who sit on a bus without earphones, learn nothing from a film"
     " without captions.",
     "Make a file of captions (`.vtt`) and name it in the block."},
    {"video-transcript",
     "A transcript is how people who can neither hear nor see the film, and those with little "
     "data, learn what it says.",
     "Write what is said and shown on a page, and name that page in the block."},
});

}  // namespace

std::span<const RuleGuide> rules_s_to_z() {
  return kGuideSToZ;
}

}  // namespace pier::guide
