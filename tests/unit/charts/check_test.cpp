#include <catch2/catch.hpp>

#include "unit/charts/sample.h"

namespace pier::charts {

namespace {

using metrics::Unit;
using statistics::Polarity;

Spec spec_of(Kind kind) {
  Spec spec;
  spec.kind = kind;
  spec.id = "c";
  spec.headline = "What the chart shows";
  spec.own_area = "southend-on-sea";
  return spec;
}

/// "rule: message", or "" when nothing was reported.
std::string problem(const Spec& spec, const Sample& sample) {
  Diagnostics diagnostics;
  const bool good = check(spec, sample.table(), {}, diagnostics);
  CHECK(good == !diagnostics.has_errors());
  if (diagnostics.empty()) return {};
  return std::string(diagnostics.all().front().rule->id) + ": " + diagnostics.all().front().message;
}

Sample& count_sample(Sample& sample) {
  return sample.periods("2018 2019");
}

}  // namespace

TEST_CASE("check: every sample chart is right") {
  for (const Case& one : cases()) {
    INFO(one.name);
    Diagnostics diagnostics;
    CHECK(check(one.spec, one.sample->table(), {}, diagnostics));
    CHECK(diagnostics.empty());
  }
}

TEST_CASE("check: a headline has one to ten words") {
  Sample sample(Unit::count, "");
  count_sample(sample).own("1 2");
  Spec spec = spec_of(Kind::line);
  spec.headline = "one two three four five six seven eight nine ten";
  CHECK(problem(spec, sample).empty());
  spec.headline += " eleven";
  CHECK(problem(spec, sample) == "chart-headline: the headline of the chart has 11 words");
  spec.headline = " ";
  CHECK(problem(spec, sample) == "chart-headline: the chart has no headline");
}

TEST_CASE("check: a chart of nothing") {
  Sample sample(Unit::count, "");
  count_sample(sample).own("c x");
  CHECK(problem(spec_of(Kind::bar), sample) ==
        "metric-nothing: there is no figure to draw: all are missing or hidden");
}

TEST_CASE("check: a line needs time") {
  Sample sample(Unit::count, "");
  sample.groups({"A", "B"}, "2019", "Group").part("x", "1 2");
  CHECK(problem(spec_of(Kind::line), sample) == "chart-kind: a line needs several periods");
}

TEST_CASE("check: a stack has all its parts, and none is negative") {
  const auto stack = [](std::string_view a, std::string_view b) {
    Sample sample(Unit::count, "");
    count_sample(sample).part("A", a).part("B", b);
    return problem(spec_of(Kind::stacked), sample);
  };
  CHECK(stack("1 2", "3 4").empty());
  CHECK(stack("1 2", "3 c") == "chart-kind: a part of the stack has no figure: `B`, `2019`");
  CHECK(stack("1 2", "- 4") == "chart-kind: a part of the stack has no figure: `B`, `2018`");
  CHECK(stack("1 -2", "3 4") == "chart-kind: a part of the stack is negative: `A`, `2019`");
  CHECK(stack("0 0", "0 0") == "chart-kind: all parts of the stack are 0");
}

TEST_CASE("check: a stack of shares needs parts of a whole") {
  Sample rates(Unit::rate_per_10000, "");
  count_sample(rates).part("A", "1 2").part("B", "3 4");
  CHECK(problem(spec_of(Kind::stacked_100), rates) ==
        "chart-kind: the figures are no parts of a whole: rates and scores do not add up");
  Sample areas(Unit::count, "");
  count_sample(areas).own("1 2").benchmark("England", "3 4");
  CHECK(problem(spec_of(Kind::stacked_100), areas) ==
        "chart-kind: areas beside each other are no parts of a whole");
}

TEST_CASE("check: a range needs a country and several areas") {
  Sample no_country(Unit::count, "");
  no_country.areas_across({"Southend-on-Sea", "Thurrock", "Kent"}, "2019", "1 2 3");
  CHECK(problem(spec_of(Kind::range), no_country) ==
        "chart-kind: `sample` has no figure for a country to compare with");
  Sample one_area(Unit::count, "");
  one_area.areas_across({"Southend-on-Sea", "England"}, "2019", "1 2");
  CHECK(problem(spec_of(Kind::range), one_area) ==
        "chart-kind: `sample` has figures for fewer than two areas");
}

TEST_CASE("check: a funnel needs counts and denominators") {
  Sample values(Unit::percentage, "");
  values.areas_across({"Southend-on-Sea", "Thurrock", "Kent"}, "2019", "10 20 30");
  CHECK(problem(spec_of(Kind::funnel), values) ==
        "chart-kind: a funnel needs the numerator and the denominator of at least three areas");
}

TEST_CASE("check: a pyramid has two sides") {
  Sample sample(Unit::count, "");
  sample.groups({"A", "B"}, "2019", "Age").part("F", "1 2").part("M", "1 2").part("X", "1 2");
  CHECK(problem(spec_of(Kind::pyramid), sample) ==
        "chart-kind: a pyramid has two sides, and here are 3 series");
}

TEST_CASE("check: fewer than twelve values give trial limits") {
  Sample sample(Unit::count, "");
  sample.periods("2010 2011 2012 2013 2014").own("1 2 1 2 1");
  CHECK(problem(spec_of(Kind::control), sample) ==
        "chart-trial-limits: a control chart of 5 values has trial limits only");
  Sample gaps(Unit::count, "");
  gaps.periods("2010 2011 2012").own("1 x 3");
  CHECK(problem(spec_of(Kind::control), gaps) ==
        "chart-kind: a control chart needs at least two values in a row");
}

TEST_CASE("check: green and red are refused for a neutral measure") {
  Spec spec = spec_of(Kind::grid);
  spec.colours = Colours::red_green;
  const std::vector<std::string> areas{"Southend-on-Sea", "England"};
  Sample neutral(Unit::percentage, "");
  neutral.areas_across(areas, "2019", "10 20");
  CHECK(problem(spec, neutral) ==
        "chart-colours: `sample` has no better and worse, so that green and red would mislead");
  Sample judged(Unit::percentage, "", 1, Polarity::higher_is_better);
  judged.areas_across(areas, "2019", "10 20");
  CHECK(problem(spec, judged).empty());
}

TEST_CASE("check: one chart has one unit, but a grid may have several") {
  Sample sample(Unit::percentage, "");
  sample.indicator("A", Unit::percentage, 1, Polarity::neutral)
      .areas_across({"Southend-on-Sea", "England"}, "2019", "1 2");
  sample.table().categories.resize(2);
  sample.indicator("B", Unit::days, 0, Polarity::neutral)
      .areas_across({"Southend-on-Sea", "England"}, "2019", "1 2");
  sample.table().categories.resize(2);
  CHECK(problem(spec_of(Kind::bar), sample) ==
        "chart-kind: the indicators have several units, and a chart has one");
  CHECK(problem(spec_of(Kind::grid), sample).empty());
}

}  // namespace pier::charts
