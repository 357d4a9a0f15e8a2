#pragma once

// Inside the view and the CSV: how cells are said.

#include <string>
#include <vector>

#include "tables/table_data.h"

namespace pier::tables {

/// What readers see of a cell: "−£951.00", "Amber", "not recorded", "[c]"; "" for an empty cell of
/// text.
std::string shown_text(const Cell& cell, ColumnKind kind);

/// A word or a code of the table, and what it means.
struct CellWord {
  std::string word;
  std::string meaning;
};

/// The words and codes that the cells use and that need an explanation, each once.
std::vector<CellWord> words_in(const TableData& table);

}  // namespace pier::tables
