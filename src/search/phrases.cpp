#include "search/phrases.h"

#include <algorithm>

#include "search/words.h"

namespace pier::search {

Phrases::Phrases(const Synonyms& synonyms) {
  Stemmer stemmer;
  for (std::size_t i = 0; i < synonyms.groups().size(); ++i) {
    const auto group = static_cast<std::uint32_t>(i);
    for (const std::string& name : synonyms.groups()[i].typed) add(name, group, stemmer, typed_);
    for (const std::string& name : synonyms.groups()[i].found) add(name, group, stemmer, found_);
  }
}

const std::vector<Phrases::Phrase>* Phrases::found(std::string_view first) const {
  const auto place = found_.find(first);
  return place == found_.end() ? nullptr : &place->second;
}

void Phrases::add(std::string_view name, std::uint32_t group, Stemmer& stemmer, ByFirst& to) {
  std::vector<std::string> stems;
  Words words(name);
  for (std::string_view word = words.next(); !word.empty(); word = words.next()) {
    if (!is_stop_word(word)) stems.emplace_back(stemmer.stem(word));
  }
  if (stems.empty()) return;
  std::vector<Phrase>& phrases = to[stems.front()];
  stems.erase(stems.begin());
  auto same = std::find_if(phrases.begin(), phrases.end(),
                           [&](const Phrase& phrase) { return phrase.rest == stems; });
  if (same == phrases.end()) same = phrases.insert(same, {std::move(stems), {}});
  if (same->groups.empty() || same->groups.back() != group) same->groups.push_back(group);
}

}  // namespace pier::search
