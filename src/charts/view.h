#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "charts/chart.h"
#include "value/value.h"

namespace pier::charts {

/// A file with the figures, beside the chart.
struct Download {
  std::string url;
  std::size_t bytes = 0;
};

/// What the template blocks/chart.html sees:
///
///     id, kind, headline, subtitle, description
///     title              what it is called: the headline, of a table the caption
///     label              what stands before that, as "Figure 3", or ""
///     picture            markup: the drawing (of a grid, a table)
///     is_grid            whether the picture is itself a table: only the codes of `table` are
///     needed table              as below download           {url, text: "Download the data (CSV, 2
///     KB)"} or none source             {title, publisher, link, licence, as_at} or none; fields
///     may be empty notes              [text]
Value chart_view(const Spec& spec, const Chart& chart, const metrics::PublicTable& table,
                 const std::optional<Download>& download);

/// What a `table` block asks for.
struct TableSpec {
  /// Unique in its page.
  std::string id;
  /// What stands before the caption, as "Table 7"; may be empty.
  std::string label;
  /// Empty: measure, area and time, from the figures.
  std::string caption;
  Rows rows = Rows::categories;
};

/// What the template blocks/table.html sees: id, label, title, caption, download, source, notes as
/// above, and
///
///     table              {corner, columns: [{heading, is_numeric}],
///                         rows: [{heading, cells: [{text, is_numeric}]}],
///                         codes: [{code, meaning}]}
Value table_view(const TableSpec& spec, const metrics::PublicTable& table,
                 const std::optional<Download>& download);

}  // namespace pier::charts
