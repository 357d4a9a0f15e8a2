#include "federation/neighbours.h"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "federation/own_id.h"
#include "federation/read_catalogue.h"
#include "value/yaml_reader.h"

namespace pier::federation {

namespace {

constexpr std::array<std::string_view, 3> kTakes{"reviews", "briefings", "procedures"};

constexpr auto kNeighbour = std::to_array<Field>({
    {.name = "id",
     .kind = FieldKind::slug,
     .need = Need::required,
     .meaning = "a short name; it names the folder below data/neighbours, and never changes",
     .example = "essex"},
    {.name = "name",
     .kind = FieldKind::text,
     .need = Need::required,
     .meaning = "what readers see",
     .example = "Essex Safeguarding Adults Board",
     .longest = 120},
    {.name = "catalogue",
     .kind = FieldKind::https_url,
     .need = Need::required,
     .meaning = "the address of its catalogue",
     .example = "https://safeguarding.example.org/catalogue.json",
     .longest = kLongestUrl},
    {.name = "takes",
     .kind = FieldKind::word_list,
     .need = Need::required,
     .meaning = "what is taken from it: reviews, briefings, procedures",
     .example = "[reviews, briefings]",
     .choices = kTakes},
    {.name = "themes",
     .kind = FieldKind::word_list,
     .meaning = "themes of data/learning.yaml; only what has one of them is taken",
     .example = "[self-neglect]"},
});

constexpr auto kNeighbours = std::to_array<Field>({
    {.name = "neighbours",
     .kind = FieldKind::list,
     .need = Need::required,
     .meaning = "other partnerships whose learning this site shows",
     .example = "[{id: essex, name: Essex, catalogue: https://example.org/catalogue.json, "
                "takes: [reviews]}]",
     .fields = kNeighbour},
});

/// What no two neighbours share, each with its place.
class Told {
 public:
  explicit Told(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  /// Whether it is new; else it was reported.
  bool is_new(const Value& value, std::string_view what,
              std::string help = "keep one of the two, with all that is taken from it") {
    const auto [first, was_new] = places_.emplace(value.as_text(), value.span);
    if (was_new) return true;
    diagnostics_
        .report("neighbour-duplicate", value.span,
                fmt::format("another neighbour has the {} `{}`", what, value.as_text()),
                std::move(help))
        .notes.push_back({first->second, "the other one is here"});
    return false;
  }

 private:
  Diagnostics& diagnostics_;
  std::map<std::string, Span> places_;
};

Neighbour neighbour_of(const Value& item, Diagnostics& diagnostics) {
  Neighbour one;
  one.id = text_of(item.find("id"));
  one.name = text_of(item.find("name"));
  one.address = text_of(item.find("catalogue"));
  one.host = host_of(one.address);
  one.span = item.span;
  for (const std::string& kind : texts_of(item.find("takes"))) {
    one.takes_reviews = one.takes_reviews || kind == kTakes[0];
    one.takes_briefings = one.takes_briefings || kind == kTakes[1];
    one.takes_procedures = one.takes_procedures || kind == kTakes[2];
  }
  for (const Value& theme : list_of(item.find("themes"))) {
    one.themes.push_back({theme.as_text(), theme.span});
  }
  if (one.host.empty() && !one.address.empty()) {
    diagnostics.report("field-type", item.find("catalogue")->span,
                       "`catalogue` is no address of a website with a name",
                       "write it as https://www.example.org/catalogue.json");
  }
  if (one.id == kOwnId) {
    diagnostics.report("field-type", item.find("id")->span,
                       fmt::format("`{}` is the name of this partnership's own learning", one.id),
                       "give the neighbour another id, such as that of its place");
  }
  return one;
}

}  // namespace

const ProcedureCopy* Neighbour::find_copy(std::string_view copy) const {
  const auto found = std::find_if(copies.begin(), copies.end(),
                                  [&](const ProcedureCopy& one) { return one.name == copy; });
  return found == copies.end() ? nullptr : &*found;
}

std::string Neighbour::catalogue_path() const {
  return fmt::format("data/neighbours/{}/catalogue.json", id);
}

std::span<const Field> neighbours_fields() {
  return kNeighbours;
}

std::vector<Neighbour> read_neighbours(FileId file, const SourceMap& sources,
                                       Diagnostics& diagnostics) {
  const Span whole = sources.whole(file);
  const Value fields = check_fields(read_yaml(whole, sources, diagnostics), kNeighbours, whole,
                                    sources, diagnostics);
  std::vector<Neighbour> all;
  Told ids(diagnostics);
  Told addresses(diagnostics);
  Told names(diagnostics);
  for (const Value& item : list_of(fields.find("neighbours"))) {
    Neighbour one = neighbour_of(item, diagnostics);
    if (one.id.empty() || one.id == kOwnId || one.host.empty() || one.name.empty()) continue;
    const bool is_new = ids.is_new(*item.find("id"), "id") &&
                        addresses.is_new(*item.find("catalogue"), "catalogue") &&
                        names.is_new(*item.find("name"), "name",
                                     "give each a name that readers can tell from the other");
    if (!is_new) continue;
    all.push_back(std::move(one));
  }
  return all;
}

const Neighbour* find_neighbour(const std::vector<Neighbour>& all, std::string_view id) {
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Neighbour& one) { return one.id == id; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace pier::federation
