#include "learning/library.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"

namespace pier::learning {

namespace {

constexpr std::array<std::string_view, kFacetCount> kFacetIds{"type",   "abuse", "theme",
                                                              "agency", "age",   "year"};

/// Newest first, then by id.
template <typename Item>
void sort_newest_first(std::vector<Item>& items) {
  std::sort(items.begin(), items.end(), [](const Item& a, const Item& b) {
    if (a.published != b.published) return a.published > b.published;
    return a.id < b.id;
  });
}

void count(Tally& tally, const Recommendation& made, bool is_overdue) {
  const auto now = static_cast<std::size_t>(made.state);
  ++tally.now[now];
  if (is_overdue) ++tally.overdue;
  if (!made.last_year) return;
  ++tally.then[static_cast<std::size_t>(*made.last_year)];
  ++tally.since[now];
}

}  // namespace

std::string_view id_of(Facet facet) {
  return kFacetIds[static_cast<std::size_t>(facet)];
}

std::size_t Tally::total() const {
  return std::accumulate(now.begin(), now.end(), std::size_t{0});
}

std::size_t Tally::compared() const {
  return std::accumulate(then.begin(), then.end(), std::size_t{0});
}

const FacetValue* Library::find(Facet facet, std::string_view id) const {
  for (const FacetValue& value : this->facet(facet)) {
    if (value.id == id) return &value;
  }
  return nullptr;
}

const Review* Library::find_review(std::string_view id) const {
  const auto found = review_by_id_.find(id);
  return found == review_by_id_.end() ? nullptr : &reviews_[found->second];
}

const Briefing* Library::find_briefing(std::string_view id) const {
  const auto found = briefing_by_id_.find(id);
  return found == briefing_by_id_.end() ? nullptr : &briefings_[found->second];
}

const Review* Library::review_of_entry(std::size_t entry) const {
  const auto found = review_by_entry_.find(entry);
  return found == review_by_entry_.end() ? nullptr : &reviews_[found->second];
}

const Briefing* Library::briefing_of_entry(std::size_t entry) const {
  const auto found = briefing_by_entry_.find(entry);
  return found == briefing_by_entry_.end() ? nullptr : &briefings_[found->second];
}

/// Makes a Library: the functions are the steps, in their order.
class LibraryMaker {
 public:
  LibraryMaker(LibraryInput input, const calendar::Groups& groups, const Date& today)
      : groups_(groups), today_(today) {
    library_.taxonomy_ = std::move(input.taxonomy);
    library_.reviews_ = std::move(input.reviews);
    library_.briefings_ = std::move(input.briefings);
    library_.announced_ = std::move(input.announced);
    before_ = input.first_year.value_or(kNoYear);
    first_year_ = std::min(before_, input.first_shared_year.value_or(kNoYear));
  }

  Library run() {
    sort();
    index();
    relate_briefings();
    name_facet_values();
    fill_facets();
    cross();
    track();
    find_owners();
    return std::move(library_);
  }

 private:
  void sort() {
    sort_newest_first(library_.reviews_);
    sort_newest_first(library_.briefings_);
    const auto key = [](const Announced& fact) {
      return std::tuple(fact.kind, fact.partnership, fact.state, fact.hold, fact.is_example);
    };
    std::sort(library_.announced_.begin(), library_.announced_.end(),
              [&](const Announced& a, const Announced& b) { return key(a) < key(b); });
  }

  void index() {
    for (std::size_t r = 0; r < library_.reviews_.size(); ++r) {
      library_.review_by_id_.emplace(library_.reviews_[r].id, r);
      library_.review_by_entry_.emplace(library_.reviews_[r].entry, r);
    }
    for (std::size_t b = 0; b < library_.briefings_.size(); ++b) {
      library_.briefing_by_id_.emplace(library_.briefings_[b].id, b);
      library_.briefing_by_entry_.emplace(library_.briefings_[b].entry, b);
    }
  }

  void relate_briefings() {
    library_.briefings_from_.resize(library_.reviews_.size());
    for (std::size_t b = 0; b < library_.briefings_.size(); ++b) {
      Briefing& briefing = library_.briefings_[b];
      // Positions go with age: a set puts them newest first, each once.
      std::set<std::size_t> reviews;
      for (const NamedId& from : briefing.from) {
        const auto found = library_.review_by_id_.find(from.id);
        if (found != library_.review_by_id_.end()) reviews.insert(found->second);
      }
      briefing.reviews.assign(reviews.begin(), reviews.end());
      for (const std::size_t r : reviews) library_.briefings_from_[r].push_back(b);
    }
  }

  std::vector<FacetValue>& values(Facet facet) {
    return library_.facets_[static_cast<std::size_t>(facet)];
  }

  void name_facet_values() {
    for (const KindName& kind : kinds()) {
      values(Facet::type).push_back({std::string(kind.id), std::string(kind.name), {}, {}});
    }
    for (const AbuseKind& kind : library_.taxonomy_.abuse()) {
      values(Facet::abuse).push_back({kind.id, kind.name, {}, {}});
    }
    for (const Theme& theme : library_.taxonomy_.themes()) {
      values(Facet::theme).push_back({theme.id, theme.name, {}, {}});
    }
    for (const calendar::Organisation& organisation : groups_.organisations()) {
      values(Facet::agency).push_back({organisation.id, organisation.name, {}, {}});
    }
    for (const AgeBand& band : age_bands()) {
      values(Facet::age).push_back({std::string(band.slug), std::string(band.name), {}, {}});
    }
    name_years();
  }

  /// The years from the first publication to today's, newest first.
  void name_years() {
    last_year_ = today_.year();
    const auto consider = [&](const std::optional<Date>& published) {
      if (!published) return;
      first_year_ = std::min(first_year_, published->year());
      last_year_ = std::max(last_year_, published->year());
    };
    for (const Review& review : library_.reviews_) consider(review.published);
    for (const Briefing& briefing : library_.briefings_) consider(briefing.published);
    for (int year = last_year_; year >= first_year_; --year) {
      values(Facet::year).push_back({fmt::format("{:04}", year), fmt::format("{}", year), {}, {}});
    }
  }

  std::optional<std::size_t> year_position(const std::optional<Date>& published) const {
    if (!published) return std::nullopt;
    return static_cast<std::size_t>(last_year_ - published->year());
  }

  void fill_facets() {
    for (std::size_t r = 0; r < library_.reviews_.size(); ++r) {
      const Review& review = library_.reviews_[r];
      const auto add = [&](Facet facet, std::size_t value) {
        values(facet)[value].reviews.push_back(r);
      };
      add(Facet::type, static_cast<std::size_t>(review.kind));
      for (const std::size_t value : review.abuse) add(Facet::abuse, value);
      for (const std::size_t value : review.themes) add(Facet::theme, value);
      for (const std::size_t value : review.agencies) add(Facet::agency, value);
      if (review.age_band) add(Facet::age, *review.age_band);
      if (const auto year = year_position(review.published)) add(Facet::year, *year);
    }
    for (std::size_t b = 0; b < library_.briefings_.size(); ++b) {
      const Briefing& briefing = library_.briefings_[b];
      const auto add = [&](Facet facet, std::size_t value) {
        values(facet)[value].briefings.push_back(b);
      };
      for (const std::size_t value : briefing.abuse) add(Facet::abuse, value);
      for (const std::size_t value : briefing.themes) add(Facet::theme, value);
      if (const auto year = year_position(briefing.published)) add(Facet::year, *year);
    }
  }

  void cross() {
    ThemesByYear& table = library_.themes_by_year_;
    int first = before_;
    for (const Review& review : library_.reviews_) {
      if (review.published) first = std::min(first, review.published->year());
    }
    for (int year = first; year <= last_year_; ++year) table.years.push_back(year);
    table.reviews.assign(table.years.size(), 0);
    table.counts.assign(library_.taxonomy_.themes().size(),
                        std::vector<std::size_t>(table.years.size(), 0));
    for (const Review& review : library_.reviews_) {
      if (!review.published) continue;
      const auto year = static_cast<std::size_t>(review.published->year() - first);
      ++table.reviews[year];
      for (const std::size_t theme : review.themes) ++table.counts[theme][year];
    }
  }

  /// Overdue, open, done, not accepted.
  static int rank(const Tracked& tracked, const Recommendation& made) {
    if (tracked.is_overdue) return 0;
    if (made.is_open()) return 1;
    return made.state == Progress::done ? 2 : 3;
  }

  void track() {
    for (std::size_t r = 0; r < library_.reviews_.size(); ++r) {
      const std::vector<Recommendation>& made = library_.reviews_[r].recommendations;
      for (std::size_t i = 0; i < made.size(); ++i) {
        const bool is_overdue = made[i].is_overdue(today_);
        library_.recommendations_.push_back({r, i, is_overdue});
        count(library_.tally_, made[i], is_overdue);
      }
    }
    // What has no day comes after what has one.
    static const Date kLastDay = *Date::from_parts(9999, 12, 31);
    const auto key = [&](const Tracked& tracked) {
      const Recommendation& made = library_.of(tracked);
      return std::tuple(rank(tracked, made), made.due.value_or(kLastDay), tracked.review,
                        tracked.recommendation);
    };
    std::sort(library_.recommendations_.begin(), library_.recommendations_.end(),
              [&](const Tracked& a, const Tracked& b) { return key(a) < key(b); });
  }

  void find_owners() {
    std::vector<Owner> all(groups_.organisations().size());
    for (std::size_t o = 0; o < all.size(); ++o) all[o].organisation = o;
    for (std::size_t t = 0; t < library_.recommendations_.size(); ++t) {
      const Tracked& tracked = library_.recommendations_[t];
      const Recommendation& made = library_.of(tracked);
      for (const std::size_t owner : made.owners) {
        all[owner].recommendations.push_back(t);
        count(all[owner].tally, made, tracked.is_overdue);
      }
    }
    for (Owner& owner : all) {
      if (!owner.recommendations.empty()) library_.owners_.push_back(std::move(owner));
    }
  }

  Library library_;
  const calendar::Groups& groups_;
  const Date& today_;
  static constexpr int kNoYear = std::numeric_limits<int>::max();
  /// The first year of the record of what was published.
  int before_ = kNoYear;
  int first_year_ = kNoYear;
  int last_year_ = 0;
};

Library make_library(LibraryInput input, const calendar::Groups& groups, const Date& today) {
  return LibraryMaker(std::move(input), groups, today).run();
}

namespace {

/// Reports every item whose id another has; gives all ids.
template <typename Item>
std::map<std::string_view, const Item*> ids_of(const std::vector<Item>& items,
                                               std::string_view what, Diagnostics& diagnostics) {
  std::map<std::string_view, const Item*> ids;
  for (const Item& item : items) {
    const auto [first, is_new] = ids.emplace(item.id, &item);
    if (is_new) continue;
    diagnostics
        .report("learning-duplicate", item.span,
                fmt::format("another {} has the id `{}`", what, item.id),
                "the name of the file is its id: rename one of them")
        .notes.push_back({first->second->span, "the other one is here"});
  }
  return ids;
}

}  // namespace

void check_ids(const std::vector<Review>& reviews, const std::vector<Briefing>& briefings,
               Diagnostics& diagnostics) {
  const auto known = ids_of(reviews, "review", diagnostics);
  ids_of(briefings, "briefing", diagnostics);
  for (const Briefing& briefing : briefings) {
    for (const NamedId& from : briefing.from) {
      if (known.contains(from.id)) continue;
      std::vector<std::string_view> names;
      names.reserve(known.size());
      for (const auto& [id, review] : known) names.push_back(id);
      diagnostics.report("learning-unknown", from.span,
                         fmt::format("there is no review `{}`", from.id), suggest(from.id, names));
    }
  }
}

}  // namespace pier::learning
