#include <array>

#include "guide/rule_guide.h"

namespace pier::guide {

namespace {

constexpr auto kGuideAToD = std::to_array<RuleGuide>({
    {"accessibility-criterion",
     "The statement must name what is not met by the number that the standard has for it, so "
     "that people can look it up.",
     "Write the number of a criterion of WCAG 2.2, level A or AA, such as `1.4.3`."},
    {"accessibility-dates",
     "A day in the wrong order makes the statement unbelievable, and regulators read it.",
     "Check the days: found before mended, prepared before reviewed, and none that is still to"
     " come."},
    {"accessibility-duplicate",
     "Each issue is told apart by its id; of two with one id, only one could be followed.",
     "Give one of them another id."},
    {"accessibility-exempt",
     "The law leaves out old documents and recordings only up to a fixed day. What is newer "
     "must be accessible.",
     "Make the document accessible, or name what really falls under the exemption."},
    {"accessibility-fix",
     "The law wants the statement to say when each problem will be mended, or why it would be "
     "too much.",
     "Add the day by which it will be mended, or the reason why not."},
    {"accessibility-fix-late",
     "The public statement promises a day that has passed, and the problem is still there.",
     "Mend it and say when, or write a new day with the reason for the delay."},
    {"accessibility-missing",
     "Public bodies must publish an accessibility statement and lead to it from every page.",
     "Make a page with the block `accessibility-statement`, and name it in the footer of "
     "`data/site.yaml`."},
    {"accessibility-page", "The statement would lead to a page that is not there.",
     "Correct the path of the page, or take it out when the page is gone."},
    {"accessibility-review",
     "The law wants the statement looked at every year, and eleven months have passed.",
     "Check the site again, then write the day and how it was checked into "
     "`data/accessibility.yaml`."},
    {"accessibility-review-late",
     "The law wants the statement looked at every year, and a year has passed.",
     "Check the site again, then write the day and how it was checked into "
     "`data/accessibility.yaml`."},
    {"accessibility-status",
     "The statement would claim that everything is met while it lists what is not.",
     "Write `status: partial`, or say of each issue with `fixed` when it was mended."},
    {"allow-unknown",
     "A slip in the name of a warning would silence nothing, and nobody would notice. Only "
     "warnings can be silenced: an error always stops publication.",
     "Copy the name from the square brackets at the end of the warning into `allow`."},
    {"allow-unused",
     "What is silenced for no reason hides the next real problem of that kind on the page.",
     "Take the name out of `allow`."},
    {"attachment-unused",
     "A picture or document to which no page leads is found by nobody, and is often an old "
     "version or something that was never meant to be public.",
     "Link to it from the page that it belongs to, or delete the file."},
    {"bare-url",
     "A screen reader spells a web address out letter by letter, and on paper or in a list of "
     "links it says nothing about what is behind it.",
     "Put words that say where it leads into square brackets, and the address into round "
     "brackets behind them: `[words](address)`."},
    {"block-unclosed",
     "Everything below the opening line would be taken for part of the block and vanish from "
     "the page.",
     "Put a line with three backticks behind the last line of the block."},
    {"block-unknown",
     "A block is a request to the site, such as a list of contacts; with a name that it does "
     "not know, readers would see the request instead of the answer.",
     "Correct the name. The page about writing lists every block there is."},
    {"bold-heading",
     "A line in bold looks like a heading but is none: people who listen to a page jump from "
     "heading to heading and miss it, and it is missing from the list of contents.",
     "Write the line with `##` in front and without the asterisks. If it is only an emphasised"
     " sentence, put it into a paragraph."},
    {"briefing-parts",
     "People use briefings in team meetings and rely on finding the same seven parts in the "
     "same order, with questions to discuss at the end.",
     "Give each of the seven parts a heading with `##`, and write three to five `questions` "
     "among the fields above the text."},
    {"briefing-time",
     "A seven-minute briefing that takes fifteen is not read out in a meeting, and one of two "
     "minutes leaves the learning out.",
     "Shorten or extend the text to between 1,000 and 1,600 words."},
    {"calendar-clash", "Whoever sits in both groups can be at one meeting only.",
     "Move one of the two, or ask the secretaries which one gives way."},
    {"calendar-clock",
     "In the night when the clocks change, an hour is missing in spring and comes twice in "
     "autumn, so that calendars would disagree about the time.",
     "Write a time outside that hour."},
    {"calendar-date",
     "Days in the wrong order or a slip in the year put an entry where nobody looks for it.",
     "Check which of the days is wrong, and write each as year, month and day: `2027-03-10`."},
    {"calendar-duplicate",
     "Pages and calendar feeds tell meetings, groups and organisations apart by their ids and "
     "names; two with the same would be mixed up.",
     "Give one of them another id or name. Change the one that was never published."},
    {"calendar-empty",
     "A list with nothing in it is nearly always a slip in the indentation, and the dates that"
     " should be in it would be missing from the site.",
     "Indent the items by two spaces below the line that names the list, or take that line "
     "away."},
    {"calendar-future",
     "Readers must be able to trust that what stands there as agreed or announced has "
     "happened.",
     "Write the day on which it happened. If that day is still to come, add the line then."},
    {"calendar-holiday",
     "A rule for dates does not know bank holidays, and people would come to a closed "
     "building.",
     "Choose another day, or leave the day out of the rule with `except`."},
    {"calendar-loop", "The diagram of who reports to whom would go round in a circle.",
     "Look at the arrows that the message names and take the wrong one out of `reports_to`."},
    {"calendar-published",
     "People have the meeting in their diaries. If the date simply changes in the file, they "
     "are not told; a change that is written down is shown on the page and reaches subscribed "
     "calendars.",
     "Put the date back as it was and write the new one below `changes`, with the day on which"
     " it was announced."},
    {"calendar-rule",
     "A rule that never ends or that no day fits would fill the calendar with wrong dates, or "
     "with none.",
     "Write the rule as in the example, with a last day in `until`."},
    {"calendar-time", "Without a right beginning and end the meeting cannot stand in a calendar.",
     "Write the beginning and the end with a hyphen: `10:00-11:30`."},
    {"calendar-unknown", "The page of the meeting would link to something that is not there.",
     "Correct the spelling, or add the group or organisation to `data/groups.yaml` first."},
    {"callout-marker",
     "A box is opened and closed by lines of three colons; with anything else in them, the "
     "colons would appear on the page as text.",
     "Write `:::note`, or another name of a box, at the very beginning of a line, and `:::` "
     "alone where it ends."},
    {"callout-unclosed", "The box would go on to the end of the page.",
     "Write `:::` on a line of its own below the last line that belongs into the box."},
    {"callout-unknown",
     "The site has a fixed set of boxes, so that a warning looks like a warning on every page.",
     "Use one of the boxes that the help names: `note`, `advice`, `example`, `warning` or "
     "`emergency`."},
    {"callout-unopened",
     "The line would appear on the page as three colons, and the box that was meant is "
     "missing.",
     "Write the opening line above the text that belongs into the box, or delete this one."},
    {"chart-colours",
     "About one man in twelve cannot tell red from green, and where a figure is neither good "
     "nor bad the colours would make a judgement that nobody has made.",
     "Take `colours` away; the chart then uses colours without a meaning."},
    {"chart-headline",
     "A chart is understood from its headline. A long one is not read, and without one each "
     "reader draws conclusions alone.",
     "Say in at most ten words what the chart shows, and put the rest into `subtitle`."},
    {"chart-kind",
     "Figures drawn in a form that does not suit them mislead, or show nothing at all.",
     "Use the kind that the help proposes, or ask for other figures."},
    {"chart-trial-limits",
     "The limits of a control chart are computed from the values themselves. From fewer than "
     "twelve they are guesswork, and ordinary ups and downs look like a signal.",
     "Show a line chart until there are twelve values."},
    {"colour-contrast",
     "Pale text on a light ground cannot be read by many older people, nor by anybody in the "
     "sun.",
     "Make one of the two colours in the theme darker or lighter until the contrast that the "
     "message names is reached."},
    {"contact-duplicate",
     "A page asks for a contact by its id and would show one of the two by chance.",
     "Give each contact an id of its own, or delete the entry that is out of date."},
    {"contact-email", "Readers who press on the address would get an error, or write to nobody.",
     "Correct the address; it has one `@` and no spaces."},
    {"contact-empty", "Somebody who needs help would find a name and no way to reach it.",
     "Add a phone number, an e-mail address or a web page, or delete the contact."},
    {"contact-example",
     "Placeholders are there so that pages can be prepared. A reader in need must never be "
     "sent to one.",
     "Put the real number in, ring it to see who answers, and take the line `example: true` "
     "out."},
    {"contact-literal",
     "A number that is typed into twenty pages is changed on nineteen of them. From one file, "
     "it changes everywhere at once.",
     "Put the number into `data/contacts.yaml` once and write `{contact id}` in the text."},
    {"contact-none", "The page would have a gap where readers expect somebody to call.",
     "Ask for less, for example without `hours`, or name the contacts by their ids."},
    {"contact-phone", "A phone can dial digits only. Words inside the number end in a wrong call.",
     "Leave digits and spaces in `phone`; opening hours or an option to choose go into "
     "`opening` or `about`."},
    {"contact-unknown", "The page would show nothing where a contact belongs.",
     "Correct the id, or add the contact to `data/contacts.yaml`."},
    {"data-comment",
     "In YAML, a `#` with a space before it begins a remark that no program reads: the rest of"
     " your line would be lost without a word.",
     "Put the whole value into quotation marks."},
    {"data-duplicate-key",
     "Of two lines with the same name, only one would count, and you could not know which.",
     "Keep the right one and delete the other."},
    {"data-feature",
     "Some signs have a special meaning in YAML that most people do not know, and a text that "
     "begins with one would be read as something else.",
     "Put a text that begins with `&`, `*`, `!` or `%` into quotation marks."},
    {"data-limit",
     "Such depth or size is never typed by a person: it is a damaged file, or data that "
     "belongs into a table.",
     "Use fewer levels, or split the file."},
    {"data-one-document",
     "Three hyphens or dots on a line end a YAML file: what follows would silently not be "
     "read.",
     "Delete the line, or move what follows into a file of its own."},
    {"data-syntax",
     "The program cannot tell what is meant, and would have to guess. Most often there is a "
     "colon inside a text, a wrong indentation or a missing quotation mark.",
     "Put a text with a colon and a space in it into quotation marks, indent with spaces and "
     "never with tabs, and compare with the line above."},
    {"data-unknown",
     "A file whose name is slightly wrong is not read, and its content is missing from the "
     "site.",
     "Rename it to the name in the help, or delete it."},
});

}  // namespace

std::span<const RuleGuide> rules_a_to_d() {
  return kGuideAToD;
}

}  // namespace pier::guide
