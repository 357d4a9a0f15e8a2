#include <algorithm>
#include <array>

#include "base/text.h"
#include "privacy/characters.h"
#include "privacy/detectors.h"

namespace pier::privacy::detectors {

namespace {

bool is_mail_character(char c) {
  return is_letter(c) || is_digit(c) || c == '.' || c == '_' || c == '-' || c == '+' || c == '\'';
}

/// Letters only, and not the ending of a picture for two densities (icon@2x.png).
bool is_top_level(std::string_view part) {
  constexpr std::array<std::string_view, 6> kFiles{"png", "jpg", "jpeg", "webp", "svg", "gif"};
  return part.size() >= 2 && std::all_of(part.begin(), part.end(), is_letter) &&
         std::find(kFiles.begin(), kFiles.end(), ascii_lower(part)) == kFiles.end();
}

}  // namespace

void email(const Reading& reading, std::size_t at, Matches& found) {
  const std::string_view text = reading.text();
  std::size_t begin = at, end = at + 1;
  while (begin > 0 && is_mail_character(text[begin - 1])) --begin;
  while (begin < at && !is_letter(text[begin]) && !is_digit(text[begin])) ++begin;
  while (end < text.size() && is_mail_character(text[end])) ++end;
  while (end > at + 1 && !is_letter(text[end - 1]) && !is_digit(text[end - 1])) --end;
  const std::string_view domain = text.substr(at + 1, end - at - 1);
  const std::size_t dot = domain.rfind('.');
  if (begin == at || dot == std::string_view::npos || dot == 0) return;
  if (!is_top_level(domain.substr(dot + 1))) return;
  found.push_back({Kind::email, begin, end, upper(text.substr(begin, end - begin))});
}

}  // namespace pier::privacy::detectors
