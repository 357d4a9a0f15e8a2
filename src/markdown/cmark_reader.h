#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace pier::markdown {

/// The nodes of cmark-gfm that Pier knows; `other` are its root and what it may learn later.
enum class RawKind : std::uint8_t {
  other,
  quote,
  list,
  item,
  code_block,
  html_block,
  paragraph,
  heading,
  rule,
  table,
  row,
  cell,
  footnote,
  text,
  soft_break,
  hard_break,
  code,
  html_inline,
  emphasis,
  strong,
  link,
  image,
  footnote_mark,
};

/// A node as cmark-gfm gives it. Lines and columns (in bytes) count from 1; both are 0 where the
/// parser lost them: in the paragraph before a table. Inline nodes have none worth trusting.
/// The views end with the call that handed the node over.
struct RawNode {
  RawKind kind = RawKind::other;
  /// text, code, html: what is in it. table: a letter for each column, 'l', 'c', 'r' or NUL.
  /// link, image: its destination. code_block: its content. footnote_mark: its number.
  std::string_view text;
  /// link, image: its title. code_block: its info string.
  std::string_view title;
  /// heading: its level. list: its first number.
  unsigned number = 0;
  bool ordered = false;  ///< list
  bool tight = false;    ///< list
  bool task = false;     ///< item
  bool done = false;     ///< item
  bool fenced = false;   ///< code_block
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t end_line = 0;
};

/// Takes the tree in reading order: enter() of a node, its children, leave() of it.
class RawSink {
 public:
  virtual ~RawSink() = default;
  virtual void enter(const RawNode& node) = 0;
  virtual void leave(RawKind kind) = 0;
};

/// Has cmark-gfm read a text handed over in pieces (each ends at the end of a line), with tables,
/// task lists and footnotes, and gives its tree to `sink`. False, with nothing given, when the
/// tree would take more memory than any page needs. Several threads may call it.
///
/// Strike-through is not asked for: cmark-gfm switches its special character on and off for the
/// whole process, so that two threads would disturb each other. The autolink extension must never
/// be: in Debian 12's version it reads beyond the text.
bool read_with_cmark(std::span<const std::string_view> pieces, RawSink& sink);

}  // namespace pier::markdown
