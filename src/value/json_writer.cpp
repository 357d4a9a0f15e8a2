#include "value/json_writer.h"

#include <cassert>
#include <cmath>
#include <string_view>

#include <fmt/format.h>

namespace pier {

namespace {

/// The bytes that stand for themselves in a text.
bool is_plain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x20 && c != '"' && c != '\\' && c != '<' && c != '>' && c != '&' &&
         byte != 0x7F && byte != 0xE2;
}

void append_escaped(std::string& out, std::string_view text, std::size_t& at) {
  constexpr std::string_view kLineSeparators = "\xE2\x80";
  const char c = text[at];
  if (c == '"' || c == '\\') {
    out += '\\';
    out += c;
  } else if (c == '\n') {
    out += "\\n";
  } else if (c == '\t') {
    out += "\\t";
  } else if (c == '\xE2') {
    const bool separator = text.substr(at).starts_with(kLineSeparators) && at + 2 < text.size() &&
                           (text[at + 2] == '\xA8' || text[at + 2] == '\xA9');
    if (separator) {
      out += text[at + 2] == '\xA8' ? "\\u2028" : "\\u2029";
      at += 2;
    } else {
      out += c;
    }
  } else {
    fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned char>(c));
  }
}

void append_text(std::string& out, std::string_view text) {
  out += '"';
  std::size_t plain_from = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_plain(text[at])) continue;
    out += text.substr(plain_from, at - plain_from);
    append_escaped(out, text, at);
    plain_from = at + 1;
  }
  out += text.substr(plain_from);
  out += '"';
}

void append(std::string& out, const Value& value);

void append_list(std::string& out, const List& list) {
  out += '[';
  for (const Value& item : list) {
    if (&item != &list.front()) out += ',';
    append(out, item);
  }
  out += ']';
}

void append_map(std::string& out, const Map& map) {
  out += '{';
  for (const Member& member : map) {
    if (&member != &map.front()) out += ',';
    append_text(out, member.key);
    out += ':';
    append(out, member.value);
  }
  out += '}';
}

void append(std::string& out, const Value& value) {
  if (value.is_null()) {
    out += "null";
  } else if (value.is_bool()) {
    out += value.as_bool() ? "true" : "false";
  } else if (value.is_integer()) {
    fmt::format_to(std::back_inserter(out), "{}", value.as_integer());
  } else if (value.is_double()) {
    assert(std::isfinite(value.as_double()));
    // The shortest notation that reads back as the same number, and not as a whole one.
    const std::string number = fmt::format("{}", value.as_double());
    out += number;
    if (number.find_first_of(".e") == std::string::npos) out += ".0";
  } else if (value.is_text()) {
    append_text(out, value.as_text());
  } else if (value.is_html()) {
    append_text(out, value.as_html().markup());
  } else if (value.is_list()) {
    append_list(out, value.as_list());
  } else {
    append_map(out, value.as_map());
  }
}

}  // namespace

std::string write_json(const Value& value) {
  std::string out;
  append(out, value);
  return out;
}

}  // namespace pier
