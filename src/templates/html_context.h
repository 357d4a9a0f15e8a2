#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "templates/program.h"

namespace pier::templates {

/// Follows the literal text of a template as a browser would (HTML, section 13.2.5, as far
/// as templates need it) and knows in which part of the markup it stands. A value type: a
/// branch begins with a copy.
class HtmlContext {
 public:
  /// Reads on from text[at]. Stops behind the last byte, or, when `stop_at_value_end`, before
  /// the quotation mark that ends the attribute it stands in. Gives where it stopped.
  std::size_t read(std::string_view text, std::size_t at, bool stop_at_value_end);

  /// What a value may be here, or why none may.
  struct Answer {
    std::optional<Place> place;
    std::string_view problem{};
    std::string_view help{};
  };
  Answer ask() const;

  /// Something that was refused stands here: goes on as if a browser had seen a name or value.
  void skip_refused();

  /// A `{% %}` stands here. Ends the name of a tag or attribute that was being written; what
  /// follows must begin with a separator. False where no tag of the language may stand.
  bool enter_statement();

  bool in_text() const { return state_ == State::text; }
  /// In an attribute that holds a URL.
  bool in_url() const;
  /// How many bytes of the attribute's value were read.
  std::size_t value_bytes() const { return value_bytes_; }

  /// Whether two branches may both go on from here.
  bool joins(const HtmlContext& other) const;
  /// The context behind two branches. REQUIRES: joins(other).
  void join(const HtmlContext& other);

  /// For messages: "text", "the attribute `href`".
  std::string describe() const;

  /// Where, in the text read last, an attribute begins without a space before it, as in
  /// `class="x"id="y"`. Emptied by taking.
  std::optional<std::size_t> take_missing_gap();

 private:
  enum class State : std::uint8_t {
    text,
    title,  ///< <title>, <textarea>: text without markup
    raw,    ///< <script>, <style> and their like
    comment,
    declaration,  ///< <!doctype …>
    open,         ///< behind "<"
    tag_name,
    closing_tag,
    gap,       ///< in a tag, before the name of an attribute
    need_gap,  ///< in a tag, behind a value: blank, "/" or ">" must follow
    attribute_name,
    after_name,
    before_value,
    unquoted,
    quoted,
  };
  enum class Kind : std::uint8_t { plain, url, url_list, style, event, document };

  void step(std::string_view text, std::size_t& at);
  void step_text(std::string_view text, std::size_t& at);
  void step_open(std::string_view text, std::size_t& at);
  void step_in_tag(char c, std::size_t at);
  void step_value(char c);
  void end_tag();
  void begin_attribute(char c);
  void end_attribute_name();

  State state_ = State::text;
  Kind kind_ = Kind::plain;
  char quote_ = 0;
  std::size_t value_bytes_ = 0;
  std::string element_;
  std::string attribute_;
  std::optional<std::size_t> missing_gap_;
};

}  // namespace pier::templates
