#include "diagnostics/rules.h"

#include <algorithm>
#include <array>

namespace pier {

namespace {

constexpr auto kError = Severity::error;
constexpr auto kWarning = Severity::warning;

/// Sorted by id; a test holds the order, and that each has a good and a bad example.
constexpr auto kRules = std::to_array<Rule>({
    {"allow-unknown", kError, "", "What `allow` names is a warning that exists."},
    {"allow-unused", kWarning, "", "What `allow` names is needed."},
    {"attachment-unused", kWarning, "", "A file beside the pages is used by one."},
    {"bare-url", kError, "2.4.4", "An address is written as a link with words."},
    {"block-unclosed", kError, "", "A fenced block ends with a line of backticks."},
    {"block-unknown", kError, "", "A fenced block has a name that the site knows."},
    {"bold-heading", kWarning, "1.3.1", "A heading is written as a heading, not in bold."},
    {"callout-marker", kError, "", "A callout line is `:::name` or `:::` at the left margin."},
    {"callout-unclosed", kError, "", "A callout is closed by a line `:::`."},
    {"callout-unknown", kError, "", "A callout has a name that the site knows."},
    {"callout-unopened", kError, "", "A line `:::` closes a callout that is open."},
    {"colour-contrast", kError, "1.4.3", "Text and what it stands on differ enough in brightness."},
    {"contact-duplicate", kError, "", "Every contact has an id of its own."},
    {"contact-email", kError, "", "An e-mail address is one."},
    {"contact-empty", kError, "", "Every contact can be reached."},
    {"contact-example", kError, "", "No placeholder contact is shown to readers."},
    {"contact-literal", kError, "",
     "Phone numbers and e-mail addresses stand in data/contacts.yaml only."},
    {"contact-none", kError, "", "A block of contacts shows at least one."},
    {"contact-phone", kError, "", "A phone number is digits and spaces."},
    {"contact-unknown", kError, "", "A contact that a page names exists."},
    {"data-comment", kError, "", "A `#` inside a YAML value is in quotes, so nothing is lost."},
    {"data-duplicate-key", kError, "", "A name is written once in a group of fields."},
    {"data-feature", kError, "", "YAML is written without anchors, aliases, tags and merge keys."},
    {"data-limit", kError, "", "Data stays below the limits of depth and number of values."},
    {"data-one-document", kError, "", "A YAML text is one document, so that nothing is lost."},
    {"data-syntax", kError, "", "Data is well-formed YAML or JSON."},
    {"data-unknown", kWarning, "", "Every file in data/ is used."},
    {"external-resource", kError, "", "A page loads nothing from another place."},
    {"field-choice", kError, "", "A field with a list of choices has one of them."},
    {"field-length", kError, "", "A text stays below the length limit of its field."},
    {"field-missing", kError, "", "Every required field is there and not empty."},
    {"field-type", kError, "", "A field has the kind of value that it asks for."},
    {"field-unknown", kError, "", "Every field is one that its group knows."},
    {"file-encoding", kError, "", "A text file is UTF-8 without control characters."},
    {"file-kind", kError, "", "A source is a plain file, not a link, pipe or device."},
    {"file-name", kError, "", "Names of content files are small letters, digits and hyphens."},
    {"file-size", kError, "", "A file stays below the size limit of its kind."},
    {"file-type", kError, "", "Only kinds of files that hide nothing are published."},
    {"file-unreadable", kError, "", "Every file of the site can be read."},
    {"footnote-undefined", kError, "", "A footnote mark has its note."},
    {"footnote-unused", kError, "", "A footnote is referred to in the text."},
    {"front-matter-unclosed", kError, "", "Front matter ends with a line `---`."},
    {"glossary-duplicate", kError, "", "A term has each of its meanings once."},
    {"guidance-dates", kError, "", "The dates of a document are in order."},
    {"guidance-overdue", kWarning, "", "Guidance is reviewed in time."},
    {"heading-empty", kError, "2.4.6", "A heading has words."},
    {"heading-h1", kError, "1.3.1", "The title is the page's only first-level heading."},
    {"heading-skip", kError, "1.3.1", "Headings go down one level at a time, beginning with `##`."},
    {"html-id", kError, "4.1.2", "An id stands once on a page."},
    {"html-structure", kError, "4.1.2", "The markup of a page is well-formed."},
    {"image-alt", kError, "1.1.1",
     "An image says in words what it shows, or is marked as decorative."},
    {"image-missing", kError, "", "A picture that a page shows exists."},
    {"image-text", kError, "1.1.1", "Every picture in a page has an alternative text."},
    {"inline-code", kError, "", "A page holds no script and no style of its own."},
    {"label-in-name", kError, "2.5.3", "The name of a control holds the words that are seen."},
    {"link-broken", kError, "",
     "What looks like a link is one, and leads to a page, part or file."},
    {"link-empty", kError, "2.4.4", "A link has words and a destination."},
    {"link-insecure", kWarning, "", "A link uses https."},
    {"link-name", kError, "2.4.4", "Every link and button has a name."},
    {"link-scheme", kError, "", "A link leads to a page of this site, or to https, mailto or tel."},
    {"link-target", kError, "", "A link leads to a page or file that exists."},
    {"link-text", kError, "2.4.4", "The words of a link say where it leads."},
    {"markdown-limits", kError, "", "A page stays within the limits of size and nesting."},
    {"page-heading", kError, "1.3.1", "A page has one main heading, and no level is skipped."},
    {"page-landmark", kError, "1.3.1", "A page has one main part."},
    {"page-language", kError, "3.1.1", "A page states its language."},
    {"page-title", kError, "2.4.2", "Every page has a browser title of its own."},
    {"raw-html", kError, "", "A page is written in Markdown, without HTML."},
    {"reference-place", kError, "", "A reference stands in running text."},
    {"reference-unclosed", kError, "", "A reference ends with a closing brace."},
    {"reference-unknown", kError, "", "A reference in braces has a name that the site knows."},
    {"review-future", kError, "", "A review took place before today."},
    {"section-index", kError, "", "Every folder of pages has a page of its own."},
    {"security-expired", kError, "", "security.txt has not expired."},
    {"security-expires", kWarning, "", "security.txt is renewed in time."},
    {"table-caption", kError, "1.3.1", "A table has a caption."},
    {"table-header", kError, "1.3.1", "Each column of a table has a heading."},
    {"table-row", kError, "", "A row of a table has no more cells than its header."},
    {"table-shape", kError, "", "The line of hyphens has as many cells as the header above it."},
    {"table-structure", kError, "1.3.1", "Every table has a caption and headers."},
    {"template-asset", kError, "", "A file of the theme that a template names exists."},
    {"template-context", kError, "", "A template puts values only where they can be made safe."},
    {"template-filter", kError, "", "A filter exists and gets the arguments it needs."},
    {"template-kind", kError, "", "A template uses each value as what it is."},
    {"template-limit", kError, "", "A template ends, and makes pages of a sensible size."},
    {"template-loop", kError, "", "No template includes or extends itself, even by way of others."},
    {"template-missing", kError, "", "A template that is needed or named exists."},
    {"template-name", kError, "", "A template uses only names that exist."},
    {"template-nesting", kError, "", "The tags of a template begin and end in order."},
    {"template-null", kError, "", "A template asks whether there is a value before it shows it."},
    {"template-syntax", kError, "", "A template keeps to the template language."},
    {"template-url", kError, "", "A link in a template leads to a web, mail or phone address."},
    {"term-unknown", kError, "", "A term that a page names is in the glossary."},
    {"theme-asset", kError, "", "A file that the theme names exists, and its name is its own."},
    {"theme-colour", kError, "", "A colour of the theme is written as `#rrggbb` and has a name."},
    {"theme-external", kError, "", "Styles and scripts ask no other site for anything."},
    {"theme-storage", kError, "", "Scripts keep nothing on the visitor's device."},
    {"theme-unknown", kError, "", "The theme that site.yaml names is a folder below themes/."},
    {"title-duplicate", kError, "2.4.2", "No two pages share a title."},
    {"type-unknown", kError, "", "A type that a file or folder names exists."},
    {"url-duplicate", kError, "", "Every page and file has an address of its own."},
    {"url-record", kError, "", "Every line of data/urls.txt is an address."},
    {"url-vanished", kError, "", "An address that was published once keeps answering."},
});

}  // namespace

std::span<const Rule> rules() {
  return kRules;
}

const Rule* find_rule(std::string_view id) {
  const auto* found = std::lower_bound(kRules.begin(), kRules.end(), id,
                                       [](const Rule& r, std::string_view i) { return r.id < i; });
  return found != kRules.end() && found->id == id ? found : nullptr;
}

}  // namespace pier
