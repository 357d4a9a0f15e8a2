#include <array>

#include "content/types/types.h"

namespace pier::types {

namespace {

constexpr auto kText = FieldKind::text;
constexpr auto kSlug = FieldKind::slug;
constexpr auto kDate = FieldKind::date;
constexpr auto kRequired = Need::required;

constexpr auto kStatuses =
    std::to_array<std::string_view>({"draft", "consultation", "signed-off", "published"});
constexpr auto kDuties = std::to_array<std::string_view>({"adults", "children"});
constexpr auto kNumberings = std::to_array<std::string_view>({"automatic", "author", "none"});
constexpr auto kKept = std::to_array<std::string_view>({"done", "partly", "not-done", "dropped"});
constexpr auto kFormKinds = std::to_array<std::string_view>(
    {"original", "large-print", "audio", "video", "braille", "other"});

constexpr auto kPeriod = std::to_array<Field>({
    {.name = "from",
     .kind = kDate,
     .need = kRequired,
     .meaning = "the first day that the report is about",
     .example = "2025-04-01"},
    {.name = "to",
     .kind = kDate,
     .need = kRequired,
     .meaning = "the last day that the report is about",
     .example = "2026-03-31"},
});

constexpr auto kSignOff = std::to_array<Field>({
    {.name = "by",
     .kind = kSlug,
     .need = kRequired,
     .meaning = "the id of an organisation of data/groups.yaml",
     .example = "city-council"},
    {.name = "on",
     .kind = kDate,
     .need = kRequired,
     .meaning = "the day on which it signed",
     .example = "2026-10-01"},
});

constexpr Field demand(std::string_view name, std::string_view meaning) {
  return {.name = name, .kind = kText, .meaning = meaning, .example = "work-delivered#board"};
}

/// One for each demand of reports/demands.h; a test holds the two against each other.
constexpr auto kMeets = std::to_array<Field>({
    demand("objective", "the chapter that says what was done to achieve the objective"),
    demand("strategy", "the chapter that says what was done to implement the strategy"),
    demand("members", "the chapter that says what each member did for the strategy"),
    demand("findings", "the chapter#heading with the findings of reviews that ended in the year"),
    demand("ongoing", "the chapter#heading about reviews that had not ended"),
    demand("implementation", "the chapter that says what was done about findings of reviews"),
    demand("not-implemented", "the chapter#heading that says which finding was not acted on, why"),
    demand("priorities", "the chapter about the priorities for children"),
    demand("learning", "the chapter about what was learned for children"),
    demand("impact", "the chapter about what changed for children and families"),
    demand("evidence", "the chapter with the evidence for it"),
    demand("improvement", "the chapter about what is to become better"),
});

constexpr auto kScrutiny = std::to_array<Field>({
    {.name = "chapter",
     .kind = kSlug,
     .need = kRequired,
     .meaning = "the chapter with the statement of the independent scrutineer",
     .example = "scrutiny"},
    {.name = "signed",
     .kind = kDate,
     .meaning = "the day on which the scrutineer signed it",
     .example = "2026-10-01"},
    {.name = "digest",
     .kind = kText,
     .meaning = "the digest of the text that was signed; the check prints it",
     .example = "0123456789abcdef0123456789abcdef"},
});

constexpr auto kPromise = std::to_array<Field>({
    {.name = "id",
     .kind = kSlug,
     .need = kRequired,
     .meaning = "a name by which the next report speaks of it",
     .example = "social-media"},
    {.name = "text",
     .kind = kText,
     .need = kRequired,
     .meaning = "what will be done",
     .example = "Set up a presence on social media.",
     .longest = 500},
    {.name = "chapter",
     .kind = kText,
     .meaning = "the chapter, or chapter#heading, that promises it",
     .example = "scrutiny"},
});

constexpr auto kKeptPromise = std::to_array<Field>({
    {.name = "id",
     .kind = kSlug,
     .need = kRequired,
     .meaning = "the id of the promise in the report before",
     .example = "social-media"},
    {.name = "state",
     .kind = FieldKind::choice,
     .need = kRequired,
     .meaning = "what became of it",
     .example = "done",
     .choices = kKept},
    {.name = "text",
     .kind = kText,
     .meaning = "what was done, or why not",
     .example = "Two channels opened.",
     .longest = 500},
});

constexpr auto kForm = std::to_array<Field>({
    {.name = "kind",
     .kind = FieldKind::choice,
     .need = kRequired,
     .meaning = "what form it is",
     .example = "original",
     .choices = kFormKinds},
    {.name = "file",
     .kind = kText,
     .need = kRequired,
     .meaning = "a file below content/",
     .example = "about/annual-reports/2025-26/report.pdf"},
    {.name = "title",
     .kind = kText,
     .meaning = "what it is called",
     .example = "The report as it was printed"},
});

constexpr auto kReport = std::to_array<Field>({
    {.name = "body",
     .kind = kText,
     .meaning = "whose report it is",
     .example = "Southend Safeguarding Partnership"},
    {.name = "period",
     .kind = FieldKind::group,
     .need = kRequired,
     .meaning = "the time that it is about",
     .example = "{from: 2025-04-01, to: 2026-03-31}",
     .fields = kPeriod},
    {.name = "label",
     .kind = kText,
     .need = kRequired,
     .meaning = "how that time is said",
     .example = "2025/26",
     .longest = 40},
    {.name = "status",
     .kind = FieldKind::choice,
     .need = kRequired,
     .meaning = "how far it is; only what is published is public",
     .example = "draft",
     .choices = kStatuses},
    {.name = "published",
     .kind = kDate,
     .meaning = "the day of publication; it is kept back before",
     .example = "2026-11-08"},
    {.name = "signed_off",
     .kind = FieldKind::list,
     .meaning = "which statutory partner signed it, and when",
     .example = "[{by: city-council, on: 2026-10-01}]",
     .fields = kSignOff},
    {.name = "partners",
     .kind = FieldKind::word_list,
     .meaning = "ids of the statutory partners; each must have a chapter",
     .example = "[city-council, essex-police, icb]"},
    {.name = "duties",
     .kind = FieldKind::word_list,
     .meaning = "whom the law demands it for: adults, children or both",
     .example = "[adults, children]",
     .choices = kDuties},
    {.name = "meets",
     .kind = FieldKind::group,
     .meaning = "what the law demands, and the chapter or heading that meets it",
     .example = "{objective: strategy, findings: reviews#adults}",
     .fields = kMeets},
    {.name = "scrutiny",
     .kind = FieldKind::group,
     .meaning = "the statement of the independent scrutineer, and when it was signed",
     .example = "{chapter: scrutiny, signed: 2026-10-01, digest: 0123456789abcdef}",
     .fields = kScrutiny},
    {.name = "numbering",
     .kind = FieldKind::choice,
     .meaning = "automatic numbers every heading, author only those that bring a number",
     .example = "automatic",
     .choices = kNumberings},
    {.name = "advice",
     .kind = FieldKind::yes_no,
     .meaning = "true also warns of long sentences, reading age and headings that repeat",
     .example = "true"},
    {.name = "previous",
     .kind = kText,
     .meaning = "the report before, to compare with: its index.md below content/",
     .example = "about/annual-reports/2024-25/index.md"},
    {.name = "promises",
     .kind = FieldKind::list,
     .meaning = "what the report says will be done next",
     .example = "[{id: social-media, text: Set up a presence on social media.}]",
     .fields = kPromise},
    {.name = "kept",
     .kind = FieldKind::list,
     .meaning = "what it says of the promises of the report before",
     .example = "[{id: social-media, state: done, text: Two channels opened.}]",
     .fields = kKeptPromise},
    {.name = "indicators",
     .kind = FieldKind::word_list,
     .meaning = "ids of indicators that are shown when years are compared",
     .example = "[adult-concerns]"},
    {.name = "recommendations",
     .kind = FieldKind::word_list,
     .meaning = "ids of reviews whose recommendations the report follows",
     .example = "[governance-review]"},
    {.name = "formats",
     .kind = FieldKind::list,
     .meaning = "other forms of the report that are files",
     .example = "[{kind: original, file: about/annual-reports/2025-26/report.pdf}]",
     .fields = kForm},
    {.name = "large_print",
     .kind = FieldKind::yes_no,
     .meaning = "whether there is a PDF in large print too; yes, unless it says no",
     .example = "true"},
    {.name = "request",
     .kind = kSlug,
     .meaning = "the contact whom people ask for other forms",
     .example = "business-unit"},
});

}  // namespace

ContentType report() {
  return {.name = "report",
          .summary = "An annual report: the index.md of a folder whose other files are chapters.",
          .fields = with_common(kReport),
          .layout = "report.html",
          .printing = {.always = true, .layout = "report-print.html"}};
}

}  // namespace pier::types
