#include "metrics/observation_reader.h"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "unit/metrics/reading.h"

using namespace pier;
using namespace pier::metrics;

namespace {

const std::string kAge =
    R"("dimensions": [{"id": "age", "title": "Age", "total": "all", "values": [
      {"id": "young", "title": "Young"}, {"id": "old", "title": "Old"}, {"id": "all", "title": "All"}]}],)";

/// An observation of Seaby in 2019 with these further fields.
std::string seaby(const std::string& fields) {
  return R"({"area": "seaby", "period": "2019", )" + fields + "}";
}

struct Case {
  std::string observation;
  const char* rules;
};

void check(const std::vector<Case>& cases, const std::string& unit,
           const std::string& indicator_fields = "") {
  for (const Case& each : cases) {
    const SnapshotReading read(observations_json(each.observation, indicator_fields, unit));
    INFO(unit << ": " << each.observation << "\n" << read.problems());
    CHECK(read.rules() == each.rules);
  }
}

}  // namespace

TEST_CASE("every member of an observation is held against what it must be") {
  check(
      {
          {seaby(R"("value": 5)"), ""},
          {"5", "field-type"},
          {"{}", "field-missing field-missing"},
          {R"({"area": "seaby", "value": 5})", "field-missing"},
          {R"({"period": "2019", "value": 5})", "field-missing"},
          {R"({"area": "seabi", "period": "2019", "value": 5})", "metric-area-unknown"},
          {R"({"area": 5, "period": "2019", "value": 5})", "field-type"},
          {R"({"area": null, "period": "2019", "value": 5})", "field-type"},
          {R"({"area": "seaby", "period": 2019, "value": 5})", "field-type"},
          {R"({"area": "seaby", "period": "2019-21", "value": 5})", "metric-period"},
          {R"({"area": "seaby", "period": "2019/20", "value": 5})", "metric-period"},
          {seaby(R"("value": "5")"), "field-type"},
          {seaby(R"("value": null)"), "field-type"},
          {seaby(R"("value": true)"), "field-type"},
          {seaby(R"("value": 5, "velue": 6)"), "field-unknown"},
          {seaby(R"("value": 5, "value": 5)"), "data-duplicate-key"},
          {seaby(R"("value": 99999999999999999999)"), "data-limit"},
          {seaby(R"("value": 1e999)"), "data-limit"},
          {seaby(R"("value": 1e16)"), "metric-impossible"},
          {seaby(R"("value": 9007199254740993)"), "metric-impossible"},
          {seaby(R"("missing": "not-known")"), "field-choice"},
          {seaby(R"("value": 5, "status": ["q"])"), "field-choice"},
          {seaby(R"("value": 5, "status": "p")"), "field-type"},
          {seaby(R"("value": 5, "qualifier": "circa")"), "field-choice"},
          {seaby(R"("value": 5, "band": "E")"), "field-choice"},
          {seaby(R"("value": 5, "rag": {"rating": "yellow"})"), "field-choice"},
          {seaby(R"("value": 5, "rank": {"value": 3})"), "field-missing"},
          {seaby(R"("value": 5, "rank": {"first": "best"})"), "field-missing"},
          {seaby(R"("value": 5, "rank": {"value": 2.8, "first": "best"})"),
           "field-type field-missing"},
          {seaby(R"("value": 5, "rank": {"value": 3, "first": "best", "period": "x"})"),
           "metric-period"},
          {seaby(R"("value": 5, "published": 5)"), "field-type"},
          {seaby(R"("value": 5, "dimensions": {"age": "young"})"), "metric-dimension-unknown"},
      },
      "percentage");
}

TEST_CASE("dimensions and their values must exist; what is left out means the total") {
  check(
      {
          {seaby(R"("value": 5)"), ""},
          {seaby(R"("value": 5, "dimensions": {"age": "old"})"), ""},
          {seaby(R"("value": 5, "dimensions": {})"), ""},
          {seaby(R"("value": 5, "dimensions": {"age": "odl"})"), "metric-dimension-unknown"},
          {seaby(R"("value": 5, "dimensions": {"aeg": "old"})"), "metric-dimension-unknown"},
          {seaby(R"("value": 5, "dimensions": {"age": 5})"), "field-type"},
          {seaby(R"("value": 5, "dimensions": ["age"])"), "field-type"},
          // The total by its name is the same as leaving it out.
          {seaby(R"("value": 5)") + "," + seaby(R"("value": 5, "dimensions": {"age": "all"})"),
           "metric-duplicate"},
          {seaby(R"("value": 5)") + "," + seaby(R"("value": 5, "dimensions": {"age": "old"})"), ""},
      },
      "count", kAge);
}

TEST_CASE("a figure has a value or the reason why it has none, and never both") {
  check(
      {
          {seaby(R"("note": "x")"), "metric-missing"},
          {seaby(R"("missing": "suppressed")"), ""},
          {seaby(R"("missing": "suppressed", "denominator": 1000)"), ""},
          {seaby(R"("missing": "suppressed", "value": 5)"), "metric-missing"},
          {seaby(R"("missing": "suppressed", "numerator": 5)"), "metric-missing"},
          {seaby(R"("missing": "blank", "value": 5)"), "metric-missing"},
          {seaby(R"("value": 5, "status": ["c"])"), "metric-missing"},
          {seaby(R"("value": 5, "status": ["p", "c"])"), "metric-missing"},
          {seaby(R"("value": 5, "status": ["x"])"), "metric-missing"},
          {seaby(R"("value": 5, "status": ["z"])"), "metric-missing"},
          {seaby(R"("missing": "suppressed", "status": ["c"])"), ""},
          {seaby(R"("value": 0, "status": ["low"])"), ""},
      },
      "percentage");
}

TEST_CASE("what cannot be is reported, unless the indicator says why it is") {
  const std::string over = R"("allow": {"over-100": "They come from elsewhere."},)";
  const std::string below = R"("allow": {"negative": "Corrections."},)";
  const std::string parts = R"("allow": {"fractions": "An average of three years."},)";
  const std::string things = R"("people": false,)";
  check({{seaby(R"("value": 100)"), ""},
         {seaby(R"("value": 100.1)"), "metric-impossible"},
         {seaby(R"("value": 0)"), ""},
         {seaby(R"("value": -0.1)"), "metric-impossible"},
         {seaby(R"("value": 50, "numerator": 5, "denominator": 10)"), ""},
         {seaby(R"("value": 50, "numerator": 10, "denominator": 10)"), ""},
         {seaby(R"("value": 50, "numerator": 11, "denominator": 10)"), "metric-impossible"},
         {seaby(R"("value": 50, "numerator": 5.5, "denominator": 10)"), "metric-impossible"},
         {seaby(R"("value": 50, "numerator": -5, "denominator": 10)"), "metric-impossible"},
         {seaby(R"("value": 50, "denominator": 0)"), "metric-impossible"},
         {seaby(R"("value": 50, "denominator": -1)"), "metric-impossible"},
         {seaby(R"("missing": "not-applicable", "denominator": 0)"), "metric-impossible"}},
        "percentage");
  check({{seaby(R"("value": 104.5, "numerator": 11, "denominator": 10)"), ""}}, "percentage", over);
  check({{seaby(R"("value": -5)"), ""}}, "percentage", below);
  check({{seaby(R"("value": 50, "numerator": 5.5, "denominator": 10)"), ""}}, "percentage", things);
  check({{seaby(R"("value": 5)"), ""},
         {seaby(R"("value": 5.0)"), ""},
         {seaby(R"("value": 5.5)"), "metric-impossible"},
         {R"({"area": "neighbours", "period": "2019", "value": 5.5})", ""},
         {seaby(R"("value": -5)"), "metric-impossible"},
         {seaby(R"("value": 5, "numerator": 5)"), "metric-impossible"}},
        "count");
  check({{seaby(R"("value": 5.5)"), ""}}, "count", parts);
  check({{seaby(R"("value": 5.5)"), ""}}, "count", things);
  check({{seaby(R"("value": -5)"), ""}}, "count", below);
  check({{seaby(R"("value": 250, "numerator": 250, "denominator": 100)"), ""},
         {seaby(R"("value": -1)"), "metric-impossible"}},
        "rate-per-1000");
  for (const char* unit : {"pounds", "thousand-pounds", "score", "percentage-points", "ratio"}) {
    check({{seaby(R"("value": -1.5)"), ""}, {seaby(R"("value": 150.5)"), ""}}, unit);
  }
}

TEST_CASE("a share of people says of how many where a policy needs it") {
  const auto read = [](const std::string& fields, const std::string& unit,
                       const std::string& policy) {
    return SnapshotReading(snapshot_json(
        indicator_json(
            seaby(fields) + "," + R"({"area": "england", "period": "2019", "missing": "blank"})",
            "", unit),
        policy));
  };
  const std::string cin = R"("policy": "dfe-cin",)";
  const std::string none = R"("policy": "none", "policy_reason": "Public.",)";
  for (const char* unit : {"percentage", "rate-per-1000", "rate-per-10000", "rate-per-100000"}) {
    CHECK(read(R"("value": 5)", unit, cin).rules() == "metric-denominator");
    CHECK(read(R"("value": 5, "denominator": 1000)", unit, cin).rules().empty());
    CHECK(read(R"("value": 5)", unit, none).rules().empty());
  }
  for (const char* unit : {"count", "pounds", "ratio", "days", "percentage-points"}) {
    CHECK(read(R"("value": 5)", unit, cin).rules().empty());
  }
  const SnapshotReading own(snapshot_json(
      indicator_json(seaby(R"("value": 5)"), R"("policy": "none", "policy_reason": "Public.",)"),
      cin));
  CHECK(own.rules().empty());
  const SnapshotReading money(
      snapshot_json(indicator_json(seaby(R"("value": 5)"), R"("people": false,)"), cin));
  CHECK(money.rules().empty());
}

TEST_CASE("a figure that stands twice is reported with the first") {
  const SnapshotReading read(observations_json(
      seaby(R"("value": 5)") + ",\n" + R"({"area": "england", "period": "2019", "value": 5},)" +
      "\n" + seaby(R"("value": 6)")));
  CHECK(read.problems() ==
        "data/metrics/example.json:10:1: error: `seaby` in `2019` stands twice, with two values "
        "[metric-duplicate]\n"
        "  10 | {\"area\": \"seaby\", \"period\": \"2019\", \"value\": 6}\n"
        "     | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n"
        "  note: data/metrics/example.json:8:1: the first one is here\n"
        "  help: keep the right one; what came out later belongs in a snapshot of its own\n");
  const SnapshotReading thrice(observations_json(
      seaby(R"("value": 5)") + "," + seaby(R"("value": 5)") + "," + seaby(R"("value": 5)")));
  CHECK(thrice.rules() == "metric-duplicate metric-duplicate");
}

TEST_CASE("NaN and Infinity are told what they are") {
  for (const char* word : {"NaN", "-NaN", "Infinity", "-Infinity", "nan", "inf"}) {
    const SnapshotReading read(observations_json(seaby(fmt::format("\"value\": {}", word))));
    INFO(read.problems());
    CHECK(read.rules() == "data-syntax");
    CHECK(read.problems().find(fmt::format("`{}` is no number", word)) != std::string::npos);
    CHECK(read.problems().find("leave the field out") != std::string::npos);
    CHECK_FALSE(read.snapshot);
  }
}

TEST_CASE("messages about a figure hold no number of it") {
  // In a private file the number may be one that nobody may see.
  const std::vector<std::string> wrong{
      R"("value": 777771.5)",
      R"("value": -777771)",
      R"("value": 7777710000000000000)",
      R"("value": "777771")",
      R"("missing": "suppressed", "value": 777771)",
      R"("missing": "blank", "value": 777771)",
      R"("value": 777771, "status": ["c"])",
      R"("value": 777771, "numerator": 777771)",
      R"("value": 1, "denominator": -777771)",
  };
  for (const std::string& fields : wrong) {
    const SnapshotReading read(observations_json(seaby(fields), "", "count"));
    REQUIRE_FALSE(read.diagnostics.empty());
    for (const Diagnostic& problem : read.diagnostics.all()) {
      INFO(fields << "\n" << problem.message);
      CHECK((problem.message + problem.help).find("77777") == std::string::npos);
    }
  }
}

TEST_CASE("messages about a confidential file hold no number of it at all") {
  for (const char* fields : {R"("value": 1, "published": 777771)", R"("value": 1, "note": 777771)",
                             R"("value": 1, "rank": 777771)", R"("value": 1, "rag": ["777771"])",
                             R"("value": 1, "rank": {"value": "777771", "first": "best"})"}) {
    SourceMap sources;
    Diagnostics diagnostics;
    const auto config =
        FiguresConfig::read(sources.add("data/figures.yaml", kFiguresYaml), sources, diagnostics);
    const FileId file =
        sources.add_confidential("private/a.json", observations_json(seaby(fields), "", "count"));
    read_snapshot(file, "a", true, config, sources, diagnostics);
    REQUIRE(diagnostics.has_errors());
    INFO(fields << render(diagnostics, sources, {}));
    CHECK(render(diagnostics, sources, {}).find("77777") == std::string::npos);
  }
}

TEST_CASE("depth and size have limits") {
  const std::string deep = std::string(65, '[') + std::string(65, ']');
  const SnapshotReading nested(deep);
  CHECK(nested.rules() == "data-limit");
  CHECK_FALSE(nested.snapshot);
  const SnapshotReading large(snapshot_json("") + std::string(21'000'000, ' '));
  CHECK(large.rules() == "file-size");
  CHECK_FALSE(large.snapshot);
}
