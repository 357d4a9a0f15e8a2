#include "pages/letters.h"

#include "base/text.h"
#include "base/utf8.h"

namespace pier {

namespace {

constexpr std::string_view kDigits = "0 to 9";
constexpr std::string_view kOther = "Other";

}  // namespace

std::string letter_of(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view base = latin_base_letters(decode_utf8(text, at));
    if (base.empty()) continue;
    return ascii_is_digit(base.front()) ? std::string(kDigits) : ascii_upper(base.substr(0, 1));
  }
  return std::string(kOther);
}

bool LetterOrder::operator()(std::string_view a, std::string_view b) const {
  if ((a == kOther) != (b == kOther)) return b == kOther;
  return a < b;
}

std::string letter_id(std::string_view letter) {
  return "letter-" + slug(letter);
}

}  // namespace pier
