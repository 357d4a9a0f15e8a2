#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace pier::learning {

// The words of a review's record. Files name each by its id; readers see its name. Enumerators
// stand in the order of their tables, which is the order in which pages show them.

/// What kind of review it is, and by which law: Care Act 2014, s. 44 (safeguarding adult review);
/// Children Act 2004, s. 16F (child safeguarding practice review, rapid review before it); Domestic
/// Violence, Crime and Victims Act 2004, s. 9 (domestic abuse related death review); serious case
/// reviews were done until 2019.
enum class Kind : std::uint8_t {
  safeguarding_adult_review,
  child_practice_review,
  domestic_abuse_death_review,
  serious_case_review,
  learning_disability_mortality_review,
  local_learning_review,
  thematic_review,
  rapid_review,
  audit,
  governance_review,
  national_analysis
};

/// An id, as files and addresses have it, and what readers see.
struct KindName {
  std::string_view id;      ///< "safeguarding-adult-review"
  std::string_view name;    ///< "Safeguarding adult review"
  std::string_view plural;  ///< "Safeguarding adult reviews"
};

inline constexpr std::size_t kKindCount = 11;
/// By Kind.
const std::array<KindName, kKindCount>& kinds();
const KindName& about(Kind kind);

enum class Partnership : std::uint8_t { adults, children, both, community_safety };
/// "Adults", "Children", "Children and adults", "Community safety".
std::string_view text_of(Partnership partnership);

/// Where a review stands. Only what is published is more than a fact on the site.
enum class State : std::uint8_t { commissioned, in_progress, held_back, published, archived };
/// "Commissioned", "In progress", "Finished, not published yet", "Published", "Archived".
std::string_view text_of(State state);

/// Why a finished review is not published.
enum class Hold : std::uint8_t { none, inquest, criminal_trial, family, other };
/// A sentence for readers: "It waits for the end of an inquest."; "" for none.
std::string_view text_of(Hold hold);

enum class Mandate : std::uint8_t { unknown, mandatory, discretionary };
std::string_view text_of(Mandate mandate);

/// How it was done.
enum class Method : std::uint8_t {
  unknown,
  hybrid,
  scie_learning_together,
  sar_in_rapid_time,
  significant_incident_learning_process,
  welsh_model,
  thematic,
  audit,
  other
};
std::string_view text_of(Method method);

enum class Family : std::uint8_t { unknown, involved, declined, not_invited };
std::string_view text_of(Family family);

/// What goes on beside a review.
enum class Parallel : std::uint8_t {
  inquest,
  criminal,
  learning_disability_mortality_review,
  domestic_abuse_death_review
};
std::string_view text_of(Parallel parallel);

/// What a document of a review is.
enum class DocumentKind : std::uint8_t {
  full,
  executive_summary,
  easy_read,
  action_plan,
  briefing
};
std::string_view text_of(DocumentKind kind);

/// How a recommendation stands.
enum class Progress : std::uint8_t { not_started, in_progress, done, not_accepted };
inline constexpr std::size_t kProgressCount = 4;
/// "not-started", as in files and addresses.
std::string_view id_of(Progress progress);
/// "Not started", "In progress", "Done", "Not accepted".
std::string_view text_of(Progress progress);

/// The bands of age that a record may name, youngest first; "several" is last.
inline constexpr std::size_t kAgeBandCount = 13;
struct AgeBand {
  std::string_view id;    ///< in files: "16 to 17"
  std::string_view slug;  ///< in addresses: "16-to-17"
  std::string_view name;  ///< for readers: "16 to 17 years"
};
const std::array<AgeBand, kAgeBandCount>& age_bands();

}  // namespace pier::learning
