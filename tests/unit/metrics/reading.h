#pragma once

#include <string>

#include "diagnostics/render.h"
#include "metrics/snapshot.h"

/// The areas and themes of the tests.
inline const std::string kFiguresYaml = R"(own_area: seaby
areas:
  - {id: seaby, name: Seaby, kind: authority, part_of: shire, code: E06000999}
  - {id: neighbours, name: Neighbours, kind: neighbours, members: [hillby]}
  - {id: hillby, name: Hillby, kind: authority}
  - {id: shire, name: Shire, kind: county}
  - {id: england, name: England, in_sentence: all England, kind: country}
themes:
  - {id: early-years, title: Early years, branch: children}
  - {id: schools, title: Schools, branch: children, summary: From 5 to 16.}
policies:
  - {id: partnership, title: Counts from 1 to 4 are hidden, hide_from: 1, hide_to: 4}
)";

/// The ids of all rules that were broken, in the order of the reports.
inline std::string rules_of(const pier::Diagnostics& diagnostics) {
  std::string list;
  for (const pier::Diagnostic& problem : diagnostics.all()) {
    list += (list.empty() ? "" : " ") + std::string(problem.rule->id);
  }
  return list;
}

/// A snapshot that was read as data/metrics/example.json.
struct SnapshotReading {
  explicit SnapshotReading(std::string json, const std::string& yaml = kFiguresYaml)
      : config(pier::metrics::FiguresConfig::read(sources.add("data/figures.yaml", yaml), sources,
                                                  diagnostics)),
        file(sources.add("data/metrics/example.json", std::move(json))),
        snapshot(
            pier::metrics::read_snapshot(file, "example", false, config, sources, diagnostics)) {}

  std::string rules() const { return rules_of(diagnostics); }
  /// The problems as people see them, without the line that counts them.
  std::string problems() const {
    const std::string all = pier::render(diagnostics, sources, {});
    return all.substr(0, all.empty() ? 0 : all.rfind('\n', all.size() - 2) + 1);
  }

  pier::SourceMap sources;
  pier::Diagnostics diagnostics;
  pier::metrics::FiguresConfig config;
  pier::FileId file;
  std::optional<pier::metrics::Snapshot> snapshot;
};

/// The text of a snapshot with these indicators; `fields` stand before them, each with a comma.
inline std::string snapshot_json(
    const std::string& indicators,
    const std::string& fields = R"("policy": "none", "policy_reason": "It is public.",)") {
  return R"({"format": "pier-snapshot-1", "title": "Example", "as_at": "2021-03-31",
 "source": {"title": "A report"},
 )" + fields +
         "\n \"indicators\": [\n" + indicators + "\n]}\n";
}

/// An indicator in percent with these observations; `fields` as above.
inline std::string indicator_json(const std::string& observations, const std::string& fields = "",
                                  const std::string& unit = "percentage") {
  return R"({"id": "take-up", "title": "Take-up", "definition": "Who takes it up.",
 "branch": "children", "theme": "early-years", "unit": ")" +
         unit + R"(", "polarity": "higher", "decimals": 1,)" + fields + "\n \"observations\": [\n" +
         observations + "\n]}";
}

/// A snapshot with one indicator with these observations.
inline std::string observations_json(const std::string& observations,
                                     const std::string& indicator_fields = "",
                                     const std::string& unit = "percentage") {
  return snapshot_json(indicator_json(observations, indicator_fields, unit));
}
