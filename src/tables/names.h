#pragma once

// Inside read_table(): which rows and columns a name means.

#include <optional>
#include <string>
#include <vector>

#include "tables/table_data.h"

namespace pier::tables {

/// Finds the rows and columns that rules, notes and answers name. A column is named by its id or
/// its heading, a row by a heading of its own or all of them ("Bedford / Children"), where it
/// stands in a group also with that in front ("Adults / Total"); "Bedford #2" is the second of two
/// alike. An unknown name, and one that means several where one is needed, is reported
/// (table-name).
class Names {
 public:
  Names(const TableData& table, Diagnostics& diagnostics);

  /// Empty: it was reported.
  std::vector<std::size_t> rows(const Name& name) const;
  /// The same, of those rows only that stand in the group of `row`, where there are such.
  std::vector<std::size_t> rows_beside(const Name& name, std::size_t row) const;
  std::optional<std::size_t> row(const Name& name) const;
  std::optional<std::size_t> column(const Name& name) const;

 private:
  std::vector<std::size_t> matches(std::string_view name) const;

  const TableData& table_;
  Diagnostics& diagnostics_;
  /// Of every row, what it may be called.
  std::vector<std::vector<std::string>> row_names_;
};

}  // namespace pier::tables
