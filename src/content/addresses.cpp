#include <array>
#include <string>

#include "base/text.h"
#include "content/contacts.h"

namespace pier {

namespace {

bool is_word(char c) {
  return ascii_is_alpha(c) || ascii_is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

bool is_local_part(char c) {
  return is_word(c) || c == '.' || c == '_' || c == '-' || c == '+';
}

/// The length of a separator that people put inside numbers: space, hyphen, dot,
/// brackets, no-break space; 0 when there is none at `at`.
std::size_t separator_length(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == ' ' || c == '-' || c == '(' || c == ')' || c == '.') return 1;
  if (text.substr(at).starts_with("\u00A0")) return 2;
  if (text.substr(at).starts_with("\u2009") || text.substr(at).starts_with("\u2011")) return 3;
  return 0;
}

/// The number that begins at `begin`: its end and its digits.
struct Number {
  std::size_t end;
  std::string digits;
};

Number read_number(std::string_view text, std::size_t begin) {
  Number number{begin, {}};
  std::size_t gap = 0;
  for (std::size_t at = begin; at < text.size();) {
    if (ascii_is_digit(text[at]) || (at == begin && text[at] == '+')) {
      if (text[at] != '+') number.digits += text[at];
      number.end = ++at;
      gap = 0;
      continue;
    }
    const std::size_t separator = separator_length(text, at);
    if (separator == 0 || ++gap > 2) break;
    at += separator;
  }
  return number;
}

bool is_uk_number(std::string_view written, std::string_view digits) {
  constexpr std::size_t kFewest = 9, kMost = 11;
  if (written.starts_with("+44")) return digits.size() >= 11 && digits.size() <= 13;
  if (written.starts_with("0044")) return digits.size() >= 13 && digits.size() <= 15;
  return digits.starts_with("0") && digits.size() >= kFewest && digits.size() <= kMost;
}

/// Whether a verb of telephoning stands directly before: "call 999".
bool follows_call(std::string_view before) {
  const std::string lower =
      ascii_lower(trim(before.substr(before.size() - std::min<std::size_t>(12, before.size()))));
  for (const std::string_view verb :
       {"call", "calling", "ring", "ringing", "dial", "dialling", "text", "phone", "on"}) {
    if (!lower.ends_with(verb)) continue;
    const std::size_t begin = lower.size() - verb.size();
    if (begin == 0 || !is_word(lower[begin - 1])) return true;
  }
  return false;
}

bool is_short_code(std::string_view digits) {
  constexpr std::array<std::string_view, 7> kCodes{"999",  "112",     "111",   "101",
                                                   "1471", "116 123", "116123"};
  for (const std::string_view code : kCodes) {
    if (digits == code) return true;
  }
  return false;
}

}  // namespace

std::vector<Address> find_addresses(std::string_view text) {
  std::vector<Address> found;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '@') {
      std::size_t begin = at, end = at + 1;
      while (begin > 0 && is_local_part(text[begin - 1])) --begin;
      while (end < text.size() && is_local_part(text[end])) ++end;
      while (end > at + 1 && !is_word(text[end - 1])) --end;
      const bool has_domain = text.substr(at + 1, end - at - 1).find('.') != std::string_view::npos;
      if (begin < at && has_domain) {
        found.push_back({begin, end, true});
        at = end - 1;
      }
      continue;
    }
    const bool starts_number = ascii_is_digit(c) || c == '+';
    const bool inside_word =
        at > 0 && (is_word(text[at - 1]) || text[at - 1] == '/' || text[at - 1] == '.' ||
                   text[at - 1] == ',' || text[at - 1] == '-');
    if (!starts_number || inside_word) continue;
    const Number number = read_number(text, at);
    if (number.end == at) continue;
    const bool ends_word = number.end >= text.size() || !is_word(text[number.end]);
    const std::string_view written = text.substr(at, number.end - at);
    if (ends_word && (is_uk_number(written, number.digits) ||
                      (is_short_code(number.digits) && follows_call(text.substr(0, at))))) {
      found.push_back({at, number.end, false});
    }
    at = number.end - 1;
  }
  return found;
}

}  // namespace pier
