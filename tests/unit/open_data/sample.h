#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "diagnostics/render.h"
#include "metrics/public_figures.h"
#include "open_data/publisher.h"

namespace pier::test {

inline constexpr const char* kFiguresYaml =
    "own_area: southend\n"
    "areas:\n"
    "  - {id: southend, name: Southend-on-Sea, code: E06000033, kind: authority}\n"
    "  - {id: neighbours, name: Statistical neighbours, code: SN882, kind: neighbours}\n"
    "  - {id: england, name: England, code: E92000001, kind: country}\n"
    "themes:\n"
    "  - {id: early-years, title: Early years, branch: children}\n";

/// A snapshot with one indicator: further members of the indicator, its observations.
inline std::string snapshot(
    const std::string& as_at, const std::string& observations, const std::string& fields = {},
    const std::string& policy = R"("none", "policy_reason": "They are public.")",
    const std::string& unit = "percentage", const std::string& head = {}) {
  return R"({"format": "pier-snapshot-1", "title": "Figures", "as_at": ")" + as_at +
         R"(", "source": {"title": "Data matrix", "publisher": "Department for Education",)" +
         R"( "link": "https://www.gov.uk/matrix", "licence": "Open Government Licence v3.0"},)" +
         R"( "policy": )" + policy + ", " + head +
         R"("indicators": [{"id": "good-level", "title": "Good level of development",)" +
         R"( "definition": "Children who reach it.", "branch": "children",)" +
         R"( "theme": "early-years", "unit": ")" + unit +
         R"(", "per": "children aged 5", "polarity": "higher", "decimals": 1, )" + fields +
         R"("observations": [)" + observations + "]}]}";
}

/// What the public may see of a few snapshots, and what was said about them.
struct Sample {
  explicit Sample(std::vector<std::string> snapshots, const std::string& config = kFiguresYaml) {
    metrics::RawFigures raw;
    raw.config = std::make_shared<const metrics::FiguresConfig>(metrics::FiguresConfig::read(
        sources.add("data/figures.yaml", config), sources, diagnostics));
    for (std::size_t i = 0; i < snapshots.size(); ++i) {
      const std::string name = "snapshot-" + std::to_string(i + 1);
      const FileId file = sources.add("data/metrics/" + name + ".json", std::move(snapshots[i]));
      auto read = metrics::read_snapshot(file, name, false, *raw.config, sources, diagnostics);
      if (read) raw.snapshots.push_back(std::move(*read));
    }
    figures = metrics::disclose(std::move(raw), Jobs{}, diagnostics);
  }
  Sample(const Sample&) = delete;
  Sample& operator=(const Sample&) = delete;

  const metrics::PublicIndicator& indicator() const { return figures.indicators().at(0); }
  std::string problems() const { return render(diagnostics, sources, {}); }

  SourceMap sources;
  Diagnostics diagnostics;
  metrics::PublicFigures figures;
};

inline open_data::Publisher publisher() {
  return {.name = "Seaby Partnership Board",
          .site_name = "Seaby Partnership",
          .language = "en-GB",
          .base_url = "https://seaby.example/x",
          .licence = open_data::licence_in("Ask us.", {})};
}

}  // namespace pier::test
