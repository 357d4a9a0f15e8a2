// Advice: sentences over 40 words, and the reading age of a chapter.
//
// Reading age: Flesch-Kincaid grade level, 0.39 × words per sentence + 11.8 × syllables per word
// − 15.59 (Kincaid, Fishburne, Rogers and Chissom, "Derivation of new readability formulas", Naval
// Technical Training Command, 1975). Children begin grade 1 of an American school at 6, so that
// the age is the grade and five years. Syllables are counted as groups of vowels.

#include <fmt/format.h>

#include "base/text.h"
#include "proof/checks.h"

namespace pier::proof {

namespace {

constexpr std::size_t kLongest = 40;
/// GOV.UK asks for the reading age of a nine year old; a report for professionals is far above it.
constexpr double kOldest = 17;
/// Fewer words say nothing of a chapter.
constexpr std::size_t kFewest = 200;

std::size_t syllables_of(std::string_view word) {
  std::size_t count = 0;
  bool was_vowel = false;
  for (const char c : word) {
    const bool is_vowel = c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
    if (is_vowel && !was_vowel) ++count;
    was_vowel = is_vowel;
  }
  // A silent e: "made", not "table".
  if (count > 1 && word.ends_with('e') && !word.ends_with("le")) --count;
  return count == 0 ? 1 : count;
}

}  // namespace

void check_readability(const Reading& reading, std::size_t chapter, Findings& findings) {
  if (!reading.report->advice) return;
  const Text& text = reading.chapters[chapter];
  std::size_t words = 0;
  std::size_t syllables = 0;
  std::size_t sentences = 0;
  for (const Sentence& sentence : text.sentences) {
    const BlockKind kind = text.blocks[sentence.block].kind;
    if (kind != BlockKind::paragraph && kind != BlockKind::item) continue;
    std::size_t own = 0;
    for (std::size_t t = sentence.first; t < sentence.last; ++t) {
      if (text.tokens[t].kind == TokenKind::mark) continue;
      ++own;
      if (text.tokens[t].kind == TokenKind::word) syllables += syllables_of(text.word(t));
      if (text.tokens[t].kind == TokenKind::number) ++syllables;
    }
    if (own == 0) continue;
    words += own;
    ++sentences;
    if (own <= kLongest) continue;
    findings.report_tokens("report-readability", chapter, sentence.first, sentence.last - 1,
                           fmt::format("this sentence has {} words", own),
                           "make two or three of it; 25 words are enough for one");
  }
  if (words < kFewest) return;
  const double grade = 0.39 * static_cast<double>(words) / static_cast<double>(sentences) +
                       11.8 * static_cast<double>(syllables) / static_cast<double>(words) - 15.59;
  const double age = grade + 5;
  if (age <= kOldest) return;
  findings.report_block("report-readability", chapter, 0,
                        fmt::format("the reading age of this chapter is {:.0f}", age),
                        "write shorter sentences and shorter words");
}

}  // namespace pier::proof
