#include "metrics/published_record.h"

#include <catch2/catch.hpp>

using namespace pier;
using namespace pier::metrics;

namespace {

std::vector<PublishedFigure> read(const std::string& text, Diagnostics& diagnostics) {
  SourceMap sources;
  const FileId file = sources.add("data/published-figures.csv", text);
  return read_published_record(file, sources, diagnostics);
}

}  // namespace

TEST_CASE("the record is read as it was written, each line once") {
  const Date day = *Date::parse("2021-03-31");
  const std::vector<PublishedFigure> figures{
      {day, "plans", "southend", "2020-21", "age-band=18-64;sex=female", "c"},
      {day, "plans", "southend", "2019-20", "", "211"},
      {day, "plans", "southend", "2019-20", "", "211"},
  };
  const std::string text = write_published_record(figures);
  CHECK(text ==
        "as_at,indicator,area,period,dimensions,shown\n"
        "2021-03-31,plans,southend,2019-20,,211\n"
        "2021-03-31,plans,southend,2020-21,age-band=18-64;sex=female,c\n");
  Diagnostics diagnostics;
  const auto back = read(text, diagnostics);
  CHECK(diagnostics.empty());
  REQUIRE(back.size() == 2);
  CHECK(back[0].shown == "211");
  CHECK(back[1].dimensions == "age-band=18-64;sex=female");
  CHECK(write_published_record(back) == text);
}

TEST_CASE("a record that a spreadsheet wrote is read") {
  Diagnostics diagnostics;
  const auto figures = read(
      "\xEF\xBB\xBF"
      "as_at,indicator,area,period,dimensions,shown\r\n"
      "2021-03-31,\"pla\"\"ns,\",southend,2019-20,,211\r\n",
      diagnostics);
  CHECK(diagnostics.empty());
  REQUIRE(figures.size() == 1);
  CHECK(figures[0].indicator == "pla\"ns,");
  CHECK(write_published_record(figures) ==
        "as_at,indicator,area,period,dimensions,shown\n"
        "2021-03-31,\"pla\"\"ns,\",southend,2019-20,,211\n");
}

TEST_CASE("lines of the record that are not right are reported and left out") {
  const std::string line = GENERATE(
      "2021-03-31,plans,southend,2019-20,", "2021-02-30,plans,southend,2019-20,,211",
      "2021-03-31,plans,southend,2019-21,,211", "2021-03-31,,southend,2019-20,,211",
      "2021-03-31,plans,southend,2019-20,,", "2021-03-31,pl\"ans,southend,2019-20,,211",
      "2021-03-31,\"plans,southend,2019-20,,211", "2021-03-31,\"pl\"ans,southend,2019-20,,211");
  CAPTURE(line);
  Diagnostics diagnostics;
  const auto figures = read(line + "\n2021-03-31,plans,southend,2019-20,,9\n", diagnostics);
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(diagnostics.all()[0].rule->id == "metric-record");
  CHECK(figures.size() == 1);
}
