#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "calendar/groups.h"
#include "learning/briefing.h"
#include "learning/kinds.h"
#include "learning/review.h"
#include "learning/taxonomy.h"

namespace pier::learning {

/// By what readers look for reviews. The ids are parts of addresses: /learning/ID/VALUE/.
enum class Facet : std::uint8_t { type, abuse, theme, agency, age, year };
inline constexpr std::size_t kFacetCount = 6;
/// "type", "abuse", "theme", "agency", "age", "year".
std::string_view id_of(Facet facet);

/// One value of a facet and what has it. Positions are those of the Library, newest first.
struct FacetValue {
  /// Part of its address: "self-neglect", "16-to-17", "2024".
  std::string id;
  /// For readers.
  std::string name;
  std::vector<std::size_t> reviews;
  /// Briefings have an abuse, a theme and a year only.
  std::vector<std::size_t> briefings;
};

/// A recommendation with the review that makes it.
struct Tracked {
  std::size_t review = 0;          ///< position in Library::reviews()
  std::size_t recommendation = 0;  ///< position in Review::recommendations
  bool is_overdue = false;
};

/// How many recommendations stand how, by Progress.
struct Tally {
  std::array<std::size_t, kProgressCount> now{};
  std::size_t overdue = 0;
  /// Of those that say how they stood a year before: how they stood then, and how they stand now.
  std::array<std::size_t, kProgressCount> then{};
  std::array<std::size_t, kProgressCount> since{};

  std::size_t total() const;
  /// How many say how they stood a year before.
  std::size_t compared() const;
};

/// An organisation that has something to do.
struct Owner {
  std::size_t organisation = 0;  ///< position in Groups::organisations()
  /// Positions in Library::recommendations().
  std::vector<std::size_t> recommendations;
  Tally tally;
};

/// How many reviews that were published in a year have a theme.
struct ThemesByYear {
  /// Every year from the first publication to today's, without a gap, oldest first; empty when
  /// nothing was published.
  std::vector<int> years;
  /// By position in Taxonomy::themes(), then in `years`.
  std::vector<std::vector<std::size_t>> counts;
  /// By position in `years`: how many reviews were published, each counted once.
  std::vector<std::size_t> reviews;
};

/// Everything that make_library() takes. Reviews and briefings are public on the day, and say where
/// they stand in the site.
struct LibraryInput {
  Taxonomy taxonomy;
  std::vector<Review> reviews;
  std::vector<Briefing> briefings;
  std::vector<Announced> announced;
  /// A year that pages had before: they keep it, also when what was published in it has expired.
  std::optional<int> first_year = {};
  /// The year of the oldest of what neighbours published: lists by year begin there at the latest.
  std::optional<int> first_shared_year = {};
};

/// The learning from reviews that is public on a day. Const after make_library(); safe to read from
/// several threads. Holds nothing of what is not public beyond announced().
class Library {
 public:
  const Taxonomy& taxonomy() const { return taxonomy_; }
  /// Newest first, then by id.
  const std::vector<Review>& reviews() const { return reviews_; }
  const std::vector<Briefing>& briefings() const { return briefings_; }
  /// Facts of reviews that are not public yet, sorted by what they say.
  const std::vector<Announced>& announced() const { return announced_; }
  bool empty() const { return reviews_.empty() && briefings_.empty() && announced_.empty(); }

  /// Every value of a facet that there can be, also those that nothing has, so that pages can say
  /// so: kinds, abuse, themes and age bands in the order of their tables, agencies in that of
  /// data/groups.yaml, years newest first and without gaps up to today's.
  const std::vector<FacetValue>& facet(Facet facet) const {
    return facets_[static_cast<std::size_t>(facet)];
  }
  /// The value with this id, or null.
  const FacetValue* find(Facet facet, std::string_view id) const;
  const ThemesByYear& themes_by_year() const { return themes_by_year_; }

  const Review* find_review(std::string_view id) const;
  const Briefing* find_briefing(std::string_view id) const;
  /// Of an entry, by its position in Site::entries(); null when it is none.
  const Review* review_of_entry(std::size_t entry) const;
  const Briefing* briefing_of_entry(std::size_t entry) const;
  /// The briefings that come from a review, by its position; newest first.
  const std::vector<std::size_t>& briefings_from(std::size_t review) const {
    return briefings_from_[review];
  }

  /// All recommendations: what is overdue first, the longest first; then what is open, by its day;
  /// then what is done and what was not accepted; among equals by review and in its order.
  const std::vector<Tracked>& recommendations() const { return recommendations_; }
  const Recommendation& of(const Tracked& tracked) const {
    return reviews_[tracked.review].recommendations[tracked.recommendation];
  }
  const Tally& tally() const { return tally_; }
  /// Who has something to do or did it, in the order of data/groups.yaml.
  const std::vector<Owner>& owners() const { return owners_; }

 private:
  friend class LibraryMaker;
  Taxonomy taxonomy_;
  std::vector<Review> reviews_;
  std::vector<Briefing> briefings_;
  std::vector<Announced> announced_;
  std::array<std::vector<FacetValue>, kFacetCount> facets_;
  ThemesByYear themes_by_year_;
  std::vector<std::vector<std::size_t>> briefings_from_;
  std::vector<Tracked> recommendations_;
  Tally tally_;
  std::vector<Owner> owners_;
  std::map<std::string, std::size_t, std::less<>> review_by_id_;
  std::map<std::string, std::size_t, std::less<>> briefing_by_id_;
  std::map<std::size_t, std::size_t> review_by_entry_;
  std::map<std::size_t, std::size_t> briefing_by_entry_;
};

/// Sorts and counts. `today` decides what is overdue and which year is the last. Takes time that
/// grows with the number of recommendations times its logarithm.
Library make_library(LibraryInput input, const calendar::Groups& groups, const Date& today);

/// Reports two reviews, or two briefings, with one id, and briefings that come from a review that
/// is in no file. Both lists are of all files, public or not.
void check_ids(const std::vector<Review>& reviews, const std::vector<Briefing>& briefings,
               Diagnostics& diagnostics);

}  // namespace pier::learning
