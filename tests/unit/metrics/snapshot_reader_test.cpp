#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "unit/metrics/reading.h"

using namespace pier;
using namespace pier::metrics;

namespace {

/// Every field that there is.
const std::string kWhole = R"({
  "$schema": "../../.vscode/schemas/snapshot.schema.json",
  "format": "pier-snapshot-1",
  "title": "Early years",
  "as_at": "2021-03-31",
  "published": "2021-11-01",
  "revises": "early-years-2020",
  "source": {"title": "A report", "publisher": "A board", "link": "https://board.example/a",
             "licence": "OGL v3.0"},
  "policy": "dfe-cin",
  "notes": ["Years end in summer."],
  "indicators": [
    {"id": "take-up", "title": "Take-up", "short_title": "Up", "definition": "Who takes it up.",
     "branch": "children", "theme": "early-years", "unit": "percentage",
     "per": "children aged 2", "polarity": "higher", "decimals": 1, "people": true,
     "lines": "table 3", "method": "Counted.", "caveats": ["New in 2019."], "owner": "Team",
     "next_update": "2022-10-01", "policy": "none", "policy_reason": "It is public.",
     "dimensions": [
       {"id": "age", "title": "Age", "total": "all",
        "values": [{"id": "two", "title": "2"}, {"id": "all", "title": "All ages"}]},
       {"id": "risk", "title": "Risk", "overlapping": true, "values": [{"id": "any", "title": "Any"}]}],
     "breaks": [{"after": "2017", "note": "Since then all count."}],
     "targets": [{"period": "2020-21", "value": 85, "qualifier": "at-least"}, {"value": 50.5}],
     "notes": ["A note."], "allow": {"over-100": "They come from elsewhere too."},
     "observations": [
       {"area": "seaby", "period": "2019", "dimensions": {"risk": "any"}, "value": 104.5,
        "numerator": 209, "denominator": 200, "published": "about 105%", "qualifier": "about",
        "status": ["p", "r"],
        "rank": {"value": 29, "of": 152, "first": "best", "period": "2018"}, "band": "A",
        "rag": {"rating": "amber", "word": "Yellow"}, "note": "As printed.",
        "answer": {"metric-change": "It is right."}},
       {"area": "england", "period": "2019-20", "dimensions": {"age": "two", "risk": "any"},
        "missing": "not-collected", "rank": {"published": "2.8", "first": "not-stated"}}]},
    {"id": "places", "title": "Places", "definition": "Places.", "branch": "both",
     "theme": "schools", "unit": "count", "polarity": "neutral", "decimals": 0, "people": false,
     "observations": [{"area": "seaby", "period": "2019", "value": 12}]}],
  "relations": [
    {"kind": "sum", "parts": ["places"], "total": "places", "tolerance": 0.5, "note": "N",
     "answer": "A"},
    {"kind": "ratio", "numerator": "places", "denominator": "places", "result": "take-up"},
    {"kind": "share", "parts": ["take-up"]},
    {"kind": "difference", "from": "places", "minus": "take-up", "result": "places"},
    {"kind": "change", "of": "places", "result": "take-up", "from": "2018-19", "to": "2019-20",
     "as": "percent"},
    {"kind": "average", "of": "places", "areas": ["seaby", "hillby"], "result_area": "neighbours"}]
})";

}  // namespace

TEST_CASE("a snapshot with every field is read as it is written") {
  const SnapshotReading read(kWhole);
  REQUIRE(read.problems().empty());
  REQUIRE(read.snapshot);
  const Snapshot& snapshot = *read.snapshot;
  CHECK(snapshot.name == "example");
  CHECK(snapshot.title == "Early years");
  CHECK(snapshot.as_at.iso() == "2021-03-31");
  CHECK(snapshot.published == Date::parse("2021-11-01"));
  CHECK(snapshot.revises == "early-years-2020");
  CHECK(snapshot.source.publisher == "A board");
  CHECK(snapshot.source.link == "https://board.example/a");
  CHECK(snapshot.policy == "dfe-cin");
  CHECK(snapshot.notes == std::vector<std::string>{"Years end in summer."});
  REQUIRE(snapshot.indicators.size() == 2);
  const Indicator& about = snapshot.indicators[0].about;
  CHECK(about.unit == Unit::percentage);
  CHECK(about.polarity == statistics::Polarity::higher_is_better);
  CHECK(about.decimals == 1);
  CHECK(about.people);
  CHECK(about.caveats == std::vector<std::string>{"New in 2019."});
  CHECK(about.next_update == Date::parse("2022-10-01"));
  CHECK(about.policy == "none");
  REQUIRE(about.dimensions.size() == 2);
  CHECK(about.dimensions[0].total == "all");
  CHECK(about.dimensions[1].overlapping);
  CHECK(about.find_dimension("age")->find("two")->title == "2");
  REQUIRE(about.breaks.size() == 1);
  CHECK(about.breaks[0].after.text() == "2017");
  REQUIRE(about.targets.size() == 2);
  CHECK(about.targets[0].qualifier == "at-least");
  CHECK_FALSE(about.targets[1].period);
  CHECK(about.targets[1].value == 50.5);
  CHECK(about.allow.at("over-100") == "They come from elsewhere too.");
  const Indicator& places = snapshot.indicators[1].about;
  CHECK_FALSE(places.people);
  CHECK(places.polarity == statistics::Polarity::neutral);
  CHECK(places.policy.empty());
}

TEST_CASE("an observation with every field is read as it is written") {
  const SnapshotReading read(kWhole);
  REQUIRE(read.snapshot);
  const auto& observations = read.snapshot->indicators[0].observations;
  REQUIRE(observations.size() == 2);
  const Observation& first = observations[0];
  CHECK(first.area == 0);
  CHECK(first.period.text() == "2019");
  CHECK(first.at == Coordinates{1, 0});
  CHECK(first.value == 104.5);
  CHECK(first.numerator == 209);
  CHECK(first.denominator == 200);
  CHECK(first.published == "about 105%");
  const Remarks& remarks = *first.remarks;
  CHECK(remarks.qualifier == "about");
  CHECK(remarks.statuses == std::vector<std::string>{"p", "r"});
  REQUIRE(remarks.rank);
  CHECK(remarks.rank->value == 29);
  CHECK(remarks.rank->of == 152);
  CHECK(remarks.rank->first == "best");
  CHECK(remarks.rank->period->text() == "2018");
  CHECK(remarks.band == "A");
  CHECK(remarks.rag->word == "Yellow");
  CHECK(remarks.notes == std::vector<std::string>{"As printed.", "It is right."});
  CHECK(remarks.answers("metric-change"));
  CHECK_FALSE(remarks.answers("metric-share"));
  CHECK(read.sources.text(first.span).starts_with("{\"area\": \"seaby\""));
  const Observation& second = observations[1];
  CHECK(second.area == 4);
  CHECK(second.at == Coordinates{0, 0});
  CHECK(second.missing == Missing::not_collected);
  CHECK_FALSE(second.value);
  CHECK(second.remarks->rank->published == "2.8");
}

TEST_CASE("relations are read as they are written") {
  const SnapshotReading read(kWhole);
  REQUIRE(read.snapshot);
  const auto& all = read.snapshot->relations;
  REQUIRE(all.size() == 6);
  CHECK(all[0].kind == Relation::Kind::sum);
  CHECK(all[0].of == std::vector<std::string>{"places"});
  CHECK(all[0].result == "places");
  CHECK(all[0].tolerance == 0.5);
  CHECK(all[0].note == "N");
  CHECK(all[0].answer == "A");
  CHECK(all[1].of == std::vector<std::string>{"places", "places"});
  CHECK(all[1].result == "take-up");
  CHECK(all[2].result.empty());
  CHECK(all[3].of == std::vector<std::string>{"places", "take-up"});
  CHECK(all[4].from->text() == "2018-19");
  CHECK(all[4].as == "percent");
  CHECK(all[5].areas == std::vector<std::string>{"seaby", "hillby"});
  CHECK(all[5].result_area == "neighbours");
  CHECK(all[5].result == "places");
}

TEST_CASE("whether people are counted follows from the unit") {
  const std::string observation = R"({"area": "seaby", "period": "2019", "value": 5})";
  for (const std::string_view unit : unit_names()) {
    const SnapshotReading read(observations_json(observation, "", std::string(unit)));
    INFO(unit);
    REQUIRE(read.rules().empty());
    const bool counted = unit == "count" || unit == "percentage" || unit.starts_with("rate-");
    CHECK(read.snapshot->indicators[0].about.people == counted);
  }
}

TEST_CASE("what is wrong with a snapshot as a whole is reported") {
  const std::string indicator =
      indicator_json(R"({"area": "seaby", "period": "2019", "value": 5})");
  const std::string whole = snapshot_json(indicator);
  const auto with = [&](std::string_view from, std::string_view to) {
    REQUIRE(whole.find(from) != std::string::npos);
    std::string text = whole;
    text.replace(text.find(from), from.size(), to);
    return text;
  };
  const std::string policy = R"("policy": "none", "policy_reason": "It is public.",)";
  const std::string relation = "]}\n";
  const auto with_relation = [&](const std::string& text) {
    return with("]}\n]}\n", "]}\n], \"relations\": [" + text + "]}\n");
  };
  const std::vector<std::pair<std::string, std::string>> cases{
      {"", "data-syntax"},
      {"null", "field-missing field-missing field-missing field-missing field-missing"},
      {"5", "field-type"},
      {"[]", "field-type"},
      {"{}", "field-missing field-missing field-missing field-missing field-missing"},
      {with("{\"format\"", "{\"format\""), ""},
      {with("\"title\": \"Example\"", "\"title\": 5"), "field-type"},
      {with("\"title\": \"Example\"", "\"title\": null"), "field-missing"},
      {with("\"title\": \"Example\"", "\"title\": \"E\", \"titel\": \"E\""), "field-unknown"},
      {with("\"title\": \"Example\"", "\"title\": \"E\", \"title\": \"E\""), "data-duplicate-key"},
      {with("\"title\": \"Example\"", "\"title\": \"E\", \"published\": null"), "field-type"},
      {with("pier-snapshot-1", "pier-snapshot-2"), "field-choice"},
      {with("2021-03-31", "2021-02-29"), "field-type"},
      {with("2021-03-31", "31/03/2021"), "field-type"},
      {with("{\"title\": \"A report\"}", "{}"), "field-missing"},
      {with("{\"title\": \"A report\"}", "{\"title\": \"A\", \"link\": \"http://a.example\"}"),
       "field-type"},
      {with(policy, ""), "field-missing"},
      {with(policy, R"("policy": "none",)"), "metric-policy-reason"},
      {with(policy, R"("policy": "none", "policy_reason": " ",)"), "metric-policy-reason"},
      {with(policy, R"("policy": "dfe-sin",)"), "metric-policy-unknown metric-denominator"},
      {with(policy, R"("policy": "dfe-cin",)"), "metric-denominator"},
      {snapshot_json("5"), "field-type"},
      {snapshot_json(indicator + "," + indicator), "metric-duplicate"},
      {with_relation("{\"kind\": \"sum\", \"parts\": [\"take-up\"], \"total\": \"take-up\"}"), ""},
      {with_relation("5"), "field-type"},
      {with_relation("{}"), "field-missing"},
      {with_relation("{\"kind\": \"some\"}"), "field-choice"},
      {with_relation("{\"kind\": \"sum\", \"parts\": [\"takeup\"], \"total\": \"take-up\"}"),
       "metric-unknown"},
      {with_relation("{\"kind\": \"share\", \"parts\": [\"take-up\"], \"total\": \"take-up\"}"),
       "field-unknown"},
      {with_relation("{\"kind\": \"average\", \"of\": \"take-up\", \"areas\": [\"seabi\"], "
                     "\"result_area\": \"englund\"}"),
       "metric-area-unknown metric-area-unknown"},
      {with_relation("{\"kind\": \"change\", \"of\": \"take-up\", \"result\": \"take-up\", "
                     "\"from\": \"2018-20\", \"to\": \"2019\", \"as\": \"percents\"}"),
       "metric-period field-choice"},
  };
  for (const auto& [json, rules] : cases) {
    const SnapshotReading read(json);
    INFO(json << read.problems());
    CHECK(read.rules() == rules);
  }
}

TEST_CASE("what is wrong with an indicator is reported") {
  const std::string whole = indicator_json(R"({"area": "seaby", "period": "2019", "value": 5})");
  const auto with = [&](std::string_view from, std::string_view to) {
    REQUIRE(whole.find(from) != std::string::npos);
    std::string text = whole;
    text.replace(text.find(from), from.size(), to);
    return text;
  };
  const auto adding = [&](const std::string& fields) {
    return with("\"decimals\": 1,", "\"decimals\": 1, " + fields + ",");
  };
  const auto dimension = [&](const std::string& fields) {
    return adding("\"dimensions\": [{\"id\": \"age\", \"title\": \"Age\", " + fields + "}]");
  };
  const std::string ages = R"("values": [{"id": "all", "title": "All"}])";
  const std::vector<std::pair<std::string, std::string>> cases{
      {whole, ""},
      {with("\"take-up\"", "\"Take up\""), "field-type"},
      {with("early-years", "early-yaers"), "metric-theme-unknown"},
      {with("\"percentage\"", "\"percent\""), "field-choice"},
      {with("\"higher\"", "\"up\""), "field-choice"},
      {with("\"children\"", "\"child\""), "field-choice"},
      {with("\"decimals\": 1", "\"decimals\": 7"), "field-length"},
      {with("\"decimals\": 1", "\"decimals\": -1"), "field-type"},
      {with("\"decimals\": 1", "\"decimals\": 1.5"), "field-type"},
      {with("\"observations\"", "\"observation\""), "field-unknown field-missing"},
      {with("[\n{\"area\"", "[{\"a\":1}], \"notes\": [{\"area\""),
       "field-type field-unknown field-missing field-missing"},
      {adding("\"policy\": \"nobody\""), "metric-policy-unknown metric-denominator"},
      {adding("\"policy\": \"none\""), "metric-policy-reason"},
      {adding("\"allow\": {\"over100\": \"x\"}"), "field-unknown"},
      {adding("\"people\": \"yes\""), "field-type"},
      {adding("\"breaks\": [{\"after\": \"2017-19\", \"note\": \"x\"}]"), "metric-period"},
      {adding("\"targets\": [{\"value\": \"85\"}]"), "field-type"},
      {dimension(ages + ", \"total\": \"all\""), ""},
      {dimension(ages + ", \"total\": \"every\""), "metric-dimension-unknown field-missing"},
      {dimension(ages), "field-missing"},
      {dimension("\"values\": []"), "field-type"},
      {dimension("\"total\": \"a\", \"values\": [{\"id\": \"a\", \"title\": \"A\"}, "
                 "{\"id\": \"a\", \"title\": \"A\"}]"),
       "metric-duplicate"},
  };
  for (const auto& [json, rules] : cases) {
    const SnapshotReading read(snapshot_json(json));
    INFO(json << read.problems());
    CHECK(read.rules() == rules);
  }
}

TEST_CASE("without figures.yaml one problem is said, and not one for each area") {
  const SnapshotReading read(kWhole, "");
  CHECK(read.rules() == "field-missing metric-area-unknown");
  CHECK_FALSE(read.snapshot);
}

TEST_CASE("a JSON text is answered in JSON") {
  const SnapshotReading read(R"({"format": "pier-snapshot-1", "as_at": "31/3/2021", "title": 2021,
 "source": {"title": "A"}, "indicators": []})");
  CHECK(read.problems() ==
        "data/metrics/example.json:1:40: error: `as_at` must be a date, and this is the text "
        "`31/3/2021` [field-type]\n"
        "  1 | {\"format\": \"pier-snapshot-1\", \"as_at\": \"31/3/2021\", \"title\": 2021,\n"
        "    |                                        ^~~~~~~~~~~\n"
        "  help: write it as `\"as_at\": \"2021-03-31\"`\n"
        "data/metrics/example.json:1:62: error: `title` must be a text, and this is the number "
        "`2021` [field-type]\n"
        "  1 | {\"format\": \"pier-snapshot-1\", \"as_at\": \"31/3/2021\", \"title\": 2021,\n"
        "    |                                                              ^~~~\n"
        "  help: if it is a text, put it in quotes: `\"2021\"`\n");
}
