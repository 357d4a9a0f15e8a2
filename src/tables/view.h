#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "charts/view.h"
#include "tables/chart.h"
#include "tables/disclose.h"
#include "value/value.h"

namespace pier::tables {

/// How a table stands in its page.
struct TablePlace {
  /// Unique in the page: ids of the parts begin with it.
  std::string id;
  /// What the report calls it: "Table 7"; empty outside reports.
  std::string label;
  std::optional<charts::Download> download;
  /// Null: the table has no chart. Outlives the call.
  const TableChart* chart = nullptr;
};

/// What the template blocks/data-table.html sees:
///
///     id, label, caption, title, source
///     is_wide            more columns than stand beside each other on a sheet of paper
///     table              {codes: [{code, meaning}]}: what is used, explained above the table
///     head               [[heading]], one list for each row of headings
///     bodies             [{group: [heading] or [], rows: [{is_total, cells: [cell or heading]}]}]
///     notes              [{letter, id, text, refs: [{href, name}]}]; the letter of a note on the
///                        whole table is empty
///     download           {url, text} or none
///     chart              {headline, subtitle, picture, notes: [text]} or none
///
/// Both headings and cells are {is_heading, id, scope, headers, colspan, rowspan, classes, text,
/// unit, spoken, rag, arrow, marks: [{letter, id, href}]}; colspan and rowspan are 0 for a single
/// cell, `headers` is empty where `scope` says enough. `text` is what is seen, `spoken` what a
/// screen reader should say in its place, where that differs.
Value report_table_view(const PublicReportTable& table, const TablePlace& place);

/// The table as CSV: one row of headings, numbers as decimals without commas, the group of a row in
/// a column of its own, empty cells where nothing was stated, else the words of the page.
std::string report_table_csv(const PublicReportTable& table);

}  // namespace pier::tables
