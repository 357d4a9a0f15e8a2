#include "metrics/import_columns.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "metrics/import_cell.h"

namespace pier::metrics {

namespace {

struct Heading {
  std::string_view name;  ///< as slug() gives it
  ColumnRole role;
};

constexpr auto kTidy = std::to_array<Heading>({
    {"indicator", ColumnRole::indicator},
    {"measure", ColumnRole::indicator},
    {"metric", ColumnRole::indicator},
    {"area", ColumnRole::area},
    {"area-name", ColumnRole::area},
    {"area-code", ColumnRole::area},
    {"place", ColumnRole::area},
    {"period", ColumnRole::period},
    {"time", ColumnRole::period},
    {"time-period", ColumnRole::period},
    {"year", ColumnRole::period},
    {"date", ColumnRole::period},
    {"value", ColumnRole::value},
    {"figure", ColumnRole::value},
    {"numerator", ColumnRole::numerator},
    {"denominator", ColumnRole::denominator},
    {"status", ColumnRole::status},
    {"note", ColumnRole::note},
    {"notes", ColumnRole::note},
    {"published", ColumnRole::published},
    {"qualifier", ColumnRole::qualifier},
    {"title", ColumnRole::title},
    {"unit", ColumnRole::unit},
    {"polarity", ColumnRole::polarity},
    {"definition", ColumnRole::definition},
    {"per", ColumnRole::per},
});

constexpr auto kEducation = std::to_array<Heading>({
    {"time-period", ColumnRole::time_period},
    {"time-identifier", ColumnRole::time_identifier},
    {"geographic-level", ColumnRole::level},
    {"country-code", ColumnRole::country_code},
    {"country-name", ColumnRole::country_name},
    {"region-code", ColumnRole::region_code},
    {"region-name", ColumnRole::region_name},
    {"new-la-code", ColumnRole::authority_code},
    {"la-name", ColumnRole::authority_name},
    {"old-la-code", ColumnRole::ignored},
    {"version", ColumnRole::ignored},
});

template <typename Headings>
std::optional<ColumnRole> role_in(const Headings& headings, std::string_view name) {
  for (const Heading& heading : headings) {
    if (heading.name == name) return heading.role;
  }
  return std::nullopt;
}

std::string_view cell_at(const CsvRow& row, std::size_t at) {
  return at < row.size() ? std::string_view(row[at].text) : std::string_view();
}

bool is_blank(std::string_view cell) {
  return plain_cell(cell).empty();
}

bool is_blank_row(const CsvRow& row) {
  return std::all_of(row.begin(), row.end(),
                     [](const CsvCell& cell) { return is_blank(cell.text); });
}

/// Whether each cell below a heading is a figure or stands for one, and one at least is a number.
bool holds_figures(const CsvTable& table, std::size_t header, std::size_t at) {
  bool has_number = false;
  for (std::size_t i = header + 1; i < table.rows.size(); ++i) {
    if (is_blank_row(table.rows[i])) continue;
    const ImportedCell cell = read_import_cell(cell_at(table.rows[i], at), table.delimiter);
    if (cell.number.empty() && !cell.missing) return false;
    has_number = has_number || !cell.number.empty();
  }
  return has_number;
}

bool has_cells(const CsvTable& table, std::size_t header, std::size_t at) {
  for (std::size_t i = header + 1; i < table.rows.size(); ++i) {
    if (!is_blank(cell_at(table.rows[i], at))) return true;
  }
  return false;
}

/// The codes and names of levels below or beside those that are read.
bool is_other_place(std::string_view name) {
  return name.ends_with("-code") || name.ends_with("-name") || name.ends_with("-urn");
}

class Finder {
 public:
  Finder(const CsvTable& table, Columns& columns, Import& import)
      : table_(table), columns_(columns), import_(import) {}

  void find() {
    const CsvRow& headings = table_.rows[columns_.header];
    for (std::size_t at = 0; at < headings.size(); ++at) add(at, clean_cell(headings[at].text));
  }

 private:
  void add(std::size_t at, std::string heading) {
    if (heading.empty()) {
      if (!has_cells(table_, columns_.header, at)) return;
      import_.notes.push_back({columns_.header + 1, at + 1,
                               "the column has no heading, and was left out",
                               "write what it holds into its first row"});
      return;
    }
    Column column{at, role_of(slug(heading), at), std::move(heading)};
    const bool is_single = column.role != ColumnRole::dimension &&
                           column.role != ColumnRole::measure && column.role != ColumnRole::ignored;
    if (is_single && columns_.find(column.role) != nullptr) {
      import_.notes.push_back(
          {columns_.header + 1, at + 1,
           fmt::format("`{}` is the same as column {}, and was left out", column.heading,
                       column_letters(columns_.find(column.role)->at + 1)),
           "keep one of the two"});
      column.role = ColumnRole::ignored;
    }
    columns_.all.push_back(std::move(column));
  }

  ColumnRole role_of(const std::string& name, std::size_t at) const {
    if (columns_.layout == ImportLayout::tidy) {
      return role_in(kTidy, name).value_or(ColumnRole::dimension);
    }
    if (const auto role = role_in(kEducation, name)) return *role;
    if (is_other_place(name)) return ColumnRole::ignored;
    return holds_figures(table_, columns_.header, at) ? ColumnRole::measure : ColumnRole::dimension;
  }

  const CsvTable& table_;
  Columns& columns_;
  Import& import_;
};

/// Reports a column that the layout cannot do without.
bool require(const Columns& columns, ColumnRole role, std::string_view name, Import& import) {
  if (columns.find(role) != nullptr) return true;
  import.notes.push_back({columns.header + 1, 0, fmt::format("there is no column `{}`", name),
                          "name the columns in the first row; `pier import --help` shows both "
                          "layouts"});
  return false;
}

}  // namespace

const Column* Columns::find(ColumnRole role) const {
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Column& c) { return c.role == role; });
  return found == all.end() ? nullptr : &*found;
}

std::optional<Columns> find_columns(const CsvTable& table, std::optional<ImportLayout> layout,
                                    Import& import) {
  Columns columns;
  while (columns.header < table.rows.size() && is_blank_row(table.rows[columns.header])) {
    ++columns.header;
  }
  if (columns.header == table.rows.size()) {
    import.notes.push_back({0, 0, "the file holds no cells", "save the sheet with the figures"});
    return std::nullopt;
  }
  const CsvRow& headings = table.rows[columns.header];
  const auto has = [&](std::string_view name) {
    return std::any_of(headings.begin(), headings.end(),
                       [&](const CsvCell& cell) { return slug(plain_cell(cell.text)) == name; });
  };
  const bool is_education = has("time-identifier") || has("geographic-level");
  columns.layout =
      layout.value_or(is_education ? ImportLayout::education_statistics : ImportLayout::tidy);
  Finder(table, columns, import).find();
  bool is_whole = true;
  const auto need = [&](ColumnRole role, std::string_view name) {
    is_whole = require(columns, role, name, import) && is_whole;
  };
  if (columns.layout == ImportLayout::tidy) {
    need(ColumnRole::indicator, "indicator");
    need(ColumnRole::area, "area");
    need(ColumnRole::period, "period");
    need(ColumnRole::value, "value");
  } else {
    need(ColumnRole::time_period, "time_period");
    need(ColumnRole::time_identifier, "time_identifier");
    need(ColumnRole::level, "geographic_level");
    if (columns.find(ColumnRole::measure) == nullptr) {
      import.notes.push_back({columns.header + 1, 0, "no column holds numbers alone",
                              "each indicator is a column of numbers and symbols"});
      is_whole = false;
    }
  }
  if (!is_whole) return std::nullopt;
  return columns;
}

}  // namespace pier::metrics
