#include "search/reading.h"

#include <algorithm>

#include "search/index.h"
#include "search/words.h"

namespace pier::search {

namespace {

/// How much a word says about a page by where it stands, and how long that part usually is. In a
/// part that is longer, each word says less; in a title, least less.
struct Weighing {
  double weight;
  double usual_length;
  /// 0: the length does not matter; 1: twice the length is half the weight.
  double by_length;
};

constexpr Weighing kTitle{7, 5, 0.5};
constexpr Weighing kNames{4, 5, 0.3};
constexpr Weighing kSummary{2.5, 18, 0.3};
constexpr Weighing kHeadings{2, 30, 0.6};
constexpr Weighing kBody{1, 350, 0.7};

double weight_of(const Weighing& part, std::string_view text) {
  constexpr double kBytesOfWord = 6;
  const double words = static_cast<double>(text.size()) / kBytesOfWord;
  return part.weight / (1 - part.by_length + part.by_length * words / part.usual_length);
}

/// Short texts are not worth more the shorter they are than a usual one.
double weight_up_to_usual(const Weighing& part, std::string_view text) {
  return std::min(weight_of(part, text), 1.5 * part.weight);
}

std::string excerpt_of(std::string_view text) {
  constexpr std::size_t kMost = 160;
  std::string excerpt;
  bool is_space = true;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t';
    if (!space || !is_space) excerpt += space ? ' ' : c;
    is_space = space;
    if (excerpt.size() > kMost) break;
  }
  if (excerpt.size() > kMost) {
    excerpt.resize(excerpt.rfind(' ') == std::string::npos ? 0 : excerpt.rfind(' '));
    excerpt += "\xE2\x80\xA6";
  }
  return excerpt;
}

}  // namespace

std::string Reading::read(const Document& document, std::uint32_t number) {
  document_ = number;
  const std::string read = document.read_markup ? document.read_markup() : std::string();
  read_page_text(document.read_markup ? read : document.markup, scan_, page_);
  read_title(document.title, weight_up_to_usual(kTitle, document.title));
  for (const std::string& name : document.names) {
    read_text(name, weight_up_to_usual(kNames, name), Part::other);
  }
  read_text(document.summary, weight_up_to_usual(kSummary, document.summary), Part::other);
  read_text(page_.headings, weight_up_to_usual(kHeadings, page_.headings), Part::other);
  read_text(page_.body, weight_up_to_usual(kBody, page_.body), Part::body);
  for (const std::uint32_t term : touched_) weighed_.push_back({term, number, take_weight(term)});
  touched_.clear();
  return document.summary.empty() ? excerpt_of(page_.body) : std::string();
}

/// Besides its words, a title has a term for all of them, so that who types it finds its page
/// first.
void Reading::read_title(const std::string& title, double weight) {
  read_text(title, weight, Part::title);
  std::vector<std::string> stems;
  for (const std::uint32_t term : sequence_) stems.push_back(terms()[term]);
  if (!stems.empty()) add(term_number(title_name(std::move(stems))), 1, Part::title);
}

void Reading::read_text(std::string_view text, double weight, Part part) {
  const auto each = static_cast<float>(weight);
  sequence_.clear();
  Words words(text);
  for (std::string_view word = words.next(); !word.empty(); word = words.next()) {
    KnownWord& one = known(word);
    if (one.is_stop_word && part != Part::title) continue;
    if (one.last_document != document_) {
      one.last_document = document_;
      ++one.documents;
    }
    add(one.term, each, part);
    if (!one.is_stop_word) sequence_.push_back(one.term);
  }
  add_groups(each, part);
}

Reading::KnownWord& Reading::known(std::string_view word) {
  const std::uint32_t number = words_.number(word);
  if (number == known_words_.size()) {
    known_words_.push_back({term_number(stemmer_.stem(word)), is_stop_word(word)});
  }
  return known_words_[number];
}

std::uint32_t Reading::term_number(std::string_view term) {
  const std::uint32_t number = terms_.number(term);
  if (number == states_.size()) states_.push_back({0, 0, phrases_.found(term)});
  return number;
}

void Reading::add(std::uint32_t term, float weight, Part part) {
  TermState& state = states_[term];
  if (state.weight == 0 && state.body == 0) touched_.push_back(term);
  (part == Part::body ? state.body : state.weight) += weight;
}

/// The weight of a term in the document that was read, which the next one begins without. However
/// often a word stands in the text, it does not say more than a heading would.
float Reading::take_weight(std::uint32_t term) {
  constexpr float kMostOfBody = 4;
  TermState& state = states_[term];
  const float weight = state.weight + kMostOfBody * state.body / (kMostOfBody + state.body);
  state.weight = state.body = 0;
  return weight;
}

/// Wherever the words of a text are what a group of synonyms is found by, the group is there too.
void Reading::add_groups(float weight, Part part) {
  for (std::size_t i = 0; i < sequence_.size(); ++i) {
    const auto* phrases = states_[sequence_[i]].phrases;
    if (phrases == nullptr) continue;
    for (const Phrases::Phrase& phrase : *phrases) {
      if (!is_at(phrase, i)) continue;
      for (const std::uint32_t group : phrase.groups) {
        add(term_number(concept_name(group)), weight, part);
      }
    }
  }
}

/// Whether the rest of a phrase stands behind the word at `place`.
bool Reading::is_at(const Phrases::Phrase& phrase, std::size_t place) const {
  if (place + phrase.rest.size() >= sequence_.size()) return false;
  for (std::size_t i = 0; i < phrase.rest.size(); ++i) {
    if (terms()[sequence_[place + 1 + i]] != phrase.rest[i]) return false;
  }
  return true;
}

}  // namespace pier::search
