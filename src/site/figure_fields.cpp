#include "site/figure_fields.h"

#include <array>

#include "charts/chart.h"

namespace pier {

namespace {

constexpr auto kText = FieldKind::text;
constexpr auto kList = FieldKind::word_list;
constexpr auto kOptional = Need::optional;

/// What every block that shows figures may ask for.
constexpr auto kQuery = std::to_array<Field>({
    {"indicator", kText, kOptional, "the id of the indicator", "children-in-need-rate"},
    {"indicators", kList, kOptional, "the ids of several indicators", "[referrals, re-referrals]"},
    {"areas", kList, kOptional,
     "ids of areas; without it the own area and what it is compared with", "[southend, england]"},
    {"periods", kList, kOptional, "the periods to show; without it all", "[2019-20, 2020-21]"},
    {"from", kText, kOptional, "the first period to show", "2016-17"},
    {"to", kText, kOptional, "the last period to show", "2020-21"},
    {"by", kText, kOptional, "what the series are: a dimension, `area` or `period`", "age-band"},
    {"across", kText, kOptional, "what stands along the axis: a dimension, `area` or `period`",
     "area"},
    {"where", FieldKind::mapping, kOptional, "which value of a dimension is meant",
     "{age-band: 18-64}"},
    {"as_at", FieldKind::date, kOptional, "the day of an earlier snapshot", "2021-03-31"},
});

/// Of every block that shows figures, but in reports only of use.
constexpr Field kId{.name = "id",
                    .kind = FieldKind::slug,
                    .meaning = "in a report: the name by which text refers to it",
                    .example = "concerns-by-year"};

constexpr std::array<std::string_view, 2> kRows{"categories", "series"};

constexpr auto kTableOnly = std::to_array<Field>({
    kId,
    {"rows", FieldKind::choice, kOptional,
     "what the rows are: the categories of a chart, or its series", "series", kRows},
    {.name = "caption",
     .kind = kText,
     .need = Need::required,
     .meaning = "what the table shows",
     .example = "Referrals by source",
     .longest = 150},
});

constexpr std::array<std::string_view, 2> kColours{"plain", "red-green"};

std::vector<Field> chart_fields() {
  static const std::vector<std::string_view> kKinds = charts::kind_names();
  std::vector<Field> fields{
      kId,
      {.name = "kind",
       .kind = FieldKind::choice,
       .need = Need::required,
       .meaning = "the kind of chart",
       .example = "line",
       .choices = kKinds},
      {.name = "headline",
       .kind = kText,
       .need = Need::required,
       .meaning = "what the chart tells, in ten words at the most",
       .example = "Fewer children are looked after",
       .longest = 100},
      {.name = "subtitle",
       .kind = kText,
       .meaning = "measure, area and time; without it, it is made from the figures",
       .example = "Rate per 10,000 children, Southend, 2016 to 2020",
       .longest = 200},
      {.name = "description",
       .kind = kText,
       .meaning = "what it shows, in place of the automatic sentence",
       .example = "The rate rose in every year."},
      {.name = "colours",
       .kind = FieldKind::choice,
       .meaning = "whether better and worse are coloured as well as said",
       .example = "red-green",
       .choices = kColours},
      {.name = "target",
       .kind = kText,
       .meaning = "a value to be reached, drawn as a line",
       .example = "85"},
  };
  fields.insert(fields.end(), kQuery.begin(), kQuery.end());
  return fields;
}

std::vector<Field> table_fields() {
  std::vector<Field> fields(kTableOnly.begin(), kTableOnly.end());
  fields.insert(fields.end(), kQuery.begin(), kQuery.end());
  return fields;
}

constexpr std::array<std::string_view, 3> kBranches{"children", "adults", "both"};

constexpr auto kIndicators = std::to_array<Field>({
    {"branch", FieldKind::choice, kOptional, "only those of a branch", "children", kBranches},
    {"theme", kText, kOptional, "only those of a theme", "early-years"},
    {"ids", kList, kOptional, "only these, in this order", "[referrals, re-referrals]"},
});

}  // namespace

std::span<const Field> figure_fields(FigureBlock block) {
  static const std::vector<Field> kChart = chart_fields();
  static const std::vector<Field> kTable = table_fields();
  switch (block) {
    case FigureBlock::chart:
      return kChart;
    case FigureBlock::table:
      return kTable;
    case FigureBlock::indicators:
      break;
  }
  return kIndicators;
}

}  // namespace pier
