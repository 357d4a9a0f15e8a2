#pragma once

#include <cstddef>
#include <optional>

#include "markdown/document.h"
#include "proof/text.h"

namespace pier::proof {

/// Fewer words say nothing of a text.
inline constexpr std::size_t kFewestWordsForAge = 200;

/// What the reading age of a text is worked out from: its paragraphs and items of lists.
struct ReadingLoad {
  std::size_t words = 0;
  std::size_t syllables = 0;
  std::size_t sentences = 0;

  /// Takes one sentence in. Gives how many words it has.
  std::size_t add(const Text& text, const Sentence& sentence);

  /// How old a child is who can read it, in years; none for fewer than kFewestWordsForAge words.
  ///
  /// Flesch-Kincaid grade level, 0.39 × words per sentence + 11.8 × syllables per word − 15.59
  /// (Kincaid, Fishburne, Rogers and Chissom, "Derivation of new readability formulas", Naval
  /// Technical Training Command, 1975). Children begin grade 1 of an American school at 6, so that
  /// the age is the grade and five years. Syllables are counted as groups of vowels.
  std::optional<double> age() const;
};

/// The reading age of a page.
std::optional<double> reading_age(const markdown::Document& document);

}  // namespace pier::proof
