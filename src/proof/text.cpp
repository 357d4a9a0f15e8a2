#include "proof/text.h"

#include <algorithm>

#include "base/text.h"

namespace pier::proof {

namespace {

using markdown::Node;
using markdown::NodeKind;

/// Stands for what a reference of the site will show.
constexpr std::string_view kObject = "\xEF\xBF\xBC";

/// Goes through the nodes of a document once and fills a Text.
class TextCollector {
 public:
  TextCollector(const markdown::Document& document, Text& text)
      : document_(document), nodes_(document.nodes()), text_(text) {}

  void run(std::string_view title, Span title_span) {
    text_.title = title_span;
    Block block = begin_block(BlockKind::heading, 1, title_span);
    text_.pieces.push_back({0, Text::kTitle});
    text_.text += title;
    end_block(block);
    for (std::size_t i = 0; i < nodes_.size();) i = visit(i);
  }

 private:
  /// Handles a node, and gives the next one to look at.
  std::size_t visit(std::size_t i) {
    const Node& node = nodes_[i];
    switch (node.kind) {
      case NodeKind::item:
        item_end_ = std::max<std::size_t>(item_end_, node.end());
        return i + 1;
      case NodeKind::paragraph:
        add_block(i, i < item_end_ ? BlockKind::item : BlockKind::paragraph, 0);
        return node.end();
      case NodeKind::heading:
        add_block(i, BlockKind::heading, node.number);
        return node.end();
      case NodeKind::block:
        add_named(BlockKind::drawing, document_.blocks()[node.index].name, i);
        return i + 1;
      case NodeKind::callout:
        add_named(BlockKind::paragraph, document_.callouts()[node.index].title, i);
        return i + 1;
      case NodeKind::table:
        add_table(i);
        return node.end();
      case NodeKind::code_block:
        return node.end();
      default:
        return i + 1;
    }
  }

  void add_named(BlockKind kind, std::string_view name, std::size_t i) {
    Block block = begin_block(kind, 0, document_.span(nodes_[i]));
    text_.pieces.push_back({block.begin, static_cast<std::uint32_t>(i)});
    text_.text += name;
    end_block(block);
  }

  Block begin_block(BlockKind kind, int level, Span span) const {
    Block block;
    block.kind = kind;
    block.level = level;
    block.begin = static_cast<std::uint32_t>(text_.text.size());
    block.span = span;
    return block;
  }

  void end_block(Block block) {
    block.end = static_cast<std::uint32_t>(text_.text.size());
    block.first = static_cast<std::uint32_t>(text_.tokens.size());
    for (std::size_t i = text_.lower.size(); i < text_.text.size(); ++i) {
      if (text_.text[i] == '\n') text_.text[i] = ' ';
    }
    text_.lower += ascii_lower(std::string_view(text_.text).substr(text_.lower.size()));
    add_tokens(text_, block.begin);
    block.last = static_cast<std::uint32_t>(text_.tokens.size());
    text_.blocks.push_back(block);
    if (block.kind != BlockKind::drawing) {
      add_sentences(text_, static_cast<std::uint32_t>(text_.blocks.size() - 1));
    }
    text_.text += '\n';
    text_.lower += '\n';
  }

  void add_inline(std::size_t i) {
    const Node& node = nodes_[i];
    if (node.kind == NodeKind::text || node.kind == NodeKind::code) {
      text_.pieces.push_back(
          {static_cast<std::uint32_t>(text_.text.size()), static_cast<std::uint32_t>(i)});
      text_.text += document_.text(node);
    } else if (node.kind == NodeKind::hard_break) {
      text_.text += ' ';
    } else if (node.kind == NodeKind::reference) {
      text_.pieces.push_back(
          {static_cast<std::uint32_t>(text_.text.size()), static_cast<std::uint32_t>(i)});
      text_.text += kObject;
    } else if (node.kind == NodeKind::image) {
      images_.push_back(i);
    }
  }

  void add_block(std::size_t i, BlockKind kind, int level) {
    Block block = begin_block(kind, level, document_.span(nodes_[i]));
    for (std::size_t k = i + 1; k < nodes_[i].end(); ++k) add_inline(k);
    const bool has_text = text_.text.size() > block.begin;
    if (has_text || kind != BlockKind::paragraph) end_block(block);
    for (const std::size_t image : images_) {
      add_named(BlockKind::picture, document_.text(nodes_[image]), image);
    }
    images_.clear();
  }

  Cell read_cell(std::uint32_t index) const {
    const Block& block = text_.blocks[index];
    Cell cell;
    cell.block = index;
    std::size_t words = 0;
    const Token* number = nullptr;
    for (std::size_t t = block.first; t < block.last; ++t) {
      const Token& token = text_.tokens[t];
      if (token.kind == TokenKind::word) ++words;
      if (token.kind != TokenKind::number) continue;
      if (number != nullptr) ++words;
      number = &token;
    }
    const std::string_view text = trim(text_.of(block));
    if (text.empty()) return cell;
    const bool only_dashes = text.find_first_not_of("-\xE2\x80\x93\x94") == std::string_view::npos;
    cell.kind = only_dashes ? Cell::Kind::dash : Cell::Kind::text;
    if (number != nullptr && words == 0 && !text.ends_with('+')) {
      cell.kind = Cell::Kind::number;
      cell.number = number->detail;
    }
    return cell;
  }

  void add_table(std::size_t i) {
    Table table;
    table.first_block = static_cast<std::uint32_t>(text_.blocks.size());
    for (std::size_t k = i + 1; k < nodes_[i].end();) {
      const Node& node = nodes_[k];
      if (node.kind == NodeKind::caption) {
        add_block(k, BlockKind::caption, 0);
        table.has_caption = true;
        k = node.end();
      } else if (node.kind == NodeKind::row) {
        table.rows.emplace_back();
        ++k;
      } else if (node.kind == NodeKind::cell && !table.rows.empty()) {
        const auto index = static_cast<std::uint32_t>(text_.blocks.size());
        add_block(k, BlockKind::cell, 0);
        table.rows.back().push_back(read_cell(index));
        k = node.end();
      } else {
        ++k;
      }
    }
    for (const auto& row : table.rows) table.columns = std::max(table.columns, row.size());
    for (auto& row : table.rows) row.resize(table.columns);
    table.end_block = static_cast<std::uint32_t>(text_.blocks.size());
    if (!table.rows.empty()) text_.tables.push_back(std::move(table));
  }

  const markdown::Document& document_;
  std::span<const Node> nodes_;
  Text& text_;
  /// Behind the last node of the list items that are open.
  std::size_t item_end_ = 0;
  std::vector<std::size_t> images_;
};

}  // namespace

Text read_text(const markdown::Document& document, std::string_view title, Span title_span) {
  Text text;
  text.document = &document;
  TextCollector(document, text).run(title, title_span);
  return text;
}

Span Text::span(const SourceMap& sources, std::size_t begin, std::size_t end) const {
  const auto source_of = [&](std::size_t at, std::size_t size) {
    auto piece = std::upper_bound(pieces.begin(), pieces.end(), at,
                                  [](std::size_t a, const Piece& p) { return a < p.begin; });
    if (piece == pieces.begin()) return Span{document->file(), 0, 0};
    --piece;
    if (piece->node == kTitle) return title;
    const Node& node = document->nodes()[piece->node];
    const Span whole = document->span(node);
    const std::size_t offset = at - piece->begin;
    const bool is_text = node.kind == NodeKind::text || node.kind == NodeKind::code;
    if (!is_text) return whole;
    const std::string_view run = document->text(node);
    if (offset >= run.size()) return Span{whole.file, whole.end, whole.end};
    size = std::min(size, run.size() - offset);
    if (node.has(Node::kVerbatim)) {
      const auto from = static_cast<std::uint32_t>(whole.begin + offset);
      return Span{whole.file, from, static_cast<std::uint32_t>(from + size)};
    }
    return markdown::part_of_run(sources, whole, run, offset, size);
  };
  const Span first = source_of(begin, end - begin);
  if (end <= begin + 1) return first;
  const Span last = source_of(end - 1, 1);
  return {first.file, first.begin, std::max({first.begin, first.end, last.end})};
}

}  // namespace pier::proof
