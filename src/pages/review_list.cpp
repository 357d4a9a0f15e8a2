#include "pages/review_list.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "pages/shared_views.h"

namespace pier {

namespace {

/// Items of a page: of a list that is read, of one whose items hold recommendations, and of the one
/// that script filters.
constexpr std::size_t kReviewsOfPage = 100;
constexpr std::size_t kFullItems = 50;
constexpr std::size_t kFilteredItems = 250;

std::string whole_count(const Site& site, const ReviewList& list) {
  const std::size_t count = list.parts().count;
  std::string text = count_of(count, "review", "reviews");
  if (count > 1) text += ", newest first";
  if (!list.shelved.reviews.empty()) {
    text += fmt::format(". {} of this partnership, {}",
                        list.reviews.empty() ? "None" : with_commas(list.reviews.size()),
                        shelved_text(site, list.shelved.reviews, {}));
  }
  const auto examples = static_cast<std::size_t>(
      std::count_if(list.reviews.begin(), list.reviews.end(),
                    [&](std::size_t r) { return site.library().reviews()[r].is_example; }) +
      std::count_if(list.shelved.reviews.begin(), list.shelved.reviews.end(),
                    [&](std::size_t r) { return site.shelf().reviews()[r].record.is_example; }));
  if (examples > 0) {
    text += fmt::format(". {} {} made up, as {}", with_commas(examples),
                        examples == 1 ? "is" : "are", examples == 1 ? "an example" : "examples");
  }
  return text;
}

/// Whether an own review comes next.
bool is_own_next(const Site& site, const ReviewList& list, const ReviewList::Place& at) {
  if (at.shelved == list.shelved.reviews.size()) return true;
  if (at.own == list.reviews.size()) return false;
  return *site.library().reviews()[list.reviews[at.own]].published >=
         *site.shelf().reviews()[list.shelved.reviews[at.shelved]].record.published;
}

std::vector<ReviewList::Place> begins_of(const Site& site, const ReviewList& list) {
  const Parts parts = list.parts();
  std::vector<ReviewList::Place> begins;
  ReviewList::Place at;
  for (std::size_t part = 0; part < parts.number(); ++part) {
    begins.push_back(at);
    for (std::size_t i = parts.begin(part); i < parts.end(part); ++i) {
      ++(is_own_next(site, list, at) ? at.own : at.shelved);
    }
  }
  return begins;
}

}  // namespace

Parts ReviewList::parts() const {
  const std::size_t all = reviews.size() + shelved.reviews.size();
  if (has_filters) return {all, kFilteredItems};
  return {all, theme != nullptr ? kFullItems : kReviewsOfPage};
}

void find_parts(const Site& site, ReviewList& list) {
  list.count = whole_count(site, list);
  list.begins = begins_of(site, list);
}

std::string count_text(const ReviewList& list, std::size_t part) {
  const Parts parts = list.parts();
  if (parts.number() <= 1) return list.count;
  return fmt::format("{}. These are {} to {}", list.count, with_commas(parts.begin(part) + 1),
                     with_commas(parts.end(part)));
}

List items_of(const Site& site, const LearningIndex& index, const ReviewList& list,
              std::size_t part) {
  const Parts parts = list.parts();
  List items;
  ReviewList::Place at = list.begins[part];
  for (std::size_t i = parts.begin(part); i < parts.end(part); ++i) {
    items.push_back(is_own_next(site, list, at)
                        ? index.reviews[list.reviews[at.own++]]
                        : index.shelved_reviews[list.shelved.reviews[at.shelved++]]);
  }
  return items;
}

}  // namespace pier
