#pragma once

// What the tests of module metrics share: figures from JSON texts, and what is said about them.

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "diagnostics/render.h"
#include "metrics/arithmetic.h"
#include "metrics/public_figures.h"
#include "metrics/snapshot.h"

namespace pier::metrics::testing {

inline const char* const kConfig = R"(
own_area: southend
areas:
  - {id: southend, name: Southend-on-Sea, kind: authority}
  - {id: bedford, name: Bedford Borough, kind: authority}
  - {id: luton, name: Luton, kind: authority}
  - {id: thurrock, name: Thurrock, kind: authority}
  - {id: average, name: Average, kind: neighbours}
  - {id: east-of-england, name: East of England, in_sentence: the East of England, kind: region}
  - {id: england, name: England, kind: country}
  - {id: north, name: North ward, kind: ward, part_of: southend}
  - {id: south, name: South ward, kind: ward, part_of: southend}
themes:
  - {id: all, title: All, branch: both, summary: All.}
policies:
  - {id: own, title: Own, source: Us, hide_from: 1, hide_to: 4, round_to: 1, secondary: true,
     least_width: 4, smallest_denominator: 10}
)";

/// Figures read from texts as the program reads them from files.
class Figures {
 public:
  explicit Figures(const std::string& config = kConfig) {
    const FileId file = sources.add("data/figures.yaml", config);
    raw.config =
        std::make_shared<const FiguresConfig>(FiguresConfig::read(file, sources, diagnostics));
  }

  /// A snapshot as at a day with these indicators and relations, each a JSON text.
  Figures& add(const std::string& day, const std::vector<std::string>& indicators,
               const std::vector<std::string>& relations = {},
               const std::string& policy = R"("policy": "none", "policy_reason": "Public.")") {
    std::string text = R"({"format": "pier-snapshot-1", "title": "T", "as_at": ")" + day +
                       R"(", "source": {"title": "S"}, )" + policy + R"(, "indicators": [)";
    for (const std::string& one : indicators) text += (&one == &indicators[0] ? "" : ",\n") + one;
    text += "]";
    if (!relations.empty()) {
      text += R"(, "relations": [)";
      for (const std::string& one : relations) text += (&one == &relations[0] ? "" : ",\n") + one;
      text += "]";
    }
    text += "}";
    const std::string name = "s" + std::to_string(raw.snapshots.size() + 1);
    const FileId file = sources.add("data/metrics/" + name + ".json", text);
    auto snapshot = read_snapshot(file, name, false, *raw.config, sources, diagnostics);
    if (snapshot) raw.snapshots.push_back(std::move(*snapshot));
    return *this;
  }

  PublicFigures disclose(std::size_t jobs = 2) {
    return metrics::disclose(std::move(raw), Jobs{jobs}, diagnostics);
  }

  Figures& check() {
    check_arithmetic(raw, diagnostics);
    return *this;
  }

  /// Everything that was reported, as people see it.
  std::string problems() const { return render(diagnostics, sources, {}); }
  /// "rule: message" of each problem, one a line.
  std::string messages() const {
    std::string text;
    for (const Diagnostic& problem : diagnostics.all()) {
      text += std::string(problem.rule->id) + ": " + problem.message + "\n";
    }
    return text;
  }

  SourceMap sources;
  Diagnostics diagnostics;
  RawFigures raw;
};

/// An indicator with these fields more ("\"polarity\": \"higher\"") and observations.
inline std::string indicator(const std::string& id, const std::string& unit,
                             const std::vector<std::string>& observations,
                             const std::string& more = {}) {
  std::string text = R"({"id": ")" + id + R"(", "title": "Title of )" + id +
                     R"(", "definition": "D.", "branch": "children", "theme": "all", "unit": ")" +
                     unit + R"(")";
  for (const auto& [field, usual] : {std::pair{"polarity", "\"neutral\""}, {"decimals", "0"}}) {
    if (more.find('"' + std::string(field) + '"') == std::string::npos) {
      text += std::string(", \"") + field + "\": " + usual;
    }
  }
  if (!more.empty()) text += ", " + more;
  text += R"(, "observations": [)";
  for (const std::string& one : observations) {
    text += (&one == &observations[0] ? "" : ",\n  ") + one;
  }
  return text + "]}";
}

/// A row: "value": 5 and the like.
inline std::string row(const std::string& area, const std::string& period,
                       const std::string& rest) {
  return R"({"area": ")" + area + R"(", "period": ")" + period + R"(", )" + rest + "}";
}

inline std::string row(const std::string& area, const std::string& period, double value) {
  std::string number = std::to_string(value);
  while (number.ends_with('0')) number.pop_back();
  if (number.ends_with('.')) number.pop_back();
  return row(area, period, "\"value\": " + number);
}

}  // namespace pier::metrics::testing
