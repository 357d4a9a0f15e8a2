#include "markdown/run_facts.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace pier::markdown {

namespace {

constexpr std::size_t kBlockSize = 16;
/// Bytes that are looked at together; see base/byte_set.h.
using ByteBlock = unsigned char __attribute__((vector_size(kBlockSize)));
/// What a comparison of blocks gives: all bits of a byte, or none.
using Mask = signed char __attribute__((vector_size(kBlockSize)));

ByteBlock block_at(const char* bytes) {
  ByteBlock block;
  std::memcpy(&block, bytes, kBlockSize);
  return block;
}

bool is_any(const Mask& mask) {
  std::array<std::uint64_t, 2> halves{};
  std::memcpy(halves.data(), &mask, kBlockSize);
  return (halves[0] | halves[1]) != 0;
}

/// What was found so far.
struct Sight {
  Mask marks{};
  Mask colons{};
  Mask dots{};

  /// Takes in bytes, with the bytes that stand one before each. Gives where words begin.
  Mask look(const ByteBlock& before, const ByteBlock& c) {
    // The brackets follow each other, with a backslash between them; so do braces, `|` and `~`.
    marks |= ((c >= '[') & (c <= ']')) | ((c >= '{') & (c <= '~'));
    colons |= c == ':';
    dots |= (c == '.') & (before == 'w');
    return (c > ' ') & (before <= ' ');
  }
};

/// A block for the first or the last bytes of a run, with zeros in the place of what it lacks.
struct Padded {
  Padded(std::string_view run, std::size_t at) {
    if (at != 0) bytes[0] = run[at - 1];
    run.copy(bytes.data() + 1, kBlockSize, at);
  }
  std::array<char, 1 + kBlockSize> bytes{};
};

}  // namespace

RunFacts look_at(std::string_view run) {
  RunFacts facts;
  Sight sight;
  for (std::size_t at = 0; at < run.size();) {
    // A byte of `words` counts at most so many blocks.
    const std::size_t end = std::min(run.size(), at + 255 * kBlockSize);
    ByteBlock words{};
    for (; at < end; at += kBlockSize) {
      if (at != 0 && at + kBlockSize <= run.size()) {
        const char* const bytes = run.data() + at;
        words -= reinterpret_cast<ByteBlock>(sight.look(block_at(bytes - 1), block_at(bytes)));
      } else {
        const Padded padded(run, at);
        const char* const bytes = padded.bytes.data() + 1;
        words -= reinterpret_cast<ByteBlock>(sight.look(block_at(bytes - 1), block_at(bytes)));
      }
    }
    for (std::size_t i = 0; i < kBlockSize; ++i) facts.words += words[i];
  }
  const bool colons = is_any(sight.colons);
  facts.may_hold_marks = colons || is_any(sight.marks);
  facts.may_hold_address = colons || is_any(sight.dots);
  return facts;
}

}  // namespace pier::markdown
