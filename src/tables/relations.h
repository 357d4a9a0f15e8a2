#pragma once

// Inside read_table(): the rules of a table, cell by cell.

#include <vector>

#include "tables/names.h"

namespace pier::tables {

/// Every cell that a rule makes, with the cells it is made of. Marks the rows that are totals of
/// others. Names that are none are reported.
std::vector<Relation> relations_of(const std::vector<Rule>& rules, TableData& table,
                                   const Names& names);

}  // namespace pier::tables
