#include "tables/read_table.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/text.h"
#include "tables/grid.h"
#include "tables/names.h"
#include "tables/relations.h"

namespace pier::tables {

namespace {

/// The most cells; a table of a report has some hundreds.
constexpr std::size_t kMostCells = 20'000;

/// The text of a cell of headings, with line ends as spaces.
std::string one_line(std::string_view text) {
  return std::string(trim(replace_all(replace_all(text, "\r\n", " "), "\n", " ")));
}

bool is_blank_line(const CsvRow& row) {
  return row.size() == 1 && trim(row.front().text).empty();
}

bool has_first_cell_only(const CsvRow& row) {
  return !trim(row.front().text).empty() &&
         std::all_of(row.begin() + 1, row.end(),
                     [](const CsvCell& cell) { return trim(cell.text).empty(); });
}

class TableLayout {
 public:
  TableLayout(Definition definition, std::vector<CsvRow> rows, Span cells, Diagnostics& diagnostics)
      : definition_(std::move(definition)),
        rows_(std::move(rows)),
        cells_(cells),
        diagnostics_(diagnostics) {}

  RawTable run(std::string id) {
    table_.data.id = std::move(id);
    take_words();
    while (!rows_.empty() && is_blank_line(rows_.back())) rows_.pop_back();
    check_size();
    even_out();
    read_headings();
    read_rows();
    check_groups();
    merge_row_headings(table_.data.rows, table_.data.header_columns);
    check_columns();
    const Names names(table_.data, diagnostics_);
    table_.relations = relations_of(definition_.rules, table_.data, names);
    for (const Spread& spread : definition_.spreads) apply(spread, names);
    bind_remarks(names);
    bind_chart(names);
    return std::move(table_);
  }

 private:
  std::size_t width() const { return table_.data.columns.size(); }

  void take_words() {
    TableData& data = table_.data;
    data.caption = definition_.caption;
    data.source = definition_.source;
    data.about = definition_.about;
    data.span = definition_.span;
    data.columns = std::move(definition_.columns);
    data.header_columns = std::min(definition_.header_columns, data.columns.size());
    table_.policy = definition_.policy;
    table_.policy_reason = definition_.policy_reason;
    table_.policy_span =
        definition_.policy_span == Span{} ? definition_.span : definition_.policy_span;
  }

  void check_size() {
    if (rows_.size() > definition_.header_rows) {
      if (rows_.size() * width() <= kMostCells) return;
      diagnostics_.report("table-ragged", cells_,
                          fmt::format("the table has {} rows, more than a page can hold",
                                      with_commas(rows_.size())),
                          "publish data of this size as figures");
      rows_.resize(std::max(kMostCells / width(), definition_.header_rows + 1));
      return;
    }
    diagnostics_.report("table-ragged", cells_,
                        fmt::format("the table has {} in all, and {} for headings",
                                    count_of(rows_.size(), "row", "rows"), definition_.header_rows),
                        "add rows below the headings, or correct `header_rows` under `layout`");
  }

  bool may_head_group(const CsvRow& row) const {
    const std::string text = one_line(row.front().text);
    return std::any_of(definition_.groups.begin(), definition_.groups.end(),
                       [&](const Name& group) { return group.text == text; });
  }

  /// Reports rows that are longer or shorter than `columns`, and makes all as long.
  void even_out() {
    const std::size_t first = rows_.empty() ? 0 : rows_.front().size();
    const auto is_as_first = [&](const CsvRow& row) {
      return row.size() == first || (row.size() == 1 && may_head_group(row));
    };
    const bool is_even = std::all_of(rows_.begin(), rows_.end(), is_as_first);
    if (is_even && !rows_.empty() && first != width()) {
      diagnostics_.report("table-ragged", rows_.front().front().span,
                          fmt::format("the table has {}, and `columns` describes {}",
                                      count_of(first, "column", "columns"), width()),
                          "describe every column under `columns`, in their order");
    }
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      CsvRow& row = rows_[r];
      const bool is_group = row.size() == 1 && may_head_group(row);
      if (row.size() != width() && !is_group && !is_even) report_ragged(r);
      const Span end = row.back().span;
      row.resize(width(), {{}, {end.file, end.end, end.end}, false});
    }
  }

  void report_ragged(std::size_t r) {
    const CsvRow& row = rows_[r];
    if (is_blank_line(row)) {
      diagnostics_.report("table-ragged", row.front().span,
                          fmt::format("row {} of the table is empty", r + 1), "take it out");
      return;
    }
    const std::string name = one_line(row.front().text);
    const bool is_long = row.size() > width();
    diagnostics_.report(
        "table-ragged", row.front().span,
        fmt::format("row {}{} has {}, and the table has {}", r + 1,
                    name.empty() ? "" : fmt::format(" (`{}`)", name),
                    count_of(row.size(), "cell", "cells"), count_of(width(), "column", "columns")),
        is_long ? "take out the cells that are too many; a cell with a comma in it stands in quotes"
                : "write every cell, an empty one too, with a comma between them");
  }

  void read_headings() {
    const std::size_t count = std::min(definition_.header_rows, rows_.size());
    for (std::size_t r = 0; r < count; ++r) {
      std::vector<Heading> row;
      for (const CsvCell& cell : rows_[r]) row.push_back({one_line(cell.text), 1, 1, cell.span});
      table_.data.headings.push_back(std::move(row));
    }
    merge_headings(table_.data.headings, table_.data.header_columns);
  }

  void read_rows() {
    Diagnostics found;
    std::size_t group = kNoGroup;
    for (std::size_t r = table_.data.headings.size(); r < rows_.size(); ++r) {
      const CsvRow& row = rows_[r];
      if (has_first_cell_only(row) && heads_group(row)) {
        group = table_.data.groups.size();
        table_.data.groups.push_back(one_line(row.front().text));
        continue;
      }
      Row read{group, false, {}, {}};
      read.span = row.front().span;
      read.span.end = row.back().span.end;
      for (std::size_t c = 0; c < width(); ++c) {
        // Headings of rows are texts, whatever they say: a year, a reference, a date.
        const bool is_heading = c < table_.data.header_columns;
        read.cells.push_back(is_heading
                                 ? heading_cell(row[c])
                                 : read_cell(row[c].text, row[c].span, table_.data.columns[c].kind,
                                             definition_.dash, found));
      }
      table_.data.rows.push_back(std::move(read));
    }
    keep_misprints(std::move(found));
  }

  static Cell heading_cell(const CsvCell& cell) {
    Cell heading;
    heading.text = one_line(cell.text);
    heading.span = cell.span;
    return heading;
  }

  /// Misprinted numbers wait for the answers.
  void keep_misprints(Diagnostics&& found) {
    for (const Diagnostic& d : found.all()) {
      if (!d.is_error()) table_.misprints.report(d.rule->id, d.span, d.message, d.help);
    }
    found.remove_if([](const Diagnostic& d) { return !d.is_error(); });
    diagnostics_.merge(std::move(found));
  }

  bool heads_group(const CsvRow& row) {
    if (definition_.groups.empty()) return false;
    if (may_head_group(row)) return true;
    std::vector<std::string_view> names;
    for (const Name& group : definition_.groups) names.push_back(group.text);
    const std::string text = one_line(row.front().text);
    const std::string_view near = nearest(text, names);
    if (near.empty()) return false;
    diagnostics_.report("table-name", row.front().span,
                        fmt::format("`{}` has no cells, and is no group of the table", text),
                        fmt::format("did you mean `{}`?", near));
    return false;
  }

  void check_groups() {
    for (const Name& group : definition_.groups) {
      const auto& found = table_.data.groups;
      if (std::find(found.begin(), found.end(), group.text) != found.end()) continue;
      diagnostics_.report("table-name", group.span,
                          fmt::format("no row of the table heads the group `{}`", group.text),
                          "write a row with that text in its first cell and nothing else");
    }
  }

  void check_columns() {
    std::set<std::string_view> ids;
    for (std::size_t c = 0; c < width(); ++c) {
      const Column& column = table_.data.columns[c];
      if (!column.id.empty() && !ids.insert(column.id).second) {
        diagnostics_.report("table-name", column.span,
                            fmt::format("two columns have the id `{}`", column.id),
                            "give each an id of its own");
      }
      const bool needs_heading = c >= table_.data.header_columns && !table_.data.headings.empty();
      if (needs_heading && table_.data.column_headings(c).empty()) {
        diagnostics_.report("table-header", table_.data.headings.front()[c].span,
                            fmt::format("column {} has no heading", c + 1),
                            "say in the first row what is in the column");
      }
    }
  }

  void apply(const Spread& spread, const Names& names) {
    const auto row = names.row(spread.row);
    const auto column = names.column(spread.column);
    if (!row || !column) return;
    std::vector<Row>& rows = table_.data.rows;
    const bool fits = spread.rows > 0 && spread.columns > 0 && *row + spread.rows <= rows.size() &&
                      *column + spread.columns <= width() && *column >= table_.data.header_columns;
    bool is_free = fits;
    for (std::size_t r = *row; is_free && r < *row + spread.rows; ++r) {
      for (std::size_t c = *column; is_free && c < *column + spread.columns; ++c) {
        const Cell& cell = rows[r].cells[c];
        const bool is_first = r == *row && c == *column;
        is_free = rows[r].group == rows[*row].group && !cell.is_covered() && cell.rows == 1 &&
                  cell.columns == 1 && (is_first || cell.text.empty());
      }
    }
    if (!is_free) {
      diagnostics_.report("table-rule", spread.span,
                          "a cell can only take the place of empty cells of its group",
                          "empty them, or correct `rows` and `columns`");
      return;
    }
    for (std::size_t r = *row; r < *row + spread.rows; ++r) {
      for (std::size_t c = *column; c < *column + spread.columns; ++c) {
        rows[r].cells[c].rows = 0;
        rows[r].cells[c].columns = 0;
      }
    }
    rows[*row].cells[*column].rows = spread.rows;
    rows[*row].cells[*column].columns = spread.columns;
  }

  void bind_remarks(const Names& names) {
    for (const Remark& note : definition_.notes) {
      TableNote bound{{}, {}, note.text};
      if (note.row) bound.row = names.row(*note.row);
      if (note.column) bound.column = names.column(*note.column);
      const bool is_found = note.row.has_value() == bound.row.has_value() &&
                            note.column.has_value() == bound.column.has_value();
      if (is_found) table_.data.notes.push_back(std::move(bound));
    }
    for (const Remark& answer : definition_.answers) {
      if (!answer.row || !answer.column) continue;
      const auto row = names.row(*answer.row);
      const auto column = names.column(*answer.column);
      if (row && column) {
        table_.answers.push_back({{*row, *column}, answer.text, answer.span, false});
      }
    }
  }

  void bind_chart(const Names& names) {
    if (definition_.target_column) {
      table_.data.target_column = names.column(*definition_.target_column);
    }
    if (!definition_.chart) return;
    table_.data.chart_headline = definition_.chart->headline;
    for (const Name& name : definition_.chart->rows) {
      if (const auto row = names.row(name)) table_.data.chart_rows.push_back(*row);
    }
  }

  Definition definition_;
  std::vector<CsvRow> rows_;
  Span cells_;
  Diagnostics& diagnostics_;
  RawTable table_;
};

}  // namespace

RawTable lay_out(Definition definition, std::vector<CsvRow> rows, Span cells, std::string id,
                 Diagnostics& diagnostics) {
  return TableLayout(std::move(definition), std::move(rows), cells, diagnostics).run(std::move(id));
}

}  // namespace pier::tables
