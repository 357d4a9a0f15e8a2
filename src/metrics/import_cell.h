#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "metrics/indicator.h"

namespace pier::metrics {

/// What stands in a cell that should hold a figure.
struct ImportedCell {
  /// As JSON writes it; empty: there is no number.
  std::string number;
  /// Digits behind its point.
  int decimals = 0;
  bool is_percentage = false;
  bool is_pounds = false;
  std::optional<Missing> missing;
  std::vector<std::string> statuses;
  /// What of it was not understood, as a sentence without a full stop, and what to write; empty:
  /// everything was.
  std::string problem;
  std::string help;
};

/// Without white space at the ends; every space is a common one.
std::string clean_cell(std::string_view cell);

/// The same, and every minus and dash a hyphen, for what is no prose.
std::string plain_cell(std::string_view cell);

/// Reads a figure as spreadsheets and statistical releases write it: "1,234", "£1,234.50", "45%",
/// "(1,234)", "−5", "12 [p]", and instead of one "c", "[x]", "z", "low", ":", "" and the like. In
/// files with semicolons the comma is the decimal sign.
ImportedCell read_import_cell(std::string_view cell, char delimiter);

}  // namespace pier::metrics
