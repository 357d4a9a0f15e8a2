#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "learning/library.h"
#include "pages/view.h"
#include "site/site.h"
#include "value/value.h"

namespace pier {

/// What lists show of the library. Made once for all pages, which share it: each item is a member
/// of many lists. Positions are those of the Library.
struct LearningIndex {
  /// {title, url, kind, published, age, summary, example, keys, recommendations: [{title, url,
  /// state}], from}. `keys` names the facets that it has: "type:audit theme:neglect year:2024".
  std::vector<Value> reviews;
  /// {title, url, audience, published, summary, from}.
  std::vector<Value> briefings;
  /// The same of Shelf::reviews() and Shelf::briefings(): what neighbours published.
  std::vector<Value> shelved_reviews;
  std::vector<Value> shelved_briefings;
  /// Of Library::recommendations(): see recommendation_view(); with `keys`.
  std::vector<Value> recommendations;
};
using SharedLearning = std::shared_ptr<const LearningIndex>;

LearningIndex index_of(const Site& site);
Value review_item(const Site& site, const learning::Review& review);
Value briefing_item(const Site& site, const learning::Briefing& briefing);

/// The addresses of the library that are no facet's.
inline constexpr std::string_view kLearning = "/learning/";
inline constexpr std::string_view kFindReviews = "/learning/find/";
inline constexpr std::string_view kThemesByYear = "/learning/themes-by-year/";
inline constexpr std::string_view kThemesByYearCsv = "/learning/themes-by-year.csv";
inline constexpr std::string_view kRecommendations = "/learning/recommendations/";
inline constexpr std::string_view kRecommendationsCsv = "/learning/recommendations.csv";
inline constexpr std::string_view kDownloads = "/learning/downloads/";
inline constexpr std::string_view kLearningFeed = "/learning/feed.xml";

std::string facet_url(learning::Facet facet, std::string_view value);
/// Of what an organisation has to do.
std::string owner_url(std::string_view organisation);
/// Of the recommendations in a state, or with "overdue".
std::string state_url(std::string_view state);
/// The id of a recommendation on the page of its review. No heading has two hyphens in its id.
std::string anchor_of(const learning::Recommendation& recommendation);

/// A recommendation: {text, anchor, state, state_id, overdue, owners, due, updated, done,
/// year_change, evidence, evidence_link, reason, review, example}. `review` is null where the page
/// is that of the review.
MapBuilder recommendation_view(const Site& site, const learning::Review& review,
                               const learning::Recommendation& recommendation, bool names_review);

/// "Of 12 recommendations, 5 are done, …": how they stand, in a sentence or two.
std::string progress_text(const learning::Tally& tally);

/// A fact of a record: {name, links: [{title, url}]}; nothing is added where there is none.
void add_fact(List& facts, std::string_view name, List links);
void add_fact(List& facts, std::string_view name, std::string_view text);

/// Values of a facet as links with the number of their reviews: {id, label, title, values: [{id,
/// title, url, count}]}.
Value facet_view(const Site& site, learning::Facet facet, bool with_empty);
Value facets_view(const Site& site, bool with_empty);

/// A value of a filter: {id, title, url, count}.
Value filter_value(std::string_view id, std::string_view title, std::string url, std::string count);
Value filter_value(std::string_view id, std::string_view title, std::string url, std::size_t count);

/// How many reviews have a value of a facet, by its position: "12", or "12, of others 30" where
/// neighbours have some.
std::string review_counts(const Site& site, learning::Facet facet, std::size_t value);

/// "for people who work with children".
std::string_view audience_words(learning::Audience audience);

List lines_view(const std::vector<std::string>& texts);

/// {kind, partnership, state, count}: what may be told of reviews that are not published, each
/// fact once.
Value announced_view(const Site& site);

/// A name inside a sentence: "Self-neglect" becomes "self-neglect", "FGM" stays.
std::string in_sentence(std::string_view name);

/// A page of the library, below learning/index.md where there is one. It is as careful as that.
Value learning_scope(const Site& site, Frame frame, Map more);

/// A long list goes over several pages: how many items one has, and where the others are.
struct Parts {
  std::size_t count;
  std::size_t size;

  std::size_t number() const { return count <= size ? 1 : (count + size - 1) / size; }
  std::size_t begin(std::size_t part) const { return part * size; }
  std::size_t end(std::size_t part) const { return std::min(count, (part + 1) * size); }
};
/// The address of a part, from 0: the first is the list's own.
std::string part_url(std::string_view url, std::size_t part);
/// Whether an address is that of a further part. Such a page comes and goes with the length of a
/// list, and is none that must keep answering.
bool is_further_part(std::string_view url);
/// "1 to 100 of 250": {title, url, current} for each part; an empty list for one.
Value pager_view(const Site& site, std::string_view url, const Parts& parts, std::size_t part);
/// A title that says which part it is, from the second on.
std::string part_title(std::string_view title, std::size_t part);

}  // namespace pier
