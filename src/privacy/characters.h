#pragma once

#include <array>
#include <cstddef>
#include <cstring>
#include <string_view>

namespace pier::privacy {

/// What a character is, as bits: ASCII only, as a Reading is; a table, because these are in the
/// innermost loops.
namespace character {
constexpr unsigned char kLetter = 1, kDigit = 2, kSeparator = 4, kInDate = 8;
}  // namespace character
inline constexpr std::array<unsigned char, 256> kCharacterClasses = [] {
  std::array<unsigned char, 256> classes{};
  const auto add = [&](std::string_view characters, unsigned char is) {
    for (const char c : characters) classes[static_cast<unsigned char>(c)] |= is;
  };
  add("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", character::kLetter);
  add("0123456789", character::kDigit);
  add(" -._\n\t\r", character::kSeparator);
  add(" -./,\n\t\\", character::kInDate);
  return classes;
}();

inline bool is_a(char c, unsigned classes) {
  return (kCharacterClasses[static_cast<unsigned char>(c)] & classes) != 0;
}
inline bool is_letter(char c) {
  return is_a(c, character::kLetter);
}
inline bool is_digit(char c) {
  return is_a(c, character::kDigit);
}
inline bool is_letter_or_digit(char c) {
  return is_a(c, character::kLetter | character::kDigit);
}

/// Whether a text is this word, or begins with it: without a call, for what is asked about millions
/// of words.
template <std::size_t N>
bool is_word(std::string_view text, const char (&word)[N]) {
  return text.size() == N - 1 && std::memcmp(text.data(), word, N - 1) == 0;
}
template <std::size_t N>
bool begins_with(std::string_view text, const char (&word)[N]) {
  return text.size() >= N - 1 && std::memcmp(text.data(), word, N - 1) == 0;
}

/// Where detectors are asked, beside the runs that hold a digit.
constexpr std::string_view kSigns = "@\\/";

/// What stands between the parts of one number or name, and how many of it at most.
inline bool is_separator(char c) {
  return is_a(c, character::kSeparator);
}
constexpr std::size_t kMostSeparators = 3;

/// What stands between the parts of a date, and how many of it at most.
inline bool is_in_date(char c) {
  return is_a(c, character::kInDate);
}
constexpr std::size_t kMostInDate = 3;

}  // namespace pier::privacy
