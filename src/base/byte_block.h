#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace pier {

inline constexpr std::size_t kByteBlock = 16;

/// Bytes that are looked at together, for loops through which all of a site goes. The compilers of
/// this project make it the vectors that every processor of its kind has.
using ByteBlock = unsigned char __attribute__((vector_size(kByteBlock)));

/// What a comparison of blocks gives: of each byte all bits, or none.
using ByteMask = signed char __attribute__((vector_size(kByteBlock)));

/// REQUIRES: so many bytes are there.
inline ByteBlock block_at(const void* bytes) {
  ByteBlock block;
  std::memcpy(&block, bytes, kByteBlock);
  return block;
}

/// The mask in two halves, the first bytes in the first.
inline std::array<std::uint64_t, 2> halves_of(const ByteMask& mask) {
  std::array<std::uint64_t, 2> halves{};
  std::memcpy(halves.data(), &mask, kByteBlock);
  return halves;
}

}  // namespace pier
