#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "tables/definition.h"

namespace pier::tables {

/// A cell of the rows of headings.
struct Heading {
  std::string text;
  /// 0: another heading covers it.
  std::size_t rows = 1;
  std::size_t columns = 1;
  Span span{};

  bool is_covered() const { return rows == 0; }
};

inline constexpr std::size_t kNoGroup = static_cast<std::size_t>(-1);

struct Row {
  /// The position in TableData::groups.
  std::size_t group = kNoGroup;
  /// A rule makes it out of other rows.
  bool is_total = false;
  /// One for each column, those that are headings of the row first.
  std::vector<Cell> cells;
  Span span{};
};

/// A note of the table, of a row, of a column or of a cell.
struct TableNote {
  std::optional<std::size_t> row;
  std::optional<std::size_t> column;
  std::string text;
};

/// A table of a report, laid out. The numbers in it are true ones in a RawTable and public ones in
/// a PublicReportTable.
struct TableData {
  /// The path below data/tables; empty for one that stands in a page.
  std::string id;
  std::string caption;
  std::string source;
  /// Where the network brought its cells, when and whence: whole sentences for readers; or "".
  std::string fetched;
  About about = About::text;
  std::size_t header_columns = 1;
  std::vector<Column> columns;
  /// One list for each row of headings, each as long as `columns`.
  std::vector<std::vector<Heading>> headings;
  /// In the order in which they head rows.
  std::vector<std::string> groups;
  std::vector<Row> rows;
  /// Notes and answers, without what says something of a hidden number.
  std::vector<TableNote> notes;
  std::optional<std::size_t> target_column;
  /// Rows of which a line chart is asked for.
  std::vector<std::size_t> chart_rows;
  /// Empty: the caption.
  std::string chart_headline;
  /// Where it was described.
  Span span{};

  const Cell& cell(std::size_t row, std::size_t column) const { return rows[row].cells[column]; }
  /// The texts of a row's headings; of one that continues the row above, that one's.
  std::vector<std::string> row_headings(std::size_t row) const;
  /// The same in one text, without the empty ones: "Adults, Referrals".
  std::string row_label(std::size_t row) const;
  /// The texts of the headings above a column, from the top, each once, without empty ones.
  std::vector<std::string> column_headings(std::size_t column) const;
  /// "2020/21, Children".
  std::string column_label(std::size_t column) const;
};

/// The place of a cell.
struct CellAt {
  std::size_t row = 0;
  std::size_t column = 0;

  friend bool operator==(const CellAt&, const CellAt&) = default;
};

/// How one cell comes from others, as a rule of the table says.
struct Relation {
  Rule::Kind kind{};
  CellAt result;
  /// As Rule::of, of one column or row.
  std::vector<CellAt> of;
  std::vector<CellAt> minus;
};

struct Answer {
  CellAt at;
  std::string text;
  Span span{};
  /// It answers a number that was misprinted, so that no sum is needed for it.
  bool is_used = false;
};

/// A table as it was read: true counts. Only disclose() takes it.
struct RawTable {
  TableData data;
  std::vector<Relation> relations;
  std::vector<Answer> answers;
  std::string policy;
  std::string policy_reason;
  Span policy_span{};
  /// What was reported of misprinted numbers, for the answers.
  Diagnostics misprints;
};

}  // namespace pier::tables
