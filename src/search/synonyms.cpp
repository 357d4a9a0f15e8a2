#include "search/synonyms.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "search/data_fields.h"
#include "search/words.h"
#include "value/schema.h"
#include "value/yaml_reader.h"

namespace pier::search {

namespace {

constexpr auto kSynonymGroup = std::to_array<Field>({
    {.name = "words",
     .kind = FieldKind::word_list,
     .need = Need::required,
     .meaning = "what readers type",
     .example = "[SAR, safeguarding adult review]"},
    {.name = "means",
     .kind = FieldKind::word_list,
     .meaning = "what the pages say that they look for, where that is something else",
     .example = "[MASH]"},
});

constexpr auto kSynonymFile = std::to_array<Field>({
    {.name = "synonyms",
     .kind = FieldKind::list,
     .need = Need::required,
     .meaning = "groups of words that mean the same",
     .example = "[{words: [SAR, safeguarding adult review]}]",
     .fields = kSynonymGroup},
});

/// The words of a name in lower case with a space between; "" when it has none to search for.
std::string plain(std::string_view name) {
  std::vector<std::string> parts;
  Words words(name);
  for (std::string_view word = words.next(); !word.empty(); word = words.next()) {
    if (!is_stop_word(word)) parts.emplace_back(word);
  }
  return join(parts, " ");
}

/// Holds the names of one file against each other and against the search.
class NameChecker {
 public:
  explicit NameChecker(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  /// The names of a list that can be searched for, each once.
  std::vector<std::string> right_names(const List& list) {
    std::map<std::string, Span> in_list;
    std::vector<std::string> names;
    for (const Value& item : list) {
      const std::string name = plain(item.as_text());
      if (name.empty()) {
        diagnostics_.report("synonym-empty", item.span,
                            fmt::format("`{}` has no word that is searched for", item.as_text()),
                            "the search passes over words such as `the` and `of`: leave it out");
        continue;
      }
      const auto [first, is_new] = in_list.emplace(name, item.span);
      if (!is_new) {
        report_twice(item, first->second, "stands twice in one list", "remove one of them");
        continue;
      }
      names.push_back(item.as_text());
    }
    return names;
  }

  /// Reports what is typed for two groups: the reader would get both, and their author knew of one.
  void check_typed(const List& list) {
    std::map<std::string, Span> in_list;
    for (const Value& item : list) {
      const std::string name = plain(item.as_text());
      in_list.emplace(name, item.span);
      const auto first = typed_.find(name);
      if (name.empty() || first == typed_.end()) continue;
      report_twice(item, first->second, "stands in two groups",
                   "put both groups together, or leave it out of one");
    }
    typed_.merge(in_list);
  }

 private:
  void report_twice(const Value& item, Span first, std::string_view what, std::string help) {
    diagnostics_
        .report("synonym-duplicate", item.span, fmt::format("`{}` {}", item.as_text(), what),
                std::move(help))
        .notes.push_back({first, "the first one is here"});
  }

  Diagnostics& diagnostics_;
  std::map<std::string, Span> typed_;
};

}  // namespace

std::span<const Field> synonyms_fields() {
  return kSynonymFile;
}

Synonyms Synonyms::read(FileId file, const SourceMap& sources, Diagnostics& diagnostics) {
  Synonyms synonyms;
  const Span whole = sources.whole(file);
  const Value fields = check_fields(read_yaml(whole, sources, diagnostics), kSynonymFile, whole,
                                    sources, diagnostics);
  NameChecker checker(diagnostics);
  for (const Value& item : list_of(fields.find("synonyms"))) {
    const List& words = list_of(item.find("words"));
    const List& means = list_of(item.find("means"));
    SynonymGroup group;
    group.typed = checker.right_names(words);
    checker.check_typed(words);
    group.found = item.find("means") == nullptr ? group.typed : checker.right_names(means);
    if (item.find("words") == nullptr || group.typed.empty() || group.found.empty()) continue;
    if (item.find("means") == nullptr && group.typed.size() < 2) {
      diagnostics.report("synonym-empty", item.span, "one word alone means nothing else",
                         "add what it means to `words`, or the words of the pages as `means`");
      continue;
    }
    synonyms.groups_.push_back(std::move(group));
  }
  return synonyms;
}

void Synonyms::add(const std::vector<std::string>& names) {
  if (names.size() < 2) return;
  groups_.push_back({names, names});
}

bool is_short_form(std::string_view term, std::string_view meaning) {
  constexpr std::size_t kMostWords = 7;
  const auto capitals = std::count_if(
      term.begin(), term.end(), [](char c) { return (c >= 'A' && c <= 'Z') || ascii_is_digit(c); });
  const auto words = static_cast<std::size_t>(std::count(meaning.begin(), meaning.end(), ' ')) + 1;
  return capitals >= 2 && term.find(' ') == std::string_view::npos && words <= kMostWords;
}

}  // namespace pier::search
