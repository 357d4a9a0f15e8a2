#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "diagnostics/diagnostics.h"
#include "learning/library.h"

namespace pier::learning {

/// The same day a year later; of 29 February, 1 March.
Date one_year_after(const Date& day);

/// A review that readers could once read: a line of data/published-reviews.txt.
struct PublishedReview {
  std::string id;
  /// The id of its kind: "child-practice-review".
  std::string kind;
  /// As its record said when it was published first.
  Date published;
  /// Where the record says so.
  Span span{};

  /// The first day on which it may be gone: a child safeguarding practice review stays for a year
  /// at least (Child Safeguarding Practice Review and Relevant Agency (England) Regulations 2018,
  /// SI 2018/789, Part 3). Of others, the day of publication.
  Date may_go() const;
};

/// Reads data/published-reviews.txt: every review that was ever published, one a line, as
/// `child-practice-review child-b 2026-03-01`. A line that is none is reported.
std::vector<PublishedReview> read_published_reviews(FileId file, const SourceMap& sources,
                                                    Diagnostics& diagnostics);

/// The year of the first publication that the record knows.
std::optional<int> first_year(const std::vector<PublishedReview>& reviews);

/// The whole file, sorted by id: what `before` knows, unchanged, and what `library` has beyond it;
/// "" when there is neither.
std::string write_published_reviews(const Library& library,
                                    const std::vector<PublishedReview>& before);

/// Reports every child safeguarding practice review of the record that is not public although its
/// year is not over. What is gone later is a matter of the record of addresses, which wants a
/// tombstone.
void check_published_reviews(const Library& library, const std::vector<PublishedReview>& before,
                             const Date& today, Diagnostics& diagnostics);

}  // namespace pier::learning
