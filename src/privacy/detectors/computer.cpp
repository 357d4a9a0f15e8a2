#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"
#include "privacy/characters.h"
#include "privacy/detectors.h"

namespace pier::privacy::detectors {

namespace {

bool is_hex(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// Four numbers below 256 with dots between; the paragraph of a policy (2.1.3.4) is none.
void internet_address(std::string_view text, const Run& run, Matches& found) {
  constexpr unsigned kLargestChapter = 31;
  if (!run.is_number() || run.size() > 3) return;
  if (run.begin > 0 && (text[run.begin - 1] == '.' || text[run.begin - 1] == '-')) return;
  std::size_t at = run.begin;
  unsigned largest = 0;
  for (int part = 0; part < 4; ++part) {
    if (part > 0 && (at >= text.size() || text[at++] != '.')) return;
    unsigned value = 0;
    const char* from = text.data() + at;
    const auto [end, error] = std::from_chars(from, text.data() + text.size(), value);
    if (error != std::errc{} || end - from > 3 || value > 255) return;
    largest = std::max(largest, value);
    at += static_cast<std::size_t>(end - from);
  }
  const bool goes_on = at + 1 < text.size() && text[at] == '.' && is_digit(text[at + 1]);
  const bool is_word = at < text.size() && (is_letter(text[at]) || is_digit(text[at]));
  const std::string_view written = text.substr(run.begin, at - run.begin);
  if (goes_on || is_word || written.starts_with("127.") || written.starts_with("0.")) return;
  if (largest <= kLargestChapter &&
      !stands_before(text, run.begin, 24, {" ip ", " ip:", "ip address"})) {
    return;
  }
  found.push_back({Kind::computer, run.begin, at, std::string(written)});
}

/// Groups of hexadecimal digits with colons: eight, or fewer with one "::" (IPv6); six of two, also
/// with hyphens (the address of a network card).
void hexadecimal_address(std::string_view text, const Run& run, Matches& found) {
  std::size_t begin = run.begin, end = run.end;
  const char sign = end < text.size() && text[end] == '-' ? '-' : ':';
  const auto belongs = [&](char c) { return is_hex(c) || c == sign; };
  while (begin > 0 && belongs(text[begin - 1])) --begin;
  if (begin != run.begin) return;  // seen with its first digits
  while (end < text.size() && belongs(text[end])) ++end;
  while (end > begin && text[end - 1] == sign) --end;
  std::string_view all = text.substr(begin, end - begin);
  const auto signs = std::count(all.begin(), all.end(), sign);
  if (signs < 2 || (end < text.size() && is_letter(text[end]))) return;
  bool is_card = signs == 5 && all.size() == 17;
  for (std::size_t i = 2; is_card && i < all.size(); i += 3) is_card = all[i] == sign;
  const std::size_t pair = all.find("::");
  const bool is_ipv6 =
      sign == ':' &&
      (signs == 7 ||
       (pair != std::string_view::npos && signs >= 3 && all.find("::", pair + 1) == pair + 1) ||
       (pair != std::string_view::npos && all.size() >= 8));
  if (!is_card && !is_ipv6) return;
  found.push_back({Kind::computer, begin, end, upper(all)});
}

}  // namespace

void computer(const Reading& reading, const Run& run, Matches& found) {
  const std::string_view text = reading.text();
  if (run.end >= text.size() || run.size() > 4) return;
  if (text[run.end] == '.') internet_address(text, run, found);
  if (text[run.end] == ':' || (text[run.end] == '-' && run.size() == 2)) {
    hexadecimal_address(text, run, found);
  }
}

void user_folder(const Reading& reading, std::size_t at, Matches& found) {
  if (reading.is_address) return;
  const std::string_view text = reading.text();
  const char slash = text[at];
  if (at + 7 >= text.size()) return;
  const std::string beginning = ascii_lower(text.substr(at + 1, 8));
  std::size_t name = at + 1;
  const bool has_drive = at > 1 && text[at - 1] == ':' && is_letter(text[at - 2]);
  const bool begins_path =
      at == 0 || !(is_letter(text[at - 1]) || is_digit(text[at - 1]) || text[at - 1] == '.' ||
                   text[at - 1] == '-' || text[at - 1] == '_');
  if (slash == '\\' || has_drive) {
    if (!has_drive) return;
    while (name < text.size() && text[name] == slash) ++name;
    if (!ascii_lower(text.substr(name, 5)).starts_with("users")) return;
    name += 5;
  } else if (begins_path && beginning.starts_with("home/")) {
    name += 4;
  } else if (begins_path && beginning.starts_with("users/") && text[at + 1] == 'U') {
    name += 5;
  } else {
    return;
  }
  while (name < text.size() && text[name] == slash) ++name;
  const Run user = run_at(text, std::min(name, text.size() - 1));
  if (user.begin != name || user.size() == 0) return;
  found.push_back({Kind::computer, has_drive ? at - 2 : at, user.end,
                   upper(text.substr(user.begin, user.size()))});
}

}  // namespace pier::privacy::detectors
