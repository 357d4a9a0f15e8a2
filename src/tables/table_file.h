#pragma once

#include <optional>
#include <string>

#include "tables/table_data.h"

namespace pier::tables {

/// Reads a table that lies in data/tables: its description (YAML) and its cells (CSV). Reports what
/// is wrong with either: fields (field-*), rows with too many or too few cells (table-ragged),
/// cells that are not of their column's kind (table-cell), names of rows and columns that are none
/// (table-name). None when the description cannot be used. `id`: its path below data/tables.
/// May be called from several threads with different collectors.
std::optional<RawTable> read_table(FileId description, FileId cells, std::string id,
                                   const SourceMap& sources, Diagnostics& diagnostics);

/// Reads a table that stands in a page. `fields` were held against block_fields(). Counts of people
/// do not stand in pages: such a table is reported (table-policy).
std::optional<RawTable> read_inline_table(const Value& fields, Span where, const SourceMap& sources,
                                          Diagnostics& diagnostics);

}  // namespace pier::tables
