#include "metrics/figures_config.h"

#include <catch2/catch.hpp>

#include "unit/metrics/reading.h"

using namespace pier;
using namespace pier::metrics;

namespace {

struct Read {
  explicit Read(const std::string& yaml)
      : config(FiguresConfig::read(sources.add("data/figures.yaml", yaml), sources, diagnostics)) {}

  std::string problems() const { return render(diagnostics, sources, {}); }

  SourceMap sources;
  Diagnostics diagnostics;
  FiguresConfig config;
};

}  // namespace

TEST_CASE("areas, themes and policies are read as they are written") {
  const Read read(kFiguresYaml);
  REQUIRE(read.problems().empty());
  const FiguresConfig& config = read.config;
  CHECK(config.is_known());
  CHECK(config.area_ids() ==
        std::vector<std::string_view>{"seaby", "neighbours", "hillby", "shire", "england"});
  REQUIRE(config.own_area() != nullptr);
  CHECK(config.own_area()->name == "Seaby");
  CHECK(config.own_area()->in_sentence == "Seaby");
  CHECK(config.own_area()->code == "E06000999");
  CHECK(config.own_area()->part_of == "shire");
  CHECK(config.find_area("england")->in_sentence == "all England");
  CHECK(config.find_area("england")->kind == AreaKind::country);
  CHECK(config.find_area("neighbours")->kind == AreaKind::neighbours);
  CHECK(config.find_area("neighbours")->members == std::vector<std::string>{"hillby"});
  CHECK(config.find_area("wales") == nullptr);
  CHECK(config.find_theme("schools")->summary == "From 5 to 16.");
  CHECK(config.theme_ids() == std::vector<std::string_view>{"early-years", "schools"});
  const disclosure::Policy* own = config.find_policy("partnership");
  REQUIRE(own != nullptr);
  CHECK(own->hide_to == 4);
  CHECK(own->round_to == 1);
  CHECK(own->secondary);
  CHECK(own->least_width == 4);
  CHECK(config.find_policy("dfe-cin") != nullptr);
  CHECK(config.find_policy("none") == nullptr);
}

TEST_CASE("without a file only the built-in policies are known") {
  const FiguresConfig config;
  CHECK_FALSE(config.is_known());
  CHECK(config.own_area() == nullptr);
  CHECK(config.policy_ids() == std::vector<std::string_view>{"dfe-cin", "nhsd-secondary-care",
                                                             "nhsd-sac", "threshold-10"});
}

TEST_CASE("what is wrong in figures.yaml is reported") {
  const std::string area = "areas:\n  - {id: seaby, name: Seaby, kind: authority}\n";
  const std::string policy = "policies:\n  - {id: own, title: T, hide_from: ";
  const std::vector<std::pair<std::string, std::string>> cases{
      {"", "field-missing"},
      {"own_area: a\n", "field-missing"},
      {"areas: 5\n", "field-type"},
      {area + "colour: red\n", "field-unknown"},
      {"areas:\n  - {id: Sea By, name: Seaby, kind: authority}\n", "field-type"},
      {"areas:\n  - {id: seaby, name: Seaby, kind: village}\n", "field-choice"},
      {"areas:\n  - {id: seaby, kind: authority}\n", "field-missing"},
      {area + "  - {id: seaby, name: Other, kind: ward}\n", "metric-duplicate"},
      {area + "own_area: seabi\n", "metric-area-unknown"},
      {area + "  - {id: ward, name: Ward, kind: ward, part_of: seabi}\n", "metric-area-unknown"},
      {area + "  - {id: all, name: All, kind: neighbours, members: [seaby, x]}\n",
       "metric-area-unknown"},
      {"areas:\n  - {id: a, name: A, kind: ward, part_of: a}\n", "metric-area-loop"},
      {"areas:\n  - {id: a, name: A, kind: ward, part_of: b}\n"
       "  - {id: b, name: B, kind: ward, part_of: c}\n"
       "  - {id: c, name: C, kind: ward, part_of: b}\n",
       "metric-area-loop metric-area-loop"},
      {area + "themes:\n  - {id: x, title: X, branch: all}\n", "field-choice"},
      {area + "themes:\n  - {id: x, title: X, branch: both}\n  - {id: x, title: Y, branch: both}\n",
       "metric-duplicate"},
      {area + policy + "5, hide_to: 4}\n", "metric-policy-unknown"},
      {area + policy + "1, hide_to: 4, round_to: 0}\n", "metric-policy-unknown"},
      {area + "policies:\n  - {id: none, title: T, hide_from: 1, hide_to: 4}\n",
       "metric-policy-unknown"},
      {area + "policies:\n  - {id: dfe-cin, title: T, hide_from: 1, hide_to: 4}\n",
       "metric-duplicate"},
  };
  for (const auto& [yaml, rules] : cases) {
    const Read read(yaml);
    INFO(yaml << read.problems());
    CHECK(rules_of(read.diagnostics) == rules);
  }
}

TEST_CASE("a wrong name in figures.yaml comes with the nearest one") {
  const Read read("own_area: seabi\nareas:\n  - {id: seaby, name: Seaby, kind: authority}\n");
  CHECK(read.problems() ==
        "data/figures.yaml:1:11: error: there is no area `seabi` [metric-area-unknown]\n"
        "  1 | own_area: seabi\n"
        "    |           ^~~~~\n"
        "  help: did you mean `seaby`?\n"
        "1 error, 0 warnings\n");
}
