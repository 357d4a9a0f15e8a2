#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace pier::markdown {

/// Where in the source something stands: bytes [begin, end).
struct Range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// Finds in the source what the parser says stands there next. The parser's own places of inline
/// nodes are wrong after line breaks, in tables and behind definitions; but its nodes come in
/// order, and between the end of one and the beginning of the next stand only marks (`**`, `[`,
/// `> `). So a cursor that goes through a block once finds every node, whatever its indentation.
///
/// When nothing fits, the answer is the empty range at the cursor, which stays.
class SourceCursor {
 public:
  explicit SourceCursor(std::string_view source) : source_(source) {}

  /// Goes to a block, or to a cell of a table.
  void enter(Range block) {
    at_ = block.begin;
    end_ = block.end;
  }
  std::uint32_t at() const { return at_; }

  /// The next text. It may differ from the source by escapes (`\*`) and references (`&amp;`);
  /// offsets in `literal` of characters that were escaped are added to `escaped`, plus `base`.
  Range text(std::string_view literal, std::vector<std::uint32_t>& escaped, std::uint32_t base);
  /// The next code, with its backticks; `size` is that of what stands between them.
  Range code(std::size_t size);
  /// The opening `[`, `![` or `<` of the next link or image, or its first character.
  std::uint32_t open_bracket(char bracket);
  /// To the end of the link or image whose text was read: `](…)`, `][…]`, `]` or `>`. `size` is
  /// that of its destination and title.
  std::uint32_t close_bracket(std::size_t size);
  /// The next `[^label]`.
  Range footnote_mark();
  /// The next piece of HTML, word for word.
  Range html(std::string_view literal);
  /// Behind the next end of a line.
  void next_line();
  /// Behind link definitions (`[name]: address`), which the parser takes out of a paragraph.
  void skip_definitions();

 private:
  /// A search does not look further than this: between two nodes stand only marks, and a page
  /// that confuses the cursor must not cost the square of its length.
  static constexpr std::size_t kReach = 1024;

  std::uint32_t reach(std::size_t size) const;
  /// The first `what` that is near; the end of what is near when there is none.
  std::uint32_t find(std::string_view what, std::uint32_t from, std::uint32_t limit) const;
  std::uint32_t skip_destination(std::uint32_t at, std::uint32_t limit) const;

  std::string_view source_;
  std::uint32_t at_ = 0;
  std::uint32_t end_ = 0;
};

/// Finds the places of parts of long texts, as long as that costs little: a page may hold a
/// hundred thousand problems, and must be refused in a second.
class RunLocator {
 public:
  explicit RunLocator(std::string_view source) : source_(source) {}

  /// Where bytes [begin, begin + size) of a text stand, when all of it stands in `run`. The whole
  /// of `run` when it cannot be told.
  Range locate(Range run, std::string_view text, std::size_t begin, std::size_t size);

 private:
  std::string_view source_;
  /// How many bytes may still be looked at.
  std::size_t allowance_ = std::size_t{32} << 20;
};

}  // namespace pier::markdown
