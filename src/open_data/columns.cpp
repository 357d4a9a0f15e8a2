#include "open_data/columns.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace pier::open_data {

namespace {

using metrics::PublicObservation;

/// What a cell is made of.
struct Row {
  const metrics::Indicator& about;
  const metrics::Version& version;
  const PublicObservation& figure;
};

/// A column that every indicator has: what it says, and how its cell is written.
struct Field {
  std::string_view name;
  std::string_view title;
  std::string_view description;
  Type type;
  bool required;
  void (*write)(CsvWriter&, const Row&);
};

void write_optional(CsvWriter& csv, const std::optional<double>& number) {
  number ? csv.number(*number) : csv.empty();
}

void write_status(CsvWriter& csv, const Row& row) {
  const auto& codes = row.figure.statuses();
  const auto& missing = row.figure.missing();
  if (codes.empty()) {
    csv.text(missing ? shorthand_of(*missing) : std::string_view{});
    return;
  }
  std::string all = join(codes, " ");
  if (missing) {
    const std::string_view shorthand = shorthand_of(*missing);
    const bool is_there = std::find(codes.begin(), codes.end(), shorthand) != codes.end();
    if (!is_there) all.append(" ").append(shorthand);
  }
  csv.text(all);
}

/// "not published yet": the kinds of missing are plain words.
std::string words_of(std::string_view missing_name) {
  return replace_all(missing_name, "-", " ");
}

void write_missing(CsvWriter& csv, const Row& row) {
  const auto& missing = row.figure.missing();
  missing ? csv.text(words_of(name_of(*missing))) : csv.empty();
}

/// Whether a rank that is printed otherwise than as a whole number is a number all the same.
bool is_number(const metrics::Rank& rank) {
  return rank.value || CsvWriter::is_decimal(rank.published);
}

void write_rank(CsvWriter& csv, const Row& row) {
  const auto& rank = row.figure.rank();
  if (!rank || !is_number(*rank)) {
    csv.empty();
  } else {
    rank->value ? csv.integer(*rank->value) : csv.text(rank->published);
  }
}

void write_rank_of(CsvWriter& csv, const Row& row) {
  const auto& rank = row.figure.rank();
  rank && rank->of ? csv.integer(*rank->of) : csv.empty();
}

void write_rank_first(CsvWriter& csv, const Row& row) {
  const auto& rank = row.figure.rank();
  rank ? csv.text(words_of(rank->first)) : csv.empty();
}

void write_rank_period(CsvWriter& csv, const Row& row) {
  const auto& rank = row.figure.rank();
  rank && rank->period ? csv.text(rank->period->text()) : csv.empty();
}

void write_rag(CsvWriter& csv, const Row& row) {
  row.figure.rag() ? csv.text(words_of(row.figure.rag()->rating)) : csv.empty();
}

void write_rag_text(CsvWriter& csv, const Row& row) {
  row.figure.rag() ? csv.text(row.figure.rag()->word) : csv.empty();
}

void write_note(CsvWriter& csv, const Row& row) {
  const auto& rank = row.figure.rank();
  const bool has_odd_rank = rank && !rank->published.empty() && !is_number(*rank);
  if (row.figure.notes().empty() && !has_odd_rank) {
    csv.empty();
    return;
  }
  std::string all = join(row.figure.notes(), " ");
  if (has_odd_rank) {
    all.append(all.empty() ? "" : " ").append("The rank is printed as ").append(rank->published);
  }
  csv.text(all);
}

constexpr auto kBefore = std::to_array<Field>({
    {"indicator", "Indicator",
     "What is measured: the id of the indicator, the last part of its address.", Type::text, true,
     [](CsvWriter& csv, const Row& row) { csv.text(row.about.id); }},
    {"area", "Area", "The place, or the average of places: its short name on this site.",
     Type::text, true, [](CsvWriter& csv, const Row& row) { csv.text(row.figure.area().id); }},
    {"area_code", "Area code",
     "The code of the area by the Office for National Statistics, or by whoever defines it; empty "
     "when it has none.",
     Type::text, false, [](CsvWriter& csv, const Row& row) { csv.text(row.figure.area().code); }},
    {"area_name", "Area name", "The name of the area.", Type::text, true,
     [](CsvWriter& csv, const Row& row) { csv.text(row.figure.area().name); }},
    {"period", "Period",
     "The time that the value is about: 2019 is a calendar year, 2019-20 a financial year (April "
     "to "
     "March), 2019-20-academic an academic year (September to August), 2021-q1 a quarter, 2021-m11 "
     "a month; two with .. between them are a range.",
     Type::text, true,
     [](CsvWriter& csv, const Row& row) { csv.text(row.figure.period().text()); }},
    {"period_start", "First day", "The first day of the period.", Type::date, true,
     [](CsvWriter& csv, const Row& row) { csv.date(row.figure.period().first()); }},
    {"period_end", "Last day", "The last day of the period.", Type::date, true,
     [](CsvWriter& csv, const Row& row) { csv.date(row.figure.period().last()); }},
});

constexpr auto kAfter = std::to_array<Field>({
    {"value", "Value",
     "The value in the unit of the row. Empty when there is none or it is hidden: the columns "
     "status and missing say why. Missing is never zero.",
     Type::number, false,
     [](CsvWriter& csv, const Row& row) { write_optional(csv, row.figure.value()); }},
    {"numerator", "Numerator", "How many were counted, where the value is a share or a rate.",
     Type::number, false,
     [](CsvWriter& csv, const Row& row) { write_optional(csv, row.figure.numerator()); }},
    {"denominator", "Denominator", "Out of how many, where the value is a share or a rate.",
     Type::number, false,
     [](CsvWriter& csv, const Row& row) { write_optional(csv, row.figure.denominator()); }},
    {"unit", "Unit", "The unit of the value.", Type::text, true,
     [](CsvWriter& csv, const Row& row) { csv.text(name_of(row.about.unit)); }},
    {"status", "Status",
     "Shorthand of the Government Statistical Service, with a space between codes: c is "
     "confidential, x not available, z not applicable, p provisional, r revised, e estimated.",
     Type::codes, false, write_status},
    {"missing", "Why there is no value", "In words; empty when there is a value.", Type::text,
     false, write_missing},
    {"published_text", "As shown",
     "The value as it stands in tables on this site: as its source printed it, where that differs.",
     Type::text, false, [](CsvWriter& csv, const Row& row) { csv.text(row.figure.text()); }},
    {"qualifier", "Qualifier", "How exact the source is: about, over, under, up-to, at-least …",
     Type::text, false, [](CsvWriter& csv, const Row& row) { csv.text(row.figure.qualifier()); }},
    {"rank", "Rank", "The place among other areas, as the source gives it.", Type::number, false,
     write_rank},
    {"rank_of", "Rank out of", "How many areas were ranked.", Type::integer, false, write_rank_of},
    {"rank_first", "Rank 1 is", "What the first place means: best, highest, lowest.", Type::text,
     false, write_rank_first},
    {"rank_period", "Period of the rank", "Where the rank is about another period than the value.",
     Type::text, false, write_rank_period},
    {"band", "Band", "The quarter of all areas, A to D, as the source gives it.", Type::text, false,
     [](CsvWriter& csv, const Row& row) { csv.text(row.figure.band()); }},
    {"rag", "Rating", "Red, amber or green as somebody assessed it.", Type::text, false, write_rag},
    {"rag_text", "Rating as printed", "The word of the source for the rating.", Type::text, false,
     write_rag_text},
    {"as_at", "As at", "The day on which the figures stood so. Later figures may be revised.",
     Type::date, true, [](CsvWriter& csv, const Row& row) { csv.date(row.version.as_at); }},
    {"snapshot", "Snapshot", "The file of figures on this site that says so.", Type::text, true,
     [](CsvWriter& csv, const Row& row) { csv.text(row.version.snapshot); }},
    {"note", "Note", "Notes of the source, and what was found when the figures were checked.",
     Type::text, false, write_note},
});

Column column_of(const Field& field) {
  return {.name = std::string(field.name),
          .title = std::string(field.title),
          .description = std::string(field.description),
          .type = field.type,
          .required = field.required};
}

bool is_taken(std::string_view name) {
  const auto has_name = [&](const Field& field) { return field.name == name; };
  return std::any_of(kBefore.begin(), kBefore.end(), has_name) ||
         std::any_of(kAfter.begin(), kAfter.end(), has_name);
}

/// Names in CSVW have no hyphens.
std::string name_of_column(const metrics::Dimension& dimension) {
  std::string name = replace_all(dimension.id, "-", "_");
  return is_taken(name) ? "dimension_" + name : name;
}

Column column_of(const metrics::Dimension& dimension) {
  Column column{.name = name_of_column(dimension),
                .title = dimension.title,
                .description = dimension.title + ".",
                .type = Type::text,
                .required = true};
  for (const metrics::Dimension::Member& member : dimension.values) {
    column.values.push_back(member.title);
    if (member.id == dimension.total) {
      column.description += " The whole is \"" + member.title + "\".";
    }
  }
  if (dimension.overlapping) {
    column.description += " One case may count in several values, so that they need not add up.";
  }
  return column;
}

}  // namespace

std::vector<Column> columns_of(const metrics::Indicator& about) {
  std::vector<Column> columns;
  columns.reserve(kBefore.size() + about.dimensions.size() + kAfter.size());
  for (const Field& field : kBefore) columns.push_back(column_of(field));
  for (const metrics::Dimension& dimension : about.dimensions) {
    columns.push_back(column_of(dimension));
  }
  for (const Field& field : kAfter) columns.push_back(column_of(field));
  for (Column& column : columns) {
    if (column.name != "missing") continue;
    for (const std::string_view name : metrics::missing_names()) {
      column.values.push_back(words_of(name));
    }
  }
  return columns;
}

std::vector<std::string> key_of(const metrics::Indicator& about) {
  std::vector<std::string> key{"indicator", "area", "period"};
  for (const metrics::Dimension& dimension : about.dimensions) {
    key.push_back(name_of_column(dimension));
  }
  // Two snapshots may stand at one day.
  key.emplace_back("as_at");
  key.emplace_back("snapshot");
  return key;
}

void append_headings(CsvWriter& csv, const metrics::Indicator& about) {
  for (const Field& field : kBefore) csv.text(field.name);
  for (const metrics::Dimension& dimension : about.dimensions) csv.text(name_of_column(dimension));
  for (const Field& field : kAfter) csv.text(field.name);
  csv.end_row();
}

void append_row(CsvWriter& csv, const metrics::PublicIndicator& indicator,
                const PublicObservation& figure) {
  const metrics::Indicator& about = indicator.about();
  const Row row{about, indicator.version_of(figure), figure};
  for (const Field& field : kBefore) field.write(csv, row);
  for (std::size_t i = 0; i < about.dimensions.size(); ++i) {
    csv.text(about.dimensions[i].values[figure.at()[i]].title);
  }
  for (const Field& field : kAfter) field.write(csv, row);
  csv.end_row();
}

}  // namespace pier::open_data
