#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <forward_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/source_map.h"

namespace pier::markdown {

// Views are of the source or of what the Document keeps.

struct Heading {
  int level = 2;
  /// Without markup.
  std::string_view text;
  /// Unique in the page and the same at every build.
  std::string id;
  Span span;
};

struct Link {
  /// As written, with references such as `&amp;` and `\)` decoded.
  std::string destination;
  std::string_view title;
  /// What a reader sees, without markup; the alternative text of images included.
  std::string_view text;
  /// From the opening bracket to the closing one.
  Span span;
};

struct Image {
  std::string destination;
  std::string alt;
  /// Empty when the image is decorative.
  std::string title;
  /// Its title is the word "decorative": it says nothing that the text does not.
  bool decorative = false;
  Span span;
};

/// A fenced block whose info word is in Syntax::blocks. Its text is for the caller to read.
struct Block {
  std::string name;
  /// The lines between the fences. In a block that stands in a list or a quotation, the
  /// indentation or `>` in front of each line belongs to it.
  Span content;
  Span span;
};

/// `{contact mash phone}`: name "contact", argument "mash phone".
struct Reference {
  std::string name;
  std::string argument;
  Span span;
};

/// `:::note Title` … `:::`.
struct Callout {
  std::string name;
  std::string title;
  /// The opening line.
  Span span;
};

/// What a node of the tree is.
enum class NodeKind : std::uint8_t {
  paragraph,  ///< flags: tight (no element of its own)
  heading,    ///< number: level; index: into headings()
  quote,
  list,        ///< flags: ordered, tight, tasks; index: its first number
  item,        ///< flags: task, done, tight
  code_block,  ///< text: its language, "\n" and what is in it
  rule,
  block,      ///< index: into blocks()
  callout,    ///< index: into callouts()
  table,      ///< number: columns; index: its number on the page, from 1
  caption,    ///< first child of a table
  row,        ///< flags: header
  cell,       ///< flags: header, numeric, centre; number: its column, from 0
  footnotes,  ///< holds the notes; last node of the page
  footnote,   ///< index: its number; number: how many references lead to it
  text,       ///< may hold line breaks
  hard_break,
  code,
  emphasis,
  strong,
  strike,
  link,           ///< index: into links()
  image,          ///< index: into images(); no children
  reference,      ///< index: into references()
  footnote_mark,  ///< index: number of the note; number: which mark of that note, from 1
};

/// One node of the tree. The nodes of a document are in reading order, each before its
/// children; those lie between it and `end`.
struct Node {
  enum Flag : std::uint8_t {
    kOrdered = 1,
    kTight = 2,
    kTasks = 4,
    kTask = 8,
    kDone = 16,
    kHeader = 32,
    kNumeric = 64,
    kCentre = 128,
    kVerbatim = 1,  ///< text, code: it is what stands in the source at its place
    kAddress = 2,   ///< text: it may hold an address, because there is a ":" or a "w." in it
  };
  /// The most that an offset and the number of a node can be. Files are smaller (kLargestMarkdown),
  /// and each node but the cells that rows lack (see limits.cpp) takes a byte of them.
  static constexpr std::uint32_t kMost = (std::uint32_t{1} << 21) - 1;

  NodeKind kind{};
  std::uint8_t flags = 0;
  std::uint16_t number = 0;
  std::uint32_t index = 0;

  bool has(Flag flag) const { return (flags & flag) != 0; }
  std::uint32_t end() const { return end_; }
  std::uint32_t source_begin() const { return source_begin_; }
  std::uint32_t source_end() const { return source_end_; }
  // REQUIRES: at most kMost.
  void set_end(std::uint32_t end) {
    assert(end <= kMost);
    end_ = end & kMost;
  }
  void set_source(std::uint32_t begin, std::uint32_t source_end) {
    assert(begin <= kMost && source_end <= kMost);
    source_begin_ = begin & kMost;
    source_end_ = source_end & kMost;
  }

 private:
  std::uint64_t end_ : 21 = 0;
  std::uint64_t source_begin_ : 21 = 0;
  std::uint64_t source_end_ : 21 = 0;
};
// A site keeps a million and more of them.
static_assert(sizeof(Node) == 16);

/// The Markdown of one file as a tree, with lists of what the site has to look at. Most of its
/// text is that of the SourceMap, which must live longer. Constant after parse(), so that many
/// threads may read it, until its tree is given back. It is never copied: parts of it are views of
/// others.
class Document {
 public:
  Document() = default;
  Document(Document&&) = default;
  Document& operator=(Document&&) = default;

  std::span<const Heading> headings() const { return headings_; }
  std::span<const Link> links() const { return links_; }
  std::span<const Image> images() const { return images_; }
  std::span<const Block> blocks() const { return blocks_; }
  std::span<const Reference> references() const { return references_; }
  std::span<const Callout> callouts() const { return callouts_; }

  /// The words a reader sees: text, captions, alternative texts; not code.
  std::size_t word_count() const { return word_count_; }

  FileId file() const { return file_; }
  /// REQUIRES: the tree has not been given back.
  std::span<const Node> nodes() const {
    assert(has_tree_);
    return nodes_;
  }
  /// What a text, code, code_block or image holds; "" for every other node.
  std::string_view text(const Node& node) const;
  Span span(const Node& node) const { return {file_, node.source_begin(), node.source_end()}; }

  /// What a reader sees, one line for each block; for search and for summaries. REQUIRES: as
  /// nodes().
  std::string plain_text() const;

  /// Gives the memory of the tree back, which is most of a document's. The lists stay.
  void give_tree_back();
  bool has_tree() const { return has_tree_; }

 private:
  friend class DocumentBuilder;
  /// A piece of text_.
  struct Piece {
    std::uint32_t begin;
    std::uint32_t size;
  };

  FileId file_{};
  /// The whole file.
  std::string_view source_;
  /// Texts that differ from the source, by escapes and references; nodes have them by index.
  std::vector<Piece> pieces_;
  std::string text_;
  /// Words of headings and links that do not stand in the source as they are. A list, because its
  /// texts never move.
  std::forward_list<std::string> kept_;
  std::vector<Node> nodes_;
  std::vector<Heading> headings_;
  std::vector<Link> links_;
  std::vector<Image> images_;
  std::vector<Block> blocks_;
  std::vector<Reference> references_;
  std::vector<Callout> callouts_;
  std::size_t word_count_ = 0;
  bool has_tree_ = true;
};

/// Calls visit(text, span) for every run of text that a reader sees: headings, paragraphs, link
/// texts, table cells, captions, alternative texts, titles of callouts; not code, not URLs. A run
/// may go over several lines; a break in it is "\n". `span` is the whole run: see part_of_run().
template <typename Visit>
void for_each_text(const Document& document, Visit visit) {
  for (const Node& node : document.nodes()) {
    if (node.kind == NodeKind::text || node.kind == NodeKind::image) {
      const std::string_view text = document.text(node);
      if (!text.empty()) visit(text, document.span(node));
    } else if (node.kind == NodeKind::callout) {
      const Callout& callout = document.callouts()[node.index];
      if (!callout.title.empty()) visit(std::string_view(callout.title), callout.span);
    }
  }
}

/// The place of `size` bytes at `begin` of a run's text (from for_each_text) in the source, where
/// escapes and references make the two differ. The whole run when it cannot be told.
Span part_of_run(const SourceMap& sources, Span run, std::string_view text, std::size_t begin,
                 std::size_t size);

}  // namespace pier::markdown
