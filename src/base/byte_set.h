#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>

#include "base/byte_block.h"

namespace pier {

/// Some of the 256 bytes, for loops through which all of a site goes.
class ByteSet {
 public:
  constexpr ByteSet() = default;
  constexpr ByteSet(std::initializer_list<char> bytes) {
    for (const char c : bytes) add(c);
  }

  constexpr void add(char c) {
    const auto byte = static_cast<unsigned char>(c);
    add_range(byte, byte);
  }
  /// REQUIRES: there are no more than kMostRanges, those counted once that follow each other.
  constexpr void add_range(unsigned first, unsigned last) {
    for (unsigned c = first; c <= last; ++c) has_[c] = true;
    const bool follows = count_ > 0 && ranges_[count_ - 1].last + 1U == first;
    Range& range = ranges_.at(follows ? count_ - 1 : count_++);
    if (!follows) range.first.fill(static_cast<unsigned char>(first));
    range.last = last;
    range.span.fill(static_cast<unsigned char>(last - range.first[0]));
  }
  constexpr bool has(char c) const { return has_[static_cast<unsigned char>(c)]; }

  /// The first byte of the text, from `at` on, that is one of them; the text's size when none is.
  std::size_t find_in(std::string_view text, std::size_t at = 0) const {
    // Without the checks of operator[].
    const char* const bytes = text.data();
    if constexpr (std::endian::native == std::endian::little) {
      const std::size_t begin = at;
      for (; at + kBlock <= text.size(); at += kBlock) {
        const std::size_t first = find_in_block(bytes + at);
        if (first < kBlock) return at + first;
      }
      // The rest as a whole block too: that it shares with the last one holds none.
      if (at < text.size() && at > begin) {
        const std::size_t last = text.size() - kBlock;
        return last + find_in_block(bytes + last);
      }
    }
    while (at < text.size() && !has(bytes[at])) ++at;
    return at;
  }

  static constexpr std::size_t kMostRanges = 8;

 private:
  static constexpr std::size_t kBlock = kByteBlock;

  std::size_t find_in_block(const char* bytes) const {
    const ByteBlock block = block_at(bytes);
    ByteMask found{};
    for (std::size_t i = 0; i < count_; ++i) {
      const ByteBlock first = block_at(ranges_[i].first.data());
      found |= (block - first) <= block_at(ranges_[i].span.data());
    }
    const std::array<std::uint64_t, 2> halves = halves_of(found);
    if (halves[0] != 0) return static_cast<std::size_t>(std::countr_zero(halves[0])) / 8;
    return 8 + static_cast<std::size_t>(std::countr_zero(halves[1])) / 8;
  }

  /// Bytes that follow each other; each number as often as a block has bytes.
  struct Range {
    std::array<unsigned char, kBlock> first{};
    /// The last byte less the first.
    std::array<unsigned char, kBlock> span{};
    unsigned last = 0;
  };
  std::array<bool, 256> has_{};
  std::array<Range, kMostRanges> ranges_{};
  std::size_t count_ = 0;
};

}  // namespace pier
