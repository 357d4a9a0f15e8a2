#pragma once

// Inside read_table(): from a description and rows of text to a table.

#include <string>
#include <vector>

#include "tables/table_data.h"
#include "value/csv_reader.h"

namespace pier::tables {

/// `cells`: the place of the rows as a whole. Reports what does not fit; a table comes back in any
/// case, so that everything is reported in one run.
RawTable lay_out(Definition definition, std::vector<CsvRow> rows, Span cells, std::string id,
                 Diagnostics& diagnostics);

}  // namespace pier::tables
