#include "content/glossary.h"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "base/text.h"
#include "content/data_fields.h"
#include "value/schema.h"
#include "value/yaml_reader.h"

namespace pier {

namespace {

constexpr auto kText = FieldKind::text;

constexpr auto kTerm = std::to_array<Field>({
    {"term", kText, Need::required, "the word or abbreviation", "MASH"},
    {"meaning", kText, Need::required, "what it stands for", "Multi-Agency Safeguarding Hub"},
    {"about", kText, Need::optional, "what it is, in a sentence or two", "…"},
    {"source", kText, Need::optional, "where the meaning comes from", "Annual report 2021/22"},
});

constexpr auto kFile = std::to_array<Field>({
    {.name = "terms",
     .kind = FieldKind::list,
     .need = Need::required,
     .meaning = "all terms",
     .example = "[…]",
     .fields = kTerm},
});

}  // namespace

std::span<const Field> glossary_fields() {
  return kFile;
}

Glossary Glossary::read(FileId file, const SourceMap& sources, Diagnostics& diagnostics) {
  Glossary glossary;
  const Span whole = sources.whole(file);
  const Value raw = read_yaml(whole, sources, diagnostics);
  const Value checked = check_fields(raw, kFile, whole, sources, diagnostics);
  const Value* list = checked.find("terms");
  if (list == nullptr) return unknown();

  std::map<std::string, Term> sorted;
  std::map<std::string, Span> seen;
  for (const Value& item : list->as_list()) {
    const std::string term = text_of(item.find("term"));
    const Meaning meaning{text_of(item.find("meaning")), text_of(item.find("about")),
                          text_of(item.find("source"))};
    if (term.empty() || meaning.meaning.empty()) continue;
    const auto [first, is_new] =
        seen.emplace(ascii_lower(term + '\n' + meaning.meaning), item.span);
    if (!is_new) {
      diagnostics
          .report("glossary-duplicate", item.span,
                  fmt::format("`{}` stands twice with the same meaning", term),
                  "remove one of them")
          .notes.push_back({first->second, "the first one is here"});
      continue;
    }
    Term& entry = sorted[ascii_lower(term)];
    if (entry.term.empty()) entry.term = term;
    entry.meanings.push_back(meaning);
  }
  std::map<std::string, int> ids;
  for (auto& [key, term] : sorted) {
    term.id = slug(term.term);
    if (term.id.empty()) term.id = "term";
    if (const int uses = ++ids[term.id]; uses > 1) term.id += fmt::format("-{}", uses);
    glossary.terms_.push_back(std::move(term));
  }
  return glossary;
}

Glossary Glossary::unknown() {
  Glossary glossary;
  glossary.is_complete_ = false;
  return glossary;
}

const Term* Glossary::find(std::string_view term) const {
  const std::string wanted = ascii_lower(term);
  for (const Term& entry : terms_) {
    if (ascii_lower(entry.term) == wanted) return &entry;
  }
  return nullptr;
}

std::vector<std::string_view> Glossary::names() const {
  std::vector<std::string_view> names;
  for (const Term& term : terms_) names.push_back(term.term);
  return names;
}

}  // namespace pier
