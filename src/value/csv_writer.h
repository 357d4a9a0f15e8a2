#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "base/date.h"

namespace pier {

/// Writes CSV (RFC 4180) that programs and spreadsheets read alike: commas, CRLF, UTF-8, quotes
/// only where they are needed. There is no byte order mark, as the government's standard for
/// tabular data asks: without it the first heading is what it says for every program, and what
/// needs more than ASCII here is prose, never a number or a code. Independent of the locale.
///
/// A spreadsheet runs a text that begins with `=`, `+`, `-`, `@`, a tab or a line end as a formula
/// (OWASP, "CSV injection"). Such a text is written behind an apostrophe, except for plain
/// numbers below nought.
class CsvWriter {
 public:
  void reserve(std::size_t bytes) { out_.reserve(bytes); }

  void text(std::string_view text);
  /// REQUIRES: finite. The shortest decimal that reads back as the same number, without exponent.
  void number(double value);
  void integer(std::int64_t value);
  void date(const Date& date);
  void empty() { begin_cell(); }
  void end_row();

  /// Digits with an optional minus sign and fraction, and nothing else: "-0.01".
  static bool is_decimal(std::string_view text);

  std::string take() { return std::move(out_); }

 private:
  void begin_cell();

  std::string out_;
  bool row_begins_ = true;
};

}  // namespace pier
