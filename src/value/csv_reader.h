#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostics.h"
#include "diagnostics/source_map.h"

namespace pier {

struct CsvCell {
  /// Without its quotes, doubled quotes as one. Nothing is trimmed.
  std::string text;
  /// As it stands in the file, quotes included.
  Span span{};
  bool is_quoted = false;
};

using CsvRow = std::vector<CsvCell>;

/// A file of comma-separated values: rows of text, as different in length as the file has them.
struct CsvTable {
  /// Comma, semicolon (spreadsheets where the comma is the decimal sign) or tab.
  char delimiter = ',';
  std::vector<CsvRow> rows;
};

/// Reads CSV as RFC 4180 describes it and as programs write it: rows end with CRLF, LF or CR, a
/// byte order mark is skipped, the last row needs no end. An empty line is a row of one empty cell.
/// Of the three delimiters, the one that stands most often outside quotes in the first line with
/// one.
///
/// Reported are (data-syntax) a quoted cell that does not end, which then holds the rest, and text
/// behind a closing quote, which is kept. A quote inside a cell that began without one is text.
/// REQUIRES: the part is UTF-8 without NUL. Never throws; may be called from several threads.
CsvTable read_csv(Span part, const SourceMap& sources, Diagnostics& diagnostics);

}  // namespace pier
