#include "proof/grammar.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/text.h"
#include "statistics/number_text.h"

namespace pier::proof {

namespace {

/// How many tokens may stand between the two numbers of a pair.
constexpr std::size_t kFarthest = 9;

bool is_word(const Text& text, std::size_t t, std::initializer_list<std::string_view> few) {
  return text.tokens[t].kind == TokenKind::word && is_one_of(text.word(t), few);
}

bool is_turning(std::string_view word) {
  return is_one_of(word, {"increasing", "rising", "growing", "decreasing", "falling", "dropping",
                          "reducing", "declining"});
}

/// The next figure behind `t`, when no mark that ends the phrase stands between.
std::optional<std::size_t> next_figure(const Text& text, std::size_t t, std::size_t last) {
  const std::size_t end = std::min(last, t + 1 + kFarthest);
  for (std::size_t i = t + 1; i < end; ++i) {
    if (is_figure(text, i)) return i;
    if (text.tokens[i].kind == TokenKind::mark &&
        (text.is_mark(i, ';') || text.is_mark(i, ':') || text.is_mark(i, '.'))) {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

/// What ties the figure at `a` to the one at `b`, by the words between them.
std::optional<Pair::How> tie_between(const Text& text, std::size_t a, std::size_t b) {
  bool says_compared = false;
  for (std::size_t i = a + 1; i < b; ++i) {
    if (is_word(text, i, {"compared", "compares", "against", "versus"})) says_compared = true;
  }
  if (says_compared) return Pair::How::compared;
  // The word that leads to the second number may have "just" or "a" behind it.
  for (std::size_t i = b; i-- > a + 1 && b - i <= 3;) {
    if (is_word(text, i, {"to"})) {
      const bool turns =
          i > a + 1 && text.tokens[i - 1].kind == TokenKind::word && is_turning(text.word(i - 1));
      return turns ? Pair::How::turning_to : Pair::How::from_to;
    }
    if (is_word(text, i, {"from"}) && i == a + 1) return Pair::How::from_from;
  }
  return std::nullopt;
}

/// Whether "from" leads to the figure: "from 5", "from a high of 32.1%".
std::optional<std::size_t> from_before(const Text& text, std::size_t first, std::size_t t) {
  for (std::size_t i = t, steps = 0; i-- > first && steps < 6; ++steps) {
    if (is_word(text, i, {"from"})) return i;
    if (text.tokens[i].kind == TokenKind::number && is_figure(text, i)) return std::nullopt;
    if (is_word(text, i, {"to", "by", "and"})) return std::nullopt;
  }
  return std::nullopt;
}

constexpr auto kEmpty = std::to_array<std::string_view>(
    {"a",        "all",       "also",       "an",      "and",      "are",      "as",
     "at",       "be",        "been",       "being",   "but",      "by",       "can",
     "could",    "did",       "do",         "during",  "each",     "end",      "for",
     "from",     "had",       "has",        "have",    "how",      "in",       "into",
     "is",       "it",        "its",        "may",     "more",     "most",     "new",
     "no",       "not",       "number",     "numbers", "of",       "on",       "one",
     "or",       "our",       "out",        "over",    "own",      "per",      "rate",
     "rates",    "so",        "some",       "such",    "than",     "that",     "the",
     "their",    "them",      "there",      "these",   "they",     "this",     "those",
     "to",       "total",     "up",         "was",     "we",       "were",     "what",
     "when",     "where",     "which",      "while",   "who",      "will",     "with",
     "within",   "would",     "year",       "years",   "compared", "increase", "increased",
     "decrease", "decreased", "increasing", "rose",    "fell",     "risen",    "fallen",
     "dropped",  "this",      "overall",    "average", "latest",   "england",  "southend"});

}  // namespace

Direction direction_of(std::string_view word) {
  if (is_one_of(word, {"increase", "increased", "increases", "increasing", "rise", "rises", "rose",
                       "risen", "rising", "grew", "grown", "growth", "raised", "growing"})) {
    return Direction::up;
  }
  if (is_one_of(word, {"decrease", "decreased", "decreases", "decreasing", "fall",
                       "falls",    "fell",      "fallen",    "falling",    "drop",
                       "drops",    "dropped",   "dropping",  "reduction",  "reduced",
                       "reduces",  "reducing",  "decline",   "declined",   "declining"})) {
    return Direction::down;
  }
  return Direction::none;
}

bool is_figure(const Text& text, std::size_t token) {
  const Number* number = text.number(token);
  return number != nullptr && number->role == NumberRole::plain;
}

bool have_one_unit(const Number& a, const Number& b) {
  return a.percent == b.percent && a.pounds == b.pounds;
}

std::vector<Pair> pairs_of(const Text& text, const Sentence& sentence) {
  std::vector<Pair> pairs;
  for (std::size_t t = sentence.first; t < sentence.last; ++t) {
    if (!is_figure(text, t)) continue;
    const auto next = next_figure(text, t, sentence.last);
    if (!next || !have_one_unit(*text.number(t), *text.number(*next))) continue;
    const auto how = tie_between(text, t, *next);
    if (!how) continue;
    Pair pair{*how, t, *next, t};
    if (*how == Pair::How::from_to || *how == Pair::How::from_from) {
      const auto from = from_before(text, sentence.first, t);
      if (!from) continue;
      pair.begin = *from;
    }
    pairs.push_back(pair);
    t = *next - 1;
  }
  return pairs;
}

bool is_as_printed(double exact, const Number& printed) {
  const double half = 0.5 * std::pow(10.0, -printed.decimals) * (1 + 1e-9) + 1e-9;
  return std::abs(exact - printed.value) <= half;
}

std::string said(double value, int decimals) {
  // More decimals than it needs say nothing: 12.50 is 12.5, 12.0 is 12.
  std::string text = statistics::number_text(value, {.decimals = decimals});
  if (text.find('.') == std::string::npos) return text;
  while (text.ends_with('0')) text.pop_back();
  if (text.ends_with('.')) text.pop_back();
  return text;
}

std::string_view written(const Text& text, std::size_t token) {
  return text.of(text.tokens[token]);
}

bool is_vague(std::string_view word) {
  return is_one_of(word, {"about", "approximately", "approx", "around", "almost", "circa", "nearly",
                          "over", "roughly", "some", "under", "upwards", "least", "most", "up"});
}

bool is_vague_at(const Text& text, const Sentence& sentence, std::size_t token) {
  for (std::size_t back = 1; back <= 3 && token >= sentence.first + back; ++back) {
    const std::size_t i = token - back;
    if (text.tokens[i].kind == TokenKind::number) return false;
    if (text.tokens[i].kind == TokenKind::word && is_vague(text.word(i))) return true;
    if (text.tokens[i].kind == TokenKind::mark &&
        (text.tokens[i].detail == '~' || text.tokens[i].detail == '<' ||
         text.tokens[i].detail == '>')) {
      return true;
    }
  }
  return false;
}

std::string stem_of(std::string_view word) {
  if (word.size() < 3 || std::find(kEmpty.begin(), kEmpty.end(), word) != kEmpty.end()) return {};
  std::string stem(word);
  const auto cut = [&](std::string_view ending, std::string_view instead) {
    if (stem.size() < ending.size() + 3 || !stem.ends_with(ending)) return false;
    stem.resize(stem.size() - ending.size());
    stem += instead;
    return true;
  };
  cut("'s", "") || cut("\xE2\x80\x99s", "");
  if (cut("ies", "y") || cut("sses", "ss")) return stem;
  if (!stem.ends_with("ss")) cut("s", "");
  if (cut("ing", "") || cut("ed", "")) return stem;
  return stem;
}

const Sentence* sentence_at(const Text& text, std::size_t token) {
  const auto after = std::upper_bound(text.sentences.begin(), text.sentences.end(), token,
                                      [](std::size_t t, const Sentence& s) { return t < s.first; });
  if (after == text.sentences.begin()) return nullptr;
  const Sentence& found = *std::prev(after);
  return token < found.last ? &found : nullptr;
}

}  // namespace pier::proof
