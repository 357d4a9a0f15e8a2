#include <array>

#include "content/types/types.h"

namespace pier::types {

namespace {

constexpr auto kText = FieldKind::text;
constexpr auto kSlug = FieldKind::slug;

constexpr auto kStates = std::to_array<std::string_view>({"requested", "draft", "final"});

/// The questions that every group is asked.
constexpr auto kAnswers = std::to_array<Field>({
    {.name = "promised",
     .kind = kText,
     .meaning = "the heading that says what you said you would do",
     .example = "what-we-said-we-would-do"},
    {.name = "did",
     .kind = kText,
     .meaning = "the heading that says what you did, and how far it matched",
     .example = "what-we-did"},
    {.name = "difference",
     .kind = kText,
     .meaning = "the heading that says what difference it made",
     .example = "what-difference-it-made"},
});

/// What proof readers found in the printed report and may not be changed.
constexpr auto kKnown = std::to_array<Field>({
    {.name = "text",
     .kind = kText,
     .need = Need::required,
     .meaning = "the words of the report, or of the finding",
     .example = "8.6%",
     .longest = 500},
    {.name = "answer",
     .kind = kText,
     .need = Need::required,
     .meaning = "what is right, or why it stands so",
     .example = "The fall is 8.6 percentage points.",
     .longest = 500},
});

constexpr auto kChapter = std::to_array<Field>({
    {.name = "number",
     .kind = kText,
     .meaning = "the number that it was printed with; `none` for a chapter without",
     .example = "\"13\"",
     .longest = 40},
    {.name = "author",
     .kind = kSlug,
     .meaning = "the id of the organisation that wrote it, from data/groups.yaml",
     .example = "city-council"},
    {.name = "group",
     .kind = kSlug,
     .meaning = "the id of the group that wrote it, from data/groups.yaml",
     .example = "childrens-board"},
    {.name = "author_role",
     .kind = kText,
     .meaning = "the role of the author, never a name",
     .example = "Chair of the subgroup",
     .longest = 150},
    {.name = "state",
     .kind = FieldKind::choice,
     .need = Need::required,
     .meaning = "how far it is; a published report has final chapters only",
     .example = "requested",
     .choices = kStates},
    {.name = "words",
     .kind = FieldKind::whole_number,
     .meaning = "how many words it should have",
     .example = "800"},
    {.name = "answers",
     .kind = FieldKind::group,
     .meaning = "which heading answers which question of the template",
     .example = "{promised: what-we-said-we-would-do, did: what-we-did}",
     .fields = kAnswers},
    {.name = "known",
     .kind = FieldKind::list,
     .meaning = "slips of the printed report that are known, with what is right",
     .example = "[{text: 8.6%, answer: The fall is 8.6 percentage points.}]",
     .fields = kKnown},
});

}  // namespace

ContentType chapter() {
  return {.name = "chapter",
          .summary = "One chapter of an annual report, in the folder of the report.",
          .fields = with_common(kChapter),
          .layout = "chapter.html"};
}

}  // namespace pier::types
