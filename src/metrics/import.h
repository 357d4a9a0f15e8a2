#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "metrics/figures_config.h"
#include "metrics/indicator.h"
#include "value/csv_reader.h"

namespace pier::metrics {

/// How the columns of a file are laid out.
enum class ImportLayout {
  /// A row a figure: columns indicator, area, period, value; others are metadata or dimensions.
  tidy,
  /// Explore Education Statistics: time_period, geographic_level and the like, filters, and a
  /// column
  /// for each indicator.
  education_statistics
};

/// What a snapshot needs and a file of figures does not hold.
struct ImportOptions {
  /// None: found out from the columns.
  std::optional<ImportLayout> layout;
  Date as_at;
  std::string title;
  std::string source;
  /// Empty: the first policy of data/figures.yaml, or dfe-cin.
  std::string policy;
  std::string policy_reason;
  /// Empty: the first theme of data/figures.yaml; the branch is the theme's.
  std::string theme;
  std::string branch;
  /// None: from the signs in the cells and the names of the columns; a count when nothing says.
  std::optional<Unit> unit;
  /// What the site knows of its indicators already, by id. What neither the table nor these options
  /// say of one of them is as it was.
  std::map<std::string, Indicator> known = {};
};

/// Something that was not understood, or that was left out.
struct ImportNote {
  /// As a spreadsheet counts, from 1; 0: it is about the whole row, column or file.
  std::size_t row = 0;
  std::size_t column = 0;
  std::string message;
  std::string help;
  /// How many more rows have the same.
  std::size_t more = 0;
};

struct Import {
  /// A snapshot, one line a figure; empty when there is nothing that could be one.
  std::string json;
  /// Whole lines for people: what was read as what.
  std::vector<std::string> understood;
  std::vector<ImportNote> notes;
  /// What only a person can fill in.
  std::vector<std::string> to_do;
};

/// Makes a snapshot of a table that a spreadsheet or a statistical release gave. Nothing is guessed
/// silently: whatever was not taken as it stands is in the notes.
Import import_table(const CsvTable& table, const ImportOptions& options,
                    const FiguresConfig& config);

/// The name of a column as spreadsheets show it: 1 is "A", 28 is "AB".
std::string column_letters(std::size_t column);

/// The notes as a plain report, each in a line or two.
std::string report_of(const Import& import);

}  // namespace pier::metrics
