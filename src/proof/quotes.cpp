// Quotation marks that open and do not close, and brackets.

#include <fmt/format.h>

#include "base/text.h"
#include "proof/checks.h"

namespace pier::proof {

namespace {

/// What is open at the end of a block.
struct Marks {
  /// Bytes of the marks that are open.
  std::vector<std::size_t> curly;
  std::vector<std::size_t> straight;
  std::vector<std::size_t> round;
  /// A mark that closes what is not open.
  std::optional<std::size_t> unopened;
  std::size_t closed = 0;
};

constexpr std::string_view kOpenMark = "\xE2\x80\x9C";
constexpr std::string_view kCloseMark = "\xE2\x80\x9D";

Marks marks_of(const Text& text, const Block& block) {
  Marks marks;
  for (std::size_t t = block.first; t < block.last; ++t) {
    const Token& token = text.tokens[t];
    if (token.kind != TokenKind::mark) continue;
    if (token.detail == '"') {
      const std::string_view mark = text.of(token);
      if (mark == kOpenMark) {
        marks.curly.push_back(token.begin);
      } else if (mark == kCloseMark) {
        if (marks.curly.empty()) {
          marks.unopened = token.begin;
        } else {
          marks.curly.pop_back();
        }
        ++marks.closed;
      } else if (t > block.first && text.tokens[t - 1].kind == TokenKind::number &&
                 text.tokens[t - 1].end == token.begin && marks.straight.empty()) {
        continue;  // 6" is six inches.
      } else if (marks.straight.empty()) {
        marks.straight.push_back(token.begin);
      } else {
        marks.straight.pop_back();
        ++marks.closed;
      }
    } else if (token.detail == '(') {
      marks.round.push_back(token.begin);
    } else if (token.detail == ')') {
      if (!marks.round.empty()) marks.round.pop_back();
    }
  }
  return marks;
}

/// Whether the next block goes on with a quotation: by custom each paragraph of it opens anew.
bool goes_on(const Text& text, std::size_t block) {
  if (block + 1 >= text.blocks.size()) return false;
  const Block& next = text.blocks[block + 1];
  if (next.first == next.last || next.kind != BlockKind::paragraph) return false;
  return text.is_mark(next.first, '"');
}

}  // namespace

void check_quotes(const Reading& reading, std::size_t chapter, Findings& findings) {
  const Text& text = reading.chapters[chapter];
  for (std::size_t b = 0; b < text.blocks.size(); ++b) {
    const Block& block = text.blocks[b];
    if (block.kind == BlockKind::drawing || block.kind == BlockKind::picture) continue;
    const Marks marks = marks_of(text, block);
    const auto report = [&](std::size_t at, std::size_t size, std::string message) {
      findings.report("report-quote", chapter, at, at + size, std::move(message),
                      "set the mark where the quotation ends, or take this one out");
    };
    if (!marks.curly.empty() && (marks.curly.size() > 1 || !goes_on(text, b))) {
      report(marks.curly.back(), kOpenMark.size(), "a quotation is opened and never closed");
    }
    if (marks.unopened && (b == 0 || marks_of(text, text.blocks[b - 1]).curly.empty())) {
      report(*marks.unopened, kCloseMark.size(), "a quotation is closed that was never opened");
    }
    if (!marks.straight.empty() && !goes_on(text, b)) {
      report(marks.straight.back(), 1, "a quotation mark stands alone");
    }
    if (!marks.round.empty() && block.kind != BlockKind::heading) {
      findings.report("report-quote", chapter, marks.round.back(), marks.round.back() + 1,
                      "a bracket is opened and never closed",
                      "set the bracket where the remark ends, or take this one out");
    }
  }
}

}  // namespace pier::proof
