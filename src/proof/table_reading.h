#pragma once

// What the rows and columns of a pipe table are.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "proof/text.h"

namespace pier::proof {

/// A table as the checks look at it. Cheap to make; the text must live longer.
class TableView {
 public:
  TableView(const Text& text, const Table& table);

  const Text& text() const { return text_; }
  const Table& table() const { return table_; }
  std::size_t rows() const { return table_.rows.size(); }
  std::size_t columns() const { return table_.columns; }

  const Cell& at(std::size_t r, std::size_t c) const { return table_.rows[r][c]; }
  /// What stands in a cell, trimmed; in lower case; "" for an empty one.
  std::string_view said(std::size_t r, std::size_t c) const;
  std::string_view lower(std::size_t r, std::size_t c) const;
  /// The number of a cell that holds one, be it four digits that could be a year; else null.
  const Number* number(std::size_t r, std::size_t c) const;
  /// The same, moved one column to the right where it stands in the label's place.
  const Number* number_or_shifted(std::size_t r, std::size_t c) const;
  /// A year or a period that stands in a cell.
  const Number* period(std::size_t r, std::size_t c) const;

  /// Whether a row names columns.
  bool is_header(std::size_t r) const { return headers_[r]; }
  /// The row that names the columns of row r; none: no row does.
  std::optional<std::size_t> header_of(std::size_t r) const;
  /// What the nearest header says of a cell, in lower case.
  std::string_view header(std::size_t r, std::size_t c) const;
  /// The first text of a row, in lower case.
  std::string_view label(std::size_t r) const;
  /// Whether most cells of a column below the header hold numbers.
  bool is_numeric(std::size_t c) const { return numeric_[c]; }
  /// Whether a cell is a share, a rate, a rank or another figure that nobody adds up.
  bool is_ratio(std::size_t r, std::size_t c) const;
  /// Whether it is a percentage by its mark, its label or its header.
  bool is_percentage(std::size_t r, std::size_t c) const;
  /// Whether the row holds a sum by its label.
  bool is_total(std::size_t r) const;
  /// Whether most of the table is numbers.
  bool is_of_figures() const { return of_figures_; }

 private:
  bool looks_like_header(std::size_t r) const;

  const Text& text_;
  const Table& table_;
  std::vector<bool> headers_;
  std::vector<bool> numeric_;
  bool of_figures_ = false;
};

/// "total", "sub-total", "all": in lower case.
bool names_total(std::string_view label);
/// The row or column of another place to compare with: "england", "national".
bool names_benchmark(std::string_view label);

}  // namespace pier::proof
