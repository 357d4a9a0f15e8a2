#include "value/scalar.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/text.h"

namespace pier {

namespace {

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), ascii_is_digit);
}

/// Digits with a sign before them and no zero in front of others.
bool looks_like_integer(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  return all_digits(text) && (text.size() == 1 || text[0] != '0');
}

template <typename Number>
std::optional<Number> parse_whole(std::string_view text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

std::optional<std::int64_t> parse_integer(std::string_view text) {
  return looks_like_integer(text) ? parse_whole<std::int64_t>(text) : std::nullopt;
}

std::optional<double> parse_double(std::string_view text) {
  const auto value = parse_whole<double>(text);
  return value && std::isfinite(*value) ? value : std::nullopt;
}

Value plain_scalar(std::string_view text) {
  if (text.empty() || text == "~" || text == "null") return {};
  const char first = text[0];
  if (first == 't' && text == "true") return true;
  if (first == 'f' && text == "false") return false;
  if (!ascii_is_digit(first) && first != '-') return text;
  if (const auto integer = parse_integer(text)) return *integer;
  const std::size_t point = text.find('.');
  if (point != std::string_view::npos && looks_like_integer(text.substr(0, point)) &&
      all_digits(text.substr(point + 1))) {
    if (const auto number = parse_double(text)) return *number;
  }
  return text;
}

}  // namespace pier
