#pragma once

#include <cstddef>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pier {

/// Without the ASCII white space at both ends.
std::string_view trim(std::string_view text);

/// The parts between `separator`; "" gives one empty part.
std::vector<std::string_view> split(std::string_view text, char separator);

/// The parts put together with `separator` between them.
std::string join(std::span<const std::string> parts, std::string_view separator);

/// Every occurrence of `from` (not empty) replaced by `to`, left to right.
std::string replace_all(std::string_view text, std::string_view from, std::string_view to);

/// ASCII letters in lower or upper case; other bytes stay. Independent of the locale.
std::string ascii_lower(std::string_view text);
std::string ascii_upper(std::string_view text);
constexpr bool ascii_is_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr bool ascii_is_alpha(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
constexpr bool ascii_is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/// An identifier for URLs and headings: lower case a–z, 0–9 and single hyphens.
/// Latin letters with marks lose them, "&" is dropped, everything else separates words.
/// Gives "" when nothing is left. "What we don't do" gives "what-we-dont-do".
std::string slug(std::string_view text);

/// The number of single-character insertions, deletions, replacements and swaps of
/// neighbours between two texts (optimal string alignment).
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The candidate that `name` was probably meant to be: at most a third of its length
/// away, the nearest, the first among equals. Empty when none is near.
std::string_view nearest(std::string_view name, std::span<const std::string_view> candidates);

/// `help` for an unknown name: "did you mean `x`?", or the list when it is short, or "".
std::string suggest(std::string_view name, std::span<const std::string_view> candidates);

/// Whether `text` is one of the few that follow.
bool is_one_of(std::string_view text, std::initializer_list<std::string_view> few);

/// "1 page", "2 pages".
std::string count_of(std::size_t n, std::string_view one, std::string_view many);

/// A whole number with commas between thousands, as "12,345".
std::string with_commas(std::size_t n);

}  // namespace pier
