#include "tables/printed_number.h"

#include <charconv>

#include "base/text.h"

namespace pier::tables {

namespace {

constexpr std::string_view kMinus = "\u2212";
constexpr std::string_view kPound = "£";

/// Takes `what` from the beginning of `text`, if it stands there.
bool take(std::string_view& text, std::string_view what) {
  if (!text.starts_with(what)) return false;
  text = trim(text.substr(what.size()));
  return true;
}

bool take_minus(std::string_view& text) {
  return take(text, kMinus) || take(text, "-");
}

std::size_t count_digits(std::string_view text) {
  std::size_t n = 0;
  while (n < text.size() && ascii_is_digit(text[n])) ++n;
  return n;
}

/// "1,234,567" without its commas; empty when they stand elsewhere than between thousands.
std::string whole_digits(std::string_view text) {
  if (text.find(',') == std::string_view::npos) return std::string(text);
  std::string digits;
  bool is_first = true;
  for (const std::string_view part : split(text, ',')) {
    const bool fits = is_first ? !part.empty() && part.size() <= 3 : part.size() == 3;
    if (!fits || count_digits(part) != part.size()) return {};
    digits += part;
    is_first = false;
  }
  return digits;
}

/// Digits with commas and a fraction.
std::optional<PrintedNumber> read_digits(std::string_view text) {
  const std::size_t point = text.find('.');
  const std::string_view before = text.substr(0, point);
  const std::string_view after =
      point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
  const std::string whole = before.empty() ? "0" : whole_digits(before);
  const bool has_fraction = point != std::string_view::npos;
  if (whole.empty() || count_digits(whole) != whole.size()) return std::nullopt;
  if (count_digits(after) != after.size() || (has_fraction && after.empty())) return std::nullopt;
  // More than 15 digits are not exact as a double.
  if (whole.size() + after.size() > 15) return std::nullopt;
  PrintedNumber number;
  number.decimals = static_cast<int>(after.size());
  const std::string all = whole + (has_fraction ? "." : "") + std::string(after);
  const auto [end, error] = std::from_chars(all.data(), all.data() + all.size(), number.value);
  if (error != std::errc{} || end != all.data() + all.size()) return std::nullopt;
  return number;
}

}  // namespace

std::optional<PrintedNumber> read_number(std::string_view text) {
  text = trim(text);
  bool is_negative = false;
  if (text.size() > 2 && text.front() == '(' && text.back() == ')') {
    is_negative = true;
    text = trim(text.substr(1, text.size() - 2));
  }
  const bool has_sign = take_minus(text);
  if (!has_sign) take(text, "+");
  take(text, kPound);
  const bool has_inner_sign = take_minus(text);
  if (is_negative + has_sign + has_inner_sign > 1) return std::nullopt;
  const bool is_percent = text.ends_with('%');
  if (is_percent) text = trim(text.substr(0, text.size() - 1));
  if (text.empty()) return std::nullopt;
  auto number = read_digits(text);
  if (!number) return number;
  number->is_percent = is_percent;
  if ((is_negative || has_sign || has_inner_sign) && number->value != 0) number->value *= -1;
  return number;
}

bool is_meant_as_number(std::string_view text) {
  std::string rest = replace_all(replace_all(text, kPound, ""), kMinus, "");
  bool has_digit = false;
  for (const char c : rest) {
    if (ascii_is_digit(c)) {
      has_digit = true;
    } else if (std::string_view("+-.,%() ").find(c) == std::string_view::npos) {
      return false;
    }
  }
  return has_digit;
}

std::string with_real_minus(std::string_view text) {
  const std::size_t hyphen = text.find('-');
  if (hyphen == std::string_view::npos) return std::string(text);
  std::string result(text);
  result.replace(hyphen, 1, kMinus);
  return result;
}

std::string spoken_negative(std::string_view text) {
  std::string rest = replace_all(replace_all(text, kMinus, ""), "-", "");
  rest = replace_all(replace_all(rest, "(", ""), ")", "");
  return "minus " + std::string(trim(rest));
}

}  // namespace pier::tables
