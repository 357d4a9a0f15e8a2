#include <array>

#include "content/types/types.h"

namespace pier::types {

namespace {

constexpr std::array<std::string_view, 3> kAudiences{"residents", "professionals", "board"};

constexpr auto kChange = std::to_array<Field>({
    {.name = "date",
     .kind = FieldKind::date,
     .need = Need::required,
     .meaning = "when it changed",
     .example = "2026-06-04"},
    {.name = "issue",
     .kind = FieldKind::text,
     .need = Need::required,
     .meaning = "the issue that the change made",
     .example = "\"2\""},
    {.name = "summary",
     .kind = FieldKind::text,
     .need = Need::required,
     .meaning = "what changed, in a sentence",
     .example = "Added the out-of-hours route.",
     .longest = 300},
});

constexpr auto kFields = std::to_array<Field>({
    {.name = "issue",
     .kind = FieldKind::text,
     .need = Need::required,
     .meaning = "the number of this issue of the document",
     .example = "\"2\""},
    {.name = "approved",
     .kind = FieldKind::date,
     .need = Need::required,
     .meaning = "the day it was approved",
     .example = "2026-06-04"},
    // Guidance states its own day: a section's would hide that nobody looked at it.
    {.name = "reviewed",
     .kind = FieldKind::date,
     .need = Need::required,
     .meaning = "the day somebody last checked the whole document",
     .example = "2026-06-04"},
    {.name = "next_review",
     .kind = FieldKind::date,
     .need = Need::required,
     .meaning = "the day by which it must be checked again",
     .example = "2027-06-04"},
    {.name = "audience",
     .kind = FieldKind::word_list,
     .need = Need::required,
     .meaning = "whom it is for: residents, professionals or board",
     .example = "[professionals]",
     .choices = kAudiences},
    {.name = "changes",
     .kind = FieldKind::list,
     .need = Need::required,
     .meaning = "the history of changes, newest first",
     .example = "[{date: 2026-06-04, issue: \"1\", summary: First issue.}]",
     .fields = kChange},
    {.name = "share_as",
     .kind = FieldKind::slug,
     .meaning = "the name by which other partnerships may show the text; it never changes",
     .example = "missing-children"},
});

}  // namespace

ContentType guidance() {
  return {.name = "guidance",
          .summary = "A procedure or guidance document under document control.",
          .fields = with_common(kFields),
          .layout = "guidance.html",
          .text_stands_alone = true};
}

}  // namespace pier::types
