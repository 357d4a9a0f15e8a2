#pragma once

#include <string>
#include <vector>

#include "metrics/public_figures.h"
#include "value/csv_writer.h"

namespace pier::open_data {

enum class Type {
  text,
  integer,
  number,
  date,
  codes  ///< none, one or several, with a space between
};

/// A column of a CSV file, as data about it describe it.
struct Column {
  std::string name;
  std::string title;
  std::string description;
  Type type{};
  /// Never empty.
  bool required = false;
  /// Of a text: everything that may stand in it; empty: anything.
  std::vector<std::string> values = {};
};

/// The columns of data.csv and history.csv, in their order: those of every indicator, with one for
/// each of its dimensions between them.
std::vector<Column> columns_of(const metrics::Indicator& about);

/// The names of the columns that together tell each row from all others.
std::vector<std::string> key_of(const metrics::Indicator& about);

/// Writes the row of headings: the names of these columns.
void append_headings(CsvWriter& csv, const metrics::Indicator& about);

/// Writes one row with these columns.
void append_row(CsvWriter& csv, const metrics::PublicIndicator& indicator,
                const metrics::PublicObservation& figure);

}  // namespace pier::open_data
