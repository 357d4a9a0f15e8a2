#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace pier::statistics {

struct NumberStyle {
  /// Digits after the point, always that many; without it, as many as the number has.
  std::optional<int> decimals = std::nullopt;
  /// "12,345" for people, "12345" for data files.
  bool commas = true;
  /// U+2212 MINUS SIGN for people, "-" for data files.
  bool real_minus = true;
  /// "+" before what is more than nought once rounded.
  bool plus = false;
};

/// A finite number as text, rounded half away from zero as round_half_away() does. Never in
/// scientific notation and never "-0": -0.04 with one decimal is "0.0". Independent of the locale.
/// The empty text when the number is not finite.
std::string number_text(double value, const NumberStyle& style);

/// A whole number as text; `decimals` of the style is not used.
std::string count_text(std::int64_t count, const NumberStyle& style);

}  // namespace pier::statistics
