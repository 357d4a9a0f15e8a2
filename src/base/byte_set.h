#pragma once

#include <array>
#include <cstddef>
#include <initializer_list>
#include <string_view>

namespace pier {

/// Some of the 256 bytes, for loops through which all of a site goes.
class ByteSet {
 public:
  constexpr ByteSet() = default;
  constexpr ByteSet(std::initializer_list<char> bytes) {
    for (const char c : bytes) add(c);
  }

  constexpr void add(char c) { has_[static_cast<unsigned char>(c)] = true; }
  constexpr void add_range(unsigned first, unsigned last) {
    for (unsigned c = first; c <= last; ++c) has_[c] = true;
  }
  constexpr bool has(char c) const { return has_[static_cast<unsigned char>(c)]; }

  /// The first byte of the text, from `at` on, that is one of them; the text's size when none is.
  constexpr std::size_t find_in(std::string_view text, std::size_t at = 0) const {
    // Without the checks of operator[].
    const char* const bytes = text.data();
    while (at < text.size() && !has(bytes[at])) ++at;
    return at;
  }

 private:
  std::array<bool, 256> has_{};
};

}  // namespace pier
