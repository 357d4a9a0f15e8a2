#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pier::tables {

/// A number of a table, with what its printed form tells of it.
struct PrintedNumber {
  double value = 0;
  /// Digits that were printed after the point.
  int decimals = 0;
  bool is_percent = false;
};

/// Reads a number as reports print it: "1,839", "−0.01", "-£951.00", "£-951.00", "(12.7)" (less
/// than nought, as accounts write it), "+213.23", "12%". Commas stand between thousands or nowhere.
/// None for everything else.
std::optional<PrintedNumber> read_number(std::string_view text);

/// Whether a text is made of digits and the signs of numbers alone, so that it can only have been
/// meant as one: "1,206.21.00".
bool is_meant_as_number(std::string_view text);

/// The text with the minus sign U+2212 in place of a hyphen before a number.
std::string with_real_minus(std::string_view text);

/// What a screen reader should say of a number below nought: "minus £951.00". Many leave out both
/// the hyphen and brackets.
std::string spoken_negative(std::string_view text);

}  // namespace pier::tables
