#pragma once

#include <string>

#include "calendar/groups.h"
#include "diagnostics/diagnostics.h"
#include "strategy/reader.h"

namespace pier::test {

inline constexpr const char* kGroupsOfStrategy =
    "organisations:\n  - {id: council, name: Seaby Council}\n"
    "groups:\n"
    "  - {id: board, name: Board, branch: both, purpose: It decides.}\n"
    "  - {id: audit, name: Audit, branch: adults, purpose: It checks., aliases: [Checkers]}\n";

inline constexpr const char* kHeadOfStrategy =
    "title: Strategy\nbody: Seaby Partnership\nperiod: {from: 2021-04-01, to: 2024-03-31}\n";

/// A strategy read from text, and what was said about it.
struct ReadStrategy {
  explicit ReadStrategy(const std::string& text)
      : groups(calendar::Groups::read(sources.add("data/groups.yaml", kGroupsOfStrategy), sources,
                                      diagnostics)),
        one(strategy::read_strategy(sources.add("data/strategies/s.yaml", text), "s", groups,
                                    sources, diagnostics)) {}
  ReadStrategy(const ReadStrategy&) = delete;
  ReadStrategy& operator=(const ReadStrategy&) = delete;

  /// "strategy-unknown: there is no group `x`" for each problem, one a line, in the order of their
  /// places.
  std::string problems() const {
    std::string text;
    for (const Diagnostic& problem : diagnostics.all()) {
      text += std::string(problem.rule->id) + ": " + problem.message + "\n";
    }
    return text;
  }

  SourceMap sources;
  Diagnostics diagnostics;
  calendar::Groups groups;
  strategy::Strategy one;
};

}  // namespace pier::test
