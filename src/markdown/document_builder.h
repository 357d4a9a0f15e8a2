#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "markdown/document.h"
#include "markdown/source_cursor.h"

namespace pier::markdown {

/// Puts a Document together, node by node in reading order.
class DocumentBuilder {
 public:
  /// `size` is about that of the text.
  DocumentBuilder(FileId file, std::string_view source, std::size_t size);

  /// Adds a node whose children follow until close(). References to nodes stay valid until the
  /// next one is added.
  Node& open(NodeKind kind, Range source);
  void close(std::uint32_t source_end);
  /// Opens again the last node that was closed.
  void reopen(std::uint32_t i) { open_.push_back(i); }
  /// Adds a node without children.
  Node& add(NodeKind kind, Range source);
  /// Adds a node that holds [begin, end) of text(). Needs that no longer when the source says the
  /// same.
  Node& add_text(NodeKind kind, Range source, std::uint32_t begin, std::uint32_t end);
  /// Takes `count` bytes from the beginning of a text.
  void cut_text(Node& node, std::uint32_t count);
  /// Puts a node between two others; the open nodes must all lie before it.
  Node& insert(std::uint32_t at, NodeKind kind);

  Node& node(std::uint32_t i) { return document_.nodes_[i]; }
  const Node& node(std::uint32_t i) const { return document_.nodes_[i]; }
  std::uint32_t node_count() const { return static_cast<std::uint32_t>(document_.nodes_.size()); }
  /// How many nodes are open, and the innermost of them, if any.
  std::uint32_t depth() const { return static_cast<std::uint32_t>(open_.size()); }
  Node* innermost() { return open_.empty() ? nullptr : &document_.nodes_[open_.back()]; }
  std::uint32_t innermost_index() const { return open_.back(); }

  /// Where text is put together before it is added.
  std::string& text() { return document_.text_; }
  const std::string& text() const { return document_.text_; }
  /// Forgets text() from `size` on when no node needs it.
  void forget_text(std::uint32_t size);
  std::string_view text(const Node& node) const { return document_.text(node); }
  std::uint32_t text_size() const { return static_cast<std::uint32_t>(document_.text_.size()); }
  /// The text of nodes [begin, end), without markup, on one line. It lives as long as the document.
  std::string_view words(std::uint32_t begin, std::uint32_t end);
  /// A copy that lives as long as the document.
  std::string_view keep(std::string text);
  Span span(Range range) const { return {document_.file_, range.begin, range.end}; }

  std::vector<Heading>& headings() { return document_.headings_; }
  std::vector<Link>& links() { return document_.links_; }
  std::vector<Image>& images() { return document_.images_; }
  std::vector<Block>& blocks() { return document_.blocks_; }
  std::vector<Reference>& references() { return document_.references_; }
  std::vector<Callout>& callouts() { return document_.callouts_; }
  void count_words(std::size_t count) { document_.word_count_ += count; }

  /// REQUIRES: no node is open.
  Document take();

 private:
  std::string joined_words(std::uint32_t begin, std::uint32_t end) const;

  Document document_;
  std::vector<std::uint32_t> open_;
};

}  // namespace pier::markdown
