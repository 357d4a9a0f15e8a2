#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/period.h"
#include "diagnostics/diagnostics.h"
#include "strategy/ratings.h"

namespace pier::strategy {

/// The number of an activity in up to three levels: "8", "8.1", "8.1.2".
struct Reference {
  static constexpr std::size_t kMostLevels = 3;

  /// 0 where there is no such level. Numbers begin at 1.
  std::array<int, kMostLevels> numbers{};

  /// Reads exactly such a number, each level 1 to 999 and without leading zeros; else none.
  static std::optional<Reference> parse(std::string_view text);

  std::size_t depth() const;
  std::string text() const;
  /// Whether it is a part of `whole`, however far below: 8.1.2 is inside 8.1 and 8, not itself.
  bool is_inside(const Reference& whole) const;

  /// As they are read: 8.2 before 8.10, the whole before its parts.
  friend bool operator==(const Reference&, const Reference&) = default;
  friend bool operator<(const Reference& a, const Reference& b) { return a.numbers < b.numbers; }
};

/// What the partnership wants to reach.
struct Priority {
  int number = 0;
  std::string title;
  /// What it means, in a sentence; or "".
  std::string text;
  Span span{};
};

/// Under what the priorities stand. Their numbers run on from one heading to the next.
struct Heading {
  std::string id;
  std::string title;
  /// Positions in Strategy::priorities.
  std::vector<std::size_t> priorities;
};

/// What the first level of references counts, where that is not the number of a priority.
struct Theme {
  int number = 0;
  std::string title;
  Span span{};
};

/// What is known of one year.
struct YearEntry {
  Period year;
  /// None: it was not rated in that year at all.
  std::optional<Rating> rating;
  /// What was done, in a sentence or two; or "".
  std::string done;
};

/// A group to which an activity was given.
struct Assignment {
  /// Position in calendar::Groups::groups().
  std::size_t group = 0;
  /// By year, the earliest first; each year once.
  std::vector<YearEntry> years;
  Span span{};

  const YearEntry* find(const Period& year) const;
  std::optional<Rating> rating_in(const Period& year) const;
};

/// A recommendation of the review library, by its names. Whether it may be shown is for the site.
struct RecommendationName {
  std::string review;
  std::string recommendation;
  Span span{};
};

/// What is planned.
struct Activity {
  Reference reference;
  std::string text;
  /// Positions in Strategy::priorities: the priority of its number, or those that the file names
  /// where the first level of references counts themes.
  std::vector<std::size_t> priorities;
  /// Position in Strategy::themes.
  std::optional<std::size_t> theme;
  /// Empty: not yet given to any group.
  std::vector<Assignment> groups;
  std::vector<RecommendationName> recommendations;
  Span span{};
};

/// Ratings by Rating.
struct Tally {
  std::array<std::size_t, kRatingCount> counts{};

  std::size_t of(Rating rating) const { return counts[static_cast<std::size_t>(rating)]; }
  std::size_t total() const;
};

/// Changes by Change.
using ChangeTally = std::array<std::size_t, kChangeCount>;

/// Which activities are counted or shown: all where nothing is said.
struct Selection {
  std::optional<std::size_t> group = {};
  std::optional<std::size_t> priority = {};

  bool has(const Activity& activity) const;
  bool has(const Assignment& given) const { return !group || *group == given.group; }
};

/// A strategy with its workplan, as read from data/strategies/ID.yaml. Const from there on; safe to
/// read from several threads.
struct Strategy {
  /// The name of its file: part of addresses.
  std::string id;
  std::string title;
  std::string body;
  std::optional<Date> from;
  std::optional<Date> to;
  /// Where it is published, in words; or "".
  std::string source;
  /// What readers should know of the ratings, a sentence or two each.
  std::vector<std::string> notes;
  /// In the order of their numbers, which run from 1 on in a file without errors.
  std::vector<Priority> priorities;
  std::vector<Heading> headings;
  /// By number. Empty: the first level of a reference is the number of a priority.
  std::vector<Theme> themes;
  /// By reference; each once.
  std::vector<Activity> activities;
  /// Every year of which something is known, the earliest first.
  std::vector<Period> years;
  Span span{};

  std::optional<std::size_t> find_priority(int number) const;
  std::optional<std::size_t> find_theme(int number) const;
  /// Groups that have an activity, by the position of their activities' first mention.
  std::vector<std::size_t> groups() const;
  /// The position of the activity of which `activity` is a part, among those of the selection.
  std::optional<std::size_t> parent_of(std::size_t activity, const Selection& among) const;

  /// How the ratings of a year stand.
  Tally tally(const Period& year, const Selection& of = {}) const;
  /// What became of each activity of each group between two years.
  ChangeTally changes(const Period& before, const Period& now, const Selection& of = {}) const;
  /// Positions of activities that no group has.
  std::vector<std::size_t> without_group() const;
};

/// What a table of activities shows, as its caption: "Activities of Learning and Development,
/// Strategy 2021 to 2024, with ratings for 2021/22". `group`: the name of one, or "". No years:
/// nothing of ratings.
std::string workplan_caption(const Strategy& one, std::string_view group,
                             const std::vector<Period>& years);
/// "Activities that no group has yet, Strategy 2021 to 2024".
std::string open_caption(const Strategy& one);
/// "Ratings in 2021/22 by group".
std::string ratings_caption(const Period& year);

/// All strategies, by id.
class Strategies {
 public:
  Strategies() = default;
  explicit Strategies(std::vector<Strategy> all);

  const std::vector<Strategy>& all() const { return all_; }
  bool empty() const { return all_.empty(); }
  /// The position in all() of the strategy with this id.
  std::optional<std::size_t> find(std::string_view id) const;
  std::vector<std::string_view> ids() const;

 private:
  std::vector<Strategy> all_;
};

}  // namespace pier::strategy
