#include "markdown/document_builder.h"

#include <algorithm>

#include "base/text.h"

namespace pier::markdown {

namespace {

/// Room for nodes that the next document of the thread takes over: a tree grows there and is kept
/// in memory of its own size.
std::vector<Node>& spare_room() {
  thread_local std::vector<Node> room;
  return room;
}

}  // namespace

DocumentBuilder::DocumentBuilder(FileId file, std::string_view source, std::size_t size) {
  document_.file_ = file;
  document_.source_ = source;
  document_.text_.reserve(size / 8);
  document_.nodes_.swap(spare_room());
  document_.nodes_.reserve(size / 12 + 16);
}

Node& DocumentBuilder::add(NodeKind kind, Range source) {
  Node& node = document_.nodes_.emplace_back();
  node.kind = kind;
  node.set_end(node_count());
  node.set_source(source.begin, std::max(source.begin, source.end));
  return node;
}

Node& DocumentBuilder::open(NodeKind kind, Range source) {
  open_.push_back(node_count());
  return add(kind, source);
}

void DocumentBuilder::close(std::uint32_t source_end) {
  Node& node = document_.nodes_[open_.back()];
  node.set_end(node_count());
  node.set_source(node.source_begin(), std::max(node.source_begin(), source_end));
  open_.pop_back();
}

Node& DocumentBuilder::add_text(NodeKind kind, Range source, std::uint32_t begin,
                                std::uint32_t end) {
  Node& node = add(kind, source);
  const std::string_view text = std::string_view(document_.text_).substr(begin, end - begin);
  if (document_.source_.substr(node.source_begin(), node.source_end() - node.source_begin()) ==
      text) {
    node.flags |= Node::kVerbatim;
  } else {
    node.index = static_cast<std::uint32_t>(document_.pieces_.size());
    document_.pieces_.push_back({begin, end - begin});
  }
  return node;
}

void DocumentBuilder::cut_text(Node& node, std::uint32_t count) {
  node.set_source(std::min(node.source_begin() + count, node.source_end()), node.source_end());
  if (node.has(Node::kVerbatim)) return;
  document_.pieces_[node.index].begin += count;
  document_.pieces_[node.index].size -= count;
}

void DocumentBuilder::forget_text(std::uint32_t size) {
  const auto& pieces = document_.pieces_;
  const std::uint32_t needed = pieces.empty() ? 0 : pieces.back().begin + pieces.back().size;
  document_.text_.resize(std::max(size, needed));
}

Node& DocumentBuilder::insert(std::uint32_t at, NodeKind kind) {
  auto& nodes = document_.nodes_;
  const auto place = nodes.begin() + static_cast<std::ptrdiff_t>(at);
  for (auto later = place; later != nodes.end(); ++later) later->set_end(later->end() + 1);
  Node inserted;
  inserted.kind = kind;
  inserted.set_end(at + 1);
  return *nodes.insert(place, inserted);
}

std::string_view DocumentBuilder::words(std::uint32_t begin, std::uint32_t end) {
  // Most are one text without markup: then the source itself will do.
  if (end - begin == 1 && document_.nodes_[begin].kind == NodeKind::text &&
      document_.nodes_[begin].has(Node::kVerbatim)) {
    const std::string_view text = document_.text(document_.nodes_[begin]);
    if (text.find('\n') == std::string_view::npos) return trim(text);
  }
  return keep(joined_words(begin, end));
}

std::string_view DocumentBuilder::keep(std::string text) {
  if (text.empty()) return {};
  return document_.kept_.emplace_front(std::move(text));
}

std::string DocumentBuilder::joined_words(std::uint32_t begin, std::uint32_t end) const {
  std::string result;
  for (std::uint32_t i = begin; i < end; ++i) {
    const Node& node = document_.nodes_[i];
    switch (node.kind) {
      case NodeKind::text:
      case NodeKind::code:
      case NodeKind::image:
        result += document_.text(node);
        break;
      case NodeKind::hard_break:
        result += ' ';
        break;
      default:
        break;
    }
  }
  std::replace(result.begin(), result.end(), '\n', ' ');
  const std::string_view inside = trim(result);
  if (inside.size() != result.size()) result = std::string(inside);
  return result;
}

Document DocumentBuilder::take() {
  // A site keeps thousands of documents: what was reserved too much is given back.
  std::vector<Node> nodes(document_.nodes_.begin(), document_.nodes_.end());
  document_.nodes_.swap(nodes);
  constexpr std::size_t kMostKept = 65'536;
  if (nodes.capacity() <= kMostKept) {
    nodes.clear();
    spare_room().swap(nodes);
  }
  document_.text_.shrink_to_fit();
  document_.pieces_.shrink_to_fit();
  document_.links_.shrink_to_fit();
  document_.headings_.shrink_to_fit();
  return std::move(document_);
}

}  // namespace pier::markdown
