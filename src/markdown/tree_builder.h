#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "diagnostics/diagnostics.h"
#include "markdown/cmark_reader.h"
#include "markdown/document.h"
#include "markdown/document_builder.h"
#include "markdown/inline_builder.h"
#include "markdown/outline.h"
#include "markdown/parse.h"

namespace pier::markdown {

/// Makes the Document from what cmark-gfm found. Puts callouts around what stands between their
/// lines and captions into their tables, and gives headings their ids. What stands inside a block
/// is left to InlineBuilder.
class TreeBuilder final : public RawSink {
 public:
  TreeBuilder(Span body, std::string_view source, const Outline& outline, const Syntax& syntax,
              Diagnostics& diagnostics);

  void enter(const RawNode& raw) override;
  void leave(RawKind kind) override;

  /// REQUIRES: all was entered and left.
  Document take();

 private:
  void enter_list(const RawNode& raw);
  void enter_item(const RawNode& raw);
  void enter_paragraph(const RawNode& raw);
  void enter_heading(const RawNode& raw);
  void enter_table(const RawNode& raw);
  void enter_row(const RawNode& raw);
  void enter_cell();
  void enter_footnote(const RawNode& raw);
  void add_code_block(const RawNode& raw);
  void add_known_block(std::string_view name, Range range, const RawNode& raw);
  void add_html_block(const RawNode& raw);

  void leave_paragraph();
  void leave_heading();
  std::string heading_id(std::string_view text);
  bool is_reserved(std::string_view id) const;

  void pass_callout_line(const CalloutLine& line);
  void close_callouts();
  /// Opens a table in the place of the paragraph before it, which becomes its caption.
  void open_table_with_caption();
  bool caption_is_before() const;
  void report_unused_notes();
  bool is_in_code(std::uint32_t offset) const;
  void nest(const Node& node);
  bool is_closed_fence(const RawNode& raw) const;

  Range range_of(const RawNode& raw) const;
  Range lines(std::uint32_t first, std::uint32_t last) const;

  /// The table that is open.
  struct Table {
    /// See RawNode::text.
    std::string letters;
    std::uint32_t line = 0;
    /// The next row is the header.
    bool header = false;
    std::vector<Range> cells;
    std::size_t next_cell = 0;
  };
  struct LastParagraph {
    std::uint32_t node = 0;
    std::uint32_t depth = 0;
  };

  std::string_view source_;
  const Outline& outline_;
  const Syntax& syntax_;
  Diagnostics& diagnostics_;
  DocumentBuilder tree_;
  InlineBuilder inlines_;
  Table table_;

  /// For each callout that is open in the source: whether it has a node.
  std::vector<bool> callouts_;
  std::size_t next_callout_line_ = 0;
  /// Where the last block of text ended.
  std::uint32_t block_end_ = 0;
  /// The ids that are taken beside the reserved ones, with the last number that was put behind
  /// each.
  std::unordered_map<std::string, std::uint32_t> ids_;
  /// Lines (from 1) of the notes that are used, and of code, where nothing is a note.
  std::vector<std::uint32_t> note_lines_;
  std::vector<Range> code_ranges_;
  std::uint32_t tables_ = 0;
  bool has_notes_ = false;
  LastParagraph last_paragraph_;
  std::uint32_t nesting_ = 0;
};

}  // namespace pier::markdown
