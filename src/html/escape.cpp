#include "html/escape.h"

#include "base/byte_set.h"
#include "base/text.h"

namespace pier::html {

namespace {

constexpr ByteSet kSpecial{'&', '<', '>', '"', '\''};

std::string_view reference_for(char special) {
  switch (special) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&#34;";
    default:
      return "&#39;";
  }
}

void append_text_escaped(std::string& out, std::string_view value) {
  for (std::size_t begin = 0;;) {
    const std::size_t at = kSpecial.find_in(value, begin);
    out += value.substr(begin, at - begin);
    if (at == value.size()) return;
    out += reference_for(value[at]);
    begin = at + 1;
  }
}

/// The scheme of an absolute URL (RFC 3986 section 3.1), in lower case; "" for a relative
/// one.
std::string scheme_of(std::string_view url) {
  const std::size_t end = url.find_first_of(":/?#");
  if (end == std::string_view::npos || url[end] != ':') return {};
  return ascii_lower(url.substr(0, end));
}

}  // namespace

void append_escaped(std::string& out, std::string_view value, Context context) {
  if (context == Context::url && !safe_url(value)) {
    out += '#';
    return;
  }
  append_text_escaped(out, value);
}

std::string escaped(std::string_view value, Context context) {
  std::string out;
  append_escaped(out, value, context);
  return out;
}

bool safe_url(std::string_view url) {
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte == 0x7F || c == '\\' || c == '<' || c == '>' || c == '"') return false;
  }
  if (url.starts_with("//")) return false;
  const std::string scheme = scheme_of(url);
  if (scheme.empty()) return true;
  if (scheme == "mailto" || scheme == "tel" || scheme == "webcal") return true;
  if (scheme != "http" && scheme != "https") return false;
  const std::string_view rest = url.substr(scheme.size() + 1);
  if (!rest.starts_with("//")) return false;
  const std::string_view authority = rest.substr(2, rest.find_first_of("/?#", 2) - 2);
  return !authority.empty() && authority.find('@') == std::string_view::npos;
}

}  // namespace pier::html
