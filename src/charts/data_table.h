#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "metrics/public_table.h"
#include "metrics/shorthand.h"

namespace pier::charts {

/// A table of texts with a heading for each row and column.
struct DataTable {
  struct Column {
    std::string heading;
    /// Whether its cells are numbers, set to the right.
    bool is_numeric = true;
  };
  struct Row {
    std::string heading;
    std::vector<std::string> cells;
  };

  /// What the headings of the rows are: "Year".
  std::string corner;
  std::vector<Column> columns;
  std::vector<Row> rows;
  /// The codes of the Government Statistical Service that stand in cells: explained above the
  /// table, as the Analysis Function asks.
  std::vector<metrics::Shorthand> codes;
};

/// What the rows of a table are; the columns are the other.
enum class Rows { categories, series };

/// All figures of the table, with their status codes ("44.1 [p]"). Never empty cells: where there
/// is no row for a figure stands "[x]". With several units, each cell says its own.
DataTable data_table(const metrics::PublicTable& table, Rows rows = Rows::categories);

}  // namespace pier::charts
