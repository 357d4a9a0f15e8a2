#pragma once

// What words and numbers of a sentence have to do with each other.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "proof/text.h"

namespace pier::proof {

enum class Direction { none, up, down };

/// What a word says of a change: "rose", "increase", "fewer"; in lower case.
Direction direction_of(std::string_view word);

/// Two figures of a sentence that it compares.
struct Pair {
  enum class How {
    from_to,     ///< "from 5 to 7"
    turning_to,  ///< "5 … increasing to 7"
    compared,    ///< "5 compared to 7", "5 in 2020 and 7 in 2019" are not
    from_from    ///< "from 7 from 5"
  };
  How how{};
  /// Tokens of the two numbers.
  std::size_t first = 0;
  std::size_t second = 0;
  /// The token that begins the phrase.
  std::size_t begin = 0;
};

/// The pairs of a sentence, left to right. Both are plain figures of one unit.
std::vector<Pair> pairs_of(const Text& text, const Sentence& sentence);

/// Whether a token is a plain figure (no year, date, ordinal or number of a section).
bool is_figure(const Text& text, std::size_t token);
/// Whether both are counts, both percentages or both money.
bool have_one_unit(const Number& a, const Number& b);

/// Whether `exact` is what was printed, rounded to as many decimals.
bool is_as_printed(double exact, const Number& printed);
/// "16.5", with at most two decimals more than the figure it stands beside.
std::string said(double value, int decimals);
/// A number as the text has it: "£1,200", "91%".
std::string_view written(const Text& text, std::size_t token);

/// Whether a word says "about": "approximately", "over", "nearly".
bool is_vague(std::string_view word);
/// Whether a figure is said to be rough: "over 50", "around 90%".
bool is_vague_at(const Text& text, const Sentence& sentence, std::size_t token);

/// The word that carries the meaning, cut of its endings so that "enquiries" and "enquiry" are one;
/// empty for "the", "of" and other words that say nothing of their own.
std::string stem_of(std::string_view word);

/// The sentence that holds a token, or null.
const Sentence* sentence_at(const Text& text, std::size_t token);

}  // namespace pier::proof
