#include <catch2/catch.hpp>

#include "unit/metrics/reading.h"

using namespace pier;
using namespace pier::metrics;

namespace {

struct Revising {
  void add(const std::string& name, const std::string& as_at, const std::string& revises = "") {
    std::string text = snapshot_json(
        R"({"id": "a", "title": "A", "definition": "A", "branch": "both", "theme": "schools",
            "unit": "score", "polarity": "neutral", "decimals": 0, "observations": []})",
        revises.empty() ? "" : "\"revises\": \"" + revises + "\",");
    text.replace(text.find("2021-03-31"), 10, as_at);
    const FileId file = sources.add("data/metrics/" + name + ".json", text);
    auto snapshot = read_snapshot(file, name, false, config, sources, diagnostics);
    REQUIRE(snapshot);
    snapshots.push_back(std::move(*snapshot));
  }
  std::string rules(bool is_complete = true) {
    check_revisions(snapshots, is_complete, diagnostics);
    return rules_of(diagnostics);
  }

  SourceMap sources;
  Diagnostics diagnostics;
  FiguresConfig config =
      FiguresConfig::read(sources.add("data/figures.yaml", kFiguresYaml), sources, diagnostics);
  std::vector<Snapshot> snapshots;
};

}  // namespace

TEST_CASE("a snapshot may take the place of an earlier one, or of one of the same day") {
  Revising figures;
  figures.add("matrix-2020", "2020-03-31");
  figures.add("matrix-2021", "2021-03-31", "matrix-2020");
  figures.add("matrix-2021-corrected", "2021-03-31", "matrix-2021");
  CHECK(figures.rules().empty());
}

TEST_CASE("a snapshot that takes the place of a later one is reported") {
  Revising figures;
  figures.add("matrix-2021", "2021-03-31", "matrix-2022");
  figures.add("matrix-2022", "2022-03-31");
  CHECK(figures.rules() == "metric-revises");
  CHECK(render(figures.diagnostics, figures.sources, {}) ==
        "data/metrics/matrix-2021.json:3:13: error: `matrix-2022` is of 31 March 2022, later than "
        "this snapshot of 31 March 2021 [metric-revises]\n"
        "  3 |  \"revises\": \"matrix-2022\",\n"
        "    |             ^~~~~~~~~~~~~\n"
        "  help: correct `as_at`, or name the earlier one of the two\n"
        "1 error, 0 warnings\n");
}

TEST_CASE("a snapshot that takes the place of none is reported, unless one could not be read") {
  Revising figures;
  figures.add("matrix-2020", "2020-03-31");
  figures.add("matrix-2021", "2021-03-31", "matrix-202");
  CHECK(figures.rules(false).empty());
  CHECK(figures.rules() == "metric-revises");
  CHECK(figures.diagnostics.all()[0].help == "did you mean `matrix-2020`?");
}

TEST_CASE("a snapshot cannot take its own place, nor two each other's") {
  Revising own;
  own.add("a", "2021-03-31", "a");
  CHECK(own.rules() == "metric-revises");
  Revising both;
  both.add("a", "2021-03-31", "b");
  both.add("b", "2021-03-31", "a");
  CHECK(both.rules() == "metric-revises metric-revises");
}

TEST_CASE("two snapshots of one name are reported") {
  Revising figures;
  figures.add("a", "2021-03-31");
  figures.add("a", "2022-03-31");
  CHECK(figures.rules() == "metric-duplicate");
}
