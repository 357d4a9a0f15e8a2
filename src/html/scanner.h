#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "html/tags.h"

namespace pier::html {

constexpr std::uint32_t kNoElement = 0xFFFFFFFF;

/// All offsets are bytes of the scanned markup, and all views are of it: values of
/// attributes and texts are as written, with their character references.

struct Attribute {
  std::string_view name;
  /// Empty too when there is none (`hidden`).
  std::string_view value;
  std::uint32_t offset = 0;
};

struct Element {
  std::string_view tag;
  TagCode code = 0;
  /// Of the start tag: its `<`, and behind its `>`.
  std::uint32_t begin = 0;
  std::uint32_t content = 0;
  /// The `<` of the end tag; where the element ended when it has none.
  std::uint32_t close = 0;
  /// Index of the element around it, or kNoElement.
  std::uint32_t parent = kNoElement;
  /// Index of the first element behind it that is not inside it.
  std::uint32_t after = 0;
  std::uint32_t first_attribute = 0;
  std::uint32_t attribute_count = 0;
};

/// A run of text between tags. Runs of white space only are left out, and so is what
/// stands in script and style.
struct Text {
  std::string_view text;
  std::uint32_t offset = 0;
  /// The innermost element around it, or kNoElement.
  std::uint32_t parent = kNoElement;
};

struct Id {
  std::string_view name;
  std::uint32_t offset = 0;
  std::uint32_t element = 0;
};

/// What no page of ours may have. A browser would mend it, each in its own way.
enum class FaultKind {
  unclosed,             ///< an element without an end tag
  stray_end,            ///< an end tag that ends nothing
  misplaced,            ///< an element where it may not stand: p in p, a in a, li outside a list
  self_closed,          ///< `<div/>`, which does not end a div
  malformed_tag,        ///< a `<` that begins no tag, or a tag that is not well-formed
  unterminated,         ///< a tag, comment or raw text that goes on to the end
  duplicate_attribute,  ///< one of two attributes with one name
  unquoted_attribute,   ///< a value without quotation marks
  duplicate_id,         ///< an id that an element before has
  bad_reference         ///< an `&` that begins no character reference
};

struct Fault {
  FaultKind kind;
  std::uint32_t offset = 0;
  /// The tag, the name or the piece of markup that it is about.
  std::string_view text;
};

/// What is wrong, in words: "`<p>` is not closed".
std::string describe(const Fault& fault);

/// The structure of a page. Filled by scan(); keep one for each thread and use it again,
/// so that its memory is.
struct Scan {
  std::string_view markup;
  bool has_doctype = false;
  std::vector<Element> elements;  ///< by `begin`
  std::vector<Attribute> attributes;
  std::vector<Text> texts;  ///< by `offset`
  std::vector<Id> ids;      ///< by name; of two equal ones both
  std::vector<Fault> faults;

  std::span<const Attribute> attributes_of(const Element& element) const {
    return std::span(attributes).subspan(element.first_attribute, element.attribute_count);
  }
  /// The attribute with this name, or null.
  const Attribute* find(const Element& element, std::string_view name) const;
  /// Its value as a reader sees it (unescaped); "" when it is not there.
  std::string value(const Element& element, std::string_view name) const;
  /// The markup between the tags.
  std::string_view inner(const Element& element) const {
    return markup.substr(element.content, element.close - element.content);
  }
  /// The text in an element and all elements inside it, unescaped, white space as one space.
  std::string text(const Element& element) const;
  bool has_id(std::string_view name) const;
};

/// Reads markup that this program produced, in one pass. It is stricter than a browser,
/// because it judges our own output only: all elements that are not void must be closed,
/// attributes quoted, every `&` a character reference; what may be left out in HTML
/// (`</li>`, `<tbody>`) may not here. Tag and attribute names are in lower case, except
/// inside svg. What is wrong is noted in `faults`, and the scan goes on.
/// REQUIRES: `markup` outlives `into`; it is smaller than 4 GB.
void scan(std::string_view markup, Scan& into);

/// The text that an escaped piece of markup stands for: &amp; &lt; &gt; &quot; and
/// references by number; others stay as they are.
std::string unescape(std::string_view escaped);

}  // namespace pier::html
