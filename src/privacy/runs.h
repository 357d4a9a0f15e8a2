#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace pier::privacy {

/// Letters and digits of a folded text that stand together: [begin, end).
struct Run {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t digits = 0;

  std::size_t size() const { return end - begin; }
  bool is_number() const { return digits == size(); }
  bool is_word() const { return digits == 0; }
};

/// The run that holds the letter or digit at `at`.
Run run_at(std::string_view text, std::size_t at);

/// The run behind or before another, when nothing but separators stands between the two: at most
/// three of space, hyphen, dot, low line, line break, tab.
std::optional<Run> next_run(std::string_view text, const Run& run);
std::optional<Run> previous_run(std::string_view text, const Run& run);

/// Several runs taken as one: its letters and digits, in upper case.
struct Gathered {
  std::string characters;
  std::size_t end = 0;
};
/// The runs from `first` on that together have exactly `size` characters; none when they do not.
std::optional<Gathered> gather(std::string_view text, const Run& first, std::size_t size);
/// The same for runs of digits of these sizes, as 3-3-4.
std::optional<Gathered> gather_groups(std::string_view text, const Run& first,
                                      std::initializer_list<std::size_t> sizes);

/// Whether one of the words (lower case) stands in the `distance` characters before or behind, with
/// no gap between. A word is found inside another too: "born" in "newborn"; give " born" for the
/// beginning of one.
bool stands_before(std::string_view text, std::size_t at, std::size_t distance,
                   std::initializer_list<std::string_view> words);
bool stands_behind(std::string_view text, std::size_t at, std::size_t distance,
                   std::initializer_list<std::string_view> words);

/// The piece of at most `distance` characters before or behind a place, up to a gap.
std::string_view piece_before(std::string_view text, std::size_t at, std::size_t distance);
std::string_view piece_behind(std::string_view text, std::size_t at, std::size_t distance);

/// The characters in upper case, to be compared.
std::string upper(std::string_view text);

/// Whether the number is the part of one with decimals: 3.1415926535. (A comma parts cells.)
bool is_part_of_number(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace pier::privacy
