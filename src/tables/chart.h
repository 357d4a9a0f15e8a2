#pragma once

#include <memory>
#include <optional>
#include <string>

#include "charts/chart.h"
#include "metrics/public_figures.h"
#include "metrics/public_table.h"
#include "tables/disclose.h"

namespace pier::tables {

/// A line chart of rows of a table, made from its public cells alone. Const; shared by threads.
struct TableChart {
  charts::Spec spec;
  /// `table` points into it.
  metrics::PublicFigures figures;
  metrics::PublicTable table;
};

/// The chart that a table asks for under `chart`: its rows over the columns whose headings are
/// times, with a gap where a cell holds no number. Null when it asks for none. What cannot be drawn
/// is reported (table-rule, and the rules of charts), at `where`. `id`: of the table in its page.
/// The figures of a site have an area, which names where they are from: without one there is no
/// chart.
std::shared_ptr<const TableChart> chart_of(const PublicReportTable& table, const std::string& id,
                                           const metrics::FiguresConfig& config, Span where,
                                           Diagnostics& diagnostics);

}  // namespace pier::tables
