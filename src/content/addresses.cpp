#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/byte_set.h"
#include "base/text.h"
#include "base/utf8.h"
#include "content/contacts.h"

namespace pier {

namespace {

/// A letter or digit of any script; punctuation, spaces and signs are none.
bool is_letter(char32_t code) {
  if (code < 0x80) {
    const char c = static_cast<char>(code);
    return ascii_is_alpha(c) || ascii_is_digit(c);
  }
  // Latin 1 begins with signs; U+2000 to U+2BFF are punctuation, signs, arrows and drawings.
  return code >= 0xC0 && (code < 0x2000 || code > 0x2BFF);
}

bool begins_with_letter(std::string_view text) {
  std::size_t at = 0;
  return !text.empty() && is_letter(decode_utf8(text, at));
}

bool ends_with_letter(std::string_view text) {
  if (text.empty()) return false;
  std::size_t at = text.size() - 1;
  const auto continues = [&] { return (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80; };
  while (at > 0 && continues()) --at;
  return is_letter(decode_utf8(text, at));
}

// --- E-mail addresses ---

bool is_mail_word(char c) {
  return ascii_is_alpha(c) || ascii_is_digit(c);
}

bool is_mail_part(char c) {
  return is_mail_word(c) || c == '.' || c == '_' || c == '-' || c == '+';
}

/// The address around the "@" at `at`; empty when there is none.
Address mail_address(std::string_view text, std::size_t at) {
  std::size_t begin = at, end = at + 1;
  while (begin > 0 && is_mail_part(text[begin - 1])) --begin;
  while (begin < at && !is_mail_word(text[begin])) ++begin;
  while (end < text.size() && is_mail_part(text[end])) ++end;
  while (end > at + 1 && !is_mail_word(text[end - 1])) --end;
  const bool has_domain = text.substr(at + 1, end - at - 1).find('.') != std::string_view::npos;
  return begin < at && has_domain ? Address{begin, end, true} : Address{at, at, true};
}

// --- Telephone numbers ---

/// The length of a separator that people put inside numbers: space, hyphen, dot,
/// brackets, line break, no-break space; 0 when there is none at `at`.
std::size_t separator_length(std::string_view text, std::size_t at) {
  for (const std::string_view separator :
       {" ", "-", "(", ")", ".", "\n", "\u00A0", "\u2009", "\u202F", "\u2010", "\u2011"}) {
    if (text.substr(at).starts_with(separator)) return separator.size();
  }
  return 0;
}

/// Groups of digits with separators between them, as "01632 960 101".
struct Groups {
  std::string digits;
  struct Group {
    std::size_t end;    ///< in the text
    std::size_t count;  ///< of all digits up to here
  };
  std::vector<Group> groups;
};

Groups read_groups(std::string_view text, std::size_t begin) {
  constexpr std::size_t kMostDigits = 40, kMostBetween = 2;
  Groups found;
  std::size_t between = 0;
  for (std::size_t at = begin; at < text.size() && found.digits.size() < kMostDigits;) {
    if (at == begin && text[at] == '+') {
      ++at;
    } else if (ascii_is_digit(text[at])) {
      found.digits += text[at++];
      if (between > 0 || found.groups.empty()) found.groups.push_back({});
      found.groups.back() = {at, found.digits.size()};
      between = 0;
    } else {
      const std::size_t separator = separator_length(text, at);
      if (separator == 0 || ++between > kMostBetween) break;
      at += separator;
    }
  }
  return found;
}

/// `first` is the number of digits before the first separator: that of an area is three or more.
bool is_uk_number(std::string_view written, std::string_view digits, std::size_t first) {
  constexpr std::size_t kFewest = 9, kMost = 11, kArea = 3;
  if (written.starts_with("+44")) return digits.size() >= 11 && digits.size() <= 13;
  if (written.starts_with("0044")) return digits.size() >= 13 && digits.size() <= 15;
  return digits.size() >= kFewest && digits.size() <= kMost && digits[0] == '0' &&
         digits[1] != '0' && first >= kArea;
}

/// Numbers that are known whatever stands before them: Childline, and Shout for texts.
bool is_helpline(std::string_view digits) {
  return digits == "08001111" || digits == "85258";
}

bool is_short_code(std::string_view digits) {
  constexpr std::array<std::string_view, 6> kCodes{"999", "112", "111", "101", "1471", "116123"};
  return std::find(kCodes.begin(), kCodes.end(), digits) != kCodes.end();
}

/// The words of the sentence that ends with `text`, the last first, in lower case.
std::vector<std::string> last_words(std::string_view text) {
  constexpr std::size_t kMostWords = 8;
  std::vector<std::string> words;
  std::string word;
  for (std::size_t at = text.size(); at > 0 && words.size() < kMostWords; --at) {
    const char c = text[at - 1];
    if (ascii_is_alpha(c)) {
      word.insert(word.begin(), c);
      continue;
    }
    if (!word.empty()) words.push_back(ascii_lower(std::exchange(word, {})));
    if (c == '.' || c == ',' || c == ';' || c == '!' || c == '?' || ascii_is_digit(c)) return words;
  }
  if (!word.empty()) words.push_back(ascii_lower(word));
  return words;
}

/// Whether words of telephoning stand directly before: "call 999", "call the police on 101".
bool follows_call(std::string_view before) {
  constexpr auto kVerbs = std::to_array<std::string_view>(
      {"call", "calling", "ring", "ringing", "dial", "dialling", "text", "phone", "telephone"});
  const auto is_verb = [&](std::string_view word) {
    return std::find(kVerbs.begin(), kVerbs.end(), word) != kVerbs.end();
  };
  const std::vector<std::string> words = last_words(before);
  if (words.empty()) return false;
  if (words.front() != "on") return is_verb(words.front());
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return is_verb(word) || word == "contact" || word == "reach";
  });
}

/// The number that begins at `begin`; empty when there is none. The longest wins: what stands
/// behind a number may look like a part of it, as in "01632 960101 (24 hours)".
Address phone_number(std::string_view text, std::size_t begin, const Groups& found) {
  for (auto group = found.groups.rbegin(); group != found.groups.rend(); ++group) {
    if (begins_with_letter(text.substr(group->end))) continue;
    const std::string_view written = text.substr(begin, group->end - begin);
    const std::string_view digits = std::string_view(found.digits).substr(0, group->count);
    if (is_uk_number(written, digits, found.groups.front().count) || is_helpline(digits) ||
        (is_short_code(digits) && follows_call(text.substr(0, begin)))) {
      return {begin, group->end, false};
    }
  }
  return {begin, begin, false};
}

/// Where it is worth to look: the sign of an e-mail address, what a number begins with.
constexpr ByteSet kBeginsAddress{'@', '+', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'};

/// Whether a number may begin at `at`: not inside a word, a date, an amount or a reference.
bool begins_number(std::string_view text, std::size_t at) {
  if (!ascii_is_digit(text[at]) && text[at] != '+') return false;
  if (at == 0) return true;
  const char before = text[at - 1];
  return before != '/' && before != '.' && before != ',' && before != '-' && before != '+' &&
         !ends_with_letter(text.substr(0, at));
}

}  // namespace

std::vector<Address> find_addresses(std::string_view text) {
  std::vector<Address> found;
  for (std::size_t at = 0; (at = kBeginsAddress.find_in(text, at)) < text.size();) {
    Address address{at, at, false};
    std::size_t next = at + 1;
    if (text[at] == '@') {
      address = mail_address(text, at);
    } else if (begins_number(text, at)) {
      const Groups groups = read_groups(text, at);
      address = phone_number(text, at, groups);
      // A number may stand behind something else: "18001 01632 960101".
      if (!groups.groups.empty()) next = groups.groups.front().end;
    }
    if (address.begin < address.end) {
      found.push_back(address);
      next = address.end;
    }
    at = next;
  }
  return found;
}

}  // namespace pier
