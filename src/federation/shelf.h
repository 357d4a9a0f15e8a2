#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "calendar/groups.h"
#include "diagnostics/diagnostics.h"
#include "federation/neighbours.h"
#include "learning/library.h"

namespace pier::federation {

/// Of whom an item is, and what the words of its publisher mean on this site: positions in
/// Taxonomy::themes(), Taxonomy::abuse() and Groups::organisations().
struct Placed {
  /// Position in Shelf::neighbours().
  std::size_t neighbour = 0;
  std::vector<std::size_t> themes;
  std::vector<std::size_t> abuse;
};

struct ShelvedReview {
  Placed placed;
  std::vector<std::size_t> agencies;
  CatalogueReview record;
};

struct ShelvedBriefing {
  Placed placed;
  CatalogueBriefing record;
};

/// What has a value of a facet: positions on the shelf, newest first.
struct OnShelf {
  std::vector<std::size_t> reviews;
  std::vector<std::size_t> briefings;
};

/// What neighbours published and this site shows in its library, beside its own. Nothing of it has
/// a page here: each leads to the original. Const after file_under(); safe to read from several
/// threads.
class Shelf {
 public:
  bool empty() const { return reviews_.empty() && briefings_.empty(); }
  /// Those of data/neighbours.yaml, in its order. Their catalogues are empty: what is taken of them
  /// is here.
  const std::vector<Neighbour>& neighbours() const { return neighbours_; }
  /// Newest first, then by neighbour, then by id.
  const std::vector<ShelvedReview>& reviews() const { return reviews_; }
  const std::vector<ShelvedBriefing>& briefings() const { return briefings_; }
  /// The year of the oldest of them.
  std::optional<int> first_year() const { return first_year_; }
  /// The next day on which something must no longer be shown.
  std::optional<Date> next_change() const { return next_change_; }

  /// Of a value of a facet, by its position in Library::facet(); nothing for one that there is not.
  const OnShelf& having(learning::Facet facet, std::size_t value) const;
  /// Of a neighbour, by its position.
  const OnShelf& of(std::size_t neighbour) const { return by_neighbour_[neighbour]; }

  /// Files everything under the values of the facets of the library, which has the years from
  /// first_year() on.
  void file_under(const learning::Library& library);

 private:
  friend class ShelfMaker;
  std::vector<Neighbour> neighbours_;
  std::vector<ShelvedReview> reviews_;
  std::vector<ShelvedBriefing> briefings_;
  std::optional<int> first_year_;
  std::optional<Date> next_change_;
  std::vector<OnShelf> by_neighbour_;
  std::array<std::vector<OnShelf>, learning::kFacetCount> facets_;
};

/// Takes from the catalogues of neighbours what data/neighbours.yaml asks for and what may be shown
/// on the day; of what is made up nothing where `production`. A theme is one of this site by its
/// id, its name or another name of it; one that is none is told (rule neighbour-words), once for
/// each neighbour. Themes that are asked for and that there are not are reported (rule
/// learning-unknown).
Shelf make_shelf(std::vector<Neighbour> neighbours, const learning::Taxonomy& taxonomy,
                 const calendar::Groups& groups, const Date& today, bool production,
                 Diagnostics& diagnostics);

}  // namespace pier::federation
