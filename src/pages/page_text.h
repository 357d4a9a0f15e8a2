#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/digest.h"
#include "base/parallel.h"
#include "html/html.h"
#include "markdown/render.h"
#include "site/site.h"

namespace pier {

// How the text of an entry stands in its page. While nothing but words of the text changes, the
// page can be made again from its old bytes and what is remembered here, without the site: what
// links, references and fenced blocks became, is as it was.

/// Bytes of a text's markup.
struct TextPiece {
  std::uint32_t begin = 0;
  std::uint32_t size = 0;
};

/// What the site answered when the text was rendered, by the positions in the document's lists.
struct TextAnswers {
  struct Link {
    std::string url;
    std::string note;
  };
  std::vector<Link> links;
  std::vector<markdown::ImageTarget> images;
  std::vector<TextPiece> blocks;
  std::vector<TextPiece> references;
  /// What stands before and behind the content of each callout.
  std::vector<TextPiece> openings;
  std::vector<TextPiece> closings;
};

struct PageText {
  /// Of everything that the site sees of the entry but the words of its text: the front matter,
  /// headings, links, images, blocks, references, callouts. While it is the same, so are all other
  /// pages, and all of this page but its text.
  Digest frame;
  /// The text in the markup of the page.
  TextPiece place;
  TextAnswers answers;
};

/// The digest PageText::frame of a document and the front matter before it.
Digest frame_of(std::string_view front_matter, const markdown::Document& document,
                const SourceMap& sources);

/// The texts of a site whose words stand on their own pages and nowhere else, and in which nothing
/// is counted: of no PDF, of no other form, of no report or briefing. Filled while pages are
/// rendered, each text by one thread. The tree of such a text goes with its page: it was checked
/// before (check_texts()), and nobody reads it again. Trees take nearly half of the memory of all
/// that texts become.
class PageTexts {
 public:
  PageTexts(Site& site, const SourceMap& sources, Jobs jobs);

  /// Where the renderer notes what it was answered; null: the text is none of these.
  TextAnswers* answers_for(EntryId id);
  /// What the text became.
  void set_markup(EntryId id, Html markup);
  /// Looks for the text in its page. One that does not stand there once, as it is, is forgotten.
  /// The page is made, so that the text's tree is given back.
  void place(EntryId id, std::string_view page);

  /// The texts that were found, by their entries; null for others.
  const PageText* find(EntryId id) const;

 private:
  struct Slot {
    bool is_wanted = false;
    bool is_placed = false;
    Html markup;
    PageText text;
  };
  Site& site_;
  std::vector<Slot> slots_;
};

/// Hands every question on and remembers the answers.
class RecordingHooks : public markdown::Hooks {
 public:
  RecordingHooks(markdown::Hooks& asked, const markdown::Document& document, TextAnswers& answers);

  std::string link(std::size_t i) override;
  std::string link_note(std::size_t i) override;
  markdown::ImageTarget image(std::size_t i) override;
  void block(std::size_t i, html::Writer& out) override;
  void reference(std::size_t i, html::Writer& out) override;
  void open_callout(std::size_t i, html::Writer& out) override;
  void close_callout(std::size_t i, html::Writer& out) override;

 private:
  markdown::Hooks& asked_;
  TextAnswers& answers_;
};

/// Answers from memory. `markup` is that of the text when the answers were given.
class RecallingHooks : public markdown::Hooks {
 public:
  RecallingHooks(const TextAnswers& answers, std::string_view markup)
      : answers_(answers), markup_(markup) {}

  std::string link(std::size_t i) override { return answers_.links[i].url; }
  std::string link_note(std::size_t i) override { return answers_.links[i].note; }
  markdown::ImageTarget image(std::size_t i) override { return answers_.images[i]; }
  void block(std::size_t i, html::Writer& out) override { copy(answers_.blocks[i], out); }
  void reference(std::size_t i, html::Writer& out) override { copy(answers_.references[i], out); }
  void open_callout(std::size_t i, html::Writer& out) override { copy(answers_.openings[i], out); }
  void close_callout(std::size_t i, html::Writer& out) override { copy(answers_.closings[i], out); }

 private:
  void copy(const TextPiece& piece, html::Writer& out) const {
    out.raw(markup_.substr(piece.begin, piece.size));
  }

  const TextAnswers& answers_;
  std::string_view markup_;
};

}  // namespace pier
