#include "value/yaml_plain.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "base/text.h"
#include "base/utf8.h"
#include "value/scalar.h"

namespace pier {

namespace {

constexpr auto npos = std::string_view::npos;

/// Anything that a byte of a plain text may be without a meaning of its own in YAML.
bool begins_text(char c) {
  return ascii_is_alpha(c) || ascii_is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

bool in_name(char c) {
  return (c >= 'a' && c <= 'z') || c == '_';
}

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

/// The bytes of a text inside brackets; there many more have a meaning of their own.
bool in_list_text(char c) {
  return begins_text(c) || c == ' ' || c == '-' || c == '_' || c == '.' || c == '/';
}

class PlainReader {
 public:
  PlainReader(std::string_view text, Span base) : text_(text), base_(base) {}

  std::optional<Value> read();

 private:
  Span span(std::size_t begin, std::size_t end) const {
    return {base_.file, base_.begin + static_cast<std::uint32_t>(begin),
            base_.begin + static_cast<std::uint32_t>(end)};
  }
  Value with_span(Value value, std::size_t begin, std::size_t end) const {
    value.span = span(begin, end);
    return value;
  }
  bool read_line(std::size_t begin, std::size_t end);
  std::optional<Value> read_value(std::size_t begin, std::size_t end) const;
  std::optional<Value> read_plain(std::size_t begin, std::size_t end) const;
  std::optional<Value> read_quoted(std::size_t begin, std::size_t end) const;
  std::optional<Value> read_list(std::size_t begin, std::size_t end) const;
  bool is_new(std::string_view name) const;

  std::string_view text_;
  Span base_;
  Map map_;
};

std::optional<Value> PlainReader::read() {
  constexpr std::size_t kMostBytes = 65'536, kUsual = 12;
  if (text_.size() > kMostBytes || text_.empty()) return std::nullopt;
  map_.reserve(kUsual);
  bool ascii = true;
  for (const char c : text_) {
    if (is_control(c) && c != '\n') return std::nullopt;
    ascii = ascii && static_cast<unsigned char>(c) < 0x80;
  }
  if (!ascii && first_bad_utf8(text_)) return std::nullopt;
  for (std::size_t at = 0; at < text_.size();) {
    const std::size_t end = std::min(text_.find('\n', at), text_.size());
    if (!read_line(at, end)) return std::nullopt;
    at = end + 1;
  }
  if (map_.empty()) return std::nullopt;
  Value whole(std::move(map_));
  whole.span = {base_.file, whole.as_map().front().key_span.begin,
                whole.as_map().back().value.span.end};
  return whole;
}

/// Names are few in this kind of text; long ones are left to the full reader.
bool PlainReader::is_new(std::string_view name) const {
  return std::none_of(map_.begin(), map_.end(), [&](const Member& m) { return m.key == name; });
}

bool PlainReader::read_line(std::size_t begin, std::size_t end) {
  constexpr std::size_t kMostMembers = 32;
  if (begin == end || text_[begin] == '#') return true;
  std::size_t colon = begin;
  while (colon < end && in_name(text_[colon])) ++colon;
  if (colon == begin || colon == end || text_[colon] != ':') return false;
  const std::string_view name = text_.substr(begin, colon - begin);
  if (map_.size() >= kMostMembers || !is_new(name)) return false;

  std::size_t first = colon + 1;
  std::optional<Value> value;
  if (first == end) {
    value = with_span({}, first, first);
  } else {
    if (text_[first] != ' ') return false;
    while (first < end && text_[first] == ' ') ++first;
    if (first == end || text_[end - 1] == ' ') return false;
    value = read_value(first, end);
  }
  if (!value) return false;
  map_.push_back({std::string(name), span(begin, colon), std::move(*value)});
  return true;
}

std::optional<Value> PlainReader::read_value(std::size_t begin, std::size_t end) const {
  const char first = text_[begin];
  if (first == '"' || first == '\'') return read_quoted(begin, end);
  if (first == '[') return read_list(begin, end);
  return read_plain(begin, end);
}

std::optional<Value> PlainReader::read_plain(std::size_t begin, std::size_t end) const {
  const std::string_view all = text_.substr(begin, end - begin);
  if (!begins_text(all[0]) || all.back() == ':') return std::nullopt;
  for (std::size_t at = all.find_first_of(":#"); at != npos; at = all.find_first_of(":#", at + 1)) {
    if (all[at] == ':' ? all[at + 1] == ' ' : all[at - 1] == ' ') return std::nullopt;
  }
  return with_span(plain_scalar(all), begin, end);
}

std::optional<Value> PlainReader::read_quoted(std::size_t begin, std::size_t end) const {
  if (end - begin < 2) return std::nullopt;
  const char quote = text_[begin];
  const std::string_view inside = text_.substr(begin + 1, end - begin - 2);
  if (text_[end - 1] != quote || inside.find(quote) != npos) return std::nullopt;
  if (quote == '"' && inside.find('\\') != npos) return std::nullopt;
  return with_span(inside, begin, end);
}

std::optional<Value> PlainReader::read_list(std::size_t begin, std::size_t end) const {
  if (text_[end - 1] != ']') return std::nullopt;
  List list;
  std::size_t at = begin + 1;
  while (at < end - 1) {
    std::size_t item_end = at;
    const bool quoted = text_[at] == '"' || text_[at] == '\'';
    if (quoted) {
      item_end = text_.find(text_[at], at + 1);
      if (item_end == npos || item_end >= end - 1) return std::nullopt;
      ++item_end;
    } else {
      if (!begins_text(text_[at])) return std::nullopt;
      while (in_list_text(text_[item_end])) ++item_end;
      if (text_[item_end - 1] == ' ') return std::nullopt;
    }
    auto item = quoted ? read_quoted(at, item_end)
                       : with_span(plain_scalar(text_.substr(at, item_end - at)), at, item_end);
    if (!item) return std::nullopt;
    list.push_back(std::move(*item));
    at = item_end;
    if (at == end - 1) break;
    if (text_[at] != ',') return std::nullopt;
    ++at;
    while (at < end - 1 && text_[at] == ' ') ++at;
    if (at == end - 1) return std::nullopt;
  }
  return with_span(Value(std::move(list)), begin, end);
}

}  // namespace

std::optional<Value> read_plain_yaml(std::string_view text, Span base) {
  return PlainReader(text, base).read();
}

}  // namespace pier
