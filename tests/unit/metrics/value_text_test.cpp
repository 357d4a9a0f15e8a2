#include "metrics/value_text.h"

#include <catch2/catch.hpp>

#include "unit/metrics/raw_figures.h"

using namespace pier;
using namespace pier::metrics;
using namespace pier::metrics::testing;

namespace {

Indicator measured_in(Unit unit, int decimals = 0, const std::string& per = {}) {
  Indicator about;
  about.unit = unit;
  about.decimals = decimals;
  about.per = per;
  return about;
}

struct Said {
  std::string cell;
  std::string value;
  std::string full;
};

/// What is said of one row, as JSON.
Said said_of(const std::string& unit, const std::string& fields, const std::string& more) {
  Figures figures;
  figures.add("2021-03-31", {indicator("a", unit, {row("southend", "2021", fields)}, more)});
  INFO(figures.problems());
  REQUIRE(figures.diagnostics.empty());
  const PublicFigures out = figures.disclose();
  const PublicIndicator& a = *out.find("a");
  const PublicObservation& figure = a.latest().observations[0];
  return {cell_text(figure), value_text(figure, a.about()), full_text(figure, a.about())};
}

const std::string kOther = R"("people": false, "allow": {"negative": "N."})";

}  // namespace

TEST_CASE("numbers are written with their unit") {
  CHECK(with_unit(44.3, measured_in(Unit::rate_per_10000, 1, "children aged 0 to 17")) ==
        "44.3 per 10,000 children aged 0 to 17");
  CHECK(with_unit(35.8, measured_in(Unit::rate_per_1000, 1)) == "35.8 per 1,000");
  CHECK(with_unit(2303.4, measured_in(Unit::rate_per_100000, 1)) == "2,303.4 per 100,000");
  CHECK(with_unit(92, measured_in(Unit::percentage)) == "92%");
  CHECK(with_unit(52, measured_in(Unit::percentage, 1)) == "52.0%");
  CHECK(with_unit(29.8, measured_in(Unit::percentage_points, 1)) == "29.8 percentage points");
  CHECK(with_unit(1, measured_in(Unit::percentage_points)) == "1 percentage point");
  CHECK(with_unit(1463633, measured_in(Unit::pounds)) == "£1,463,633");
  CHECK(with_unit(-951, measured_in(Unit::pounds, 2)) == "\u2212£951.00");
  CHECK(with_unit(28589, measured_in(Unit::thousand_pounds)) == "£28,589,000");
  CHECK(with_unit(12.7, measured_in(Unit::thousand_pounds, 1)) == "£12,700");
  CHECK(with_unit(-0.5, measured_in(Unit::thousand_pounds, 1)) == "\u2212£500");
  CHECK(with_unit(12, measured_in(Unit::days)) == "12 days");
  CHECK(with_unit(1, measured_in(Unit::days)) == "1 day");
  CHECK(with_unit(2, measured_in(Unit::weeks)) == "2 weeks");
  CHECK(with_unit(63, measured_in(Unit::rank)) == "rank 63");
  CHECK(with_unit(1667, measured_in(Unit::full_time_equivalents)) == "1,667 full-time equivalents");
  CHECK(with_unit(-0.01, measured_in(Unit::score, 2)) == "\u22120.01");
  CHECK(with_unit(1839, measured_in(Unit::count, 0, "adults")) == "1,839");
}

TEST_CASE("numbers are rounded half away from zero, and nought has no sign") {
  CHECK(number_of(2.675, measured_in(Unit::score, 2)) == "2.68");
  CHECK(number_of(-0.5, measured_in(Unit::score)) == "\u22121");
  CHECK(number_of(-0.04, measured_in(Unit::score, 1)) == "0.0");
  CHECK(number_of(1910, measured_in(Unit::count, 1)) == "1,910.0");
}

TEST_CASE("a heading says what is measured") {
  CHECK(measure_of(measured_in(Unit::rate_per_10000, 1, "children aged 0 to 17")) ==
        "Rate per 10,000 children aged 0 to 17");
  CHECK(measure_of(measured_in(Unit::count, 0, "children")) == "Number of children");
  CHECK(measure_of(measured_in(Unit::count)) == "Number");
  CHECK(measure_of(measured_in(Unit::percentage)) == "Percentage");
  CHECK(measure_of(measured_in(Unit::thousand_pounds)) == "Thousands of pounds");
}

TEST_CASE("what the source printed wins") {
  const Said about = said_of("percentage", R"("value": 60, "published": "about 60%",
                                              "qualifier": "about")",
                             kOther);
  CHECK(about.cell == "about 60%");
  CHECK(about.full == "about 60%");
  const Said number =
      said_of("percentage", R"("value": 63.5, "published": "64")", R"("decimals": 1, )" + kOther);
  CHECK(number.cell == "64");
  CHECK(number.full == "64%");
  const Said minus =
      said_of("score", R"("value": -0.01, "published": "-.01")", R"("decimals": 2, )" + kOther);
  CHECK(minus.full == "\u2212.01");
}

TEST_CASE("a qualifier stands before the number") {
  CHECK(said_of("count", R"("value": 200, "qualifier": "over")", kOther).cell == "over 200");
  CHECK(said_of("count", R"("value": 200, "qualifier": "over")", kOther).full == "over 200");
  CHECK(said_of("percentage", R"("value": 85, "qualifier": "target")", kOther).full ==
        "a target of 85%");
  CHECK(said_of("percentage", R"("value": 90, "qualifier": "at-least")", kOther).full ==
        "at least 90%");
}

TEST_CASE("each kind of missing has its own words") {
  const auto of = [](const std::string& missing) {
    return said_of("count", R"("missing": ")" + missing + "\"", kOther);
  };
  CHECK(of("suppressed").cell == "[c]");
  CHECK(of("suppressed").full == "a number that is not shown, so that nobody can be identified");
  CHECK(of("not-collected").cell == "[x]");
  CHECK(of("not-collected").full == "a figure that was not collected");
  CHECK(of("not-applicable").cell == "[z]");
  CHECK(of("not-published-yet").full == "a figure that is not published yet");
  CHECK(of("blank").full == "a figure that the source leaves blank");
}

TEST_CASE("status codes follow in words") {
  const Said said = said_of("days", R"("value": 12, "status": ["p"])", kOther);
  CHECK(said.value == "12 days");
  CHECK(said.full == "12 days (" + std::string(find_status("p")->meaning) + ")");
}

TEST_CASE("ranks are said with what the first is") {
  Rank rank;
  rank.value = 29;
  rank.of = 152;
  rank.first = "best";
  CHECK(rank_words(rank) == "29 of 152, where 1 is the best");
  rank.of.reset();
  rank.first = "most-deprived";
  rank.period = Period::parse("2018");
  CHECK(rank_words(rank) == "29, where 1 is the most deprived (2018)");
  Rank odd;
  odd.published = "2.8";
  odd.first = "not-stated";
  CHECK(rank_words(odd) == "2.8");
}
