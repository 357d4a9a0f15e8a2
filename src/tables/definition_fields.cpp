#include "tables/definition.h"

namespace pier::tables {

namespace {

constexpr auto kTableNeeded = Need::required;

constexpr auto kLayout = std::to_array<Field>({
    {.name = "header_rows",
     .kind = FieldKind::whole_number,
     .meaning = "how many rows at the top are headings; 1 when it is not said",
     .example = "2",
     .most = 6},
    {.name = "header_columns",
     .kind = FieldKind::whole_number,
     .meaning = "how many columns at the left are headings; 1 when it is not said",
     .example = "1",
     .most = 6},
});

constexpr auto kColumn = std::to_array<Field>({
    {.name = "id",
     .kind = FieldKind::slug,
     .meaning = "by which rules and notes name it",
     .example = "y2021"},
    {.name = "kind",
     .kind = FieldKind::choice,
     .need = kTableNeeded,
     .meaning = "what its cells are",
     .example = "money",
     .choices = kColumnKinds},
    {.name = "unit", .meaning = "what its numbers are in", .example = "£"},
    {.name = "counts",
     .kind = FieldKind::yes_no,
     .meaning = "in a table of people, whether its whole numbers count somebody; true when it is "
                "not said",
     .example = "false"},
});

constexpr auto kShare = std::to_array<Field>({
    {.name = "of", .need = kTableNeeded, .meaning = "the part", .example = "attended"},
    {.name = "in", .need = kTableNeeded, .meaning = "the whole", .example = "all"},
});

constexpr auto kSpell = std::to_array<Field>({
    {.name = "from", .need = kTableNeeded, .meaning = "the earlier", .example = "y2020"},
    {.name = "to", .need = kTableNeeded, .meaning = "the later", .example = "y2021"},
});

constexpr auto kTotals = std::to_array<Field>({
    {.name = "row", .meaning = "the row that it makes", .example = "Total"},
    {.name = "column", .meaning = "the column that it makes", .example = "total"},
    {.name = "sum",
     .kind = FieldKind::any,
     .meaning = "`all`, or what adds up",
     .example = "[y2021, y2022]"},
    {.name = "minus",
     .kind = FieldKind::word_list,
     .meaning = "what is taken away from the sum",
     .example = "[Expenditure]"},
    {.name = "average",
     .kind = FieldKind::any,
     .meaning = "`all`, or what it is the average of",
     .example = "all"},
    {.name = "percent",
     .kind = FieldKind::group,
     .meaning = "the share of one in another",
     .example = "{of: attended, in: all}",
     .fields = kShare},
    {.name = "change",
     .kind = FieldKind::group,
     .meaning = "the difference between two",
     .example = "{from: y2020, to: y2021}",
     .fields = kSpell},
    {.name = "percent_change",
     .kind = FieldKind::group,
     .meaning = "the difference between two in per cent of the first",
     .example = "{from: y2020, to: y2021}",
     .fields = kSpell},
    {.name = "columns",
     .kind = FieldKind::word_list,
     .meaning = "the only columns that the rule for a row holds for",
     .example = "[y2021]"},
    {.name = "rows",
     .kind = FieldKind::word_list,
     .meaning = "the only rows that the rule for a column holds for",
     .example = "[Total]"},
});

constexpr auto kAnswers = std::to_array<Field>({
    {.name = "row", .need = kTableNeeded, .meaning = "the row", .example = "Total"},
    {.name = "column", .need = kTableNeeded, .meaning = "the column", .example = "y2021"},
    {.name = "answer",
     .need = kTableNeeded,
     .meaning = "for readers, why the number stands",
     .example = "The report printed 33; its parts add up to 34."},
});

constexpr auto kNotes = std::to_array<Field>({
    {.name = "row", .meaning = "the row", .example = "Police"},
    {.name = "column", .meaning = "the column", .example = "y2021"},
    {.name = "text",
     .need = kTableNeeded,
     .meaning = "the note",
     .example = "Paid in two instalments."},
});

constexpr auto kSpreads = std::to_array<Field>({
    {.name = "row", .need = kTableNeeded, .meaning = "the row", .example = "Bedford"},
    {.name = "column", .need = kTableNeeded, .meaning = "the column", .example = "total"},
    {.name = "rows",
     .kind = FieldKind::whole_number,
     .meaning = "how many rows the cell takes",
     .example = "2",
     .most = 100},
    {.name = "columns",
     .kind = FieldKind::whole_number,
     .meaning = "how many columns the cell takes",
     .example = "2",
     .most = 100},
});

constexpr auto kTargets = std::to_array<Field>({
    {.name = "column",
     .need = kTableNeeded,
     .meaning = "the column with what is to be reached",
     .example = "target"},
});

constexpr std::array<std::string_view, 1> kChartKinds{"line"};
constexpr auto kChart = std::to_array<Field>({
    {.name = "kind",
     .kind = FieldKind::choice,
     .need = kTableNeeded,
     .meaning = "the kind of chart",
     .example = "line",
     .choices = kChartKinds},
    {.name = "rows",
     .kind = FieldKind::word_list,
     .need = kTableNeeded,
     .meaning = "the rows that it draws",
     .example = "[Contacts]"},
    {.name = "headline",
     .meaning = "what it shows, in at most ten words; the caption when it is not said",
     .example = "Fewer contacts in spring"},
});

constexpr Field kCaption{.name = "caption",
                         .need = kTableNeeded,
                         .meaning = "what the table shows",
                         .example = "Contributions by partner"};
constexpr Field kSource{.name = "source",
                        .meaning = "where the table was printed",
                        .example = "Annual report 2021/22, section 17.2"};
constexpr Field kAbout{.name = "about",
                       .kind = FieldKind::choice,
                       .need = kTableNeeded,
                       .meaning = "what its numbers count",
                       .example = "money",
                       .choices = kAbouts};
constexpr Field kPolicy{.name = "policy",
                        .meaning =
                            "of a table of people, how small counts are hidden: an id of "
                            "data/figures.yaml, or none",
                        .example = "partnership"};
constexpr Field kPolicyReason{.name = "policy_reason",
                              .meaning = "why the policy is none",
                              .example = "Pupils of the whole city."};
constexpr Field kLayoutField{.name = "layout",
                             .kind = FieldKind::group,
                             .meaning = "which rows and columns are headings",
                             .example = "{header_rows: 2, header_columns: 1}",
                             .fields = kLayout};
constexpr Field kDashField{.name = "dash",
                           .kind = FieldKind::choice,
                           .meaning = "what a hyphen alone in a cell means",
                           .example = "not-recorded",
                           .choices = kDashes};
constexpr Field kColumnsField{.name = "columns",
                              .kind = FieldKind::list,
                              .need = kTableNeeded,
                              .meaning = "every column, in order",
                              .example = "[{id: partner, kind: text}]",
                              .fields = kColumn};
constexpr Field kGroupsField{.name = "groups",
                             .kind = FieldKind::word_list,
                             .meaning = "rows with a first cell only, which head a group of rows",
                             .example = "[Adults, Children]"};
constexpr Field kTotalsField{.name = "totals",
                             .kind = FieldKind::list,
                             .meaning = "how rows and columns come from others",
                             .example = "[{row: Total, sum: all}]",
                             .fields = kTotals};
constexpr Field kAnswersField{
    .name = "answers",
    .kind = FieldKind::list,
    .meaning = "why numbers stand that do not add up",
    .example = "[{row: Total, column: y2021, answer: The report printed 33.}]",
    .fields = kAnswers};
constexpr Field kNotesField{.name = "notes",
                            .kind = FieldKind::list,
                            .meaning = "notes on cells, rows, columns or the whole",
                            .example = "[{column: y2021, text: Until December only.}]",
                            .fields = kNotes};
constexpr Field kSpreadsField{.name = "spans",
                              .kind = FieldKind::list,
                              .meaning = "cells that take the place of empty ones",
                              .example = "[{row: Bedford, column: total, rows: 2}]",
                              .fields = kSpreads};
constexpr Field kTargetsField{.name = "targets",
                              .kind = FieldKind::group,
                              .meaning = "which column holds targets",
                              .example = "{column: target}",
                              .fields = kTargets};
constexpr Field kChartField{.name = "chart",
                            .kind = FieldKind::group,
                            .meaning = "a chart of some rows",
                            .example = "{kind: line, rows: [Contacts]}",
                            .fields = kChart};
constexpr Field kRowsField{.name = "rows",
                           .kind = FieldKind::any,
                           .need = kTableNeeded,
                           .meaning = "every row, its cells in brackets; headings first",
                           .example = "[[Partner, 2021/22], [Police, £22,700]]"};

constexpr auto kFileFields =
    std::to_array<Field>({kCaption, kSource, kAbout, kPolicy, kPolicyReason, kLayoutField,
                          kDashField, kColumnsField, kGroupsField, kTotalsField, kAnswersField,
                          kNotesField, kSpreadsField, kTargetsField, kChartField});

constexpr auto kInlineFields = std::to_array<Field>(
    {kCaption, kSource, kAbout, kLayoutField, kDashField, kColumnsField, kGroupsField, kTotalsField,
     kAnswersField, kNotesField, kSpreadsField, kTargetsField, kChartField, kRowsField});

constexpr auto kIdFields = std::to_array<Field>({
    {.name = "id",
     .need = kTableNeeded,
     .meaning = "the path of the table below data/tables, without .yaml",
     .example = "2021-22/contributions"},
});

}  // namespace

std::span<const Field> file_fields() {
  return kFileFields;
}

std::span<const Field> block_fields(const Value& written) {
  const bool is_whole = written.find("rows") != nullptr || written.find("columns") != nullptr;
  if (is_whole && written.find("id") == nullptr) return kInlineFields;
  return kIdFields;
}

}  // namespace pier::tables
