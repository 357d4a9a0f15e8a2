#include "open_data/indicator_list.h"

#include <catch2/catch.hpp>

#include "unit/open_data/sample.h"

using namespace pier;
using test::Sample;
using test::snapshot;

namespace {

constexpr const char* kHeadings =
    "indicator,title,unit,polarity,theme,branch,latest_period,latest_value,as_at,page,data\r\n";

}  // namespace

TEST_CASE("the list shows the latest value of the own area") {
  const Sample sample({snapshot("2021-03-31",
                                R"({"area": "southend", "period": "2018", "value": 1839},)"
                                R"({"area": "southend", "period": "2019", "value": 1839.5,)"
                                R"( "qualifier": "about"},)"
                                R"({"area": "england", "period": "2020", "value": 7})",
                                {}, R"("none", "policy_reason": "Public.")", "score")});
  REQUIRE(sample.problems().empty());
  CHECK(open_data::indicator_list(sample.figures, test::publisher()) ==
        std::string(kHeadings) +
            "good-level,Good level of development,score,higher,early-years,children,2019,"
            "\"about 1,839.5\",2021-03-31,https://seaby.example/x/figures/good-level/,"
            "https://seaby.example/x/figures/good-level/data.csv\r\n");
}

TEST_CASE("an indicator without a row for the own area is in the list") {
  const Sample sample(
      {snapshot("2021-03-31", R"({"area": "england", "period": "2020", "value": 7})")});
  REQUIRE(sample.problems().empty());
  CHECK(open_data::indicator_list(sample.figures, test::publisher())
            .find(",children,,,2021-03-31,") != std::string::npos);
}

TEST_CASE("the headings of the list are those that the Data Package describes") {
  std::string headings;
  for (const open_data::Column& column : open_data::indicator_list_columns()) {
    headings += (headings.empty() ? "" : ",") + column.name;
  }
  CHECK(headings + "\r\n" == kHeadings);
}
