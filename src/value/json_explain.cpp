#include "value/json_explain.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"

namespace pier {

namespace {

constexpr auto npos = std::string_view::npos;

bool divides(char c) {
  return ascii_is_space(c) || c == ',' || c == ':';
}

/// The end of the word or number that begins at `begin`, at least one byte behind it.
std::size_t end_of_word(std::string_view text, std::size_t begin) {
  const std::size_t end = text.find_first_of(" \t\r\n,:[]{}\"", begin + 1);
  return std::min(end, text.size());
}

JsonExplanation explain_early_end(std::string_view text, const JsonTrouble& trouble) {
  std::size_t token = trouble.last_end;
  while (token < text.size() && divides(text[token])) ++token;
  if (token < text.size() && text[token] == '"') {
    return {token, std::min(text.find_first_of("\r\n", token), text.size()),
            "the text that begins with `\"` here does not end", "end it with `\"`"};
  }
  if (trouble.open_begin != npos) {
    const char open = text[trouble.open_begin];
    return {trouble.open_begin, trouble.open_begin + 1,
            fmt::format("the `{}` that opens here is not closed", open),
            fmt::format("write `{}` after what belongs to it", open == '[' ? ']' : '}')};
  }
  if (token < text.size()) {
    return {token, text.size(), "this cannot be read as JSON",
            "write a list in `[ ]`, a group in `{ }` or a text in double quotes"};
  }
  return {0, 0, "there is no value in this file", "write at least `{}`"};
}

JsonExplanation explain_closing(std::string_view text, std::size_t at) {
  const std::size_t before = at == 0 ? npos : text.find_last_not_of(" \t\r\n", at - 1);
  if (before != npos && text[before] == ',') {
    return {before, before + 1, "a comma stands before the closing bracket", "remove the comma"};
  }
  if (before != npos && text[before] == ':') {
    return {at, at + 1, "a value is missing before this", "write a value, or `null`"};
  }
  return {at, at + 1, "this closing bracket does not fit the one that is open",
          "close a list with `]` and a group with `}`"};
}

JsonExplanation missing_divider(std::size_t begin, std::size_t end) {
  return {begin, end, "a comma or a colon is missing before this",
          "put a comma between values, and a colon between a name and its value"};
}

/// `\uD800` to `\uDFFF`, which mean something only in pairs.
bool ends_with_half_a_pair(std::string_view text) {
  constexpr std::size_t kLength = 6;
  if (text.size() < kLength) return false;
  const std::string_view escape = text.substr(text.size() - kLength);
  return escape.starts_with("\\u") && (escape[2] == 'd' || escape[2] == 'D') && escape[3] > '7';
}

JsonExplanation explain_text(std::string_view text, std::size_t token, std::size_t offset) {
  std::size_t end = token + 1;
  while (end < offset && text[end] != '"') end += text[end] == '\\' ? 2 : 1;
  const bool whole = offset == token || (end == offset && text[offset] == '"');
  if (whole && !ends_with_half_a_pair(text.substr(token, offset - token))) {
    return missing_divider(token, offset + 1);
  }
  if (static_cast<unsigned char>(text[offset]) < 0x20) {
    return {offset, offset + 1, "a text cannot go on in the next line, and holds no tabs",
            "write \\n for the end of a line and \\t for a tab"};
  }
  return {token, offset + 1, "there is no such escape in a text",
          "write \\\\ for a backslash; \\uD83D\\uDE00 must be a pair"};
}

JsonExplanation explain_word(std::string_view text, std::size_t token, char open) {
  const std::size_t end = end_of_word(text, token);
  const std::string_view word = text.substr(token, end - token);
  const std::size_t before = token == 0 ? npos : text.find_last_not_of(" \t\r\n", token - 1);
  const bool is_name =
      open == '{' && before != npos && (text[before] == '{' || text[before] == ',');
  if (is_name) {
    return {token, end, fmt::format("the name `{}` must be in double quotes", word),
            fmt::format("write `\"{}\"`", word)};
  }
  if (is_json_number(word) || word == "true" || word == "false" || word == "null") {
    return missing_divider(token, end);
  }
  const std::string lower = ascii_lower(word.substr(word.find_first_not_of("+-") == 1 ? 1 : 0));
  if (lower == "nan" || lower == "inf" || lower == "infinity") {
    return {token, end, fmt::format("`{}` is no number", word),
            "write a number, or leave the field out"};
  }
  const char first = text[token];
  if (ascii_is_digit(first) || first == '-' || first == '+' || first == '.') {
    return {token, end, fmt::format("`{}` is not how JSON writes a number", word),
            "write it without a plus sign or zeros in front, with digits on both sides of a "
            "point; put dates in double quotes"};
  }
  return {token, end, fmt::format("`{}` must be in double quotes", word),
          "only `true`, `false`, `null` and numbers stand without them"};
}

JsonExplanation explain_comma(std::string_view text, std::size_t token, char open) {
  const std::size_t before = token == 0 ? npos : text.find_last_not_of(" \t\r\n", token - 1);
  if (open == '{' && before != npos && text[before] == '"') {
    return {token, token + 1, "a colon and a value are missing before this comma",
            "write a group as `{\"name\": \"value\"}`"};
  }
  return {token, token + 1, "this comma has no value before it", "remove the comma"};
}

}  // namespace

JsonExplanation explain(std::string_view text, const JsonTrouble& trouble) {
  if (trouble.offset >= text.size()) return explain_early_end(text, trouble);
  std::size_t token = trouble.last_end;
  while (token < trouble.offset && divides(text[token])) ++token;
  if (trouble.complete) {
    return {token, end_of_word(text, token), "nothing may follow the end of the value",
            "remove it, or put all values in one list"};
  }
  const char open = trouble.open_begin == npos ? '\0' : text[trouble.open_begin];
  switch (text[token]) {
    case ',':
      return explain_comma(text, token, open);
    case ':':
      return {token, token + 1, "this colon has no name before it",
              "write a group as `{\"name\": \"value\"}`"};
    case ']':
    case '}':
      return explain_closing(text, token);
    case '"':
      return explain_text(text, token, trouble.offset);
    case '[':
    case '{':
      return missing_divider(token, token + 1);
    case '\'':
      return {token, token + 1, "texts in JSON are in double quotes", "write \" instead of '"};
    case '/':
    case '#':
      return {token, std::min(text.find_first_of("\r\n", token), text.size()),
              "JSON has no comments", "remove it"};
    default:
      return explain_word(text, token, open);
  }
}

bool is_json_number(std::string_view text) {
  const auto skip_digits = [&] {
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    text.remove_prefix(digits);
    return digits;
  };
  if (text.starts_with('-')) text.remove_prefix(1);
  const bool zero = text.starts_with('0');
  const std::size_t whole = skip_digits();
  if (whole == 0 || (zero && whole > 1)) return false;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    if (skip_digits() == 0) return false;
  }
  if (text.starts_with('e') || text.starts_with('E')) {
    text.remove_prefix(1);
    if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
    if (skip_digits() == 0) return false;
  }
  return text.empty();
}

}  // namespace pier
