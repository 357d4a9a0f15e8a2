#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "diagnostics/diagnostics.h"

namespace pier::search {

/// Words that stand for one thing. Each of them is a word or a few.
struct SynonymGroup {
  /// What a reader may type.
  std::vector<std::string> typed;
  /// What a page says that is about it.
  std::vector<std::string> found;
};

/// data/synonyms.yaml: other names of what the site writes about.
class Synonyms {
 public:
  /// Reads data/synonyms.yaml. What is not right is reported and left out.
  static Synonyms read(FileId file, const SourceMap& sources, Diagnostics& diagnostics);

  const std::vector<SynonymGroup>& groups() const { return groups_; }
  /// Names that all mean each other. Fewer than two are none.
  void add(const std::vector<std::string>& names);
  void add(SynonymGroup group) { groups_.push_back(std::move(group)); }

 private:
  std::vector<SynonymGroup> groups_;
};

/// Whether a glossary's term is a short form, as MASH or DoLS, and its meaning the words that it
/// is short for, rather than an explanation.
bool is_short_form(std::string_view term, std::string_view meaning);

}  // namespace pier::search
