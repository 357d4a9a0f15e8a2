#include "proof/reading_age.h"

namespace pier::proof {

namespace {

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

std::size_t ReadingLoad::add(const Text& text, const Sentence& sentence) {
  const BlockKind kind = text.blocks[sentence.block].kind;
  if (kind != BlockKind::paragraph && kind != BlockKind::item) return 0;
  std::size_t own = 0;
  for (std::size_t t = sentence.first; t < sentence.last; ++t) {
    if (text.tokens[t].kind == TokenKind::mark) continue;
    ++own;
    if (text.tokens[t].kind == TokenKind::word) syllables += syllables_of(text.word(t));
    if (text.tokens[t].kind == TokenKind::number) ++syllables;
  }
  if (own == 0) return 0;
  words += own;
  ++sentences;
  return own;
}

std::optional<double> ReadingLoad::age() const {
  if (words < kFewestWordsForAge) return std::nullopt;
  const double grade = 0.39 * static_cast<double>(words) / static_cast<double>(sentences) +
                       11.8 * static_cast<double>(syllables) / static_cast<double>(words) - 15.59;
  return grade + 5;
}

std::optional<double> reading_age(const markdown::Document& document) {
  const Text text = read_text(document, {}, {document.file(), 0, 0});
  ReadingLoad load;
  for (const Sentence& sentence : text.sentences) load.add(text, sentence);
  return load.age();
}

}  // namespace pier::proof
