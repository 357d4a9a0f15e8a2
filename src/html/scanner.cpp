#include "html/scanner.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "base/text.h"

namespace pier::html {

namespace {

/// Classes of bytes, looked up because this is the innermost loop.
constexpr unsigned char kSpace = 1, kTagName = 2, kAttributeName = 4;

constexpr std::array<unsigned char, 256> make_classes() {
  std::array<unsigned char, 256> classes{};
  for (unsigned c = 0; c < 256; ++c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool digit = c >= '0' && c <= '9';
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
    const bool ends_name =
        space || c == '=' || c == '>' || c == '/' || c == '"' || c == '\'' || c == '<' || c == 0;
    classes[c] = static_cast<unsigned char>((space ? kSpace : 0) |
                                            (letter || digit || c == '-' ? kTagName : 0) |
                                            (ends_name ? 0 : kAttributeName));
  }
  return classes;
}

constexpr auto kClasses = make_classes();

bool is(char c, unsigned char what) {
  return (kClasses[static_cast<unsigned char>(c)] & what) != 0;
}

class Scanner {
 public:
  Scanner(std::string_view markup, Scan& out)
      : begin_(markup.data()), at_(begin_), end_(begin_ + markup.size()), out_(out) {}

  void run();

 private:
  std::uint32_t offset(const char* p) const { return static_cast<std::uint32_t>(p - begin_); }
  std::string_view view(const char* from, const char* to) const {
    return {from, static_cast<std::size_t>(to - from)};
  }
  const char* find(const char* from, char c) const {
    const void* found = std::memchr(from, c, static_cast<std::size_t>(end_ - from));
    return found == nullptr ? end_ : static_cast<const char*>(found);
  }
  const char* find(const char* from, std::string_view what) const {
    const std::size_t found = view(from, end_).find(what);
    return found == std::string_view::npos ? end_ : from + found;
  }
  void fault(FaultKind kind, const char* where, std::string_view text) {
    out_.faults.push_back({kind, offset(where), text});
  }

  void read_text(const char* to);
  void read_declaration();
  void read_start_tag();
  void read_end_tag();
  bool read_attributes(Element& element);
  void read_attribute(Element& element);
  std::string_view read_value(std::string_view name);
  void read_raw(std::uint32_t index);
  void check_references(const char* from, const char* to);
  void check_place(const Element& element, unsigned traits);
  void open(std::uint32_t index, unsigned traits);
  void close_last(const char* where);
  void close_all();
  void note_ids();

  const char* begin_;
  const char* at_;
  const char* end_;
  Scan& out_;

  struct Open {
    std::uint32_t element;
    TagCode code;
    /// The traits of all elements around it.
    unsigned around;
  };
  /// Pages are no deeper than this; what lies deeper is reported as misplaced.
  static constexpr std::size_t kDeepest = 256;
  std::array<Open, kDeepest> stack_;
  std::size_t depth_ = 0;
  /// The traits of all open elements.
  unsigned around_ = 0;
};

void Scanner::run() {
  while (at_ < end_) {
    const char* tag = find(at_, '<');
    if (tag != at_) read_text(tag);
    if (tag == end_) break;
    at_ = tag;
    const char next = at_ + 1 < end_ ? at_[1] : '\0';
    if (next == '/') {
      read_end_tag();
    } else if (next == '!') {
      read_declaration();
    } else if (is(next, kTagName) && !(next >= '0' && next <= '9') && next != '-') {
      read_start_tag();
    } else {
      fault(FaultKind::malformed_tag, at_, view(at_, std::min(at_ + 2, end_)));
      ++at_;
    }
  }
  close_all();
  note_ids();
}

void Scanner::read_text(const char* to) {
  const char* from = at_;
  at_ = to;
  const char* first = from;
  while (first < to && is(*first, kSpace)) ++first;
  if (first == to) return;
  check_references(first, to);
  const std::uint32_t parent = depth_ == 0 ? kNoElement : stack_[depth_ - 1].element;
  Text& text = out_.texts.emplace_back();
  text.text = view(from, to);
  text.offset = offset(from);
  text.parent = parent;
}

/// Every `&` begins `&name;`, `&#1234;` or `&#x12ab;`.
void Scanner::check_references(const char* from, const char* to) {
  while (from < to) {
    const void* found = std::memchr(from, '&', static_cast<std::size_t>(to - from));
    if (found == nullptr) return;
    const char* ampersand = static_cast<const char*>(found);
    const char* p = ampersand + 1;
    if (p < to && *p == '#') ++p;
    const char* name = p;
    while (p < to && (ascii_is_alpha(*p) || ascii_is_digit(*p))) ++p;
    if (p == name || p == to || *p != ';') {
      fault(FaultKind::bad_reference, ampersand, view(ampersand, std::min(p + 1, to)));
    }
    from = p;
  }
}

void Scanner::read_declaration() {
  constexpr std::string_view kComment = "<!--", kDoctype = "<!doctype html>";
  const std::string_view rest = view(at_, end_);
  if (rest.starts_with(kComment)) {
    const char* close = find(at_ + kComment.size(), "-->");
    if (close == end_) fault(FaultKind::unterminated, at_, kComment);
    at_ = close == end_ ? end_ : close + 3;
    return;
  }
  const char* close = std::min(find(at_, '>') + 1, end_);
  const bool doctype = ascii_lower(rest.substr(0, kDoctype.size())) == kDoctype;
  if (!doctype || out_.has_doctype || !out_.elements.empty()) {
    fault(FaultKind::malformed_tag, at_, view(at_, close));
  }
  out_.has_doctype = out_.has_doctype || doctype;
  at_ = close;
}

void Scanner::read_start_tag() {
  const auto index = static_cast<std::uint32_t>(out_.elements.size());
  Element& element = out_.elements.emplace_back();
  element.begin = offset(at_);
  element.parent = depth_ == 0 ? kNoElement : stack_[depth_ - 1].element;
  const char* name = ++at_;
  while (at_ < end_ && is(*at_, kTagName)) ++at_;
  element.tag = view(name, at_);
  element.code = tag_code_in(view(name, end_), element.tag.size());
  element.first_attribute = static_cast<std::uint32_t>(out_.attributes.size());
  const bool self_closed = read_attributes(element);
  element.attribute_count =
      static_cast<std::uint32_t>(out_.attributes.size()) - element.first_attribute;
  element.content = offset(at_);
  element.close = element.content;
  element.after = index + 1;

  const unsigned traits = traits_of(element.code);
  check_place(element, traits);
  if ((traits & trait::kVoid) != 0) return;
  if (self_closed) {
    if (((around_ | traits) & trait::kForeign) == 0) {
      fault(FaultKind::self_closed, name - 1, element.tag);
    }
    return;
  }
  if ((traits & trait::kRaw) != 0 && (around_ & trait::kForeign) == 0) {
    read_raw(index);
  } else {
    open(index, traits);
  }
}

/// Reads to behind the `>`. Gives true when it was `/>`.
bool Scanner::read_attributes(Element& element) {
  while (at_ < end_) {
    const char* before = at_;
    while (at_ < end_ && is(*at_, kSpace)) ++at_;
    if (at_ == end_) break;
    if (*at_ == '>') {
      ++at_;
      return false;
    }
    if (*at_ == '/' && at_ + 1 < end_ && at_[1] == '>') {
      at_ += 2;
      return true;
    }
    if (at_ == before || !is(*at_, kAttributeName)) {
      fault(FaultKind::malformed_tag, begin_ + element.begin, element.tag);
      if (!is(*at_, kAttributeName)) {
        ++at_;
        continue;
      }
    }
    read_attribute(element);
  }
  if (at_ == end_) fault(FaultKind::unterminated, begin_ + element.begin, element.tag);
  return false;
}

void Scanner::read_attribute(Element& element) {
  const char* from = at_;
  while (at_ < end_ && is(*at_, kAttributeName)) ++at_;
  const std::string_view name = view(from, at_);
  const std::string_view value = read_value(name);
  for (std::size_t i = element.first_attribute; i < out_.attributes.size(); ++i) {
    if (out_.attributes[i].name == name) {
      fault(FaultKind::duplicate_attribute, from, name);
      return;
    }
  }
  if (name == "id") {
    out_.ids.push_back({value, offset(from), static_cast<std::uint32_t>(out_.elements.size() - 1)});
  }
  // Written where it stays: one that is put together elsewhere and moved there takes longer.
  Attribute& attribute = out_.attributes.emplace_back();
  attribute.name = name;
  attribute.value = value;
  attribute.offset = offset(from);
}

/// Reads `="…"`, if that comes. `name` ends where it begins.
std::string_view Scanner::read_value(std::string_view name) {
  if (at_ == end_ || *at_ != '=') return {};
  ++at_;
  const char quote = at_ < end_ ? *at_ : '\0';
  const char* from = at_;
  const char* to = nullptr;
  if (quote == '"' || quote == '\'') {
    ++from;
    to = find(from, quote);
    at_ = to < end_ ? to + 1 : to;
  } else {
    while (at_ < end_ && !is(*at_, kSpace) && *at_ != '>') ++at_;
    to = at_;
    fault(FaultKind::unquoted_attribute, name.data(), name);
  }
  check_references(from, to);
  return view(from, to);
}

/// The content of script, style, title and textarea ends with their end tag only.
void Scanner::read_raw(std::uint32_t index) {
  Element& element = out_.elements[index];
  const char* from = at_;
  const char* close = from;
  for (;; ++close) {
    close = find(close, "</");
    if (close == end_) break;
    const std::string_view rest = view(close + 2, end_);
    if (rest.starts_with(element.tag) && rest.substr(element.tag.size()).starts_with('>')) break;
  }
  element.close = offset(close);
  if (close == end_) {
    fault(FaultKind::unterminated, begin_ + element.begin, element.tag);
    at_ = end_;
    return;
  }
  const bool is_text = element.code == tag_code("title") || element.code == tag_code("textarea");
  if (is_text && close != from) {
    check_references(from, close);
    out_.texts.push_back({view(from, close), offset(from), index});
  }
  at_ = close + 2 + element.tag.size() + 1;
}

void Scanner::check_place(const Element& element, unsigned traits) {
  const TagCode parent = depth_ == 0 ? 0 : stack_[depth_ - 1].code;
  const bool in_foreign = (around_ & trait::kForeign) != 0;
  bool good = in_foreign || may_stand_in(element.code, parent);
  const auto both = [&](unsigned inner, unsigned outer) {
    return (traits & inner) != 0 && (around_ & outer) != 0;
  };
  if (both(trait::kBlock, trait::kParagraph | trait::kHeading) ||
      both(trait::kLink, trait::kLink) || both(trait::kControl, trait::kLink) ||
      both(trait::kForm, trait::kForm)) {
    good = false;
  }
  if (!good) fault(FaultKind::misplaced, begin_ + element.begin, element.tag);
}

void Scanner::open(std::uint32_t index, unsigned traits) {
  if (depth_ == kDeepest) {
    fault(FaultKind::misplaced, begin_ + out_.elements[index].begin, out_.elements[index].tag);
    return;
  }
  stack_[depth_++] = {index, out_.elements[index].code, around_};
  around_ |= traits;
}

void Scanner::close_last(const char* where) {
  const Open& last = stack_[--depth_];
  Element& element = out_.elements[last.element];
  element.close = offset(where);
  element.after = static_cast<std::uint32_t>(out_.elements.size());
  around_ = last.around;
}

void Scanner::read_end_tag() {
  const char* tag = at_;
  const char* name = at_ + 2;
  at_ = name;
  while (at_ < end_ && is(*at_, kTagName)) ++at_;
  const std::string_view wanted = view(name, at_);
  if (at_ == end_ || *at_ != '>' || wanted.empty()) {
    fault(FaultKind::malformed_tag, tag, view(tag, at_));
    at_ = std::min(find(at_, '>') + 1, end_);
  } else {
    ++at_;
  }
  const TagCode code = tag_code_in(view(name, end_), wanted.size());
  const auto is_wanted = [&](const Open& o) {
    // The code of a longer name does not say all of it.
    return o.code == code &&
           (wanted.size() <= kCodedLetters || out_.elements[o.element].tag == wanted);
  };
  if (depth_ > 0 && is_wanted(stack_[depth_ - 1])) return close_last(tag);
  const auto open_ones = std::span(stack_).first(depth_);
  if (std::none_of(open_ones.begin(), open_ones.end(), is_wanted)) {
    fault(FaultKind::stray_end, tag, wanted);
    return;
  }
  while (!is_wanted(stack_[depth_ - 1])) {
    const Element& element = out_.elements[stack_[depth_ - 1].element];
    fault(FaultKind::unclosed, begin_ + element.begin, element.tag);
    close_last(tag);
  }
  close_last(tag);
}

void Scanner::close_all() {
  while (depth_ > 0) {
    const Element& element = out_.elements[stack_[depth_ - 1].element];
    fault(FaultKind::unclosed, begin_ + element.begin, element.tag);
    close_last(end_);
  }
}

void Scanner::note_ids() {
  auto& ids = out_.ids;
  std::sort(ids.begin(), ids.end(), [](const Id& a, const Id& b) {
    return a.name == b.name ? a.offset < b.offset : a.name < b.name;
  });
  for (std::size_t i = 1; i < ids.size(); ++i) {
    if (ids[i].name == ids[i - 1].name) {
      out_.faults.push_back({FaultKind::duplicate_id, ids[i].offset, ids[i].name});
    }
  }
}

}  // namespace

void scan(std::string_view markup, Scan& into) {
  into.markup = markup;
  into.has_doctype = false;
  into.elements.clear();
  into.attributes.clear();
  into.texts.clear();
  into.ids.clear();
  into.faults.clear();
  Scanner(markup, into).run();
}

}  // namespace pier::html
