#include "learning/kinds.h"

namespace pier::learning {

const std::array<KindName, kKindCount>& kinds() {
  static constexpr std::array<KindName, kKindCount> kAll{{
      {"safeguarding-adult-review", "Safeguarding adult review", "Safeguarding adult reviews"},
      {"child-practice-review", "Child safeguarding practice review",
       "Child safeguarding practice reviews"},
      {"domestic-abuse-death-review", "Domestic abuse related death review",
       "Domestic abuse related death reviews"},
      {"serious-case-review", "Serious case review", "Serious case reviews"},
      {"learning-disability-mortality-review", "Learning disability mortality review",
       "Learning disability mortality reviews"},
      {"local-learning-review", "Local learning review", "Local learning reviews"},
      {"thematic-review", "Thematic review", "Thematic reviews"},
      {"rapid-review", "Rapid review", "Rapid reviews"},
      {"audit", "Audit", "Audits"},
      {"governance-review", "Governance review", "Governance reviews"},
      {"national-analysis", "National analysis", "National analyses"},
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
  constexpr std::array<std::string_view, kProgressCount> kIds{"not-started", "in-progress", "done",
                                                              "not-accepted"};
  return kIds[static_cast<std::size_t>(progress)];
}

std::string_view text_of(Progress progress) {
  constexpr std::array<std::string_view, kProgressCount> kTexts{"Not started", "In progress",
                                                                "Done", "Not accepted"};
  return kTexts[static_cast<std::size_t>(progress)];
}

const std::array<AgeBand, kAgeBandCount>& age_bands() {
  static constexpr std::array<AgeBand, kAgeBandCount> kAll{{
      {"unborn", "unborn", "Before birth"},
      {"under 1", "under-1", "Under 1 year"},
      {"1 to 5", "1-to-5", "1 to 5 years"},
      {"6 to 10", "6-to-10", "6 to 10 years"},
      {"11 to 15", "11-to-15", "11 to 15 years"},
      {"16 to 17", "16-to-17", "16 to 17 years"},
      {"18 to 24", "18-to-24", "18 to 24 years"},
      {"25 to 44", "25-to-44", "25 to 44 years"},
      {"45 to 64", "45-to-64", "45 to 64 years"},
      {"65 to 74", "65-to-74", "65 to 74 years"},
      {"75 to 84", "75-to-84", "75 to 84 years"},
      {"85 and over", "85-and-over", "85 years and over"},
      {"several", "several", "Several ages"},
  }};
  return kAll;
}

}  // namespace pier::learning
