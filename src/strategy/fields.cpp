#include "strategy/fields.h"

#include <array>

namespace pier::strategy {

namespace {

constexpr auto kText = FieldKind::text;
constexpr auto kRequired = Need::required;

constexpr auto kPeriod = std::to_array<Field>({
    {.name = "from",
     .kind = FieldKind::date,
     .need = kRequired,
     .meaning = "its first day",
     .example = "2021-04-01"},
    {.name = "to",
     .kind = FieldKind::date,
     .need = kRequired,
     .meaning = "its last day",
     .example = "2024-03-31"},
});

constexpr auto kHeading = std::to_array<Field>({
    {.name = "id",
     .kind = FieldKind::slug,
     .need = kRequired,
     .meaning = "a short name; it never changes",
     .example = "children"},
    {.name = "title",
     .kind = kText,
     .need = kRequired,
     .meaning = "whose priorities they are",
     .example = "Children",
     .longest = 100},
    {.name = "priorities",
     .kind = FieldKind::word_list,
     .need = kRequired,
     .meaning = "the numbers of its priorities",
     .example = "[8, 9]"},
});

constexpr auto kPriority = std::to_array<Field>({
    {.name = "number",
     .kind = FieldKind::whole_number,
     .need = kRequired,
     .meaning = "its number; numbers run on through all headings",
     .example = "7",
     .most = kMostNumber},
    {.name = "title",
     .kind = kText,
     .need = kRequired,
     .meaning = "what it is called",
     .example = "Domestic abuse",
     .longest = 120},
    {.name = "text",
     .kind = kText,
     .meaning = "what it means, in a sentence",
     .example = "Victims and families get the support they need.",
     .longest = 400},
});

constexpr auto kTheme = std::to_array<Field>({
    {.name = "number",
     .kind = FieldKind::whole_number,
     .need = kRequired,
     .meaning = "the first level of the references that belong to it",
     .example = "7",
     .most = kMostNumber},
    {.name = "title",
     .kind = kText,
     .need = kRequired,
     .meaning = "what it is called",
     .example = "Training",
     .longest = 120},
});

constexpr auto kGiven = std::to_array<Field>({
    {.name = "id",
     .kind = FieldKind::slug,
     .need = kRequired,
     .meaning = "the id of a group of data/groups.yaml",
     .example = "childrens-audit"},
    {.name = "ratings",
     .kind = FieldKind::mapping,
     .meaning = "how each year was rated: green, amber, red or not-stated",
     .example = "{2021-22: green}"},
    {.name = "done",
     .kind = FieldKind::mapping,
     .meaning = "what was done in each year, in a sentence",
     .example = "{2021-22: Two audits were finished.}"},
});

constexpr auto kActivity = std::to_array<Field>({
    {.name = "ref",
     .kind = kText,
     .need = kRequired,
     .meaning = "its number in up to three levels; the first is that of a priority or a theme",
     .example = "\"8.1.2\""},
    {.name = "text",
     .kind = kText,
     .need = kRequired,
     .meaning = "what is planned",
     .example = "Learn from reviews about neglect.",
     .longest = 400},
    {.name = "priorities",
     .kind = FieldKind::word_list,
     .meaning = "the numbers of the priorities that it serves, where references count themes",
     .example = "[12]"},
    {.name = "groups",
     .kind = FieldKind::list,
     .meaning = "the groups that it was given to",
     .example = "[{id: childrens-audit, ratings: {2021-22: green}}]",
     .fields = kGiven},
    {.name = "recommendations",
     .kind = FieldKind::word_list,
     .meaning = "recommendations of reviews that it carries out: the review, a slash, its id",
     .example = "[governance-review/4]"},
});

constexpr auto kStrategy = std::to_array<Field>({
    {.name = "title",
     .kind = kText,
     .need = kRequired,
     .meaning = "what it is called",
     .example = "Strategy 2021 to 2024",
     .longest = 100},
    {.name = "period",
     .kind = FieldKind::group,
     .need = kRequired,
     .meaning = "the time that it covers",
     .example = "{from: 2021-04-01, to: 2024-03-31}",
     .fields = kPeriod},
    {.name = "body",
     .kind = kText,
     .need = kRequired,
     .meaning = "whose strategy it is",
     .example = "Southend Safeguarding Partnership"},
    {.name = "source",
     .kind = kText,
     .meaning = "where it was published",
     .example = "Annual report 2021/22, section 9"},
    {.name = "notes",
     .kind = FieldKind::word_list,
     .meaning = "what readers should know of the ratings",
     .example = "[The report does not say what the colours mean.]"},
    {.name = "headings",
     .kind = FieldKind::list,
     .meaning = "under what the priorities stand",
     .example = "[{id: children, title: Children, priorities: [8, 9]}]",
     .fields = kHeading},
    {.name = "priorities",
     .kind = FieldKind::list,
     .need = kRequired,
     .meaning = "what is to be reached",
     .example = "[{number: 1, title: Domestic abuse}]",
     .fields = kPriority},
    {.name = "themes",
     .kind = FieldKind::list,
     .meaning = "what the first level of references counts, where it is not a priority",
     .example = "[{number: 1, title: Training}]",
     .fields = kTheme},
    {.name = "activities",
     .kind = FieldKind::list,
     .need = kRequired,
     .meaning = "what is planned",
     .example = "[{ref: \"1.1\", text: Train staff.}]",
     .fields = kActivity},
});

}  // namespace

std::span<const Field> file_fields() {
  return kStrategy;
}

}  // namespace pier::strategy
