#include "search/words.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace pier::search {

namespace {

/// The client has the same list, in words.mjs. Sorted.
constexpr auto kStopWords = std::to_array<std::string_view>(
    {"a",    "about", "am",   "an",    "and",   "any",   "are",   "as",    "at",     "be",   "been",
     "but",  "by",    "can",  "cant",  "could", "did",   "do",    "does",  "doesnt", "dont", "for",
     "from", "get",   "had",  "has",   "have",  "he",    "her",   "him",   "his",    "how",  "i",
     "if",   "im",    "in",   "is",    "isnt",  "it",    "its",   "ive",   "many",   "me",   "much",
     "my",   "no",    "not",  "of",    "on",    "or",    "our",   "she",   "should", "so",   "some",
     "than", "that",  "the",  "their", "them",  "then",  "there", "these", "they",   "this", "to",
     "was",  "we",    "were", "what",  "when",  "where", "which", "who",   "why",    "will", "with",
     "wont", "would", "you",  "your"});

/// Letters and digits in lower case, by byte; 0 for all others. Looked up in the innermost loop.
constexpr std::array<char, 256> make_letters() {
  std::array<char, 256> letters{};
  for (unsigned c = '0'; c <= '9'; ++c) letters[c] = static_cast<char>(c);
  for (unsigned c = 'a'; c <= 'z'; ++c) {
    letters[c] = letters[c - 'a' + 'A'] = static_cast<char>(c);
  }
  return letters;
}

constexpr auto kLetters = make_letters();

constexpr std::string_view kCurlyApostrophe = "\xE2\x80\x99";

}  // namespace

std::string_view Words::next() {
  word_.clear();
  while (at_ < text_.size()) {
    if (take_letter()) continue;
    if (!word_.empty()) {
      if (take_joint()) continue;
      break;
    }
    const auto byte = static_cast<unsigned char>(text_[at_]);
    ++at_;
    // A letter that is not Latin is passed over whole.
    while (byte >= 0xC0 && at_ < text_.size() &&
           (static_cast<unsigned char>(text_[at_]) & 0xC0U) == 0x80) {
      ++at_;
    }
  }
  if (word_.size() > kLongest) word_.resize(kLongest);
  return word_;
}

/// Appends the letter or digit that stands here, if one does.
bool Words::take_letter() {
  const char c = text_[at_];
  if (const char letter = kLetters[static_cast<unsigned char>(c)]; letter != 0) {
    word_ += letter;
    ++at_;
    return true;
  }
  if (static_cast<unsigned char>(c) < 0xC0) return false;
  std::size_t behind = at_;
  const std::string_view letters = latin_base_letters(decode_utf8(text_, behind));
  if (letters.empty()) return false;
  word_ += letters;
  at_ = behind;
  return true;
}

/// Passes over what does not end a word: an apostrophe with its letters behind it, an "&".
bool Words::take_joint() {
  const std::string_view rest = text_.substr(at_);
  const std::size_t length = rest.starts_with(kCurlyApostrophe)  ? kCurlyApostrophe.size()
                             : rest[0] == '\'' || rest[0] == '&' ? 1
                                                                 : 0;
  const auto is_letter_at = [&](std::size_t i) {
    return i < rest.size() && kLetters[static_cast<unsigned char>(rest[i])] != 0;
  };
  if (length == 0 || !is_letter_at(length)) return false;
  const bool is_possessive =
      rest[0] != '&' && (rest[length] == 's' || rest[length] == 'S') && !is_letter_at(length + 1);
  at_ += is_possessive ? length + 1 : length;
  return !is_possessive;
}

bool is_stop_word(std::string_view word) {
  return std::binary_search(kStopWords.begin(), kStopWords.end(), word);
}

}  // namespace pier::search
