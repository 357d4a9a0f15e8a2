#pragma once

#include <string>

#include "metrics/public_table.h"

namespace pier::metrics {

/// The figures of one chart or table as CSV (RFC 4180), laid out as its data table is: a category
/// a row, a series a column. Values are plain numbers; where there is none stands what the table
/// shows, as "[c]"; where there is no row, nothing.
std::string table_csv(const PublicTable& table);

}  // namespace pier::metrics
