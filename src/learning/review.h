#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/site_path.h"
#include "calendar/groups.h"
#include "content/entry.h"
#include "diagnostics/diagnostics.h"
#include "learning/kinds.h"
#include "learning/taxonomy.h"

namespace pier::learning {

/// A document of a review.
struct ReviewDocument {
  std::string title;
  DocumentKind kind = DocumentKind::full;
  /// Below content/, or an https address where others publish it.
  std::string file;
  Span file_span{};
  /// 0 when it is not said.
  std::int64_t pages = 0;
  /// "en".
  std::string language;
  /// Of a file of the site, found when the site is assembled: "PDF", and its bytes. "" and 0 for
  /// the documents of others.
  std::string format;
  std::size_t size = 0;
};

/// What a review asks of somebody.
struct Recommendation {
  /// Unique in its review, for ever: part of addresses. Small letters, digits, hyphens.
  std::string id;
  std::string text;
  /// Positions in Groups::organisations(); never empty in a site without errors.
  std::vector<std::size_t> owners;
  Progress state = Progress::not_started;
  std::optional<Date> due;
  std::optional<Date> updated;
  /// The day it was done.
  std::optional<Date> done;
  std::string evidence;
  std::optional<PageLink> evidence_link;
  /// Why it was not accepted.
  std::string reason;
  /// What is different because of it; "" when nothing is said.
  std::string changed;
  /// The figure that should show it, or "".
  std::string indicator;
  /// How it stood a year before.
  std::optional<Progress> last_year;
  Span span{};

  /// Whether somebody still has to do it.
  bool is_open() const { return state == Progress::not_started || state == Progress::in_progress; }
  /// Whether its day went by and it is not done.
  bool is_overdue(const Date& today) const { return is_open() && due && *due < today; }
};

/// The record of a review that is public on the day. What it says beyond, title, summary and body,
/// is that of its entry.
struct Review {
  /// The name of its file: part of its address, for ever.
  std::string id;
  /// Its position in Site::entries().
  std::size_t entry = 0;
  /// "/learning/reviews/adult-a/".
  std::string url;
  std::string title;
  std::string summary;

  Kind kind = Kind::local_learning_review;
  Mandate mandate = Mandate::unknown;
  Partnership partnership = Partnership::both;
  State state = State::published;
  std::string pseudonym;
  /// Position in age_bands().
  std::optional<std::size_t> age_band;
  /// Positions in Taxonomy::abuse(), Taxonomy::themes() and Groups::organisations(), each once, in
  /// the order of the file.
  std::vector<std::size_t> abuse;
  std::vector<std::size_t> themes;
  std::vector<std::size_t> agencies;

  std::optional<Date> referred;
  std::optional<Date> decided;
  std::optional<Date> completed;
  /// Always there in the Library.
  std::optional<Date> published;
  /// The last day on which it is public.
  std::optional<Date> publish_until;
  /// What the review looks at.
  std::optional<Date> period_from;
  std::optional<Date> period_to;

  Method method = Method::unknown;
  std::optional<bool> independent;
  Family family = Family::unknown;
  /// Why the family was not invited, or "".
  std::string family_reason;
  std::vector<Parallel> parallel;
  std::vector<ReviewDocument> documents;
  std::vector<Recommendation> recommendations;
  /// Made up, to show what the pages look like.
  bool is_example = false;
  /// What readers should know before they read, or "".
  std::string content_warning;
  /// The head of its file, for messages.
  Span span{};
};

/// The fact that there is a review, and nothing else of its file: no name, no place, no link back.
struct Announced {
  Kind kind = Kind::local_learning_review;
  Partnership partnership = Partnership::both;
  State state = State::commissioned;
  Hold hold = Hold::none;
  bool is_example = false;

  friend auto operator<=>(const Announced&, const Announced&) = default;
};

/// What names in records are held against.
struct KnownNames {
  const Taxonomy& taxonomy;
  const calendar::Groups& groups;
  /// Ids, sorted.
  const std::vector<std::string_view>& indicators;
  /// Whether all figures could be read; else an unknown indicator is no problem of its own.
  bool all_indicators = true;
};

/// Reads the record of an entry of the type `review`, public or not, and reports what the type's
/// fields alone cannot say: names that are unknown, a kind of abuse that does not belong to the
/// partnership, dates out of order, what a state makes necessary or forbids. `today` decides only
/// whether a hold is over. Needs no other entry: may be called from several threads.
/// `entry` and `url` are for the site to set.
Review read_review(const Entry& entry, const KnownNames& names, const Date& today,
                   Diagnostics& diagnostics);

/// The fact that may be told of a review that is not public, if it may: of one that is commissioned
/// or in progress always, of one that is held back where the record says `announce: true`, of a
/// draft or what waits for its day never, unless `drafts`.
std::optional<Announced> announced_fact(const Entry& entry, const Date& today, bool drafts = false);

}  // namespace pier::learning
