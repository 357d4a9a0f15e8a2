#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "metrics/import_cell.h"
#include "metrics/import_columns.h"

namespace pier::metrics {

/// A figure of an imported file.
struct ImportedFigure {
  std::string area;
  std::string period;
  /// By dimension of the indicator, the position of its value; none: the cell was blank.
  std::vector<std::optional<std::size_t>> at;
  ImportedCell value;
  std::string numerator;
  std::string denominator;
  std::string note;
  std::string published;
  std::string qualifier;
};

struct ImportedIndicator {
  std::string id;
  std::string title;
  std::string definition;
  std::string per;
  std::string polarity;
  /// Empty: those of the options.
  std::string theme = {};
  std::string branch = {};
  std::optional<Unit> unit;
  std::vector<Dimension> dimensions;
  std::vector<ImportedFigure> figures;
  /// Area, period and values → its row, from 1.
  std::map<std::string, std::size_t> rows;
};

/// Collects the notes, each kind of problem once with how often it stands.
class ImportNotes {
 public:
  explicit ImportNotes(std::vector<ImportNote>& notes) : notes_(notes) {}
  void add(std::size_t row, std::size_t column, std::string message, std::string help);

 private:
  std::vector<ImportNote>& notes_;
  std::map<std::string, std::size_t> seen_;
};

/// The id of the area that a cell means by its id, code or name, in any case; "" when it is none.
std::string find_import_area(std::string_view cell, const FiguresConfig& config);

/// The period of the two columns of Explore Education Statistics: "201920" with "Academic year" is
/// "2019-20-academic". "" when there is none.
std::string education_period(std::string_view time_period, std::string_view time_identifier);

/// Reads the rows below the headings. What is not understood is left out and noted.
std::vector<ImportedIndicator> read_import_rows(const CsvTable& table, const Columns& columns,
                                                const FiguresConfig& config, Import& import);

/// What the site knows of these indicators and the table does not say. Gives how many it knows.
std::size_t take_over_known(std::vector<ImportedIndicator>& indicators,
                            const ImportOptions& options);

/// The snapshot as JSON, one line a figure.
std::string write_import(const std::vector<ImportedIndicator>& indicators,
                         const ImportOptions& options, const Theme& theme, Import& import);

}  // namespace pier::metrics
