#include <fmt/format.h>

#include "statistics/number_text.h"
#include "tables/view.h"
#include "tables/words.h"
#include "value/csv_writer.h"

namespace pier::tables {

namespace {

std::string heading_of(const TableData& table, std::size_t column) {
  std::string heading = table.column_label(column);
  const std::string& unit = table.columns[column].unit;
  if (unit.empty() || heading.find(unit) != std::string::npos) return heading;
  return heading.empty() ? unit : fmt::format("{} ({})", heading, unit);
}

void append_cell(CsvWriter& csv, const Cell& cell, ColumnKind kind) {
  if (cell.number) {
    csv.text(statistics::number_text(
        cell.number->value,
        {.decimals = cell.number->decimals, .commas = false, .real_minus = false}));
  } else if (cell.state == CellState::not_stated || cell.is_covered()) {
    csv.empty();
  } else {
    csv.text(shown_text(cell, kind));
  }
}

}  // namespace

std::string report_table_csv(const PublicReportTable& table) {
  const TableData& data = table.data();
  CsvWriter csv;
  const bool has_groups = !data.groups.empty();
  if (has_groups) csv.text("Group");
  for (std::size_t c = 0; c < data.columns.size(); ++c) csv.text(heading_of(data, c));
  csv.end_row();
  for (std::size_t r = 0; r < data.rows.size(); ++r) {
    const Row& row = data.rows[r];
    if (has_groups) csv.text(row.group == kNoGroup ? "" : data.groups[row.group]);
    // A heading that reaches down is said in every row, so that rows can be sorted.
    const std::vector<std::string> headings = data.row_headings(r);
    for (std::size_t c = 0; c < data.columns.size(); ++c) {
      if (c < data.header_columns) {
        csv.text(headings[c]);
      } else {
        append_cell(csv, row.cells[c], data.columns[c].kind);
      }
    }
    csv.end_row();
  }
  return csv.take();
}

}  // namespace pier::tables
