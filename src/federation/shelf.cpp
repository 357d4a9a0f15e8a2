#include "federation/shelf.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_map>

#include <fmt/format.h>

#include "base/text.h"

namespace pier::federation {

namespace {

/// Positions by every name of a thing.
using Ways = std::unordered_map<std::string, std::size_t>;

template <typename Words>
Ways ways_to(const Words& words) {
  Ways ways;
  // An id goes before a name, and a name before another name, whoever has it.
  for (std::size_t w = 0; w < words.size(); ++w) ways.emplace(words[w].id, w);
  for (std::size_t w = 0; w < words.size(); ++w) ways.emplace(slug(words[w].name), w);
  if constexpr (requires { words[0].also; }) {
    for (std::size_t w = 0; w < words.size(); ++w) {
      for (const std::string& other : words[w].also) ways.emplace(slug(other), w);
    }
  }
  return ways;
}

std::optional<std::size_t> find_way(const Ways& ways, const Named& word) {
  if (const auto by_id = ways.find(word.id); by_id != ways.end()) return by_id->second;
  const auto by_name = ways.find(slug(word.name));
  return by_name == ways.end() ? std::nullopt : std::optional(by_name->second);
}

std::vector<std::size_t> positions(const std::vector<Named>& words, const Ways& ways,
                                   std::set<std::string>* unknown) {
  std::vector<std::size_t> found;
  for (const Named& word : words) {
    const auto position = find_way(ways, word);
    if (!position) {
      if (unknown != nullptr) unknown->insert(word.id);
    } else if (std::find(found.begin(), found.end(), *position) == found.end()) {
      found.push_back(*position);
    }
  }
  return found;
}

template <typename Shelved>
void sort_by_age(std::vector<Shelved>& items) {
  std::sort(items.begin(), items.end(), [](const Shelved& a, const Shelved& b) {
    return std::tuple(*b.record.published, a.placed.neighbour, std::string_view(a.record.id)) <
           std::tuple(*a.record.published, b.placed.neighbour, std::string_view(b.record.id));
  });
}

}  // namespace

class ShelfMaker {
 public:
  ShelfMaker(const learning::Taxonomy& taxonomy, const calendar::Groups& groups, const Date& today,
             bool production, Diagnostics& diagnostics)
      : taxonomy_(taxonomy),
        today_(today),
        production_(production),
        diagnostics_(diagnostics),
        themes_(ways_to(taxonomy.themes())),
        abuse_(ways_to(taxonomy.abuse())),
        agencies_(ways_to(groups.organisations())) {}

  Shelf run(std::vector<Neighbour> neighbours) {
    shelf_.neighbours_ = std::move(neighbours);
    for (std::size_t n = 0; n < shelf_.neighbours_.size(); ++n) take(n);
    sort_by_age(shelf_.reviews_);
    sort_by_age(shelf_.briefings_);
    shelf_.by_neighbour_.resize(shelf_.neighbours_.size());
    for (std::size_t r = 0; r < shelf_.reviews_.size(); ++r) {
      shelf_.by_neighbour_[shelf_.reviews_[r].placed.neighbour].reviews.push_back(r);
    }
    for (std::size_t b = 0; b < shelf_.briefings_.size(); ++b) {
      shelf_.by_neighbour_[shelf_.briefings_[b].placed.neighbour].briefings.push_back(b);
    }
    return std::move(shelf_);
  }

 private:
  void take(std::size_t n) {
    Neighbour& from = shelf_.neighbours_[n];
    const std::vector<std::size_t> wanted = wanted_themes(from);
    if (!from.catalogue) return;
    std::set<std::string> unknown;
    if (from.takes_reviews) {
      for (CatalogueReview& record : from.catalogue->reviews) {
        if (record.is_example && production_) continue;
        auto placed = place(record, n, wanted, from.themes.empty(), unknown);
        if (!placed) continue;
        auto agencies = positions(record.agencies, agencies_, nullptr);
        shelf_.reviews_.push_back({std::move(*placed), std::move(agencies), std::move(record)});
      }
    }
    if (from.takes_briefings) {
      for (CatalogueBriefing& record : from.catalogue->briefings) {
        auto placed = place(record, n, wanted, from.themes.empty(), unknown);
        if (placed) shelf_.briefings_.push_back({std::move(*placed), std::move(record)});
      }
    }
    from.catalogue->reviews.clear();
    from.catalogue->briefings.clear();
    if (!unknown.empty() && taxonomy_.is_complete()) tell_unknown(from, unknown);
  }

  std::vector<std::size_t> wanted_themes(const Neighbour& from) {
    std::vector<std::size_t> wanted;
    for (const learning::NamedId& theme : from.themes) {
      if (const auto found = taxonomy_.find_theme(theme.id)) {
        wanted.push_back(*found);
      } else if (taxonomy_.is_complete()) {
        diagnostics_.report("learning-unknown", theme.span,
                            fmt::format("there is no theme `{}`", theme.id),
                            taxonomy_.suggest_theme(theme.id));
      }
    }
    return wanted;
  }

  /// None when it is not shown.
  std::optional<Placed> place(const Item& item, std::size_t neighbour,
                              const std::vector<std::size_t>& wanted, bool wants_all,
                              std::set<std::string>& unknown) {
    if (!item.published) return std::nullopt;
    const bool is_over = item.public_until && *item.public_until < today_;
    if (is_over) return std::nullopt;
    if (today_ < *item.published) {
      // It says that it is not public yet; that day it may be.
      consider(item.published);
      return std::nullopt;
    }
    Placed placed{neighbour, positions(item.themes, themes_, &unknown),
                  positions(item.abuse, abuse_, &unknown)};
    const bool is_wanted =
        wants_all ||
        std::any_of(placed.themes.begin(), placed.themes.end(), [&](std::size_t theme) {
          return std::find(wanted.begin(), wanted.end(), theme) != wanted.end();
        });
    if (!is_wanted) return std::nullopt;
    if (item.public_until) {
      if (const auto after = day_after(item.public_until)) consider(after);
    }
    const int year = item.published->year();
    if (!shelf_.first_year_ || year < *shelf_.first_year_) shelf_.first_year_ = year;
    return placed;
  }

  void consider(const std::optional<Date>& day) {
    std::optional<Date>& next = shelf_.next_change_;
    if (day && today_ < *day && (!next || *day < *next)) next = day;
  }

  void tell_unknown(const Neighbour& from, const std::set<std::string>& unknown) {
    constexpr std::size_t kShown = 5;
    std::vector<std::string> names;
    for (const std::string& id : unknown) {
      if (names.size() == kShown) break;
      names.push_back(fmt::format("`{}`", id));
    }
    const std::string more = unknown.size() > kShown
                                 ? fmt::format(" and {} more", unknown.size() - kShown)
                                 : std::string();
    diagnostics_.report(
        "neighbour-words", from.span,
        fmt::format("{} uses {} that data/learning.yaml does not know: {}{}", from.name,
                    count_of(unknown.size(), "theme or kind of abuse", "themes or kinds of abuse"),
                    join(names, ", "), more),
        "add each there, or as another name (`also`) of one that means the same; until then no "
        "list by theme or abuse has what is only about it");
  }

  const learning::Taxonomy& taxonomy_;
  const Date& today_;
  bool production_;
  Diagnostics& diagnostics_;
  Ways themes_;
  Ways abuse_;
  Ways agencies_;
  Shelf shelf_;
};

const OnShelf& Shelf::having(learning::Facet facet, std::size_t value) const {
  static const OnShelf kNothing;
  const std::vector<OnShelf>& values = facets_[static_cast<std::size_t>(facet)];
  return value < values.size() ? values[value] : kNothing;
}

void Shelf::file_under(const learning::Library& library) {
  if (empty()) return;
  using learning::Facet;
  for (std::size_t f = 0; f < learning::kFacetCount; ++f) {
    facets_[f].resize(library.facet(static_cast<Facet>(f)).size());
  }
  const auto values = [&](Facet facet) -> std::vector<OnShelf>& {
    return facets_[static_cast<std::size_t>(facet)];
  };
  // Years are there from the newest to the oldest, without a gap.
  std::unordered_map<std::string_view, std::size_t> years;
  const auto& all_years = library.facet(Facet::year);
  for (std::size_t y = 0; y < all_years.size(); ++y) years.emplace(all_years[y].id, y);
  const auto year_of = [&](const Item& item) {
    const auto found = years.find(fmt::format("{:04}", item.published->year()));
    return found == years.end() ? std::nullopt : std::optional(found->second);
  };
  for (std::size_t r = 0; r < reviews_.size(); ++r) {
    const ShelvedReview& review = reviews_[r];
    values(Facet::type)[static_cast<std::size_t>(review.record.kind)].reviews.push_back(r);
    for (const std::size_t v : review.placed.abuse) values(Facet::abuse)[v].reviews.push_back(r);
    for (const std::size_t v : review.placed.themes) values(Facet::theme)[v].reviews.push_back(r);
    for (const std::size_t v : review.agencies) values(Facet::agency)[v].reviews.push_back(r);
    if (const auto& age = review.record.age_band) values(Facet::age)[*age].reviews.push_back(r);
    if (const auto year = year_of(review.record)) values(Facet::year)[*year].reviews.push_back(r);
  }
  for (std::size_t b = 0; b < briefings_.size(); ++b) {
    const ShelvedBriefing& briefing = briefings_[b];
    for (const std::size_t v : briefing.placed.abuse) {
      values(Facet::abuse)[v].briefings.push_back(b);
    }
    for (const std::size_t v : briefing.placed.themes) {
      values(Facet::theme)[v].briefings.push_back(b);
    }
    if (const auto year = year_of(briefing.record)) {
      values(Facet::year)[*year].briefings.push_back(b);
    }
  }
}

Shelf make_shelf(std::vector<Neighbour> neighbours, const learning::Taxonomy& taxonomy,
                 const calendar::Groups& groups, const Date& today, bool production,
                 Diagnostics& diagnostics) {
  return ShelfMaker(taxonomy, groups, today, production, diagnostics).run(std::move(neighbours));
}

}  // namespace pier::federation
