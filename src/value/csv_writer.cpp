#include "value/csv_writer.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <cmath>

#include "base/text.h"

namespace pier {

namespace {

bool starts_formula(std::string_view text) {
  constexpr std::string_view kTriggers = "=+-@\t\r\n";
  return !text.empty() && kTriggers.find(text.front()) != std::string_view::npos &&
         !CsvWriter::is_decimal(text);
}

bool needs_quotes(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return c == ',' || c == '"' || c == '\r' || c == '\n'; });
}

void append_quoted(std::string& out, std::string_view text, bool is_formula) {
  out += '"';
  if (is_formula) out += '\'';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

void append_two_digits(std::string& out, unsigned number) {
  constexpr unsigned kTen = 10;
  out += static_cast<char>('0' + number / kTen);
  out += static_cast<char>('0' + number % kTen);
}

}  // namespace

bool CsvWriter::is_decimal(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  const auto digits = [](std::string_view part) {
    return !part.empty() && std::all_of(part.begin(), part.end(), ascii_is_digit);
  };
  return digits(text.substr(0, point)) &&
         (point == std::string_view::npos || digits(text.substr(point + 1)));
}

void CsvWriter::begin_cell() {
  if (!row_begins_) out_ += ',';
  row_begins_ = false;
}

void CsvWriter::text(std::string_view text) {
  begin_cell();
  const bool is_formula = starts_formula(text);
  if (needs_quotes(text)) {
    append_quoted(out_, text, is_formula);
    return;
  }
  if (is_formula) out_ += '\'';
  out_ += text;
}

void CsvWriter::number(double value) {
  assert(std::isfinite(value));
  begin_cell();
  if (value == 0) value = 0;  // No sign.
  // The longest double without exponent has 309 digits before the point, or 324 places.
  std::array<char, 400> digits{};
  const auto [end, error] =
      std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed);
  assert(error == std::errc{});
  out_.append(digits.data(), end);
}

void CsvWriter::integer(std::int64_t value) {
  begin_cell();
  std::array<char, 24> digits{};
  const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  assert(error == std::errc{});
  out_.append(digits.data(), end);
}

void CsvWriter::date(const Date& date) {
  begin_cell();
  constexpr unsigned kHundred = 100;
  const auto year = static_cast<unsigned>(date.year());
  append_two_digits(out_, year / kHundred);
  append_two_digits(out_, year % kHundred);
  out_ += '-';
  append_two_digits(out_, date.month());
  out_ += '-';
  append_two_digits(out_, date.day());
}

void CsvWriter::end_row() {
  out_ += "\r\n";
  row_begins_ = true;
}

}  // namespace pier
