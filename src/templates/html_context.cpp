#include "templates/html_context.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"

namespace pier::templates {

namespace {

constexpr auto kUrlAttributes = std::to_array<std::string_view>(
    {"href", "src", "action", "formaction", "poster", "cite", "data", "xlink:href", "background",
     "ping", "manifest", "longdesc"});

/// Elements whose content is no markup and in which no reference is resolved.
constexpr auto kRawElements = std::to_array<std::string_view>(
    {"script", "style", "xmp", "iframe", "noembed", "noframes", "plaintext"});

template <typename Table>
bool contains(const Table& table, std::string_view name) {
  return std::find(table.begin(), table.end(), name) != table.end();
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/// Whether text[at…] is "</name", in any case, and the name ends there.
bool closes(std::string_view text, std::size_t at, std::string_view name) {
  if (text.substr(at, 2) != "</" || ascii_lower(text.substr(at + 2, name.size())) != name) {
    return false;
  }
  const std::size_t end = at + 2 + name.size();
  return end >= text.size() || is_blank(text[end]) || text[end] == '/' || text[end] == '>';
}

}  // namespace

std::size_t HtmlContext::read(std::string_view text, std::size_t at, bool stop_at_value_end) {
  while (at < text.size()) {
    if (stop_at_value_end && state_ == State::quoted && text[at] == quote_) return at;
    step(text, at);
  }
  return at;
}

void HtmlContext::step(std::string_view text, std::size_t& at) {
  const std::string_view rest = text.substr(at);
  switch (state_) {
    case State::text:
    case State::title:
    case State::raw:
      return step_text(text, at);
    case State::comment:
      if (rest.starts_with("-->")) {
        state_ = State::text;
        at += 2;
      }
      break;
    case State::declaration:
    case State::closing_tag:
      if (rest.front() == '>') state_ = State::text;
      break;
    case State::open:
      return step_open(text, at);
    case State::unquoted:
    case State::quoted:
      step_value(rest.front());
      break;
    default:
      step_in_tag(rest.front(), at);
  }
  ++at;
}

void HtmlContext::step_text(std::string_view text, std::size_t& at) {
  if (state_ == State::text) {
    if (text[at] == '<') state_ = State::open;
  } else if (closes(text, at, element_)) {
    state_ = State::closing_tag;
  }
  ++at;
}

void HtmlContext::step_open(std::string_view text, std::size_t& at) {
  const char c = text[at];
  if (ascii_is_alpha(c)) {
    element_.assign(1, c);
    state_ = State::tag_name;
  } else if (text.substr(at, 3) == "!--") {
    state_ = State::comment;
    at += 2;
  } else if (c == '/') {
    state_ = State::closing_tag;
  } else if (c == '!' || c == '?') {
    state_ = State::declaration;
  } else {
    // "<" by itself, as in "a < b".
    state_ = State::text;
    return;
  }
  ++at;
}

void HtmlContext::step_in_tag(char c, std::size_t at) {
  const bool separates = is_blank(c) || c == '/';
  if (c == '>') {
    if (state_ == State::attribute_name) end_attribute_name();
    end_tag();
  } else if (state_ == State::tag_name) {
    if (separates) {
      state_ = State::gap;
    } else {
      element_ += c;
    }
  } else if (state_ == State::before_value) {
    if (c == '"' || c == '\'') {
      quote_ = c;
      value_bytes_ = 0;
      state_ = State::quoted;
    } else if (!is_blank(c)) {
      state_ = State::unquoted;
    }
  } else if (state_ == State::attribute_name || state_ == State::after_name) {
    if (c == '=') {
      end_attribute_name();
      state_ = State::before_value;
    } else if (separates) {
      state_ = c == '/' ? State::gap : State::after_name;
    } else if (state_ == State::attribute_name) {
      attribute_ += c;
    } else {
      begin_attribute(c);
    }
  } else if (separates) {
    state_ = State::gap;
  } else {
    if (state_ == State::need_gap && !missing_gap_) missing_gap_ = at;
    begin_attribute(c);
  }
}

void HtmlContext::step_value(char c) {
  if (state_ == State::quoted) {
    ++value_bytes_;
    if (c == quote_) state_ = State::need_gap;
  } else if (c == '>') {
    end_tag();
  } else if (is_blank(c)) {
    state_ = State::gap;
  }
}

void HtmlContext::end_tag() {
  element_ = ascii_lower(element_);
  if (contains(kRawElements, element_)) {
    state_ = State::raw;
  } else if (element_ == "title" || element_ == "textarea") {
    state_ = State::title;
  } else {
    state_ = State::text;
  }
}

void HtmlContext::begin_attribute(char c) {
  attribute_.assign(1, c);
  state_ = State::attribute_name;
}

void HtmlContext::end_attribute_name() {
  attribute_ = ascii_lower(attribute_);
  if (contains(kUrlAttributes, attribute_)) {
    kind_ = Kind::url;
  } else if (attribute_ == "srcset" || attribute_ == "imagesrcset") {
    kind_ = Kind::url_list;
  } else if (attribute_ == "style") {
    kind_ = Kind::style;
  } else if (attribute_ == "srcdoc") {
    kind_ = Kind::document;
  } else {
    kind_ = attribute_.starts_with("on") ? Kind::event : Kind::plain;
  }
}

HtmlContext::Answer HtmlContext::ask() const {
  switch (state_) {
    case State::text:
      return {Place::text};
    case State::title:
      return {Place::plain};
    case State::quoted:
      switch (kind_) {
        case Kind::plain:
          return {Place::plain};
        case Kind::url:
          return {Place::url};
        case Kind::url_list:
          return {Place::url_list};
        case Kind::style:
          return {std::nullopt, "in a `style` attribute", "give the element a class instead"};
        case Kind::event:
          return {std::nullopt, "in an event handler",
                  "put the value into a `data-` attribute, and let the script read it there"};
        case Kind::document:
          break;
      }
      return {std::nullopt, "in a document within an attribute", ""};
    case State::raw:
      return {std::nullopt, "inside a script or style",
              "put the value into a `data-` attribute, and let the script read it there"};
    case State::comment:
      return {std::nullopt, "in an HTML comment", "write a template comment: `{# … #}`"};
    case State::before_value:
    case State::unquoted:
      return {std::nullopt, "in an attribute without quotation marks",
              "put the whole value into double quotes: `class=\"{{ … }}\"`"};
    case State::declaration:
      return {std::nullopt, "in a declaration", ""};
    default:
      return {std::nullopt, "in a tag, where a name belongs",
              "choose between written attributes with `{% if %}`"};
  }
}

void HtmlContext::skip_refused() {
  if (state_ == State::before_value) state_ = State::unquoted;
  if (state_ == State::open) {
    element_.clear();
    state_ = State::tag_name;
  }
}

bool HtmlContext::enter_statement() {
  switch (state_) {
    case State::tag_name:
    case State::attribute_name:
    case State::after_name:
      state_ = state_ == State::after_name ? State::gap : State::need_gap;
      return true;
    case State::open:
    case State::before_value:
    case State::unquoted:
    case State::closing_tag:
      return false;
    default:
      return true;
  }
}

bool HtmlContext::in_url() const {
  return state_ == State::quoted && (kind_ == Kind::url || kind_ == Kind::url_list);
}

bool HtmlContext::joins(const HtmlContext& other) const {
  const auto in_tag = [](State state) { return state == State::gap || state == State::need_gap; };
  const bool both_in_tag = in_tag(state_) && in_tag(other.state_);
  if (state_ != other.state_ && !both_in_tag) return false;
  if (state_ == State::quoted) {
    return quote_ == other.quote_ && attribute_ == other.attribute_ && element_ == other.element_;
  }
  const bool needs_element = both_in_tag || state_ == State::raw || state_ == State::title;
  return !needs_element || ascii_lower(element_) == ascii_lower(other.element_);
}

void HtmlContext::join(const HtmlContext& other) {
  if (other.state_ == State::need_gap) state_ = State::need_gap;
  value_bytes_ = std::max(value_bytes_, other.value_bytes_);
}

std::string HtmlContext::describe() const {
  switch (state_) {
    case State::text:
      return "in text";
    case State::title:
    case State::raw:
      return fmt::format("inside `<{}>`", element_);
    case State::comment:
      return "in an HTML comment";
    case State::quoted:
    case State::before_value:
    case State::unquoted:
      return fmt::format("in the attribute `{}`", attribute_);
    default:
      return "inside a tag";
  }
}

std::optional<std::size_t> HtmlContext::take_missing_gap() {
  return std::exchange(missing_gap_, std::nullopt);
}

}  // namespace pier::templates
