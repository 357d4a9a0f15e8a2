#pragma once

#include <array>

namespace pier::privacy {

/// ASCII only, as a Reading is; a table, because these are in the innermost loops.
inline constexpr std::array<unsigned char, 256> kCharacterClasses = [] {
  std::array<unsigned char, 256> classes{};
  for (unsigned c = 'a'; c <= 'z'; ++c) classes[c] = classes[c - 'a' + 'A'] = 1;
  for (unsigned c = '0'; c <= '9'; ++c) classes[c] = 2;
  return classes;
}();

inline bool is_letter(char c) {
  return kCharacterClasses[static_cast<unsigned char>(c)] == 1;
}
inline bool is_digit(char c) {
  return kCharacterClasses[static_cast<unsigned char>(c)] == 2;
}
inline bool is_letter_or_digit(char c) {
  return kCharacterClasses[static_cast<unsigned char>(c)] != 0;
}

}  // namespace pier::privacy
