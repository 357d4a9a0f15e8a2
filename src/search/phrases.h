#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "search/stemmer.h"
#include "search/synonyms.h"

namespace pier::search {

/// The synonyms as stems without stop words, by the first stem. Const after it was made; read by
/// several threads.
class Phrases {
 public:
  struct Phrase {
    /// The stems behind the first.
    std::vector<std::string> rest;
    /// The groups that it belongs to, rising.
    std::vector<std::uint32_t> groups;
  };

  explicit Phrases(const Synonyms& synonyms);

  using ByFirst = std::map<std::string, std::vector<Phrase>, std::less<>>;
  /// What a reader may type.
  const ByFirst& typed() const { return typed_; }
  /// What pages say; null when none begins so.
  const std::vector<Phrase>* found(std::string_view first) const;

 private:
  static void add(std::string_view name, std::uint32_t group, Stemmer& stemmer, ByFirst& to);

  ByFirst typed_;
  ByFirst found_;
};

}  // namespace pier::search
