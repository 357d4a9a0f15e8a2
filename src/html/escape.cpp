#include "html/escape.h"

#include "base/text.h"

namespace pier::html {

namespace {

void append_text_escaped(std::string& out, std::string_view value) {
  std::size_t begin = 0;
  for (std::size_t at = 0; at < value.size(); ++at) {
    std::string_view replacement;
    switch (value[at]) {
      case '&':
        replacement = "&amp;";
        break;
      case '<':
        replacement = "&lt;";
        break;
      case '>':
        replacement = "&gt;";
        break;
      case '"':
        replacement = "&#34;";
        break;
      case '\'':
        replacement = "&#39;";
        break;
      default:
        continue;
    }
    out += value.substr(begin, at - begin);
    out += replacement;
    begin = at + 1;
  }
  out += value.substr(begin);
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
