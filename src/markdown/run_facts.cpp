#include "markdown/run_facts.h"

#include <algorithm>
#include <array>

#include "base/byte_block.h"

namespace pier::markdown {

namespace {

bool is_any(const ByteMask& mask) {
  const auto halves = halves_of(mask);
  return (halves[0] | halves[1]) != 0;
}

/// What was found so far.
struct Sight {
  ByteMask marks{};
  ByteMask colons{};
  ByteMask dots{};

  /// Takes in bytes, with the bytes that stand one before each. Gives where words begin.
  ByteMask look(const ByteBlock& before, const ByteBlock& c) {
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
    run.copy(bytes.data() + 1, kByteBlock, at);
  }
  std::array<char, 1 + kByteBlock> bytes{};
};

}  // namespace

RunFacts look_at(std::string_view run) {
  RunFacts facts;
  Sight sight;
  for (std::size_t at = 0; at < run.size();) {
    // A byte of `words` counts at most so many blocks.
    const std::size_t end = std::min(run.size(), at + 255 * kByteBlock);
    ByteBlock words{};
    for (; at < end; at += kByteBlock) {
      if (at != 0 && at + kByteBlock <= run.size()) {
        const char* const bytes = run.data() + at;
        words -= reinterpret_cast<ByteBlock>(sight.look(block_at(bytes - 1), block_at(bytes)));
      } else {
        const Padded padded(run, at);
        const char* const bytes = padded.bytes.data() + 1;
        words -= reinterpret_cast<ByteBlock>(sight.look(block_at(bytes - 1), block_at(bytes)));
      }
    }
    for (std::size_t i = 0; i < kByteBlock; ++i) facts.words += words[i];
  }
  const bool colons = is_any(sight.colons);
  facts.may_hold_marks = colons || is_any(sight.marks);
  facts.may_hold_address = colons || is_any(sight.dots);
  return facts;
}

}  // namespace pier::markdown
