#include "metrics/change_words.h"

#include <catch2/catch.hpp>

#include "unit/metrics/raw_figures.h"

using namespace pier;
using namespace pier::metrics;
using namespace pier::metrics::testing;

namespace {

const std::string kOther = R"("people": false, "allow": {"negative": "N.", "over-100": "O."})";

/// The change between two rows, each the JSON of its fields.
std::string changed(const std::string& unit, const std::string& from, const std::string& to,
                    const std::string& more = {}, const std::string& first = "2019-20",
                    const std::string& second = "2020-21") {
  Figures figures;
  figures.add("2021-03-31",
              {indicator("a", unit, {row("southend", first, from), row("southend", second, to)},
                         kOther + (more.empty() ? "" : ", " + more))});
  INFO(figures.problems());
  REQUIRE(figures.diagnostics.empty());
  const PublicFigures out = figures.disclose();
  const PublicIndicator& a = *out.find("a");
  const auto at = [&](const std::string& period) {
    return a.find(a.latest(), "southend", *Period::parse(period), a.whole());
  };
  return change_words(a.about(), at(first), at(second));
}

std::string value(const std::string& number) {
  return "\"value\": " + number;
}

/// How the own area stands to England.
Standing standing(const std::string& unit, const std::string& own, const std::string& england,
                  const std::string& more, const std::string& when = "2020-21") {
  Figures figures;
  figures.add(
      "2021-03-31",
      {indicator("a", unit, {row("southend", "2020-21", own), row("england", when, england)},
                 kOther + ", " + more)});
  INFO(figures.problems());
  REQUIRE(figures.diagnostics.empty());
  const PublicFigures out = figures.disclose();
  const PublicIndicator& a = *out.find("a");
  return stand(a.about(), a.find(a.latest(), "southend", *Period::parse("2020-21"), a.whole()),
               a.find(a.latest(), "england", *Period::parse(when), a.whole()));
}

}  // namespace

TEST_CASE("a change is said in the measure's own kind") {
  CHECK(changed("count", value("1350"), value("1839")) == "rose by 36.2%, from 1,350 to 1,839");
  CHECK(changed("percentage", value("63.5"), value("52.0"), R"("decimals": 1)") ==
        "fell by 11.5 percentage points, from 63.5% to 52.0%");
  CHECK(changed("percentage", value("11"), value("12")) ==
        "rose by 1 percentage point, from 11% to 12%");
  CHECK(changed("rate-per-10000", value("38.9"), value("44.3"),
                R"("decimals": 1, "per": "children")") ==
        "rose by 13.9%, from 38.9 to 44.3 per 10,000 children");
  CHECK(changed("days", value("107"), value("95")) == "fell by 12 days, from 107 days to 95 days");
  CHECK(changed("score", value("-1.65"), value("-1.45"), R"("decimals": 2)") ==
        "rose by 0.20, from \u22121.65 to \u22121.45");
  CHECK(changed("thousand-pounds", value("28589"), value("31633")) ==
        "rose by 10.6%, from £28,589,000 to £31,633,000");
  CHECK(changed("pounds", value("-951"), value("300")) ==
        "rose by £1,251, from \u2212£951 to £300");
  CHECK(changed("rank", value("29"), value("20")) == "went from rank 29 to rank 20");
}

TEST_CASE("a percentage of a small count is not said") {
  CHECK(changed("count", value("10"), value("12")) == "rose by 2, from 10 to 12");
  CHECK(changed("count", value("0"), value("12")) == "rose by 12, from 0 to 12");
  CHECK(changed("count", value("20"), value("12")) == "fell by 40.0%, from 20 to 12");
  // Too little to be seen in per cent.
  CHECK(changed("count", value("10000"), value("10001")) == "rose by 1, from 10,000 to 10,001");
}

TEST_CASE("what looks the same stayed the same") {
  CHECK(changed("days", value("12"), value("12")) == "stayed the same, at 12 days");
  CHECK(changed("percentage", value("12.31"), value("12.34"), R"("decimals": 1)") ==
        "stayed the same, at 12.3%");
}

TEST_CASE("what the source does not know exactly has no amount") {
  CHECK(changed("percentage", R"("value": 60, "qualifier": "about")", value("65")) ==
        "went from about 60% to 65%");
}

TEST_CASE("what cannot be compared says why, without a number") {
  CHECK(changed("count", value("1499"), R"("missing": "suppressed")") ==
        "cannot be compared, because the number for 2020/21 is not shown, so that nobody can be "
        "identified");
  CHECK(changed("count", R"("missing": "not-collected")", value("1499")) ==
        "cannot be compared, because there is no figure for 2019/20");
  CHECK(changed("count", value("1499"), value("15"),
                R"("breaks": [{"after": "2019-20", "note": "Another method."}])") ==
        "cannot be compared, because figures up to 2019/20 are not counted as later ones are "
        "(Another method)");
  CHECK(changed("count", value("1499"), value("15"),
                R"("breaks": [{"after": "2020-21", "note": "Another method."}])") ==
        "fell by 99.0%, from 1,499 to 15");
  CHECK(changed("count", value("1499"), value("2000"), {}, "2019-20", "2020-q2") ==
        "cannot be compared, because the two periods are not equally long");
  CHECK(changed("count", value("665"), value("804"), {}, "2019-20-academic",
                "2020-21-academic..2021-07-31") == "rose by 20.9%, from 665 to 804");
  Indicator about;
  CHECK(change_words(about, nullptr, nullptr) ==
        "cannot be compared, because there is no figure for one of the periods");
}

TEST_CASE("better and worse are said only where the measure has a good direction") {
  CHECK(standing("percentage", value("30"), value("22"), R"("polarity": "lower")").words ==
        "higher than England, which is worse");
  CHECK(standing("percentage", value("30"), value("22"), R"("polarity": "higher")").words ==
        "higher than England, which is better");
  const Standing neutral =
      standing("percentage", value("30"), value("42"), R"("polarity": "neutral")");
  CHECK(neutral.words == "lower than England");
  CHECK(neutral.comparison == statistics::Comparison::lower);
  CHECK(standing("percentage", value("30"), value("30.4"), R"("polarity": "lower")").words ==
        "the same as England");
}

TEST_CASE("a benchmark of another period says which") {
  CHECK(standing("percentage", value("30"), value("42"), R"("polarity": "neutral")", "2019-20")
            .words == "lower than England in 2019/20");
}

TEST_CASE("what chance explains is similar") {
  CHECK(standing("percentage", R"("value": 25, "numerator": 5, "denominator": 20)", value("40"),
                 R"("polarity": "lower")")
            .words == "similar to England");
  CHECK(standing("percentage", R"("value": 25, "numerator": 5, "denominator": 20)", value("47"),
                 R"("polarity": "lower")")
            .words == "lower than England, which is better");
  CHECK(standing("rate-per-10000", R"("value": 10, "numerator": 25, "denominator": 25000)",
                 value("14"), R"("polarity": "neutral")")
            .words == "similar to England");
}

TEST_CASE("what is hidden is compared with nothing") {
  const Standing hidden =
      standing("percentage", R"("missing": "suppressed")", value("40"), R"("polarity": "lower")");
  CHECK(hidden.words == "cannot be compared with England");
  CHECK(hidden.comparison == statistics::Comparison::not_compared);
}
