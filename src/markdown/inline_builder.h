#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostics.h"
#include "markdown/cmark_reader.h"
#include "markdown/document_builder.h"
#include "markdown/parse.h"
#include "markdown/raw_html.h"
#include "markdown/source_cursor.h"

namespace pier::markdown {

/// Builds what stands inside a block: text, emphasis, links. Puts neighbouring texts together
/// into runs, finds `{references}` and `~~strike-through~~` in them, and reports what an author
/// probably meant as markup but the parser took as text.
class InlineBuilder {
 public:
  InlineBuilder(DocumentBuilder& tree, std::string_view source, const Syntax& syntax,
                Diagnostics& diagnostics)
      : tree_(tree),
        cursor_(source),
        locator_(source),
        syntax_(syntax),
        diagnostics_(diagnostics),
        html_(diagnostics) {}

  RawHtmlReporter& html() { return html_; }

  /// Goes to the next block that holds text. References are not allowed in headings.
  void begin(Range source, bool is_heading);
  /// Ends the block; gives where its last inline node ends in the source.
  std::uint32_t end();

  void enter(const RawNode& raw);
  void leave(RawKind kind);

  /// How many marks lead to a note.
  std::uint16_t marks_of_note(std::uint32_t number) const {
    return number < marks_.size() ? marks_[number] : std::uint16_t{0};
  }

 private:
  void add_text(std::string_view literal);
  void add_break(bool hard);
  void add_code(std::string_view literal);
  void open_link(const RawNode& raw);
  void close_link();
  void open_image(const RawNode& raw);
  void close_image();
  void add_footnote_mark(std::string_view number);

  void flush_run();
  void end_run();
  void split_run();
  void push_text(std::uint32_t begin, std::uint32_t end);
  /// Adds a part of the run, or all of it.
  void add_text_node(Range source, std::uint32_t begin, std::uint32_t end);
  /// Reads what begins at `at`, when text from `pending` on is not in the tree yet. Gives where
  /// the text goes on, or `at` when it stays text.
  std::uint32_t read_reference(std::uint32_t at, std::uint32_t pending);
  std::uint32_t read_strike(std::uint32_t at, std::uint32_t pending);
  void report_left_over(std::uint32_t at);
  /// Takes the bracket that a left-over `]` closes; whether it was written as `\[`, so that what
  /// follows is no link on purpose.
  bool close_left_over();
  bool is_escaped(std::uint32_t at) const;
  Range source_of(std::uint32_t begin, std::uint32_t end);
  std::string_view run_text() const;

  DocumentBuilder& tree_;
  SourceCursor cursor_;
  RunLocator locator_;
  const Syntax& syntax_;
  Diagnostics& diagnostics_;

  /// The run that is being put together: [run_, end of the tree's text).
  std::uint32_t run_ = 0;
  Range run_source_;
  /// Of the run that is being added; see RunFacts.
  bool may_hold_address_ = false;
  /// Places in the tree's text whose character was written with a backslash or as a reference.
  std::vector<std::uint32_t> escaped_;
  /// The `[` of this block that stayed text and are open; true when written as `\[`.
  std::vector<bool> brackets_;

  struct OpenStrike {
    std::uint32_t node;
    std::uint32_t depth;
  };
  std::vector<OpenStrike> strikes_;
  bool in_heading_ = false;
  bool in_link_ = false;
  std::uint32_t images_open_ = 0;
  std::uint32_t link_node_ = 0;
  RawHtmlReporter html_;
  /// By number of the note.
  std::vector<std::uint16_t> marks_;
};

}  // namespace pier::markdown
