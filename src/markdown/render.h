#pragma once

#include <cstddef>
#include <string>

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
  /// Write what stands around a callout's content.
  virtual void open_callout(std::size_t i, html::Writer& out) = 0;
  virtual void close_callout(std::size_t i, html::Writer& out) = 0;
};

/// Writes the document as HTML, one block element to a line, and notes an origin at each element.
void render(const Document& document, Hooks& hooks, html::Writer& out);

}  // namespace pier::markdown
