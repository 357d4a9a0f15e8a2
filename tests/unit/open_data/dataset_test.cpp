#include "open_data/dataset.h"

#include <algorithm>

#include <catch2/catch.hpp>

#include "unit/open_data/sample.h"

using namespace pier;
using open_data::Dataset;
using open_data::Frequency;
using test::Sample;
using test::snapshot;

namespace {

Dataset dataset_of(const Sample& sample) {
  CHECK(sample.problems().empty());
  return open_data::dataset_of(sample.indicator(), sample.figures.config(), test::publisher());
}

bool says(const Dataset& dataset, const std::string& note) {
  return std::find(dataset.notes.begin(), dataset.notes.end(), note) != dataset.notes.end();
}

constexpr const char* kValue = R"({"area": "england", "period": "2019-20", "value": 1})";

}  // namespace

TEST_CASE("a dataset covers the time and the areas of its latest version") {
  const Sample sample(
      {snapshot("2021-03-31", R"({"area": "england", "period": "2014..2016", "value": 1},)"
                              R"({"area": "southend", "period": "2019-20", "value": 1},)"
                              R"({"area": "southend", "period": "2018", "value": 1})")});
  const Dataset dataset = dataset_of(sample);
  REQUIRE(dataset.covers);
  CHECK(dataset.covers->first.iso() == "2014-01-01");
  CHECK(dataset.covers->second.iso() == "2020-03-31");
  REQUIRE(dataset.areas.size() == 2);
  CHECK(dataset.areas[0]->id == "southend");
  CHECK(dataset.areas[1]->id == "england");
  CHECK(dataset.modified.iso() == "2021-03-31");
}

TEST_CASE("how often it grows is said only when it goes on") {
  const auto frequency = [](const std::string& period, const std::string& fields) {
    const Sample sample(
        {snapshot("2021-03-31", R"({"area": "england", "period": ")" + period + R"(", "value": 1})",
                  fields)});
    return dataset_of(sample).frequency;
  };
  const std::string next = R"("next_update": "2022-10-01", )";
  CHECK(frequency("2019-20", next) == Frequency::annual);
  CHECK(frequency("2019-20-q2", next) == Frequency::quarterly);
  CHECK(frequency("2019-m11", next) == Frequency::monthly);
  CHECK(frequency("2021-03-31", next) == Frequency::unknown);
  CHECK(frequency("2019-20", {}) == Frequency::unknown);
}

TEST_CASE("what a reader must know is said in sentences") {
  const Sample sample(
      {snapshot("2021-03-31", kValue,
                R"("caveats": ["Small numbers."], "next_update": "2022-10-01", )"
                R"("breaks": [{"after": "2017", "note": "Reporting became mandatory."}], )"
                R"("targets": [{"period": "2020-21", "value": 85, "qualifier": "at-least"}], )")});
  const Dataset dataset = dataset_of(sample);
  CHECK(says(dataset, "Small numbers."));
  CHECK(says(dataset, "Break in the series after 2017: Reporting became mandatory."));
  CHECK(says(dataset, "Target for 2020/21: at least 85.0%."));
  CHECK(says(dataset, "Nothing is hidden by disclosure control. They are public."));
  CHECK(says(dataset, "The next update is due on 1 October 2022."));
}

TEST_CASE("only the codes that occur are explained") {
  const Sample sample({snapshot(
      "2021-03-31", R"({"area": "england", "period": "2019", "value": 1, "status": ["p", "e"]},)"
                    R"({"area": "england", "period": "2018", "missing": "suppressed"})")});
  const Dataset dataset = dataset_of(sample);
  REQUIRE(dataset.codes.size() == 3);
  CHECK(dataset.codes[0].code == "c");
  CHECK(dataset.codes[1].code == "e");
  CHECK(dataset.codes[2].code == "p");
}

TEST_CASE("the source's licence wins over that of the site") {
  const Sample sample({snapshot("2021-03-31", kValue)});
  CHECK(dataset_of(sample).licence.id == "OGL-UK-3.0");
  CHECK(dataset_of(sample).creator == "Department for Education");
  std::string bare = snapshot("2021-03-31", kValue);
  bare.replace(bare.find("\"publisher\""), bare.find("}, \"policy\"") - bare.find("\"publisher\""),
               R"("link": "https://www.gov.uk/matrix")");
  const Sample without({bare});
  CHECK(dataset_of(without).licence.title == "Ask us.");
  CHECK(dataset_of(without).creator == "Seaby Partnership Board");
}

TEST_CASE("only national codes are names on the web") {
  metrics::Area area;
  area.code = "E06000033";
  CHECK(open_data::uri_of(area) ==
        "http://statistics.data.gov.uk/id/statistical-geography/E06000033");
  for (const char* other : {"SN882", "", "e06000033", "E0600003A", "E060000331"}) {
    area.code = other;
    CHECK(open_data::uri_of(area).empty());
  }
}
