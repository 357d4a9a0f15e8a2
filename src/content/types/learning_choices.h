#pragma once

#include <array>
#include <string_view>

namespace pier::types {

// What fields of reviews and briefings may say. The module `learning` has an enumeration for each,
// whose members stand in the same order.

inline constexpr auto kReviewKinds = std::to_array<std::string_view>(
    {"safeguarding-adult-review", "child-practice-review", "domestic-abuse-death-review",
     "serious-case-review", "learning-disability-mortality-review", "local-learning-review",
     "thematic-review", "rapid-review", "audit", "governance-review", "national-analysis"});

inline constexpr auto kMandates = std::to_array<std::string_view>({"mandatory", "discretionary"});

inline constexpr auto kPartnerships =
    std::to_array<std::string_view>({"adults", "children", "both", "community-safety"});

inline constexpr auto kReviewStates = std::to_array<std::string_view>(
    {"commissioned", "in-progress", "held-back", "published", "archived"});

inline constexpr auto kHoldReasons =
    std::to_array<std::string_view>({"inquest", "criminal-trial", "family", "other"});

inline constexpr auto kAgeBands = std::to_array<std::string_view>(
    {"unborn", "under 1", "1 to 5", "6 to 10", "11 to 15", "16 to 17", "18 to 24", "25 to 44",
     "45 to 64", "65 to 74", "75 to 84", "85 and over", "several"});

inline constexpr auto kReviewMethods = std::to_array<std::string_view>(
    {"hybrid", "scie-learning-together", "sar-in-rapid-time",
     "significant-incident-learning-process", "welsh-model", "thematic", "audit", "other"});

inline constexpr auto kFamilyInvolved =
    std::to_array<std::string_view>({"yes", "declined", "not-invited"});

inline constexpr auto kParallels = std::to_array<std::string_view>(
    {"inquest", "criminal", "learning-disability-mortality-review", "domestic-abuse-death-review"});

inline constexpr auto kReviewDocumentKinds = std::to_array<std::string_view>(
    {"full", "executive-summary", "easy-read", "action-plan", "briefing"});

inline constexpr auto kRecommendationStates =
    std::to_array<std::string_view>({"not-started", "in-progress", "done", "not-accepted"});

inline constexpr auto kBriefingAudiences =
    std::to_array<std::string_view>({"children", "adults", "everybody"});

}  // namespace pier::types
