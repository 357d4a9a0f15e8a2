#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/document.h"
#include "search/page_text.h"
#include "search/phrases.h"
#include "search/stemmer.h"
#include "search/word_table.h"

namespace pier::search {

/// How much one term says about one document, before it is known how many others have it.
struct Weighed {
  std::uint32_t term = 0;
  std::uint32_t document = 0;
  float weight = 0;
};

/// Reads a run of documents in one thread: each word is stemmed once and then known by number.
class Reading {
 public:
  explicit Reading(const Phrases& phrases) : phrases_(phrases) {}

  /// Reads a document. Gives what to show of it if it has no summary.
  std::string read(const Document& document, std::uint32_t number);

  /// The stems and groups that were met, by their number.
  const std::vector<std::string>& terms() const { return terms_.texts(); }
  const std::vector<Weighed>& weighed() const { return weighed_; }

  /// The words that were met, as they are written, by their number.
  const std::vector<std::string>& words() const { return words_.texts(); }
  /// In how many documents a word stands, where it counts.
  std::uint32_t documents_with(std::size_t word) const { return known_words_[word].documents; }

 private:
  struct KnownWord {
    std::uint32_t term = 0;
    bool is_stop_word = false;
    std::uint32_t documents = 0;
    std::uint32_t last_document = kNone;
  };
  /// What is known of a term while its document is read.
  struct TermState {
    float weight = 0;
    float body = 0;
    const std::vector<Phrases::Phrase>* phrases = nullptr;
  };
  enum class Part : unsigned char { title, other, body };
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  /// Adds the words of a text, each with its share of `weight`. Stop words only where a title
  /// may consist of them.
  void read_text(std::string_view text, double weight, Part part);
  void read_title(const std::string& title, double weight);
  KnownWord& known(std::string_view word);
  std::uint32_t term_number(std::string_view term);
  void add(std::uint32_t term, float weight, Part part);
  void add_groups(float weight, Part part);
  bool is_at(const Phrases::Phrase& phrase, std::size_t place) const;
  float take_weight(std::uint32_t term);

  const Phrases& phrases_;
  Stemmer stemmer_;
  PageText page_;
  html::Scan scan_;
  WordTable words_;
  std::vector<KnownWord> known_words_;
  WordTable terms_;
  std::vector<TermState> states_;
  std::vector<Weighed> weighed_;
  std::vector<std::uint32_t> touched_;
  std::vector<std::uint32_t> sequence_;
  std::uint32_t document_ = 0;
};

}  // namespace pier::search
