#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/groups.h"
#include "content/entry.h"
#include "diagnostics/diagnostics.h"
#include "learning/briefing.h"
#include "learning/library.h"
#include "learning/review.h"
#include "learning/taxonomy.h"

namespace pier::test {

inline constexpr const char* kWords = R"(themes:
  - id: curiosity
    name: Professional curiosity
    also: [respectful uncertainty, asking twice]
    summary: To ask and to check.
    guidance: [guides/ask.md, guides/gone.md]
    indicators: [referrals, no-such]
  - {id: transition, name: Transition to adulthood, summary: To move on.}
abuse:
  - {id: physical-abuse, name: Physical abuse, lists: [adults, children]}
  - {id: self-neglect, name: Self-neglect, lists: [adults], also: [hoarding]}
  - {id: emotional-abuse, name: Emotional abuse, lists: [children]}
  - {id: exploitation, name: Criminal exploitation, lists: [context], also: [county lines]}
)";

inline constexpr const char* kOrganisations = R"(organisations:
  - {id: police, name: Police}
  - {id: council, name: Council}
  - {id: nobody, name: Who is in no review}
groups:
  - {id: board, name: Board, branch: both, purpose: It decides.}
)";

/// Records read from text, and what was said about them. `today` is 21 November 2026.
struct Records {
  Records()
      : taxonomy(learning::Taxonomy::read(sources.add("data/learning.yaml", kWords), sources,
                                          diagnostics)),
        groups(calendar::Groups::read(sources.add("data/groups.yaml", kOrganisations), sources,
                                      diagnostics)) {}
  Records(const Records&) = delete;
  Records& operator=(const Records&) = delete;

  Entry entry(std::string_view path, const std::string& text) {
    const FileId file = sources.add("content/" + std::string(path), text);
    return read_entry(file, *SitePath::parse(path), SiteConfig{}, sources, diagnostics);
  }

  /// A review with fields of its own, each line with its "\n".
  Entry review_entry(const std::string& id, const std::string& fields) {
    return entry("reviews/" + id + ".md", "---\ntype: review\ntitle: About " + id +
                                              "\nsummary: What we learned.\nthemes: [curiosity]\n" +
                                              fields + "---\n\nText.\n");
  }

  learning::Review review(const std::string& id, const std::string& fields) {
    return learning::read_review(review_entry(id, fields), names(), today, diagnostics);
  }

  learning::KnownNames names() const { return {taxonomy, groups, indicators, true}; }

  /// The ids of the rules that were broken, with a space between.
  std::string rules() const {
    std::vector<std::string_view> ids;
    for (const Diagnostic& problem : diagnostics.all()) ids.push_back(problem.rule->id);
    std::string list;
    for (const std::string_view id : ids) list += (list.empty() ? "" : " ") + std::string(id);
    return list;
  }

  SourceMap sources;
  Diagnostics diagnostics;
  learning::Taxonomy taxonomy;
  calendar::Groups groups;
  std::vector<std::string_view> indicators{"referrals", "visits"};
  Date today = *Date::parse("2026-11-21");
};

inline constexpr const char* kPublished =
    "kind: safeguarding-adult-review\npartnership: adults\nstate: published\n"
    "published: 2026-05-01\n";

}  // namespace pier::test
