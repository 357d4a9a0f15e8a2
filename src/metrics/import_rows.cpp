#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

#include "base/period.h"
#include "base/text.h"
#include "metrics/import_draft.h"

namespace pier::metrics {

namespace {

class RowReader {
 public:
  RowReader(const CsvTable& table, const Columns& columns, const FiguresConfig& config,
            Import& import)
      : table_(table), columns_(columns), config_(config), notes_(import.notes) {}

  std::vector<ImportedIndicator> read() {
    const std::size_t width = table_.rows[columns_.header].size();
    for (row_ = columns_.header + 1; row_ < table_.rows.size(); ++row_) {
      const CsvRow& row = table_.rows[row_];
      const bool is_blank = std::all_of(row.begin(), row.end(), [](const CsvCell& cell) {
        return plain_cell(cell.text).empty();
      });
      if (is_blank) continue;
      note_cells_beyond(row, width);
      if (columns_.layout == ImportLayout::tidy) {
        read_tidy();
      } else {
        read_education();
      }
    }
    return std::move(indicators_);
  }

 private:
  void read_tidy();
  void read_education();
  void note_cells_beyond(const CsvRow& row, std::size_t width);
  std::string tidy_period();
  std::string education_area();
  const std::string& area_named(const std::string& written);
  std::string area_from(ColumnRole code, ColumnRole name);
  ImportedIndicator& indicator_named(const std::string& name);
  void read_about(ImportedIndicator& indicator);
  void take(std::string& to, ColumnRole role);
  std::string number_at(ColumnRole role);
  void read_statuses(ImportedFigure& figure);
  bool add_values(ImportedIndicator& indicator, ImportedFigure& figure);
  void add_figure(ImportedIndicator& indicator, ImportedFigure figure, std::size_t column);

  std::string cell(const Column& column) const {
    const CsvRow& row = table_.rows[row_];
    return column.at < row.size() ? clean_cell(row[column.at].text) : std::string{};
  }
  std::string cell(ColumnRole role) const {
    const Column* column = columns_.find(role);
    return column == nullptr ? std::string{} : cell(*column);
  }
  std::size_t column_of(ColumnRole role) const {
    const Column* column = columns_.find(role);
    return column == nullptr ? 0 : column->at + 1;
  }
  void note(std::size_t column, std::string message, std::string help) {
    notes_.add(row_ + 1, column, std::move(message), std::move(help));
  }

  const CsvTable& table_;
  const Columns& columns_;
  const FiguresConfig& config_;
  ImportNotes notes_;
  std::size_t row_ = 0;
  std::vector<ImportedIndicator> indicators_;
  /// What was written → the id of the area; empty: there is none.
  std::unordered_map<std::string, std::string> areas_;
};

void RowReader::note_cells_beyond(const CsvRow& row, std::size_t width) {
  for (std::size_t at = width; at < row.size(); ++at) {
    if (plain_cell(row[at].text).empty()) continue;
    note(at + 1, "the row goes on behind the last heading; the rest was left out",
         "look for a comma inside a cell that has no quotes");
    return;
  }
}

std::string RowReader::tidy_period() {
  std::string written = cell(ColumnRole::period);
  if (Period::parse(written)) return written;
  const std::size_t column = column_of(ColumnRole::period);
  std::string guess = guess_period(written);
  if (guess.empty()) {
    note(column,
         written.empty() ? "the row has no period, and was left out"
                         : fmt::format("`{}` is no period; the row was left out", written),
         "write 2019, 2019-20, 2021-q1, 2021-m11 or 31/03/2021");
  } else {
    note(column, fmt::format("the period `{}` was read as {}", written, guess), "");
  }
  return guess;
}

const std::string& RowReader::area_named(const std::string& written) {
  const auto [known, is_new] = areas_.try_emplace(written);
  if (is_new) known->second = find_import_area(written, config_);
  return known->second;
}

std::string RowReader::area_from(ColumnRole code, ColumnRole name) {
  std::string area = area_named(cell(code));
  if (area.empty()) area = area_named(cell(name));
  if (!area.empty()) return area;
  const std::string written = cell(name).empty() ? cell(code) : cell(name);
  note(column_of(columns_.find(name) != nullptr ? name : code),
       written.empty() ? "the row has no area, and was left out"
                       : fmt::format("there is no area `{}`; the row was left out", written),
       written.empty() ? "write the id, the code or the name of an area"
                       : "add the area to data/figures.yaml, when its figures are wanted");
  return {};
}

std::string RowReader::education_area() {
  const std::string level = slug(cell(ColumnRole::level));
  if (level == "national") return area_from(ColumnRole::country_code, ColumnRole::country_name);
  if (level == "regional") return area_from(ColumnRole::region_code, ColumnRole::region_name);
  if (level == "local-authority") {
    return area_from(ColumnRole::authority_code, ColumnRole::authority_name);
  }
  note(column_of(ColumnRole::level),
       fmt::format("rows of the level `{}` were left out", cell(ColumnRole::level)),
       "the levels that are read are National, Regional and Local authority");
  return {};
}

ImportedIndicator& RowReader::indicator_named(const std::string& name) {
  const std::string id = slug(name);
  for (ImportedIndicator& indicator : indicators_) {
    if (indicator.id == id) return indicator;
  }
  ImportedIndicator& indicator = indicators_.emplace_back();
  indicator.id = id;
  indicator.title = replace_all(name, "_", " ");
  if (!indicator.title.empty()) {
    indicator.title.replace(0, 1, ascii_upper(indicator.title.substr(0, 1)));
  }
  for (const Column& column : columns_.all) {
    if (column.role != ColumnRole::dimension) continue;
    Dimension dimension;
    dimension.id = slug(column.heading);
    dimension.title = replace_all(column.heading, "_", " ");
    if (dimension.id.empty()) dimension.id = fmt::format("column-{}", column.at + 1);
    dimension.title.replace(0, 1, ascii_upper(dimension.title.substr(0, 1)));
    indicator.dimensions.push_back(std::move(dimension));
  }
  return indicator;
}

void RowReader::take(std::string& to, ColumnRole role) {
  std::string text = cell(role);
  if (!text.empty() && to.empty()) to = std::move(text);
}

void RowReader::read_about(ImportedIndicator& indicator) {
  if (const std::string title = cell(ColumnRole::title); !title.empty()) indicator.title = title;
  take(indicator.definition, ColumnRole::definition);
  take(indicator.per, ColumnRole::per);
  const std::string polarity = ascii_lower(cell(ColumnRole::polarity));
  if (polarity == "higher" || polarity == "lower" || polarity == "neutral") {
    indicator.polarity = polarity;
  } else if (!polarity.empty()) {
    note(column_of(ColumnRole::polarity), fmt::format("`{}` is no polarity", polarity),
         "write higher, lower or neutral: which way is better");
  }
  const std::string unit = slug(cell(ColumnRole::unit));
  if (unit.empty()) return;
  if (const auto known = unit_named(unit)) {
    indicator.unit = known;
  } else {
    std::vector<std::string_view> names = unit_names();
    note(column_of(ColumnRole::unit), fmt::format("there is no unit `{}`", unit),
         suggest(unit, names));
  }
}

std::string RowReader::number_at(ColumnRole role) {
  const std::string written = cell(role);
  if (written.empty()) return {};
  const ImportedCell number = read_import_cell(written, table_.delimiter);
  if (!number.problem.empty()) note(column_of(role), number.problem, number.help);
  return number.number;
}

void RowReader::read_statuses(ImportedFigure& figure) {
  std::string codes = ascii_lower(cell(ColumnRole::status));
  for (char& c : codes) {
    if (c == '[' || c == ']' || c == ',' || c == ';') c = ' ';
  }
  for (const std::string_view code : split(codes, ' ')) {
    if (code.empty()) continue;
    if (find_status(code) == nullptr) {
      note(column_of(ColumnRole::status), fmt::format("there is no status `{}`", code),
           "the codes are those of the Government Statistical Service: p, r, e, b, u, c, x, z …");
    } else {
      figure.value.statuses.emplace_back(code);
    }
  }
}

/// The values of the dimensions; false when one of them has no name.
bool RowReader::add_values(ImportedIndicator& indicator, ImportedFigure& figure) {
  std::size_t i = 0;
  for (const Column& column : columns_.all) {
    if (column.role != ColumnRole::dimension) continue;
    Dimension& dimension = indicator.dimensions[i++];
    const std::string title = cell(column);
    if (title.empty()) {
      figure.at.emplace_back();
      continue;
    }
    const std::string id = slug(title);
    if (id.empty()) {
      note(column.at + 1, fmt::format("`{}` has no letter or digit; the row was left out", title),
           "write a name");
      return false;
    }
    const auto found = std::find_if(dimension.values.begin(), dimension.values.end(),
                                    [&](const Dimension::Member& m) { return m.id == id; });
    figure.at.emplace_back(static_cast<std::size_t>(found - dimension.values.begin()));
    if (found == dimension.values.end()) dimension.values.push_back({id, title});
  }
  return true;
}

void RowReader::add_figure(ImportedIndicator& indicator, ImportedFigure figure,
                           std::size_t column) {
  std::string key = figure.area + ' ' + figure.period;
  for (const auto& at : figure.at) key += at ? fmt::format(" {}", *at) : " -";
  const auto [first, is_new] = indicator.rows.emplace(key, row_ + 1);
  if (!is_new) {
    note(column,
         fmt::format("`{}` has this figure in row {} already; this one was left out", indicator.id,
                     first->second),
         "keep the right one of the two");
    return;
  }
  if (!figure.value.problem.empty()) {
    const bool is_lost = figure.value.number.empty() && !figure.value.missing;
    note(column, figure.value.problem + (is_lost ? "; it was left out" : ""), figure.value.help);
    if (is_lost) return;
  }
  indicator.figures.push_back(std::move(figure));
}

void RowReader::read_tidy() {
  const std::string name = cell(ColumnRole::indicator);
  if (slug(name).empty()) {
    note(column_of(ColumnRole::indicator), "the row names no indicator, and was left out",
         "write its name in every row");
    return;
  }
  ImportedFigure figure;
  figure.area = area_from(ColumnRole::area, ColumnRole::area);
  if (figure.area.empty()) return;
  figure.period = tidy_period();
  if (figure.period.empty()) return;
  ImportedIndicator& indicator = indicator_named(name);
  read_about(indicator);
  if (!add_values(indicator, figure)) return;
  figure.value = read_import_cell(cell(ColumnRole::value), table_.delimiter);
  figure.numerator = number_at(ColumnRole::numerator);
  figure.denominator = number_at(ColumnRole::denominator);
  figure.note = cell(ColumnRole::note);
  figure.published = cell(ColumnRole::published);
  figure.qualifier = cell(ColumnRole::qualifier);
  read_statuses(figure);
  add_figure(indicator, std::move(figure), column_of(ColumnRole::value));
}

void RowReader::read_education() {
  const std::string area = education_area();
  if (area.empty()) return;
  const std::string period =
      education_period(cell(ColumnRole::time_period), cell(ColumnRole::time_identifier));
  if (period.empty()) {
    note(column_of(ColumnRole::time_period),
         fmt::format("`{}` with `{}` is no period; the row was left out",
                     cell(ColumnRole::time_period), cell(ColumnRole::time_identifier)),
         "years, quarters and months are read: 201920 with Academic year");
    return;
  }
  if (slug(cell(ColumnRole::time_identifier)) == "reporting-year") {
    note(column_of(ColumnRole::time_identifier), "`Reporting year` was read as a calendar year",
         "look up in the source when that year begins");
  }
  for (const Column& column : columns_.all) {
    if (column.role != ColumnRole::measure) continue;
    ImportedFigure figure;
    figure.area = area;
    figure.period = period;
    ImportedIndicator& indicator = indicator_named(column.heading);
    if (!add_values(indicator, figure)) return;
    figure.value = read_import_cell(cell(column), table_.delimiter);
    add_figure(indicator, std::move(figure), column.at + 1);
  }
}

}  // namespace

void ImportNotes::add(std::size_t row, std::size_t column, std::string message, std::string help) {
  const auto [first, is_new] = seen_.emplace(fmt::format("{} {}", column, message), notes_.size());
  if (!is_new) {
    ++notes_[first->second].more;
    return;
  }
  notes_.push_back({row, column, std::move(message), std::move(help)});
}

std::vector<ImportedIndicator> read_import_rows(const CsvTable& table, const Columns& columns,
                                                const FiguresConfig& config, Import& import) {
  return RowReader(table, columns, config, import).read();
}

}  // namespace pier::metrics
