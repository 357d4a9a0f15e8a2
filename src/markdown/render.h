#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "html/writer.h"
#include "markdown/document.h"

namespace pier::markdown {

struct ImageTarget {
  /// Empty: the image is left out and its alternative text is written.
  std::string url;
  /// In CSS pixels; 0 when not known.
  unsigned width = 0;
  unsigned height = 0;
};

/// The number of a heading of a report.
struct HeadingNumber {
  /// "4.2", or "".
  std::string_view number;
  /// How many bytes at its beginning are that number as its author wrote it, and are left out.
  std::size_t written = 0;
};

/// The label of a picture of a report, as "Figure 3", and the id of its figure.
struct FigureLabel {
  std::string label;
  std::string id;
};

/// What only the site knows. `i` is the position in the document's list of that kind. Each is
/// called once for each item, in reading order (footnotes come last).
class Hooks {
 public:
  virtual ~Hooks() = default;

  /// The URL to link to; "" writes the text without a link.
  virtual std::string link(std::size_t i) = 0;
  /// What a link says of its target behind its own words, as "PDF, 120 KB"; "" says nothing.
  virtual std::string link_note(std::size_t) { return {}; }
  virtual ImageTarget image(std::size_t i) = 0;
  /// Writes what takes the place of a fenced block: one or more block elements.
  virtual void block(std::size_t i, html::Writer& out) = 0;
  /// Writes what takes the place of a reference: text and inline elements.
  virtual void reference(std::size_t i, html::Writer& out) = 0;
  /// The number before a heading; without one it stands as it was written.
  virtual HeadingNumber heading_number(std::size_t) { return {}; }
  /// What stands before the caption of a table, as "Table 7"; `number` is its number on the page,
  /// from 1. "" adds nothing.
  virtual std::string table_label(std::size_t) { return {}; }
  /// What stands before the caption of an image that is a paragraph of its own: with a label it
  /// becomes a figure whose caption is its title; "" leaves it as it is.
  virtual FigureLabel figure_label(std::size_t) { return {}; }
  /// How many footnotes were numbered before the first of this document.
  virtual std::size_t notes_before() const { return 0; }
  /// Write what stands around a callout's content.
  virtual void open_callout(std::size_t i, html::Writer& out) = 0;
  virtual void close_callout(std::size_t i, html::Writer& out) = 0;
};

/// Writes the document as HTML, one block element to a line, and notes an origin at each element.
void render(const Document& document, Hooks& hooks, html::Writer& out);

}  // namespace pier::markdown
