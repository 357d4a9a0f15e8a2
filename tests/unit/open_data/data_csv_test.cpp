#include "open_data/data_csv.h"

#include <catch2/catch.hpp>

#include "unit/open_data/sample.h"

using namespace pier;
using test::Sample;
using test::snapshot;

namespace {

constexpr const char* kHeadings =
    "indicator,area,area_code,area_name,period,period_start,period_end,value,numerator,denominator,"
    "unit,status,missing,published_text,qualifier,rank,rank_of,rank_first,rank_period,band,rag,"
    "rag_text,as_at,snapshot,note\r\n";

constexpr const char* kAgeBands =
    R"("dimensions": [{"id": "age-band", "title": "Age band", "total": "all", "values": [)"
    R"({"id": "all", "title": "All ages"}, {"id": "5-9", "title": "5 to 9"}]}], )";

/// The only row below the headings.
std::string row(const std::string& observation, const std::string& fields = {}) {
  const Sample sample({snapshot("2021-03-31", observation, fields)});
  CHECK(sample.problems().empty());
  std::string csv = open_data::data_csv(sample.indicator());
  csv.erase(0, csv.find("\r\n") + 2);
  return csv;
}

}  // namespace

TEST_CASE("data.csv has a row a value, in the order of areas and periods") {
  const Sample sample(
      {snapshot("2021-03-31", R"({"area": "england", "period": "2019", "value": 71.8},)"
                              R"({"area": "southend", "period": "2019-20-academic", "value": 74},)"
                              R"({"area": "southend", "period": "2019", "value": 73.25})")});
  REQUIRE(sample.problems().empty());
  CHECK(open_data::data_csv(sample.indicator()) ==
        std::string(kHeadings) +
            "good-level,southend,E06000033,Southend-on-Sea,2019,2019-01-01,2019-12-31,73.25,,,"
            "percentage,,,73.3,,,,,,,,,2021-03-31,snapshot-1,\r\n"
            "good-level,southend,E06000033,Southend-on-Sea,2019-20-academic,2019-09-01,2020-08-31,"
            "74,,,percentage,,,74.0,,,,,,,,,2021-03-31,snapshot-1,\r\n"
            "good-level,england,E92000001,England,2019,2019-01-01,2019-12-31,71.8,,,percentage,,,"
            "71.8,,,,,,,,,2021-03-31,snapshot-1,\r\n");
}

TEST_CASE("everything that is known of a value has its column") {
  CHECK(row(R"({"area": "southend", "period": "2019", "value": 60, "published": "about 60%",
               "qualifier": "about", "status": ["e", "p"], "numerator": 30, "denominator": 50,
               "rank": {"value": 29, "of": 152, "first": "best", "period": "2018"}, "band": "A",
               "rag": {"rating": "amber", "word": "Yellow"}, "note": "Says \"x\", or y."})") ==
        "good-level,southend,E06000033,Southend-on-Sea,2019,2019-01-01,2019-12-31,60,30,50,"
        "percentage,e p,,about 60%,about,29,152,best,2018,A,amber,Yellow,2021-03-31,snapshot-1,"
        "\"Says \"\"x\"\", or y.\"\r\n");
}

TEST_CASE("what has no value has a code and a reason, and never a nought") {
  const auto ends = [](const std::string& missing) {
    std::string text =
        row(R"({"area": "england", "period": "2019", "missing": ")" + missing + "\"}");
    text.erase(0, text.find("2019-12-31") + 10);
    return text.substr(0, text.find(",,,,,,"));
  };
  CHECK(ends("suppressed") == ",,,,percentage,c,suppressed,[c]");
  CHECK(ends("not-available") == ",,,,percentage,x,not available,[x]");
  CHECK(ends("not-published-yet") == ",,,,percentage,x,not published yet,[x]");
  CHECK(ends("not-recorded") == ",,,,percentage,w,not recorded,[w]");
  CHECK(ends("not-applicable") == ",,,,percentage,z,not applicable,[z]");
}

TEST_CASE("a code that the source gives beside a missing value is not said twice") {
  const std::string text = row(
      R"({"area": "england", "period": "2019", "missing": "suppressed", "status": ["c", "p"]})");
  CHECK(text.find(",c p,suppressed,") != std::string::npos);
  CHECK(row(R"({"area": "england", "period": "2019", "missing": "suppressed", "status": ["p"]})")
            .find(",p c,suppressed,") != std::string::npos);
}

TEST_CASE("a rank that is no whole number stays what it is") {
  CHECK(row(R"({"area": "england", "period": "2019", "value": 1,
                "rank": {"published": "2.8", "first": "not-stated"}})")
            .find(",,2.8,,not stated,,,,,2021-03-31,snapshot-1,\r\n") != std::string::npos);
  CHECK(row(R"({"area": "england", "period": "2019", "value": 1,
                "rank": {"published": "=5", "first": "best"}})")
            .find(",,,,best,,,,,2021-03-31,snapshot-1,The rank is printed as =5\r\n") !=
        std::string::npos);
}

TEST_CASE("a note that looks like a formula is none") {
  const std::string text =
      row(R"({"area": "england", "period": "2019", "value": -0.5, "note": "=1+1"})",
          R"("allow": {"negative": "A change."}, )");
  CHECK(text.find(",-0.5,,,percentage,,,\u22120.5,") != std::string::npos);
  CHECK(text.ends_with(",2021-03-31,snapshot-1,'=1+1\r\n"));
}

TEST_CASE("each dimension has a column of its own with the words of its values") {
  const Sample sample({snapshot(
      "2021-03-31",
      R"({"area": "england", "period": "2019", "value": 2},)"
      R"({"area": "england", "period": "2019", "dimensions": {"age-band": "5-9"}, "value": 1})",
      kAgeBands)});
  REQUIRE(sample.problems().empty());
  const std::string csv = open_data::data_csv(sample.indicator());
  CHECK(csv.find(",period_end,age_band,value,") != std::string::npos);
  CHECK(csv.find(",2019-12-31,All ages,2,") != std::string::npos);
  CHECK(csv.find(",2019-12-31,5 to 9,1,") != std::string::npos);
}

TEST_CASE("a dimension that is called like another column keeps them apart") {
  const Sample sample(
      {snapshot("2021-03-31", R"({"area": "england", "period": "2019", "value": 2})",
                R"("dimensions": [{"id": "status", "title": "Status", "total": "all", "values": [)"
                R"({"id": "all", "title": "All"}]}], )")});
  REQUIRE(sample.problems().empty());
  CHECK(open_data::data_csv(sample.indicator()).find(",period_end,dimension_status,value,") !=
        std::string::npos);
}

TEST_CASE("data.csv says of each row which snapshot gives it") {
  const Sample sample(
      {snapshot("2020-03-31", R"({"area": "england", "period": "2018", "value": 1},)"
                              R"({"area": "england", "period": "2019", "value": 2})"),
       snapshot("2021-03-31", R"({"area": "england", "period": "2019", "value": 3})")});
  REQUIRE(sample.problems().empty());
  const std::string csv = open_data::data_csv(sample.indicator());
  CHECK(csv.find(",1.0,,,,,,,,,2020-03-31,snapshot-1,") != std::string::npos);
  CHECK(csv.find(",3.0,,,,,,,,,2021-03-31,snapshot-2,") != std::string::npos);
}

TEST_CASE("history.csv has every version, the earliest first") {
  const Sample sample(
      {snapshot("2020-03-31", R"({"area": "england", "period": "2019", "value": 1})"),
       snapshot("2021-03-31", R"({"area": "england", "period": "2019", "value": 2})", {},
                R"("none", "policy_reason": "They are public.")", "percentage",
                R"("revises": "snapshot-1", )")});
  REQUIRE(sample.problems().empty());
  const std::string row = "good-level,england,E92000001,England,2019,2019-01-01,2019-12-31,";
  CHECK(open_data::history_csv(sample.indicator()) ==
        kHeadings + row + "1,,,percentage,,,1.0,,,,,,,,,2020-03-31,snapshot-1,\r\n" + row +
            "2,,,percentage,,,2.0,,,,,,,,,2021-03-31,snapshot-2,\r\n");
  CHECK(open_data::data_csv(sample.indicator()) ==
        kHeadings + row + "2,,,percentage,,,2.0,,,,,,,,,2021-03-31,snapshot-2,\r\n");
}
