#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "content/entry.h"
#include "diagnostics/diagnostics.h"
#include "learning/review.h"

namespace pier::learning {

/// Whom a briefing is for.
enum class Audience : std::uint8_t { children, adults, everybody };
/// "children", as in files.
std::string_view id_of(Audience audience);
/// "People who work with children", "… with adults", "Everybody".
std::string_view text_of(Audience audience);

/// How many parts (`##`) a briefing has. Boards agree on seven; see domain.md 3.4.
inline constexpr std::size_t kBriefingParts = 7;

/// Words a minute. Adults read about 238 words of English prose a minute in silence (Brysbaert
/// 2019, Journal of Memory and Language 109); 200 leaves room for reading in a team and for text
/// that weighs on its readers.
inline constexpr std::size_t kWordsPerMinute = 200;
inline constexpr std::size_t kShortestMinutes = 5;
inline constexpr std::size_t kLongestMinutes = 8;

/// A 7-minute briefing. Title, summary and the seven parts are those of its entry: the second-level
/// headings of its document.
struct Briefing {
  /// The name of its file.
  std::string id;
  /// Its position in Site::entries().
  std::size_t entry = 0;
  /// "/learning/briefings/self-neglect/".
  std::string url;
  std::string title;
  std::string summary;
  Audience audience = Audience::everybody;
  /// Ids of the reviews it comes from, as written.
  std::vector<NamedId> from;
  /// Those of them that are public: positions in Library::reviews(), newest first.
  std::vector<std::size_t> reviews;
  /// Positions in Taxonomy::themes() and Taxonomy::abuse().
  std::vector<std::size_t> themes;
  std::vector<std::size_t> abuse;
  /// For the discussion in a team.
  std::vector<std::string> questions;
  /// What to do on Monday.
  std::vector<std::string> monday;
  std::optional<Date> published;
  std::optional<Date> next_review;
  /// What a reader sees of the body, and how long it takes, rounded to whole minutes.
  std::size_t words = 0;
  std::size_t minutes = 0;
  /// The head of its file, for messages.
  Span span{};
};

/// Reads the record of an entry of the type `briefing`, public or not, and reports: parts that are
/// not seven, a reading time outside five to eight minutes, names that are unknown. `from` is held
/// against reviews by check_sources(). May be called from several threads.
Briefing read_briefing(const Entry& entry, const KnownNames& names, Diagnostics& diagnostics);

}  // namespace pier::learning
