#include "templates/meaning.h"

#include <cstddef>
#include <string_view>

#include <fmt/format.h>

#include "base/utf8.h"

namespace pier::templates {

namespace {

/// Where capitals have even code points, and the small letter follows.
bool is_even_pair(char32_t code) {
  return (code >= 0x100 && code <= 0x137 && code != 0x130 && code != 0x131) ||
         (code >= 0x14A && code <= 0x177);
}

/// Where capitals have odd code points.
bool is_odd_pair(char32_t code) {
  return (code >= 0x139 && code <= 0x148) || (code >= 0x179 && code <= 0x17E);
}

char32_t upper_of(char32_t code) {
  if (code >= U'a' && code <= U'z') return code - 0x20;
  if (code < 0x80) return code;
  if (code >= 0xE0 && code <= 0xFE && code != 0xF7) return code - 0x20;
  if (code == 0xFF) return 0x178;
  if (code == 0xB5) return 0x39C;
  if (code == 0x131) return U'I';
  if (code == 0x17F) return U'S';
  if (is_even_pair(code)) return code & ~char32_t{1};
  return is_odd_pair(code) && code % 2 == 0 ? code - 1 : code;
}

char32_t lower_of(char32_t code) {
  if (code >= U'A' && code <= U'Z') return code + 0x20;
  if (code < 0x80) return code;
  if (code >= 0xC0 && code <= 0xDE && code != 0xD7) return code + 0x20;
  if (code == 0x178) return 0xFF;
  if (is_even_pair(code)) return code | 1;
  return is_odd_pair(code) && code % 2 == 1 ? code + 1 : code;
}

}  // namespace

bool is_true(const Value& value) {
  if (value.is_bool()) return value.as_bool();
  if (value.is_text()) return !value.as_text().empty();
  if (value.is_html()) return !value.as_html().empty();
  if (value.is_list()) return !value.as_list().empty();
  if (value.is_map()) return !value.as_map().empty();
  if (value.is_integer()) return value.as_integer() != 0;
  return value.is_double() && value.as_double() != 0;
}

std::string text_of(double number) {
  std::string text = fmt::format("{}", number);
  if (text.find_first_of(".en") == std::string::npos) text += ".0";
  return text;
}

std::string upper(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code = decode_utf8(text, at);
    if (code == 0xDF) {
      result += "SS";
    } else {
      append_utf8(result, upper_of(code));
    }
  }
  return result;
}

std::string lower(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) append_utf8(result, lower_of(decode_utf8(text, at)));
  return result;
}

}  // namespace pier::templates
