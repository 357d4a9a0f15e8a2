#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "federation/shelf.h"
#include "learning/library.h"
#include "pages/learning_views.h"
#include "site/site.h"

namespace pier {

/// A list of reviews that goes over one page or several.
struct ReviewList {
  std::string url;
  std::string title;
  std::string summary;
  std::string heading;
  std::vector<std::string> about;
  std::vector<std::string> empty;
  std::vector<std::size_t> reviews;
  std::vector<std::size_t> briefings;
  /// What neighbours published: positions on the Shelf.
  federation::OnShelf shelved = {};
  const learning::Theme* theme = nullptr;
  bool has_filters = false;
  bool exit = false;
  bool discreet = false;
  List more;
  /// The same for every part, and so found once, by find_parts(): how many reviews there are, and
  /// with which of the own ones and of those of neighbours each part begins.
  std::string count = {};
  struct Place {
    std::size_t own = 0;
    std::size_t shelved = 0;
  };
  std::vector<Place> begins = {};

  Parts parts() const;
};

/// Finds what all parts of a list have in common. REQUIRES: its reviews are all there.
void find_parts(const Site& site, ReviewList& list);

/// What a part, from 0, says of how many reviews there are. REQUIRES: find_parts().
std::string count_text(const ReviewList& list, std::size_t part);

/// The items of a part: own reviews and those of neighbours, newest first; of one day the own ones
/// first. REQUIRES: find_parts().
List items_of(const Site& site, const LearningIndex& index, const ReviewList& list,
              std::size_t part);

}  // namespace pier
