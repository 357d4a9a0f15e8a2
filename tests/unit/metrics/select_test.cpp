#include <catch2/catch.hpp>

#include "metrics/public_table.h"
#include "metrics/shorthand.h"
#include "unit/metrics/raw_figures.h"

using namespace pier;
using namespace pier::metrics;
using namespace pier::metrics::testing;

namespace {

Name name(const std::string& text) {
  return {text, {}};
}

struct Selected {
  explicit Selected(const PublicFigures& figures, const Query& query)
      : table(select(figures, query, diagnostics)) {}

  std::string problems() const {
    std::string text;
    for (const Diagnostic& problem : diagnostics.all()) {
      text += std::string(problem.rule->id) + ": " + problem.message + " (" + problem.help + ")\n";
    }
    return text;
  }
  /// The table as lines: the categories, then each series with its values.
  std::string text() const {
    if (!table) return problems();
    std::string all = table->category_title + ":";
    for (const Category& one : table->categories) {
      all += " " + one.label + (one.break_note.empty() ? "" : "|") + ";";
    }
    for (const Series& series : table->series) {
      const char* role = series.role == SeriesRole::own    ? "own"
                         : series.role == SeriesRole::part ? "part"
                                                           : "other";
      all += "\n" + series.label + " (" + role + "):";
      for (const PublicObservation* point : series.points) {
        all += " " + (point == nullptr ? "-" : point->text());
      }
    }
    return all;
  }

  Diagnostics diagnostics;
  std::optional<PublicTable> table;
};

const std::string kAges = R"("dimensions": [{"id": "age", "title": "Age band", "total": "all",
  "values": [{"id": "18-64", "title": "18 to 64"}, {"id": "65-plus", "title": "65 and over"},
             {"id": "all", "title": "All"}]}])";

std::string aged(const std::string& area, const std::string& period, const std::string& age,
                 int value) {
  return row(area, period,
             R"("dimensions": {"age": ")" + age + R"("}, "value": )" + std::to_string(value));
}

PublicFigures figures() {
  Figures all;
  all.add("2020-03-31", {indicator("rate", "rate-per-10000", {row("southend", "2018", 70)},
                                   R"("people": false)")});
  all.add(
      "2021-03-31",
      {indicator(
           "rate", "rate-per-10000",
           {row("southend", "2017", 73), row("southend", "2018", 74), row("southend", "2019", 77),
            row("southend", "2020", R"("missing": "suppressed")"), row("england", "2018", 64),
            row("england", "2019", 65), row("bedford", "2019", 60), row("north", "2019", 99)},
           R"("people": false, "per": "children", "breaks": [{"after": "2017",
                        "note": "New method."}], "targets": [{"value": 60}])"),
       indicator("aged", "count",
                 {aged("southend", "2020", "18-64", 10), aged("southend", "2020", "65-plus", 20),
                  aged("southend", "2020", "all", 30), aged("southend", "2021", "18-64", 11),
                  aged("southend", "2021", "65-plus", 22), aged("southend", "2021", "all", 33),
                  aged("england", "2021", "18-64", 100), aged("england", "2021", "all", 300)},
                 kAges),
       indicator("points", "score", {row("southend", "2019", 35.5), row("england", "2018", 34)},
                 R"("people": false, "decimals": 1, "polarity": "higher")"),
       indicator("empty", "count", {row("southend", "2019", R"("missing": "not-collected")")})});
  INFO(all.problems());
  REQUIRE(all.diagnostics.empty());
  return all.disclose();
}

Query query(const std::vector<std::string>& indicators) {
  Query all;
  for (const std::string& id : indicators) all.indicators.push_back(name(id));
  return all;
}

}  // namespace

TEST_CASE("an indicator over time: the own area and the benchmarks") {
  const PublicFigures all = figures();
  const Selected one(all, query({"rate"}));
  CHECK(one.text() ==
        "Year: 2017; 2018|; 2019; 2020;\n"
        "Southend-on-Sea (own): 73 74 77 [c]\n"
        "England (other): - 64 65 -");
  REQUIRE(one.table);
  CHECK(one.table->measure == "Rate per 10,000 children");
  CHECK(one.table->unit == Unit::rate_per_10000);
  CHECK(one.table->targets.size() == 1);
  REQUIRE(one.table->versions.size() == 1);
  CHECK(one.table->versions[0] == &all.find("rate")->versions()[1]);
  CHECK(one.table->categories[1].break_note == "New method.");
  const auto codes = shorthand_of(*one.table);
  REQUIRE(codes.size() == 1);
  CHECK(codes[0].code == "c");
  CHECK(codes[0].meaning == "not shown, so that nobody can be identified");
}

TEST_CASE("a table knows every snapshot that its figures come from, and no other") {
  Figures raw;
  raw.add("2019-03-31", {indicator("a", "count", {row("southend", "2017", 7)})});
  raw.add("2020-03-31", {indicator("a", "count", {row("southend", "2018", 8)})});
  raw.add("2021-03-31", {indicator("a", "count", {row("southend", "2019", 9)}),
                         indicator("b", "count", {row("southend", "2018", 5)})});
  const PublicFigures all = raw.disclose();
  const auto names = [&](const Query& what) {
    const Selected chosen(all, what);
    REQUIRE(chosen.table);
    std::string text;
    for (const Version* version : chosen.table->versions) text += version->snapshot + ' ';
    return text;
  };
  CHECK(names(query({"a"})) == "s3 s2 s1 ");
  Query earlier = query({"a"});
  earlier.periods = {{"2017"}, {"2018"}};
  CHECK(names(earlier) == "s2 s1 ");
  Query both = query({"a", "b"});
  both.periods = {{"2018"}};
  CHECK(names(both) == "s3 s2 ");
}

TEST_CASE("areas and periods can be named") {
  const PublicFigures all = figures();
  Query asked = query({"rate"});
  asked.areas = {name("bedford"), name("southend")};
  asked.periods = {name("2019")};
  CHECK(Selected(all, asked).text() ==
        "Area: Bedford Borough; Southend-on-Sea;\nTitle of rate (own): 60 77");
  asked.areas.clear();
  asked.periods.clear();
  asked.from = name("2018");
  asked.to = name("2019");
  CHECK(Selected(all, asked).text() ==
        "Year: 2018; 2019;\nSouthend-on-Sea (own): 74 77\nEngland (other): 64 65");
}

TEST_CASE("an earlier snapshot can be asked for") {
  const PublicFigures all = figures();
  Query asked = query({"rate"});
  asked.as_at = name("2020-03-31");
  CHECK(Selected(all, asked).text() == "Year: 2018;\nSouthend-on-Sea (own): 70");
  asked.as_at = name("2020-04-01");
  CHECK(
      Selected(all, asked).problems() ==
      "metric-period-unknown: `rate` has no snapshot as at `2020-04-01` (it can be `2020-03-31` or "
      "`2021-03-31`)\n");
}

TEST_CASE("a dimension is taken apart without its total") {
  const PublicFigures all = figures();
  Query asked = query({"aged"});
  asked.by = name("age");
  CHECK(Selected(all, asked).text() ==
        "Year: 2020; 2021;\n18 to 64 (part): 10 11\n65 and over (part): 20 22");
  SECTION("one period: its values are the categories") {
    asked.periods = {name("2021")};
    CHECK(Selected(all, asked).text() ==
          "Age band: 18 to 64; 65 and over;\nSouthend-on-Sea (own): 11 22");
  }
  SECTION("two areas") {
    asked.periods = {name("2021")};
    asked.areas = {name("southend"), name("england")};
    CHECK(Selected(all, asked).text() ==
          "Area: Southend-on-Sea; England;\n18 to 64 (part): 11 100\n65 and over (part): 22 -");
  }
  SECTION("the values that are wanted") {
    asked.where = {{name("age"), name("all")}, {name("age"), name("18-64")}};
    CHECK(Selected(all, asked).text() ==
          "Year: 2020; 2021;\nAll (part): 30 33\n18 to 64 (part): 10 11");
  }
  SECTION("across") {
    asked.by = name("area");
    asked.across = name("age");
    asked.periods = {name("2021")};
    CHECK(Selected(all, asked).text() ==
          "Age band: 18 to 64; 65 and over;\nSouthend-on-Sea (own): 11 22\nEngland (other): 100 -");
  }
}

TEST_CASE("a filter stands for one value, and else the total is meant") {
  const PublicFigures all = figures();
  Query asked = query({"aged"});
  CHECK(Selected(all, asked).text() ==
        "Year: 2020; 2021;\nSouthend-on-Sea (own): 30 33\nEngland (other): - 300");
  asked.where = {{name("age"), name("65-plus")}};
  CHECK(Selected(all, asked).text() == "Year: 2020; 2021;\nSouthend-on-Sea (own): 20 22");
}

TEST_CASE("the latest of several indicators: each its own year, benchmarks that lag theirs") {
  const PublicFigures all = figures();
  Query asked = query({"rate", "points"});
  asked.periods = {name("latest")};
  const Selected one(all, asked);
  CHECK(
      one.text() ==
      "Area: Southend-on-Sea; England;\nTitle of rate (part): 77 65\nTitle of points (part): 35.5 "
      "34.0");
  REQUIRE(one.table);
  CHECK_FALSE(one.table->unit);
  CHECK(one.table->measure.empty());
  CHECK(one.table->polarity == statistics::Polarity::neutral);
  CHECK(one.table->series[1].points[1]->period().text() == "2018");
}

TEST_CASE("several indicators over time are those of the own area") {
  const PublicFigures all = figures();
  CHECK(Selected(all, query({"rate", "points"})).text() ==
        "Year: 2017; 2018|; 2019; 2020;\nTitle of rate (part): 73 74 77 [c]\n"
        "Title of points (part): - - 35.5 -");
}

TEST_CASE("names that do not exist are reported with the nearest") {
  const PublicFigures all = figures();
  CHECK(Selected(all, query({"rat"})).problems() ==
        "metric-unknown: there is no indicator `rat` (did you mean `rate`?)\n");
  Query asked = query({"rate"});
  asked.areas = {name("englnd")};
  CHECK(Selected(all, asked).problems() ==
        "metric-area-unknown: there is no area `englnd` (did you mean `england`?)\n");
  asked.areas = {name("luton")};
  CHECK(Selected(all, asked).problems() ==
        "metric-area-unknown: `rate` has no figures for the area `luton` (it can be `southend`, "
        "`bedford`, `england` or `north`)\n");
  asked.areas.clear();
  asked.periods = {name("2016")};
  CHECK(
      Selected(all, asked).problems() ==
      "metric-period-unknown: `rate` has no figure for `2016` (it can be `2017`, `2018`, `2019` or "
      "`2020`)\n");
  asked.periods = {name("2019/20")};
  CHECK(Selected(all, asked).problems().find("metric-period-unknown: `2019/20` is not a period") ==
        0);
  asked.periods.clear();
  asked.by = name("agge");
  CHECK(Selected(all, asked).problems() ==
        "metric-dimension-unknown: `rate` is not divided by `agge` (this indicator has no "
        "dimensions)\n");
  Query other = query({"aged"});
  other.where = {{name("age"), name("65")}};
  CHECK(Selected(all, other).problems() ==
        "metric-dimension-unknown: `age` has no value `65` (it can be `18-64`, `65-plus` or "
        "`all`)\n");
}

TEST_CASE("a query that leaves nothing is reported") {
  const PublicFigures all = figures();
  CHECK(Selected(all, query({"empty"})).problems().find("metric-nothing: ") == 0);
  Query asked = query({"rate"});
  asked.from = name("2021");
  CHECK(Selected(all, asked).problems().find("metric-nothing: ") == 0);
}

TEST_CASE("the period of a figure can be said as the latest") {
  const PublicFigures all = figures();
  const PublicIndicator& rate = *all.find("rate");
  Diagnostics diagnostics;
  const Area* england = all.config().find_area("england");
  CHECK(find_period(rate, england, rate.whole(), name("latest"), diagnostics)->text() == "2019");
  CHECK(find_period(rate, nullptr, rate.whole(), name("latest"), diagnostics)->text() == "2020");
  CHECK(diagnostics.empty());
  CHECK_FALSE(find_period(rate, england, rate.whole(), name("2020"), diagnostics));
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(diagnostics.all()[0].message == "`rate` has no figure for `2020` in `england`");
}
