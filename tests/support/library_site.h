#pragma once

#include <string>

#include "support/assembled_site.h"

namespace pier::test {

inline constexpr const char* kGroups =
    "organisations:\n"
    "  - {id: council, name: Seaby Council}\n"
    "  - {id: police, name: Seaby Police}\n"
    "  - {id: club, name: Sailing Club}\n"
    "groups:\n  - {id: board, name: Board, branch: both, purpose: It meets.}\n";

inline constexpr const char* kWords =
    "themes:\n"
    "  - id: curiosity\n    name: Professional curiosity\n    also: [asking again]\n"
    "    summary: Asking the second question.\n    guidance: [guide.md]\n"
    "  - {id: capacity, name: Mental capacity, summary: Whether somebody can decide.}\n"
    "abuse:\n"
    "  - {id: self-neglect, name: Self-neglect, lists: [adults], also: [hoarding]}\n"
    "  - {id: physical-abuse, name: Physical abuse, lists: [adults, children]}\n";

/// A published review beyond its common fields.
inline std::string review(const std::string& title, const std::string& published,
                          const std::string& more = {}) {
  return page(title,
              "kind: safeguarding-adult-review\npartnership: adults\nstate: published\n"
              "themes: [curiosity]\npublished: " +
                  published + "\n" + more,
              "## What happened\n\nText.\n");
}

/// Seven parts that take six minutes.
inline std::string briefing_body() {
  std::string body;
  for (int part = 1; part <= 7; ++part) {
    body += "## Part " + std::to_string(part) + "\n\n";
    for (int word = 0; word < 170; ++word) body += "word ";
    body += "\n\n";
  }
  return body;
}

/// Two reviews, one of them an example, one that is held back, and a briefing.
inline AssembledSite::Files library_files() {
  return {
      {"data/site.yaml", std::string(kSiteYaml)},
      {"data/groups.yaml", kGroups},
      {"data/learning.yaml", kWords},
      {"content/guide.md", page("Guide")},
      {"content/learning/index.md", page("Learning", "owner: O\nreviewed: 2026-01-01\n")},
      {"content/learning/reviews/index.md", page("Reviews")},
      {"content/learning/briefings/index.md", page("Briefings")},
      {"content/learning/reviews/a.md",
       review("Adult A", "2024-05-01",
              "type: review\npseudonym: Adult A\nage_band: 45 to 64\nabuse: [self-neglect]\n"
              "agencies: [council]\nreferred: 2023-03-01\ncompleted: 2024-04-20\n"
              "recommendations:\n"
              "  - {id: 1, text: Meet., owners: [council], state: in-progress, due: 2026-01-31, "
              "last_year: not-started}\n"
              "  - {id: 2, text: Train., owners: [council, police], state: done, "
              "done: 2025-02-01, evidence: A list., changed: People ask more.}\n"
              "  - {id: 3, text: Build., owners: [police], state: not-accepted, "
              "reason: No money.}\n")},
      {"content/learning/reviews/b.md",
       review("Adult B", "2026-02-03", "type: review\nexample: true\ncontent_warning: Sad.\n")},
      {"content/learning/reviews/held.md",
       page("Secret name",
            "type: review\nkind: safeguarding-adult-review\npartnership: adults\n"
            "state: held-back\nthemes: [capacity]\nhold: {reason: inquest, announce: true}\n",
            "Secret text.\n")},
      {"content/learning/briefings/c.md",
       page("Ask again",
            "type: briefing\naudience: adults\nfrom: [a]\nthemes: [curiosity]\n"
            "questions: [Who., What., When.]\nmonday: [Ask.]\npublished: 2026-03-01\n"
            "next_review: 2027-03-01\n",
            briefing_body())},
  };
}

}  // namespace pier::test
