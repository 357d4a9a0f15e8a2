#include <array>
#include <random>

#include <catch2/catch.hpp>

#include "unit/metrics/raw_figures.h"

using namespace pier;
using namespace pier::metrics;
using namespace pier::metrics::testing;

namespace {

const std::string kCin = R"("policy": "dfe-cin")";
const std::string kAges = R"("dimensions": [{"id": "age", "title": "Age", "total": "all",
  "values": [{"id": "a", "title": "A"}, {"id": "b", "title": "B"}, {"id": "c", "title": "C"},
             {"id": "all", "title": "All"}]}])";

std::string aged(const std::string& age, int value) {
  return row("southend", "2020-21",
             R"("dimensions": {"age": ")" + age + R"("}, "value": )" + std::to_string(value));
}

const PublicObservation& at(const PublicFigures& figures, const std::string& id,
                            const std::string& period, const std::string& area = "southend") {
  const PublicIndicator& indicator = *figures.find(id);
  const PublicObservation* found =
      indicator.find(indicator.latest(), area, *Period::parse(period), indicator.whole());
  REQUIRE(found != nullptr);
  return *found;
}

/// What is shown for a value of the one dimension.
std::string text_at(const PublicFigures& figures, const std::string& id, std::uint16_t position) {
  const PublicIndicator& indicator = *figures.find(id);
  const PublicObservation* found =
      indicator.find(indicator.latest(), "southend", *Period::parse("2020-21"), {position});
  return found == nullptr ? "" : found->text();
}

}  // namespace

TEST_CASE("figures without a policy come through as they are") {
  Figures figures;
  figures.add("2021-03-31", {indicator("b", "percentage",
                                       {row("england", "2019", 34.6),
                                        row("southend", "2020",
                                            R"("value": 1.5, "numerator": 3, "denominator": 200,
                                 "published": "about 1.5%", "qualifier": "about", "status": ["p"],
                                 "rank": {"value": 2, "of": 152, "first": "best"}, "band": "A",
                                 "note": "A note.")"),
                                        row("southend", "2019", R"("missing": "not-collected")")},
                                       R"("decimals": 1)"),
                             indicator("a", "count", {row("southend", "2019", 1839)})});
  const PublicFigures out = figures.disclose();
  CHECK(figures.problems().empty());
  CHECK(out.ids() == std::vector<std::string_view>{"a", "b"});
  CHECK(at(out, "a", "2019").text() == "1,839");
  const PublicIndicator& b = *out.find("b");
  REQUIRE(b.latest().observations.size() == 3);
  CHECK(b.latest().observations[0].period().text() == "2019");
  CHECK(b.latest().observations[0].text() == "[x]");
  CHECK(b.latest().observations[2].area().id == "england");
  const PublicObservation& figure = at(out, "b", "2020");
  CHECK(figure.value() == 1.5);
  CHECK(figure.numerator() == 3);
  CHECK(figure.denominator() == 200);
  CHECK(figure.text() == "about 1.5%");
  CHECK(figure.rank()->value == 2);
  CHECK(figure.band() == "A");
  CHECK(figure.statuses() == std::vector<std::string>{"p"});
  CHECK(figure.notes() == std::vector<std::string>{"A note."});
  CHECK(b.latest().policy == "none");
  CHECK(b.latest().policy_reason == "Public.");
  CHECK(out.published().empty());
}

TEST_CASE("a small count is hidden, and with it another that would give it away") {
  Figures figures;
  figures.add("2021-03-31",
              {indicator("a", "count",
                         {aged("a", 3), aged("b", 40), aged("c", 700), aged("all", 743)}, kAges)},
              {}, kCin);
  const PublicFigures out = figures.disclose();
  CHECK(figures.problems().empty());
  CHECK(text_at(out, "a", 0) == "[c]");
  CHECK(text_at(out, "a", 1) == "[c]");
  CHECK(text_at(out, "a", 2) == "700");
  CHECK(text_at(out, "a", 3) == "743");
}

TEST_CASE("nothing of a hidden figure is left") {
  Figures figures;
  figures.add("2021-03-31",
              {indicator("a", "percentage",
                         {row("southend", "2020",
                              R"("value": 7.7, "numerator": 4, "denominator": 52,
                                 "published": "7.7 per cent", "qualifier": "about",
                                 "rank": {"value": 2, "of": 152, "first": "best"}, "band": "A",
                                 "rag": {"rating": "red", "word": "Red"}, "note": "Four people.",
                                 "answer": {"metric-share": "It is 4 of 52."})")},
                         R"("decimals": 1)")},
              {}, kCin);
  const PublicFigures out = figures.disclose();
  CHECK(figures.problems().empty());
  const PublicObservation& figure = at(out, "a", "2020");
  CHECK(figure.is_suppressed());
  CHECK(figure.text() == "[c]");
  CHECK_FALSE(figure.value());
  CHECK_FALSE(figure.numerator());
  CHECK_FALSE(figure.denominator());
  CHECK_FALSE(figure.rank());
  CHECK_FALSE(figure.rag());
  CHECK(figure.band().empty());
  CHECK(figure.notes().empty());
  CHECK(figure.qualifier().empty());
}

TEST_CASE("a share is hidden when its count is small, given or not") {
  const std::string numbers = GENERATE(R"("value": 2, "numerator": 4, "denominator": 200)",
                                       R"("value": 2, "denominator": 200)",
                                       // Four were not.
                                       R"("value": 98, "numerator": 196, "denominator": 200)",
                                       // Too few to make a share of.
                                       R"("value": 100, "numerator": 8, "denominator": 8)");
  CAPTURE(numbers);
  Figures figures;
  figures.add("2021-03-31",
              {indicator("a", "percentage",
                         {row("southend", "2020", numbers),
                          row("southend", "2019", R"("value": 50, "numerator": 100,
                                                     "denominator": 200)")})},
              {}, kCin);
  const PublicFigures out = figures.disclose();
  CHECK(figures.problems().empty());
  CHECK(at(out, "a", "2020").text() == "[c]");
  CHECK(at(out, "a", "2019").text() == "50");
}

TEST_CASE("a policy that rounds shows rounded numbers, and shares made of them") {
  Figures figures;
  figures.add("2021-03-31",
              {indicator("a", "count",
                         {row("southend", "2020", 198), row("southend", "2019", 0),
                          row("southend", "2018", 7), row("england", "2020", 3)}),
               indicator("b", "percentage",
                         {row("southend", "2020", R"("value": 51.5, "numerator": 102,
                                                     "denominator": 198)"),
                          row("southend", "2019", R"("value": 25.2, "numerator": 1012,
                                                     "denominator": 4011)")},
                         R"("decimals": 1)")},
              {}, R"("policy": "nhsd-secondary-care")");
  const PublicFigures out = figures.disclose();
  CHECK(figures.problems().empty());
  CHECK(at(out, "a", "2020").text() == "200");
  CHECK(at(out, "a", "2020").is_rounded());
  CHECK(at(out, "a", "2019").text() == "0");
  CHECK(at(out, "a", "2018").text() == "[c]");
  CHECK(at(out, "a", "2020", "england").text() == "3");
  // 100 of 200; 1,010 of 4,010, which is enough for a decimal.
  CHECK(at(out, "b", "2020").text() == "50");
  CHECK(at(out, "b", "2020").numerator() == 100);
  CHECK(at(out, "b", "2019").text() == "25.2");
}

TEST_CASE("totals of England and the regions are rounded to 10 for children in need") {
  Figures figures;
  figures.add("2021-03-31",
              {indicator("a", "count",
                         {row("southend", "2020", 123), row("england", "2020", 1234),
                          row("east-of-england", "2020", 235)})},
              {}, kCin);
  const PublicFigures out = figures.disclose();
  CHECK(at(out, "a", "2020").text() == "123");
  CHECK(at(out, "a", "2020", "england").text() == "1,230");
  CHECK(at(out, "a", "2020", "east-of-england").text() == "240");
}

TEST_CASE("what adds up across indicators is protected together") {
  Figures figures;
  figures.add("2021-03-31",
              {indicator("a", "count", {row("southend", "2020", 3)}),
               indicator("b", "count", {row("southend", "2020", 60)}),
               indicator("c", "count", {row("southend", "2020", 400)}),
               indicator("d", "count", {row("southend", "2020", 463)})},
              {R"({"kind": "sum", "parts": ["a", "b", "c"], "total": "d"})"}, kCin);
  const PublicFigures out = figures.disclose();
  CHECK(figures.problems().empty());
  CHECK(at(out, "a", "2020").text() == "[c]");
  CHECK(at(out, "b", "2020").text() == "[c]");
  CHECK(at(out, "c", "2020").text() == "400");
}

TEST_CASE("a change of what is hidden is hidden") {
  Figures figures;
  figures.add("2021-03-31",
              {indicator("a", "count", {row("southend", "2019", 3), row("southend", "2020", 60)}),
               indicator("b", "percentage", {row("southend", "2020", 1900)},
                         R"("people": false, "allow": {"over-100": "A change."})")},
              {R"({"kind": "change", "of": "a", "result": "b", "from": "2019", "to": "2020",
                   "as": "percent"})"},
              kCin);
  const PublicFigures out = figures.disclose();
  CHECK(figures.problems().empty());
  CHECK(at(out, "b", "2020").text() == "[c]");
  CHECK(at(out, "a", "2020").text() == "60");
}

TEST_CASE("wards are protected with the town that they add up to") {
  Figures figures;
  figures.add("2021-03-31",
              {indicator("a", "count",
                         {row("southend", "2020", 103), row("north", "2020", 3),
                          row("south", "2020", 100)})},
              {}, kCin);
  const PublicFigures out = figures.disclose();
  CHECK(figures.problems().empty());
  CHECK(at(out, "a", "2020", "north").text() == "[c]");
  // One of the others goes too: else it would be 103 − 100.
  const bool is_safe =
      at(out, "a", "2020").text() == "[c]" || at(out, "a", "2020", "south").text() == "[c]";
  CHECK(is_safe);
}

TEST_CASE("the rest of a year up to its end is not given away") {
  Figures figures;
  figures.add(
      "2021-03-31",
      {indicator("a", "count",
                 {row("southend", "2020-04-01..2020-12-31", 120), row("southend", "2020-21", 123)},
                 R"("people": true)")},
      {}, kCin);
  const PublicFigures out = figures.disclose();
  CHECK(figures.problems().empty());
  const int hidden = static_cast<int>(at(out, "a", "2020-21").is_suppressed()) +
                     static_cast<int>(at(out, "a", "2020-04-01..2020-12-31").is_suppressed());
  CHECK(hidden >= 1);
}

TEST_CASE("what was published before stays known, and something else is hidden") {
  Figures figures;
  figures.add("2021-03-31",
              {indicator("a", "count",
                         {aged("a", 3), aged("b", 40), aged("c", 700), aged("all", 743)}, kAges)},
              {}, kCin);
  figures.raw.published_before = {
      {*Date::parse("2020-03-31"), "a", "southend", "2020-21", "age=b", "40"}};
  const PublicFigures out = figures.disclose();
  CHECK(figures.problems().empty());
  CHECK(text_at(out, "a", 0) == "[c]");
  CHECK(text_at(out, "a", 1) == "40");
  const bool is_safe = text_at(out, "a", 2) == "[c]" || text_at(out, "a", 3) == "[c]";
  CHECK(is_safe);
}

TEST_CASE("what was published before and can no longer be protected stops the build") {
  Figures figures;
  figures.add("2021-03-31",
              {indicator("a", "count",
                         {aged("a", 3), aged("b", 40), aged("c", 700), aged("all", 743)}, kAges)},
              {}, kCin);
  const Date day = *Date::parse("2020-03-31");
  figures.raw.published_before = {{day, "a", "southend", "2020-21", "age=b", "40"},
                                  {day, "a", "southend", "2020-21", "age=c", "700"},
                                  {day, "a", "southend", "2020-21", "", "743"}};
  const PublicFigures out = figures.disclose();
  const std::string messages = figures.messages();
  CHECK(
      messages ==
      "metric-exposed: `a` for `southend`, 2020/21, age=a is to be hidden, but readers could work "
      "it out from other figures\n");
  for (std::uint16_t i = 0; i < 4; ++i) CHECK(text_at(out, "a", i) == "[c]");
}

TEST_CASE("a snapshot that was published and taken away is still remembered") {
  // Then: a hidden, b, c and the total shown as 20, 700, 723. Now b is not given at all.
  Figures figures;
  figures.add("2021-03-31",
              {indicator("a", "count", {aged("a", 3), aged("c", 700), aged("all", 723)}, kAges)},
              {}, kCin);
  const Date day = *Date::parse("2020-03-31");
  figures.raw.published_before = {{day, "a", "southend", "2020-21", "age=a", "c"},
                                  {day, "a", "southend", "2020-21", "age=b", "20"},
                                  {day, "a", "southend", "2020-21", "age=c", "c"}};
  const PublicFigures out = figures.disclose();
  CHECK(figures.problems().empty());
  CHECK(text_at(out, "a", 0) == "[c]");
  // With 20 known, the total and c together would leave 3.
  const bool is_safe = text_at(out, "a", 2) == "[c]" || text_at(out, "a", 3) == "[c]";
  CHECK(is_safe);
}

TEST_CASE("two snapshots show a number or hide it together") {
  Figures figures;
  const std::vector<std::string> first{aged("a", 3), aged("b", 40), aged("c", 700),
                                       aged("all", 743)};
  // The second has one age band less, and the total.
  const std::vector<std::string> second{aged("a", 3), aged("c", 700), aged("all", 743)};
  figures.add("2021-03-31", {indicator("a", "count", first, kAges)}, {}, kCin);
  figures.add("2022-03-31", {indicator("a", "count", second, kAges)}, {}, kCin);
  const PublicFigures out = figures.disclose();
  CHECK(figures.problems().empty());
  const PublicIndicator& a = *out.find("a");
  REQUIRE(a.versions().size() == 2);
  for (const std::uint16_t i : {std::uint16_t{0}, std::uint16_t{2}, std::uint16_t{3}}) {
    const Period period = *Period::parse("2020-21");
    CHECK(a.find(a.versions()[0], "southend", period, {i})->text() ==
          a.find(a.versions()[1], "southend", period, {i})->text());
  }
}

TEST_CASE("what depends on each other has one policy") {
  Figures figures;
  figures.add("2021-03-31",
              {indicator("a", "count", {row("southend", "2020", 30)}, R"("policy": "own")"),
               indicator("b", "count", {row("southend", "2020", 60)}),
               indicator("d", "count", {row("southend", "2020", 90)})},
              {R"({"kind": "sum", "parts": ["a", "b"], "total": "d"})"}, kCin);
  const PublicFigures out = figures.disclose();
  CHECK(figures.messages().find(
            "metric-policy: `b` for `southend`, 2020 has the policy `dfe-cin`") == 0);
  CHECK(at(out, "d", "2020").text() == "[c]");
}

TEST_CASE("snapshots of an indicator must fit together") {
  SECTION("another unit") {
    Figures figures;
    figures.add("2021-03-31", {indicator("a", "count", {row("southend", "2020", 30)})});
    figures.add("2022-03-31", {indicator("a", "days", {row("southend", "2020", 31)})});
    const PublicFigures out = figures.disclose();
    CHECK(figures.messages() ==
          "metric-unit-changed: `a` is in days here and in count in an earlier snapshot\n");
    CHECK(out.find("a")->versions().size() == 1);
  }
}

TEST_CASE("revisions say what the latest snapshot changed") {
  Figures figures;
  figures.add("2021-03-31", {indicator("a", "count",
                                       {row("southend", "2018", 10), row("southend", "2019", 20),
                                        row("southend", "2020", 30)})});
  figures.add("2022-03-31", {indicator("a", "count",
                                       {row("southend", "2019", 20), row("southend", "2020", 31),
                                        row("southend", "2021", 40)})});
  const PublicFigures out = figures.disclose();
  std::string text;
  for (const Revision& one : out.find("a")->revisions()) {
    text += one.period.text() + ":" + one.before + ">" + one.after + " ";
  }
  CHECK(text == "2020:30>31 ");
  // What the later one does not mention stays as it was.
  CHECK(at(out, "a", "2018").text() == "10");
  CHECK(at(out, "a", "2021").text() == "40");
}

TEST_CASE("an older snapshot with other dimensions keeps its places") {
  Figures figures;
  figures.add("2021-03-31", {indicator("a", "count", {row("southend", "2020-21", 743)})});
  figures.add("2022-03-31", {indicator("a", "count", {aged("b", 40), aged("all", 743)}, kAges)});
  const PublicFigures out = figures.disclose();
  CHECK(figures.problems().empty());
  const PublicIndicator& a = *out.find("a");
  const PublicObservation* old =
      a.find(a.versions()[0], "southend", *Period::parse("2020-21"), a.whole());
  REQUIRE(old != nullptr);
  CHECK(old->text() == "743");
  CHECK(a.revisions().empty());
}

TEST_CASE("what a source hides and a share gives away is reported") {
  Figures figures;
  figures.add("2018-03-31",
              {indicator("adopted", "count",
                         {row("southend", "2015-16", 25),
                          row("southend", "2016-17", R"("missing": "suppressed")"),
                          row("southend", "2017-18", 35)}),
               indicator("ceased", "count",
                         {row("southend", "2015-16", 109), row("southend", "2016-17", 135),
                          row("southend", "2017-18", 113)}),
               indicator("adopted-share", "percentage",
                         {row("southend", "2015-16", 23), row("southend", "2016-17", 21),
                          row("southend", "2017-18", 31)})},
              {R"({"kind": "ratio", "numerator": "adopted", "denominator": "ceased",
                   "result": "adopted-share"})"});
  const PublicFigures out = figures.disclose();
  CHECK(figures.messages() ==
        "metric-recoverable: `adopted` for `southend`, 2016/17, is not shown by its source, but "
        "other figures leave only 2 numbers possible\n");
  CHECK(at(out, "adopted", "2016-17").text() == "[c]");
  CHECK(at(out, "adopted-share", "2016-17").text() == "21");
}

TEST_CASE("the rest of 100% gives away what a source hides") {
  const std::string kinds = R"("decimals": 1, "dimensions": [{"id": "kind", "title": "Kind",
    "values": [{"id": "neglect", "title": "N"}, {"id": "emotional", "title": "E"},
               {"id": "multiple", "title": "M"}, {"id": "physical", "title": "P"},
               {"id": "sexual", "title": "S"}]}])";
  const auto of = [](const std::string& kind, const std::string& rest) {
    return row("southend", "2018-03-31", R"("dimensions": {"kind": ")" + kind + R"("}, )" + rest);
  };
  Figures figures;
  figures.add("2018-03-31", {indicator("plans", "percentage",
                                       {of("neglect", R"("value": 69.1, "denominator": 116)"),
                                        of("emotional", R"("value": 16.4, "denominator": 116)"),
                                        of("multiple", R"("value": 11.8, "denominator": 116)"),
                                        of("physical", R"("missing": "suppressed")"),
                                        of("sexual", R"("missing": "suppressed")")},
                                       kinds)});
  figures.disclose();
  CHECK(figures.messages().find("metric-recoverable: `plans` for `southend`, 31 March 2018, "
                                "kind=physical, is not shown") == 0);
}

TEST_CASE("the record holds what is shown under a policy, and what was before") {
  Figures figures;
  figures.add(
      "2021-03-31",
      {indicator("a", "count", {aged("a", 3), aged("b", 40), aged("c", 700), aged("all", 743)},
                 kAges),
       indicator("b", "percentage", {row("southend", "2020", R"("value": 25, "numerator": 100,
                                                     "denominator": 400)")})},
      {}, kCin);
  figures.raw.published_before = {{*Date::parse("2019-03-31"), "z", "southend", "2018", "", "9"}};
  std::string text;
  for (const PublishedFigure& one : figures.disclose().published()) {
    text += one.as_at.iso() + " " + one.indicator + " " + one.period + " " + one.dimensions + " " +
            one.shown + "\n";
  }
  CHECK(text ==
        "2021-03-31 a 2020-21  743\n2021-03-31 a 2020-21 age=a c\n2021-03-31 a 2020-21 age=b c\n"
        "2021-03-31 a 2020-21 age=c 700\n2021-03-31 b 2020  25\n"
        "2021-03-31 b/denominator 2020  400\n2021-03-31 b/numerator 2020  100\n"
        "2019-03-31 z 2018  9\n");
}

TEST_CASE("the same figures come out at any number of jobs") {
  const auto run = [](std::size_t jobs) {
    Figures figures;
    for (const std::string day : {"2021-03-31", "2022-03-31"}) {
      std::vector<std::string> indicators;
      for (int i = 0; i < 30; ++i) {
        indicators.push_back(indicator(
            "i" + std::to_string(i), "count",
            {aged("a", i % 7), aged("b", 40 + i), aged("c", 70), aged("all", 110 + i + i % 7)},
            kAges));
      }
      figures.add(day, indicators, {}, kCin);
    }
    const PublicFigures out = figures.disclose(jobs);
    std::string text = figures.messages();
    for (const PublicIndicator& one : out.indicators()) {
      for (const PublicObservation& figure : one.latest().observations) text += figure.text() + " ";
    }
    return text;
  };
  CHECK(run(1) == run(7));
}

TEST_CASE("no line of a random table leaves one hidden number, and every small one is hidden") {
  const std::string two = R"("dimensions": [
    {"id": "age", "title": "Age", "total": "all", "values": [{"id": "a", "title": "A"},
      {"id": "b", "title": "B"}, {"id": "c", "title": "C"}, {"id": "all", "title": "All"}]},
    {"id": "sex", "title": "Sex", "total": "all", "values": [{"id": "f", "title": "F"},
      {"id": "m", "title": "M"}, {"id": "all", "title": "All"}]}])";
  const std::array ages{"a", "b", "c", "all"};
  const std::array sexes{"f", "m", "all"};
  std::mt19937 random(7);
  for (int round = 0; round < 40; ++round) {
    std::array<std::array<int, 3>, 4> count{};
    for (std::size_t a = 0; a < 3; ++a) {
      for (std::size_t s = 0; s < 2; ++s) {
        const int n =
            random() % 3 == 0 ? static_cast<int>(random() % 7) : static_cast<int>(random() % 200);
        count[a][s] = n;
        count[a][2] += n;
        count[3][s] += n;
        count[3][2] += n;
      }
    }
    std::vector<std::string> rows;
    for (std::size_t a = 0; a < 4; ++a) {
      for (std::size_t s = 0; s < 3; ++s) {
        rows.push_back(row("southend", "2020-21",
                           std::string(R"("dimensions": {"age": ")") + ages[a] + R"(", "sex": ")" +
                               sexes[s] + R"("}, "value": )" + std::to_string(count[a][s])));
      }
    }
    Figures figures;
    figures.add("2021-03-31", {indicator("t", "count", rows, two)}, {}, kCin);
    const PublicFigures out = figures.disclose();
    const PublicIndicator& table = *out.find("t");
    const auto is_hidden = [&](std::size_t a, std::size_t s) {
      const Coordinates at{static_cast<std::uint16_t>(a), static_cast<std::uint16_t>(s)};
      return table.find(table.latest(), "southend", *Period::parse("2020-21"), at)->is_suppressed();
    };
    CAPTURE(round, figures.messages());
    for (std::size_t a = 0; a < 4; ++a) {
      int hidden = 0;
      for (std::size_t s = 0; s < 3; ++s) {
        hidden += static_cast<int>(is_hidden(a, s));
        if (count[a][s] >= 1 && count[a][s] <= 5) CHECK(is_hidden(a, s));
        if (count[a][s] == 0 && figures.diagnostics.empty()) CHECK_FALSE(is_hidden(a, s));
      }
      CHECK(hidden != 1);
    }
    for (std::size_t s = 0; s < 3; ++s) {
      int hidden = 0;
      for (std::size_t a = 0; a < 4; ++a) hidden += static_cast<int>(is_hidden(a, s));
      CHECK(hidden != 1);
    }
  }
}
