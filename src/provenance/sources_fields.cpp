#include <array>

#include "provenance/data_fields.h"

namespace pier::provenance {

namespace {

constexpr auto kText = FieldKind::text;
constexpr auto kRequired = Need::required;

constexpr std::array<std::string_view, 5> kKinds{"snapshot", "csv", "calendar", "catalogue",
                                                 "procedure"};
constexpr std::array<std::string_view, 2> kInto{"snapshot", "table"};
constexpr std::array<std::string_view, 2> kLayouts{"tidy", "ees"};
constexpr std::array<std::string_view, 2> kDays{"bank_holidays", "school_holidays"};

constexpr auto kCsv = std::to_array<Field>({
    {.name = "into",
     .kind = FieldKind::choice,
     .need = kRequired,
     .meaning = "what it becomes: a snapshot of figures, or the cells of a table",
     .example = "snapshot",
     .choices = kInto},
    {.name = "layout",
     .kind = FieldKind::choice,
     .meaning = "how a snapshot's columns are laid out; found out when it is not given",
     .example = "tidy",
     .choices = kLayouts},
    {.name = "columns",
     .kind = FieldKind::mapping,
     .meaning = "which columns are taken: our heading, then that of the source",
     .example = "{indicator: Measure, area: Area Name, period: Year, value: Percent}"},
    {.name = "fixed",
     .kind = FieldKind::mapping,
     .meaning = "columns that the source lacks, with what stands in every row",
     .example = "{indicator: children-in-need-rate}"},
    {.name = "dimensions",
     .kind = FieldKind::word_list,
     .meaning = "further columns, which divide the figures",
     .example = "[Sex, Age group]"},
    {.name = "as_at",
     .kind = FieldKind::date,
     .meaning = "the day that the figures stand at; without it, that of the source's last change",
     .example = "2026-03-31"},
    {.name = "title",
     .kind = kText,
     .meaning = "what the figures are, for readers",
     .example = "Children in need, rate per 10,000"},
    {.name = "source",
     .kind = kText,
     .meaning = "who made the figures, for readers",
     .example = "Department for Education"},
    {.name = "theme",
     .kind = FieldKind::slug,
     .meaning = "a theme of data/figures.yaml",
     .example = "children-in-need"},
    {.name = "unit", .kind = kText, .meaning = "the unit of the values", .example = "percentage"},
    {.name = "policy",
     .kind = kText,
     .meaning = "the rule of disclosure control, or none",
     .example = "none"},
    {.name = "policy_reason",
     .kind = kText,
     .meaning = "why nothing is hidden",
     .example = "Rates that the Department publishes"},
});

constexpr auto kCalendar = std::to_array<Field>({
    {.name = "days",
     .kind = FieldKind::choice,
     .need = kRequired,
     .meaning = "what its days are",
     .example = "school_holidays",
     .choices = kDays},
    {.name = "only",
     .kind = FieldKind::word_list,
     .meaning = "words, one of which is in the name of each entry that is taken",
     .example = "[holiday, half term]"},
});

constexpr auto kSource = std::to_array<Field>({
    {.name = "id",
     .kind = FieldKind::slug,
     .need = kRequired,
     .meaning = "what it is called here",
     .example = "children-in-need"},
    {.name = "what",
     .kind = kText,
     .need = kRequired,
     .meaning = "what it is, for people",
     .example = "Children in need in each authority"},
    {.name = "address",
     .kind = FieldKind::https_url,
     .need = kRequired,
     .meaning = "where it is",
     .example = "https://data.example.org/children-in-need.csv"},
    {.name = "kind",
     .kind = FieldKind::choice,
     .need = kRequired,
     .meaning = "how it is read",
     .example = "csv",
     .choices = kKinds},
    {.name = "name",
     .kind = kText,
     .meaning = "the name of the file that it becomes, without its ending; else the id",
     .example = "children-in-need"},
    {.name = "neighbour",
     .kind = FieldKind::slug,
     .meaning = "whose catalogue or procedure it is",
     .example = "thurrock"},
    {.name = "owner",
     .kind = kText,
     .need = kRequired,
     .meaning = "who looks after it here",
     .example = "Data analyst"},
    {.name = "every",
     .kind = FieldKind::whole_number,
     .meaning = "after how many days it is to be looked at again",
     .example = "90",
     .most = 3660},
    {.name = "sha256",
     .kind = kText,
     .meaning = "the digest of the only bytes that may come",
     .example = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
    {.name = "csv",
     .kind = FieldKind::group,
     .meaning = "how a CSV file is read",
     .example = "{into: snapshot}",
     .fields = kCsv},
    {.name = "calendar",
     .kind = FieldKind::group,
     .meaning = "how a calendar is read",
     .example = "{days: school_holidays}",
     .fields = kCalendar},
});

constexpr auto kFile = std::to_array<Field>({
    {.name = "hosts",
     .kind = FieldKind::word_list,
     .need = kRequired,
     .meaning = "the only servers that are asked",
     .example = "[data.example.org]"},
    {.name = "sources",
     .kind = FieldKind::list,
     .need = kRequired,
     .meaning = "what is brought in",
     .example =
         "[{id: terms, what: School terms, address: https://data.example.org/terms.ics, kind: "
         "calendar, owner: Business Unit, calendar: {days: school_holidays}}]",
     .fields = kSource},
});

}  // namespace

std::span<const Field> sources_fields() {
  return kFile;
}

}  // namespace pier::provenance
