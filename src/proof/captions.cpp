// Captions and sentences that point at a picture, a chart or a table that is not there.

#include <fmt/format.h>

#include "base/text.h"
#include "proof/checks.h"

namespace pier::proof {

namespace {

bool is_shown(const Block& block) {
  return block.kind == BlockKind::picture || block.kind == BlockKind::drawing ||
         block.kind == BlockKind::cell || block.kind == BlockKind::caption;
}

/// Whether something is shown within three blocks before or behind, in the same section.
bool has_something_beside(const Text& text, std::size_t block, std::size_t reach) {
  for (std::size_t i = block + 1, steps = 0; i < text.blocks.size() && steps < reach;
       ++i, ++steps) {
    if (is_shown(text.blocks[i])) return true;
    if (text.blocks[i].kind == BlockKind::heading) break;
  }
  for (std::size_t i = block, steps = 0; i-- > 0 && steps < reach; ++steps) {
    if (is_shown(text.blocks[i])) return true;
    if (text.blocks[i].kind == BlockKind::heading) break;
  }
  return false;
}

bool is_kind_of_figure(std::string_view word) {
  return is_one_of(word, {"figure", "fig", "chart", "graph", "diagram", "map", "table"});
}

/// "Figure 2: …", "Table 3 …" as a paragraph of its own.
bool is_caption(const Text& text, const Block& block) {
  if (block.kind != BlockKind::paragraph || block.last - block.first < 3) return false;
  if (text.tokens[block.first].kind != TokenKind::word) return false;
  if (!is_kind_of_figure(text.word(block.first)) || text.number(block.first + 1) == nullptr) {
    return false;
  }
  // "Figure 2 shows that …" is a sentence.
  if (text.tokens[block.first + 2].kind == TokenKind::word) {
    const char c = text.text[text.tokens[block.first + 2].begin];
    if (c >= 'a' && c <= 'z') return false;
  }
  return block.last - block.first < 40;
}

/// "This chart shows", "the charts show", "the graph below", "the structure below".
std::optional<std::size_t> points_at_figure(const Text& text, const Sentence& sentence) {
  for (std::size_t t = sentence.first; t + 2 < sentence.last; ++t) {
    if (text.tokens[t].kind != TokenKind::word ||
        !is_one_of(text.word(t), {"this", "the", "these"}))
      continue;
    // A word may stand between: "the following map layers".
    for (std::size_t k = t + 1; k + 1 < sentence.last && k <= t + 2; ++k) {
      if (text.tokens[k].kind != TokenKind::word || text.tokens[k + 1].kind != TokenKind::word)
        break;
      const std::string_view noun = text.word(k);
      const bool is_figure = is_one_of(noun, {"table", "chart", "charts", "graph", "graphs",
                                              "figure", "diagram", "map", "tables", "figures"});
      const std::string_view next = text.word(k + 1);
      const bool shows = is_one_of(
          next, {"shows", "show", "identifies", "represents", "illustrates", "illustrate", "sets"});
      const bool is_below = is_one_of(next, {"below", "overleaf", "opposite"});
      if (is_one_of(noun, {"structure"}) && is_below) return k;
      if (is_figure && (is_below || (shows && !is_one_of(noun, {"figures"})))) return k;
    }
  }
  return std::nullopt;
}

void check_blocks(const Text& text, std::size_t chapter, Findings& findings) {
  for (std::size_t b = 0; b < text.blocks.size(); ++b) {
    if (!is_caption(text, text.blocks[b]) || has_something_beside(text, b, 2)) continue;
    const Block& block = text.blocks[b];
    findings.report_tokens(
        "report-caption", chapter, block.first, block.first + 1,
        fmt::format("`{}` is the caption of nothing",
                    text.between(text.tokens[block.first].begin, text.tokens[block.first + 1].end)),
        "put the picture, the chart or the table beside it, or take the caption out");
  }
}

void check_sentences(const Text& text, std::size_t chapter, Findings& findings) {
  for (const Sentence& sentence : text.sentences) {
    const Block& block = text.blocks[sentence.block];
    if (block.kind != BlockKind::paragraph && block.kind != BlockKind::item) continue;
    const auto noun = points_at_figure(text, sentence);
    if (!noun || has_something_beside(text, sentence.block, 4)) continue;
    findings.report_tokens(
        "report-caption", chapter, *noun - 1, *noun + 1,
        fmt::format("this speaks of a {}, and none is shown here", text.word(*noun)),
        "show it beside these words, or say where it is");
  }
}

/// A heading with nothing below it: what stood there was lost.
void check_empty(const Text& text, std::size_t chapter, Findings& findings) {
  for (std::size_t b = 0; b < text.blocks.size(); ++b) {
    const Block& block = text.blocks[b];
    if (block.kind != BlockKind::heading || block.first == block.last) continue;
    const bool is_last = b + 1 == text.blocks.size();
    if (!is_last &&
        (text.blocks[b + 1].kind != BlockKind::heading || text.blocks[b + 1].level > block.level)) {
      continue;
    }
    findings.report_block("report-caption", chapter, static_cast<std::uint32_t>(b),
                          "nothing stands below this heading",
                          "write or show what it announces, or take it out");
  }
}

}  // namespace

void check_captions(const Reading& reading, std::size_t chapter, Findings& findings) {
  const Text& text = reading.chapters[chapter];
  check_blocks(text, chapter, findings);
  check_sentences(text, chapter, findings);
  check_empty(text, chapter, findings);
}

}  // namespace pier::proof
