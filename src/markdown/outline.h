#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostics.h"
#include "markdown/parse.h"

namespace pier::markdown {

/// A line that opens or closes a callout.
struct CalloutLine {
  /// From 0, in the outline's lines.
  std::uint32_t line = 0;
  bool opens = false;
  /// Opens a callout whose name is known.
  bool known = false;
  Callout callout;
};

/// A line that looks like the beginning of a footnote: `[^label]: text`.
struct NoteLine {
  std::uint32_t line = 0;
  std::string_view label;
  Span span;
};

/// What can be said of a text line by line, before it is read as Markdown. Offsets are into the
/// file.
struct Outline {
  /// Where each line begins, and the end of the text as the last entry.
  std::vector<std::uint32_t> lines;
  std::vector<CalloutLine> callouts;
  std::vector<NoteLine> notes;

  std::uint32_t line_count() const { return static_cast<std::uint32_t>(lines.size()) - 1; }
};

/// Reads the outline of `body` and reports callouts that do not pair or whose name is not known.
Outline read_outline(Span body, const SourceMap& sources, const Syntax& syntax,
                     Diagnostics& diagnostics);

/// The body in pieces for the parser, in which each callout line is a comment line: those end the
/// block before them wherever they stand, and no line changes its number.
std::vector<std::string_view> pieces_for_parser(const Outline& outline, std::string_view source);

/// Whether a line of HTML is what pieces_for_parser() put in the place of a callout line.
bool is_callout_comment(std::string_view html);

}  // namespace pier::markdown
