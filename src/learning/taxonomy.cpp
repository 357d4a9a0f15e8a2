#include "learning/taxonomy.h"

#include <algorithm>
#include <array>
#include <map>
#include <span>

#include <fmt/format.h>

#include "base/text.h"
#include "learning/data_fields.h"
#include "value/schema.h"
#include "value/yaml_reader.h"

namespace pier::learning {

namespace {

constexpr auto kLists = std::to_array<std::string_view>({"adults", "children", "context"});

constexpr auto kTheme = std::to_array<Field>({
    {.name = "id",
     .kind = FieldKind::slug,
     .need = Need::required,
     .meaning = "a short name for references and addresses; it never changes",
     .example = "professional-curiosity"},
    {.name = "name",
     .kind = FieldKind::text,
     .need = Need::required,
     .meaning = "what it is called",
     .example = "Professional curiosity",
     .longest = 100},
    {.name = "also",
     .kind = FieldKind::word_list,
     .meaning = "other words for it",
     .example = "[respectful uncertainty]"},
    {.name = "summary",
     .kind = FieldKind::text,
     .need = Need::required,
     .meaning = "what it means, in a sentence",
     .example = "To ask, to look and to check rather than to assume.",
     .longest = 300},
    {.name = "guidance",
     .kind = FieldKind::word_list,
     .meaning = "pages below content/ that belong to it",
     .example = "[professionals/professional-curiosity.md]"},
    {.name = "indicators",
     .kind = FieldKind::word_list,
     .meaning = "ids of figures that belong to it",
     .example = "[repeat-referrals]"},
});

constexpr auto kAbuse = std::to_array<Field>({
    {.name = "id",
     .kind = FieldKind::slug,
     .need = Need::required,
     .meaning = "a short name for references and addresses; it never changes",
     .example = "self-neglect"},
    {.name = "name",
     .kind = FieldKind::text,
     .need = Need::required,
     .meaning = "what it is called",
     .example = "Self-neglect",
     .longest = 100},
    {.name = "lists",
     .kind = FieldKind::word_list,
     .need = Need::required,
     .meaning = "the statutory lists that it stands in, or context for a harm outside the home",
     .example = "[adults]",
     .choices = kLists},
    {.name = "also",
     .kind = FieldKind::word_list,
     .meaning = "other words for it",
     .example = "[hoarding]"},
});

constexpr auto kTaxonomy = std::to_array<Field>({
    {.name = "themes",
     .kind = FieldKind::list,
     .need = Need::required,
     .meaning = "what reviews teach",
     .example = "[…]",
     .fields = kTheme},
    {.name = "abuse",
     .kind = FieldKind::list,
     .need = Need::required,
     .meaning = "the kinds of abuse and neglect",
     .example = "[…]",
     .fields = kAbuse},
});

/// The id that `written` was meant to be, and why we think so, as help for an author. `Word` has an
/// id, a name and other words.
template <typename Word>
std::string suggest_word(std::string_view written, const std::vector<Word>& words) {
  if (words.empty()) return "the words are those of data/learning.yaml; write it there first";
  const std::string plain = slug(written);
  // Every way to say it leads to its id.
  std::map<std::string, std::string_view> ways;
  std::vector<std::string_view> ids;
  ids.reserve(words.size());
  for (const Word& word : words) {
    ids.push_back(word.id);
    ways.emplace(word.id, word.id);
    ways.emplace(slug(word.name), word.id);
    for (const std::string& other : word.also) ways.emplace(slug(other), word.id);
  }
  if (const auto exact = ways.find(plain); exact != ways.end()) {
    return fmt::format("write `{}`, which stands for it", exact->second);
  }
  std::vector<std::string_view> all;
  all.reserve(ways.size());
  for (const auto& [way, id] : ways) all.push_back(way);
  const std::string_view near = nearest(plain, all);
  if (near.empty()) return suggest(written, ids);
  return fmt::format("did you mean `{}`?", ways.find(std::string(near))->second);
}

template <typename Word>
std::optional<std::size_t> find_word(std::string_view id, const std::vector<Word>& words) {
  for (std::size_t w = 0; w < words.size(); ++w) {
    if (words[w].id == id) return w;
  }
  return std::nullopt;
}

}  // namespace

class TaxonomyReader {
 public:
  TaxonomyReader(const SourceMap& sources, Diagnostics& diagnostics)
      : sources_(sources), diagnostics_(diagnostics) {}

  Taxonomy run(FileId file) {
    const Span whole = sources_.whole(file);
    const Value fields = check_fields(read_yaml(whole, sources_, diagnostics_), kTaxonomy, whole,
                                      sources_, diagnostics_);
    result_.is_complete_ = fields.find("themes") != nullptr && fields.find("abuse") != nullptr;
    for (const Value& item : list_of(fields.find("themes"))) add_theme(item);
    for (const Value& item : list_of(fields.find("abuse"))) add_abuse(item);
    return std::move(result_);
  }

 private:
  /// The id of an item that nothing else of its list has; "" when it is not there or taken.
  std::string new_id(const Value& item, std::string_view what, std::map<std::string, Span>& seen) {
    const Value* id = item.find("id");
    if (id == nullptr) {
      result_.is_complete_ = false;
      return {};
    }
    const auto [first, is_new] = seen.emplace(id->as_text(), id->span);
    if (is_new) return id->as_text();
    diagnostics_
        .report("learning-duplicate", id->span,
                fmt::format("another {} has the id `{}`", what, id->as_text()),
                "give each an id of its own")
        .notes.push_back({first->second, "the other one is here"});
    return {};
  }

  void add_theme(const Value& item) {
    Theme theme;
    theme.id = new_id(item, "theme", theme_ids_);
    if (theme.id.empty()) return;
    theme.name = text_of(item.find("name"));
    theme.also = texts_of(item.find("also"));
    theme.summary = text_of(item.find("summary"));
    theme.span = item.span;
    for (const Value& page : list_of(item.find("guidance"))) {
      theme.guidance.push_back({page.as_text(), page.span, {}});
    }
    for (const Value& indicator : list_of(item.find("indicators"))) {
      theme.indicators.push_back({indicator.as_text(), indicator.span});
    }
    result_.themes_.push_back(std::move(theme));
  }

  void add_abuse(const Value& item) {
    AbuseKind kind;
    kind.id = new_id(item, "kind of abuse", abuse_ids_);
    if (kind.id.empty()) return;
    kind.name = text_of(item.find("name"));
    kind.also = texts_of(item.find("also"));
    kind.span = item.span;
    for (const std::string& list : texts_of(item.find("lists"))) {
      if (list == kLists[0]) kind.of_adults = true;
      if (list == kLists[1]) kind.of_children = true;
      if (list == kLists[2]) kind.of_context = true;
    }
    // Where the list itself is wrong, which was reported, it is not held against reviews too.
    if (item.find("lists") == nullptr) kind.of_context = true;
    result_.abuse_.push_back(std::move(kind));
  }

  const SourceMap& sources_;
  Diagnostics& diagnostics_;
  Taxonomy result_;
  std::map<std::string, Span> theme_ids_;
  std::map<std::string, Span> abuse_ids_;
};

bool AbuseKind::belongs_to(Partnership partnership) const {
  switch (partnership) {
    case Partnership::adults:
      return of_adults || of_context;
    case Partnership::children:
      return of_children || of_context;
    case Partnership::both:
    case Partnership::community_safety:
      break;
  }
  return true;
}

std::span<const Field> taxonomy_fields() {
  return kTaxonomy;
}

Taxonomy Taxonomy::read(FileId file, const SourceMap& sources, Diagnostics& diagnostics) {
  return TaxonomyReader(sources, diagnostics).run(file);
}

Taxonomy Taxonomy::unknown() {
  Taxonomy taxonomy;
  taxonomy.is_complete_ = false;
  return taxonomy;
}

std::optional<std::size_t> Taxonomy::find_theme(std::string_view id) const {
  return find_word(id, themes_);
}

std::optional<std::size_t> Taxonomy::find_abuse(std::string_view id) const {
  return find_word(id, abuse_);
}

std::string Taxonomy::suggest_theme(std::string_view written) const {
  return suggest_word(written, themes_);
}

std::string Taxonomy::suggest_abuse(std::string_view written) const {
  return suggest_word(written, abuse_);
}

void Taxonomy::settle_guidance(const std::function<std::string(const PageLink&)>& url_of) {
  for (Theme& theme : themes_) {
    for (PageLink& page : theme.guidance) page.url = url_of(page);
    std::erase_if(theme.guidance, [](const PageLink& page) { return page.url.empty(); });
  }
}

void Taxonomy::settle_indicators(const std::vector<std::string_view>& ids, bool all_known,
                                 Diagnostics& diagnostics) {
  const auto is_unknown = [&](const NamedId& named) {
    if (std::binary_search(ids.begin(), ids.end(), named.id)) return false;
    if (all_known) {
      diagnostics.report("learning-unknown", named.span,
                         fmt::format("there is no indicator `{}`", named.id),
                         suggest(named.id, ids));
    }
    return true;
  };
  for (Theme& theme : themes_) std::erase_if(theme.indicators, is_unknown);
}

}  // namespace pier::learning
