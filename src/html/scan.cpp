#include <algorithm>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "base/utf8.h"
#include "html/scanner.h"

namespace pier::html {

namespace {

/// Runs of white space were left out: what stands between two texts is tags and those.
bool has_space_between_tags(std::string_view gap) {
  bool in_tag = false;
  for (const char c : gap) {
    if (!in_tag && ascii_is_space(c)) return true;
    in_tag = c == '<' || (in_tag && c != '>');
  }
  return false;
}

/// The reference that `text` begins with, and its length; U+0000 when it is none of those
/// that are understood.
std::pair<char32_t, std::size_t> read_reference(std::string_view text) {
  constexpr std::pair<std::string_view, char32_t> kNamed[] = {
      {"&amp;", U'&'}, {"&lt;", U'<'}, {"&gt;", U'>'}, {"&quot;", U'"'}, {"&nbsp;", U'\u00A0'}};
  for (const auto& [name, code] : kNamed) {
    if (text.starts_with(name)) return {code, name.size()};
  }
  if (!text.starts_with("&#")) return {};
  const bool hex = text.size() > 2 && (text[2] == 'x' || text[2] == 'X');
  const std::string_view digits = text.substr(hex ? 3 : 2);
  std::uint32_t code = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
  const bool scalar = code > 0 && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
  if (error != std::errc{} || end == digits.data() + digits.size() || *end != ';' || !scalar) {
    return {};
  }
  return {code, static_cast<std::size_t>(end - text.data()) + 1};
}

}  // namespace

const Attribute* Scan::find(const Element& element, std::string_view name) const {
  for (const Attribute& attribute : attributes_of(element)) {
    if (attribute.name == name) return &attribute;
  }
  return nullptr;
}

std::string Scan::value(const Element& element, std::string_view name) const {
  const Attribute* attribute = find(element, name);
  return attribute == nullptr ? std::string{} : unescape(attribute->value);
}

std::string Scan::text(const Element& element) const {
  auto run = std::lower_bound(texts.begin(), texts.end(), element.content,
                              [](const Text& t, std::uint32_t o) { return t.offset < o; });
  std::string all;
  std::uint32_t before = element.content;
  for (; run != texts.end() && run->offset < element.close; ++run) {
    if (has_space_between_tags(markup.substr(before, run->offset - before))) all += ' ';
    all += run->text;
    before = run->offset + static_cast<std::uint32_t>(run->text.size());
  }
  std::string folded;
  for (const char c : unescape(all)) {
    if (!ascii_is_space(c)) {
      folded += c;
    } else if (!folded.empty() && folded.back() != ' ') {
      folded += ' ';
    }
  }
  if (folded.ends_with(' ')) folded.pop_back();
  return folded;
}

bool Scan::has_id(std::string_view name) const {
  const auto found = std::lower_bound(ids.begin(), ids.end(), name,
                                      [](const Id& id, std::string_view n) { return id.name < n; });
  return found != ids.end() && found->name == name;
}

std::string unescape(std::string_view escaped) {
  std::string text;
  std::size_t plain_from = 0;
  for (std::size_t at = escaped.find('&'); at != std::string_view::npos;
       at = escaped.find('&', at)) {
    const auto [code, length] = read_reference(escaped.substr(at));
    if (length == 0) {
      ++at;
      continue;
    }
    text += escaped.substr(plain_from, at - plain_from);
    append_utf8(text, code);
    at += length;
    plain_from = at;
  }
  text += escaped.substr(plain_from);
  return text;
}

std::string describe(const Fault& fault) {
  const std::string_view text = fault.text;
  switch (fault.kind) {
    case FaultKind::unclosed:
      return fmt::format("`<{}>` is not closed", text);
    case FaultKind::stray_end:
      return fmt::format("`</{}>` closes nothing", text);
    case FaultKind::misplaced:
      return fmt::format("`<{}>` may not stand inside the elements around it", text);
    case FaultKind::self_closed:
      return fmt::format("`<{}/>` does not close the element", text);
    case FaultKind::malformed_tag:
      return fmt::format("`{}` is no well-formed tag", text);
    case FaultKind::unterminated:
      return fmt::format("`{}` does not end", text);
    case FaultKind::duplicate_attribute:
      return fmt::format("the attribute `{}` is there twice", text);
    case FaultKind::unquoted_attribute:
      return fmt::format("the value of the attribute `{}` is not in quotes", text);
    case FaultKind::duplicate_id:
      return fmt::format("the id `{}` is there twice", text);
    case FaultKind::bad_reference:
      break;
  }
  return fmt::format("`{}` begins no character reference", text);
}

}  // namespace pier::html
