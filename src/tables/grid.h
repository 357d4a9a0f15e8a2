#pragma once

// Inside read_table(): how empty cells of headings are filled by others.

#include <vector>

#include "tables/table_data.h"

namespace pier::tables {

/// Settles what an empty heading belongs to. In the first row it continues the one to its left; in
/// further rows it does so below one heading, and where all below a heading is empty, that heading
/// reaches down. `corner`: how many columns are headings of rows; nothing reaches across that edge.
///
/// Of a covered heading `columns` is 0 when the one that covers it begins further left, and 1 when
/// it begins above.
void merge_headings(std::vector<std::vector<Heading>>& rows, std::size_t corner);

/// The same for the headings of rows: an empty one continues the one above within its group, or
/// the one to its left where that begins in this row.
void merge_row_headings(std::vector<Row>& rows, std::size_t corner);

}  // namespace pier::tables
