#include "markdown/document.h"

#include <cassert>

#include "markdown/source_cursor.h"

namespace pier::markdown {

namespace {

bool is_block_of_text(NodeKind kind) {
  return kind == NodeKind::paragraph || kind == NodeKind::heading || kind == NodeKind::caption ||
         kind == NodeKind::cell;
}

}  // namespace

std::string_view Document::text(const Node& node) const {
  switch (node.kind) {
    case NodeKind::text:
    case NodeKind::code:
    case NodeKind::code_block: {
      if (node.has(Node::kVerbatim)) {
        return source_.substr(node.source_begin(), node.source_end() - node.source_begin());
      }
      const Piece piece = pieces_[node.index];
      return std::string_view(text_).substr(piece.begin, piece.size);
    }
    case NodeKind::image:
      return images_[node.index].alt;
    default:
      return {};
  }
}

std::string Document::plain_text() const {
  std::string result;
  const auto new_line = [&result] {
    if (!result.empty() && result.back() != '\n') result += '\n';
  };
  for (const Node& node : nodes()) {
    if (is_block_of_text(node.kind)) {
      new_line();
    } else if (node.kind == NodeKind::callout) {
      new_line();
      result += callouts_[node.index].title;
    } else if (node.kind == NodeKind::hard_break) {
      result += ' ';
    } else if (node.kind == NodeKind::text || node.kind == NodeKind::code ||
               node.kind == NodeKind::image) {
      for (const char c : text(node)) result += c == '\n' ? ' ' : c;
    }
  }
  new_line();
  return result;
}

void Document::give_tree_back() {
  has_tree_ = false;
  // `= {}` would empty them and keep their memory.
  nodes_ = std::vector<Node>();
  pieces_ = std::vector<Piece>();
  text_ = std::string();
  assert(nodes_.capacity() == 0 && pieces_.capacity() == 0);
}

Span part_of_run(const SourceMap& sources, Span run, std::string_view text, std::size_t begin,
                 std::size_t size) {
  RunLocator locator(sources.text(run.file));
  const Range found = locator.locate({run.begin, run.end}, text, begin, size);
  return {run.file, found.begin, found.end};
}

}  // namespace pier::markdown
