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

/// What was found so far. Each function takes single bytes or blocks of them, `before` being what
/// stands one byte before `c`.
template <typename Found>
struct Sight {
  Found marks{};
  Found colons{};
  Found dots{};

  /// Where words begin.
  template <typename Bytes>
  auto look(const Bytes& before, const Bytes& c) {
    // The brackets follow each other, with a backslash between them; so do braces, `|` and `~`.
    marks |= (c >= '[') & (c <= ']');
    marks |= (c >= '{') & (c <= '~');
    colons |= c == ':';
    dots |= (c == '.') & (before == 'w');
    return (c > ' ') & (before <= ' ');
  }
};

}  // namespace

RunFacts look_at(std::string_view run) {
  RunFacts facts;
  Sight<Mask> blocks;
  Sight<int> bytes;
  unsigned char before = ' ';
  std::size_t at = 0;
  if (run.size() > kBlockSize) {
    before = static_cast<unsigned char>(run[0]);
    facts.words += static_cast<std::size_t>(bytes.look<unsigned char>(' ', before));
    at = 1;
  }
  while (at + kBlockSize <= run.size()) {
    // A byte of `words` counts at most so many blocks.
    const std::size_t end = std::min(run.size(), at + 255 * kBlockSize);
    ByteBlock words{};
    for (; at + kBlockSize <= end; at += kBlockSize) {
      const char* const here = run.data() + at;
      words -= reinterpret_cast<ByteBlock>(blocks.look(block_at(here - 1), block_at(here)));
    }
    for (std::size_t i = 0; i < kBlockSize; ++i) facts.words += words[i];
    before = static_cast<unsigned char>(run[at - 1]);
  }
  for (; at < run.size(); ++at) {
    const auto c = static_cast<unsigned char>(run[at]);
    facts.words += static_cast<std::size_t>(bytes.look(before, c));
    before = c;
  }
  const bool colons = bytes.colons != 0 || is_any(blocks.colons);
  facts.may_hold_marks = colons || bytes.marks != 0 || is_any(blocks.marks);
  facts.may_hold_address = colons || bytes.dots != 0 || is_any(blocks.dots);
  return facts;
}

}  // namespace pier::markdown
