#include "learning/kinds.h"

#include "content/types/learning_choices.h"

namespace pier::learning {

// Enumerators stand in the order of the choices of the content types.
static_assert(types::kReviewKinds.size() == kKindCount &&
              types::kReviewKinds.back() == "national-analysis");
static_assert(types::kPartnerships.size() == 4 && types::kReviewStates.size() == 5 &&
              types::kHoldReasons.size() == 4 && types::kMandates.size() == 2 &&
              types::kReviewMethods.size() == 8 && types::kFamilyInvolved.size() == 3 &&
              types::kParallels.size() == 4 && types::kReviewDocumentKinds.size() == 5 &&
              types::kRecommendationStates.size() == kProgressCount &&
              types::kAgeBands.size() == kAgeBandCount);

const std::array<KindName, kKindCount>& kinds() {
  static constexpr auto& kIds = types::kReviewKinds;
  static constexpr std::array<KindName, kKindCount> kAll{{
      {kIds[0], "Safeguarding adult review", "Safeguarding adult reviews"},
      {kIds[1], "Child safeguarding practice review", "Child safeguarding practice reviews"},
      {kIds[2], "Domestic abuse related death review", "Domestic abuse related death reviews"},
      {kIds[3], "Serious case review", "Serious case reviews"},
      {kIds[4], "Learning disability mortality review", "Learning disability mortality reviews"},
      {kIds[5], "Local learning review", "Local learning reviews"},
      {kIds[6], "Thematic review", "Thematic reviews"},
      {kIds[7], "Rapid review", "Rapid reviews"},
      {kIds[8], "Audit", "Audits"},
      {kIds[9], "Governance review", "Governance reviews"},
      {kIds[10], "National analysis", "National analyses"},
  }};
  return kAll;
}

const KindName& about(Kind kind) {
  return kinds()[static_cast<std::size_t>(kind)];
}

std::string_view text_of(Partnership partnership) {
  constexpr std::array<std::string_view, 4> kTexts{"Adults", "Children", "Children and adults",
                                                   "Community safety"};
  return kTexts[static_cast<std::size_t>(partnership)];
}

std::string_view text_of(State state) {
  constexpr std::array<std::string_view, 5> kTexts{
      "Commissioned", "In progress", "Finished, not published yet", "Published", "Archived"};
  return kTexts[static_cast<std::size_t>(state)];
}

std::string_view text_of(Hold hold) {
  constexpr std::array<std::string_view, 5> kTexts{
      "", "It waits for the end of an inquest.", "It waits for the end of a criminal trial.",
      "It waits for the sake of the family.", "It is held back for another reason."};
  return kTexts[static_cast<std::size_t>(hold)];
}

std::string_view text_of(Mandate mandate) {
  constexpr std::array<std::string_view, 3> kTexts{"", "The law required it",
                                                   "The partnership chose to do it"};
  return kTexts[static_cast<std::size_t>(mandate)];
}

std::string_view text_of(Method method) {
  constexpr std::array<std::string_view, 9> kTexts{"",
                                                   "A mix of methods",
                                                   "Learning Together (SCIE)",
                                                   "Safeguarding adult review in rapid time",
                                                   "Significant incident learning process",
                                                   "Welsh model",
                                                   "Thematic",
                                                   "Audit",
                                                   "Another method"};
  return kTexts[static_cast<std::size_t>(method)];
}

std::string_view text_of(Family family) {
  constexpr std::array<std::string_view, 4> kTexts{
      "", "The family took part", "The family was asked and declined", "The family was not asked"};
  return kTexts[static_cast<std::size_t>(family)];
}

std::string_view text_of(Parallel parallel) {
  constexpr std::array<std::string_view, 4> kTexts{"An inquest", "Criminal proceedings",
                                                   "A learning disability mortality review",
                                                   "A domestic abuse related death review"};
  return kTexts[static_cast<std::size_t>(parallel)];
}

std::string_view text_of(DocumentKind kind) {
  constexpr std::array<std::string_view, 5> kTexts{"Full report", "Executive summary", "Easy Read",
                                                   "Action plan", "Briefing"};
  return kTexts[static_cast<std::size_t>(kind)];
}

std::string_view id_of(Progress progress) {
  return types::kRecommendationStates[static_cast<std::size_t>(progress)];
}

std::string_view text_of(Progress progress) {
  constexpr std::array<std::string_view, kProgressCount> kTexts{"Not started", "In progress",
                                                                "Done", "Not accepted"};
  return kTexts[static_cast<std::size_t>(progress)];
}

const std::array<AgeBand, kAgeBandCount>& age_bands() {
  static constexpr auto& kIds = types::kAgeBands;
  static constexpr std::array<AgeBand, kAgeBandCount> kAll{{
      {kIds[0], "unborn", "Before birth"},
      {kIds[1], "under-1", "Under 1 year"},
      {kIds[2], "1-to-5", "1 to 5 years"},
      {kIds[3], "6-to-10", "6 to 10 years"},
      {kIds[4], "11-to-15", "11 to 15 years"},
      {kIds[5], "16-to-17", "16 to 17 years"},
      {kIds[6], "18-to-24", "18 to 24 years"},
      {kIds[7], "25-to-44", "25 to 44 years"},
      {kIds[8], "45-to-64", "45 to 64 years"},
      {kIds[9], "65-to-74", "65 to 74 years"},
      {kIds[10], "75-to-84", "75 to 84 years"},
      {kIds[11], "85-and-over", "85 years and over"},
      {kIds[12], "several", "Several ages"},
  }};
  return kAll;
}

}  // namespace pier::learning
