#include "metrics/arithmetic.h"

#include <catch2/catch.hpp>

#include <random>

#include "unit/metrics/raw_figures.h"

using namespace pier;
using namespace pier::metrics;
using namespace pier::metrics::testing;

namespace {

constexpr std::string_view kPrinted = R"("published": "2021-11-01")";

const std::string kMoney = R"("people": false, "decimals": 2, "allow": {"negative": "Money."})";

std::string money(const std::string& id, const std::string& value) {
  return indicator(id, "pounds", {row("southend", "2020-21", "\"value\": " + value)}, kMoney);
}

std::string sum(const std::vector<std::string>& parts, const std::string& total) {
  std::string list;
  for (const std::string& part : parts) list += (list.empty() ? "\"" : ", \"") + part + "\"";
  return R"({"kind": "sum", "parts": [)" + list + R"(], "total": ")" + total + R"("})";
}

std::string messages_of(const std::vector<std::string>& indicators,
                        const std::vector<std::string>& relations = {},
                        const std::string& policy = R"("policy": "none", "policy_reason": "P.")") {
  Figures figures;
  figures.add("2021-03-31", indicators, relations, policy);
  INFO(figures.problems());
  REQUIRE(figures.diagnostics.empty());
  return figures.check().messages();
}

std::string change(const std::string& as, const std::string& from, const std::string& to) {
  return R"({"kind": "change", "of": "a", "result": "b", "from": ")" + from + R"(", "to": ")" + to +
         R"(", "as": ")" + as + R"("})";
}

const std::string kOther = R"("people": false, "allow": {"negative": "C.", "over-100": "C."})";

}  // namespace

TEST_CASE("budgets of the region: one total is a pound short") {
  CHECK(messages_of({money("la", "111243"), money("health", "54830"), money("police", "19992"),
                     money("total", "186064")},
                    {sum({"la", "health", "police"}, "total")}) ==
        "metric-total: `total` for `southend`, 2020/21 is £186,064, but its parts add up to "
        "£186,065\n");
}

TEST_CASE("an average says over how many it fits") {
  const std::string average = R"({"kind": "average", "of": "a",
    "areas": ["southend", "bedford", "luton", "thurrock"], "result_area": "average"})";
  const auto of = [&](const std::string& printed) {
    return messages_of({indicator("a", "pounds",
                                  {row("southend", "2020", 60700), row("bedford", "2020", 114090),
                                   row("luton", "2020", 120000), row("thurrock", "2020", 150000),
                                   row("average", "2020", R"("value": )" + printed)},
                                  R"("people": false)")},
                       {average});
  };
  CHECK(of("111198").empty());  // 111,197.5
  CHECK(of("128030") ==
        "metric-average: `a` for `average`, 2020 is £128,030, but the average of all 4 is "
        "£111,197.50: it is that of 3 of them, without `southend`\n");
  CHECK(of("135000") ==
        "metric-average: `a` for `average`, 2020 is £135,000, but the average of all 4 is "
        "£111,197.50: it is that of 2 of them, without `southend` and `bedford`\n");
  CHECK(of("301342") ==
        "metric-average: `a` for `average`, 2020 is £301,342, but the average of all 4 is "
        "£111,197.50\n");
}

TEST_CASE("a total that leaves out a part is not recomputed over all") {
  const auto rows = [](int alt, int primary, int total) {
    return std::vector<std::string>{
        indicator("alt", "count", {row("southend", "2019-20-academic", alt)}),
        indicator("primary", "count", {row("southend", "2019-20-academic", primary)}),
        indicator("total", "count", {row("southend", "2019-20-academic", total)})};
  };
  CHECK(messages_of(rows(96, 665, 665)).empty());
  CHECK(
      messages_of(rows(96, 665, 665), {sum({"alt", "primary"}, "total")}) ==
      "metric-total: `total` for `southend`, 2019/20 academic year is 665, but its parts add up to "
      "761\n");
}

TEST_CASE("a cross table that reconciles raises nothing, and one that does not is found") {
  const std::string ages = R"("dimensions": [
    {"id": "age", "title": "Age", "total": "all", "values": [{"id": "18-64", "title": "18 to 64"},
      {"id": "65-plus", "title": "65 and over"}, {"id": "all", "title": "All"}]},
    {"id": "setting", "title": "Setting", "total": "all", "values": [{"id": "home", "title": "Home"},
      {"id": "community", "title": "Community"}, {"id": "all", "title": "All"}]}])";
  const auto cell = [](const std::string& age, const std::string& setting, int value) {
    return row("southend", "2021-03-31",
               R"("dimensions": {"age": ")" + age + R"(", "setting": ")" + setting +
                   R"("}, "value": )" + std::to_string(value));
  };
  const auto table = [&](int last) {
    return messages_of({indicator(
        "a", "count",
        {cell("18-64", "home", 99), cell("65-plus", "home", 419), cell("all", "home", 518),
         cell("18-64", "community", 699), cell("65-plus", "community", 867),
         cell("all", "community", 1566), cell("18-64", "all", 798), cell("65-plus", "all", 1286),
         cell("all", "all", last)},
        ages)});
  };
  CHECK(table(2084).empty());
  CHECK(table(2085) ==
        "metric-total: `a` for `southend`, 31 March 2021 is 2,085, but its parts add up to 2,084\n"
        "metric-total: `a` for `southend`, 31 March 2021 is 2,085, but its parts add up to "
        "2,084\n");
}

TEST_CASE("areas that all but add up to the one they are parts of") {
  const auto of = [](int total) {
    return messages_of({indicator(
        "a", "count",
        {row("southend", "2021", total), row("north", "2021", 2279), row("south", "2021", 3000)})});
  };
  CHECK(of(5279).empty());
  CHECK(of(5278) ==
        "metric-total: `a` for `southend`, 2021 is 5,278, but its parts add up to 5,279\n");
  // They are not all of its parts.
  CHECK(of(9000).empty());
}

TEST_CASE("a percentage is what its numbers come to, as far as it was printed") {
  const auto share = [](const std::string& value, int numerator, int denominator) {
    return messages_of({indicator(
        "a", "percentage",
        {row("southend", "2019-20",
             "\"value\": " + value + R"(, "numerator": )" + std::to_string(numerator) +
                 R"(, "denominator": )" + std::to_string(denominator))},
        R"("decimals": )" + std::string(value.find('.') == std::string::npos ? "0" : "1"))});
  };
  CHECK(share("63.5", 1130, 1780).empty());
  CHECK(share("52.0", 956, 1839).empty());
  CHECK(share("91", 386, 424).empty());
  CHECK(share("25.5", 69, 271).empty());
  CHECK(share("64", 1130, 1780) ==
        "metric-share: `a` for `southend`, 2019/20 is 64%, but 1,130 of 1,780 is 63.5%\n");
  CHECK(share("96.6", 6327, 6584) ==
        "metric-share: `a` for `southend`, 2019/20 is 96.6%, but 6,327 of 6,584 is 96.1%\n");
  CHECK(share("8", 13, 147) ==
        "metric-share: `a` for `southend`, 2019/20 is 8%, but 13 of 147 is 8.8%\n");
}

TEST_CASE("a percentage of two other indicators") {
  const auto of = [](const std::string& printed) {
    return messages_of(
        {indicator("total", "count", {row("southend", "2021", 6584)}),
         indicator("none", "count", {row("southend", "2021", 257)}),
         indicator("sent", "count", {row("southend", "2021", 6327)}),
         indicator("share", "percentage", {row("southend", "2021", "\"value\": " + printed)},
                   R"("decimals": 1, "people": false)")},
        {R"({"kind": "ratio", "numerator": "sent", "denominator": "total",
                            "result": "share"})",
         R"({"kind": "difference", "from": "total", "minus": "none",
                            "result": "sent"})"});
  };
  CHECK(of("96.1").empty());
  CHECK(of("96.6") ==
        "metric-share: `share` for `southend`, 2021 is 96.6%, but 6,327 of 6,584 is 96.1%\n");
}

TEST_CASE("shares of a whole add up to 100%, within their rounding") {
  const auto of = [](const std::vector<double>& values) {
    std::vector<std::string> indicators;
    std::string parts;
    for (std::size_t i = 0; i < values.size(); ++i) {
      const std::string id = "s" + std::to_string(i);
      indicators.push_back(indicator(id, "percentage", {row("southend", "2021", values[i])},
                                     R"("decimals": 1, "people": false)"));
      parts += (parts.empty() ? "\"" : ", \"") + id + "\"";
    }
    return messages_of(indicators, {R"({"kind": "share", "parts": [)" + parts + "]}"});
  };
  CHECK(of({33.3, 33.3, 33.3}).empty());
  CHECK(of({48, 26, 26}).empty());
  CHECK(of({74.6, 25.7}) ==
        "metric-share: `s0` for `southend`, 2021 and the other shares of the whole add up to "
        "100.3%, not 100%\n");
  CHECK(of({74.3, 25.4}).find("add up to 99.7%, not 100%") != std::string::npos);
}

TEST_CASE("what is missing or hidden is not summed") {
  CHECK(
      messages_of({indicator("a", "count", {row("southend", "2018", 54)}),
                   indicator("b", "count", {row("southend", "2018", R"("missing": "suppressed")")}),
                   indicator("total", "count", {row("southend", "2018", 116)})},
                  {sum({"a", "b"}, "total")})
          .empty());
}

TEST_CASE("per cent and percentage points are kept apart") {
  const auto of = [](const std::string& as, const std::string& unit, const std::string& printed) {
    return messages_of(
        {indicator("a", "percentage",
                   {row("southend", "2019-20", 63.5), row("southend", "2020-21", 52.0)},
                   R"("decimals": 1, "people": false)"),
         indicator("b", unit, {row("southend", "2020-21", "\"value\": " + printed)},
                   R"("decimals": 1, )" + kOther)},
        {change(as, "2019-20", "2020-21")});
  };
  CHECK(of("percentage-points", "percentage-points", "-11.5").empty());
  CHECK(of("percentage-points", "percentage-points", "11.5").empty());
  CHECK(of("percent", "percentage", "-18.1").empty());
  CHECK(of("percent", "percentage", "11.5") ==
        "metric-change: `b` for `southend`, 2020/21 is 11.5%, but from 63.5% to 52% is a fall of "
        "18.1%: this is a change of 11.5 percentage points\n");
  CHECK(of("percentage-points", "percentage-points", "-18.1")
            .find("this is a change in per cent of the earlier figure") != std::string::npos);
}

TEST_CASE("conversion fell by 8.6 percentage points, not by 8.6%") {
  CHECK(messages_of({indicator("a", "percentage",
                               {row("southend", "2020-21", R"("value": 51.8, "numerator": 955,
                                                      "denominator": 1845)"),
                                row("southend", "2021-22", R"("value": 43.2, "numerator": 928,
                                                      "denominator": 2150)")},
                               R"("decimals": 1)"),
                     indicator("b", "percentage", {row("southend", "2021-22", 8.6)},
                               R"("decimals": 1, )" + kOther)},
                    {change("percent", "2020-21", "2021-22")}) ==
        "metric-change: `b` for `southend`, 2021/22 is 8.6%, but from 51.8% to 43.2% is a fall of "
        "16.6%: this is a change of 8.6 percentage points\n");
}

TEST_CASE("changes of counts and money that are right raise nothing") {
  const auto of = [](double from, double to, double percent) {
    return messages_of(
        {indicator("a", "count",
                   {row("southend", "2018-19", from), row("southend", "2020-21", to)}),
         indicator("b", "percentage", {row("southend", "2020-21", percent)},
                   R"("decimals": 1, )" + kOther)},
        {change("percent", "2018-19", "2020-21")});
  };
  CHECK(of(1350, 1839, 36.2).empty());
  CHECK(of(28589, 31633, 10.6).empty());
  CHECK(of(35804, 40827, 14.0).empty());
  CHECK(of(1918, 1013, -47.2).empty());
  CHECK(of(232009, 263610, 13.6).empty());
  CHECK(of(1463633, 1277055, -12.7).empty());
  CHECK(
      of(1463633, 1277055, -12.8) ==
      "metric-change: `b` for `southend`, 2020/21 is \u221212.8%, but from 1,463,633 to 1,277,055 "
      "is a fall of 12.7%\n");
}

TEST_CASE("ranks are whole numbers of as many as there are") {
  const auto of = [](const std::string& rank) {
    return messages_of(
        {indicator("a", "score", {row("southend", "2019", R"("value": 5, "rank": )" + rank)},
                   R"("people": false)")});
  };
  CHECK(of(R"({"value": 29, "of": 152, "first": "best"})").empty());
  CHECK(of(R"({"value": 152, "of": 152, "first": "best"})").empty());
  CHECK(of(R"({"published": "2.8", "of": 152, "first": "best"})") ==
        "metric-rank: `a` for `southend`, 2019 has the rank `2.8`, which is no whole number\n");
}

TEST_CASE("a rank without a band is reported where its neighbours have one") {
  const auto ranked = [](const std::string& id, const std::string& more) {
    return indicator(
        id, "score",
        {row("southend", "2019",
             R"("value": 5, "rank": {"value": 7, "of": 152, "first": "best"})" + more)},
        R"("people": false)");
  };
  CHECK(messages_of({ranked("a", ""), ranked("b", "")}).empty());
  CHECK(messages_of({ranked("a", R"(, "band": "B")"), ranked("b", R"(, "band": "D")")}).empty());
  CHECK(messages_of({ranked("a", R"(, "band": "B")"), ranked("b", "")}) ==
        "metric-rank: `b` for `southend`, 2019 has the rank 7, but no quartile band\n");
}

TEST_CASE("one fact with two values is reported, not settled") {
  CHECK(messages_of({indicator("table", "count", {row("southend", "2017-03-31", 280)}),
                     indicator("text", "count", {row("southend", "2017-03-31", 282)})},
                    {sum({"text"}, "table")}) ==
        "metric-conflict: `table` for `southend`, 31 March 2017 is 280, but `text` is 282\n");
  Figures figures;
  figures.add("2021-03-31", {indicator("dols", "count", {row("southend", "2020-21", 389)})});
  figures.add("2021-03-31", {indicator("dols", "count", {row("southend", "2020-21", 391)})});
  CHECK(figures.check().messages() ==
        "metric-conflict: `dols` for `southend`, 2020/21 is 391 here and 389 in `s1`\n");
}

TEST_CASE("one publication gives a figure once, whatever days its tables stand at") {
  const auto both = [](const std::string& first, const std::string& second) {
    Figures figures;
    figures.add("2021-03-31", {indicator("plans", "count", {row("southend", "2020-21", first)})},
                {}, R"("policy": "none", "policy_reason": "Public.", )" + std::string(kPrinted));
    figures.add("2021-06-30", {indicator("plans", "count", {row("southend", "2020-21", second)})},
                {}, R"("policy": "none", "policy_reason": "Public.", )" + std::string(kPrinted));
    return figures.check().messages();
  };
  CHECK(both(R"("value": 40)", R"("value": 40)").empty());
  CHECK(both(R"("value": 40)", R"("value": 41)") ==
        "metric-conflict: `plans` for `southend`, 2020/21 is 41 here and 40 in `s1`\n");
  CHECK(both(R"("value": 40, "answer": {"metric-conflict": "Both are printed."})", R"("value": 41)")
            .empty());
  // A later snapshot of another publication is a revision.
  Figures revised;
  revised.add("2021-03-31", {indicator("plans", "count", {row("southend", "2020-21", 40)})});
  revised.add("2021-06-30", {indicator("plans", "count", {row("southend", "2020-21", 41)})});
  CHECK(revised.check().messages().empty());
}

TEST_CASE("a figure printed with fewer decimals is the same figure") {
  const auto both = [](double first, double second) {
    Figures figures;
    figures.add("2021-03-31", {indicator("rate", "rate-per-10000", {row("southend", "2020", first)},
                                         R"("decimals": 2)")});
    figures.add("2021-03-31", {indicator("rate", "rate-per-10000",
                                         {row("southend", "2020", second)}, R"("decimals": 1)")});
    return figures.check().messages();
  };
  CHECK(both(40.26, 40.3).empty());
  CHECK(both(40.26, 40.2) ==
        "metric-conflict: `rate` for `southend`, 2020 is 40.2 per 10,000 here and 40.26 per 10,000 "
        "in `s1`\n");
}

TEST_CASE("a unit that changes inside a row of figures is a jump, unless it is said") {
  const std::vector<std::string> rows{
      row("southend", "2016-17", 1918), row("southend", "2017-18", 1013),
      row("southend", "2018-19", 232009), row("southend", "2019-20", 263610)};
  CHECK(messages_of({indicator("a", "pounds", rows, R"("people": false)")}) ==
        "metric-jump: `a` for `southend`, 2018/19 is £232,009, after £1,013 for 2017/18: is one of "
        "them in another unit?\n");
  CHECK(messages_of({indicator("a", "pounds", rows,
                               R"("people": false, "breaks": [{"after": "2017-18",
                                  "note": "In thousands before."}])")})
            .empty());
}

TEST_CASE("finances of the boards") {
  SECTION("a minus sign is lost") {
    CHECK(messages_of({money("out", "-104172.62"), money("in", "100692"), money("net", "3480.62")},
                      {sum({"out", "in"}, "net")}) ==
          "metric-difference: `net` for `southend`, 2020/21 is £3,480.62, but comes to "
          "\u2212£3,480.62: a minus sign is lost\n");
  }
  SECTION("the same as a difference") {
    CHECK(messages_of({money("out", "104172.62"), money("in", "100692"), money("net", "3480.62")},
                      {R"({"kind": "difference", "from": "in", "minus": "out", "result": "net"})"})
              .find("a minus sign is lost") != std::string::npos);
  }
  SECTION("21 pence") {
    CHECK(
        messages_of({money("out", "105951.59"), money("in", "115761"), money("net", "9809.62")},
                    {R"({"kind": "difference", "from": "in", "minus": "out", "result": "net"})"}) ==
        "metric-difference: `net` for `southend`, 2020/21 is £9,809.62, but £115,761 less "
        "£105,951.59 is £9,809.41\n");
  }
  SECTION("three invoices") {
    CHECK(messages_of({money("a", "87779"), money("b", "87779"), money("c", "87779"),
                       money("total", "263370")},
                      {sum({"a", "b", "c"}, "total")}) ==
          "metric-total: `total` for `southend`, 2020/21 is £263,370, but its parts add up to "
          "£263,337\n");
  }
  SECTION("what is right raises nothing") {
    CHECK(messages_of({money("out", "-85430.75"), money("in", "100681"), money("net", "15250.25")},
                      {sum({"out", "in"}, "net")})
              .empty());
    CHECK(messages_of({money("out", "-117365.51"), money("in", "117419"), money("net", "53.49")},
                      {sum({"out", "in"}, "net")})
              .empty());
  }
}

TEST_CASE("the insurance that slipped into another column is missed in the total") {
  const std::vector<std::string> rest{money("rest", "137555.83"), money("total", "137755.83")};
  std::vector<std::string> repaired = rest;
  repaired.push_back(money("insurance", "200"));
  CHECK(messages_of(repaired, {sum({"rest", "insurance"}, "total")}).empty());
  CHECK(messages_of(rest, {sum({"rest"}, "total")}).find("but `rest` is £137,555.83") !=
        std::string::npos);
}

TEST_CASE("an answer silences a finding and becomes a note") {
  Figures figures;
  figures.add("2021-03-31",
              {indicator("a", "percentage",
                         {row("southend", "2019-20",
                              R"("value": 64, "numerator": 1130, "denominator": 1780,
                                 "answer": {"metric-share": "Rounded up in the report."})")}),
               money("b", "1"), money("c", "2")},
              {R"({"kind": "sum", "parts": ["b"], "total": "c", "answer": "Two tables."})"});
  CHECK(figures.check().messages().empty());
  const PublicFigures out = figures.disclose();
  CHECK(out.find("a")->latest().observations[0].notes() ==
        std::vector<std::string>{"Rounded up in the report."});
  CHECK(out.find("c")->latest().notes == std::vector<std::string>{"Two tables."});
}

TEST_CASE("numbers under a policy that hides nothing of them are said") {
  CHECK(messages_of({indicator("a", "percentage",
                               {row("southend", "2019-20", R"("value": 64, "numerator": 1130,
                                                              "denominator": 1780)")})},
                    {}, R"("policy": "dfe-cin")") ==
        "metric-share: `a` for `southend`, 2019/20 is 64%, but 1,130 of 1,780 is 63.5%\n");
}

TEST_CASE("numbers of what is hidden in part are in no message") {
  const std::string messages = messages_of(
      {indicator("a", "count", {row("southend", "2021", 7717), row("southend", "2019", 3)}),
       indicator("b", "count", {row("southend", "2021", 8818)}),
       indicator("total", "count", {row("southend", "2021", 9919)}),
       indicator("share", "percentage",
                 {row("southend", "2021", R"("value": 64, "numerator": 7717,
                                                                    "denominator": 8818)"),
                  row("southend", "2019", R"("value": 3, "numerator": 3,
                                                                    "denominator": 100)")}),
       indicator("jump", "count", {row("southend", "2020", 3), row("southend", "2021", 7717)})},
      {sum({"a", "b"}, "total")}, R"("policy": "dfe-cin")");
  CHECK(messages.find("metric-total: ") != std::string::npos);
  CHECK(messages.find("metric-share: ") != std::string::npos);
  CHECK(messages.find("metric-jump: ") != std::string::npos);
  for (const char* number : {"7717", "7,717", "8,818", "9,919", "16,535", "64", "87"}) {
    CHECK(messages.find(number) == std::string::npos);
  }
}

TEST_CASE("consistent tables raise nothing, whatever their numbers") {
  std::mt19937 random(20211124);
  const auto number = [&](int low, int high) {
    return low + static_cast<int>(random() % static_cast<unsigned>(high - low + 1));
  };
  for (int round = 0; round < 200; ++round) {
    const int size = number(2, 6);
    std::vector<std::string> indicators;
    std::string parts;
    int total = 0;
    std::vector<int> counts;
    for (int i = 0; i < size; ++i) {
      counts.push_back(number(1, 4000));
      total += counts.back();
    }
    std::string values = R"({"id": "all", "title": "All"})";
    std::vector<std::string> rows{row("southend", "2020-21", total)};
    for (int i = 0; i < size; ++i) {
      const std::string id = "v" + std::to_string(i);
      values += R"(, {"id": ")" + id + R"(", "title": "V"})";
      rows.push_back(row("southend", "2020-21",
                         R"("dimensions": {"kind": ")" + id + R"("}, "value": )" +
                             std::to_string(counts[static_cast<std::size_t>(i)])));
    }
    indicators.push_back(indicator("table", "count", rows,
                                   R"("dimensions": [{"id": "kind", "title": "K", "total": "all",
                                      "values": [)" +
                                       values + "]}]"));
    for (int i = 0; i < size; ++i) {
      const int count = counts[static_cast<std::size_t>(i)];
      const double tenths = std::round(count * 1000.0 / total);
      indicators.push_back(indicator(
          "p" + std::to_string(i), "percentage",
          {row("southend", "2020-21",
               "\"value\": " + std::to_string(tenths / 10) + R"(, "numerator": )" +
                   std::to_string(count) + R"(, "denominator": )" + std::to_string(total))},
          R"("decimals": 1)"));
      parts += (i == 0 ? "\"p" : ", \"p") + std::to_string(i) + "\"";
    }
    const int later = number(total / 2 + 1, total * 2);
    const double percent = std::round((later - total) * 1000.0 / total) / 10;
    indicators.push_back(indicator(
        "a", "count", {row("southend", "2020-21", total), row("southend", "2021-22", later)}));
    indicators.push_back(indicator(
        "b", "percentage", {row("southend", "2021-22", "\"value\": " + std::to_string(percent))},
        R"("decimals": 1, )" + kOther));
    const std::string found =
        messages_of(indicators, {R"({"kind": "share", "parts": [)" + parts + "]}",
                                 change("percent", "2020-21", "2021-22")});
    REQUIRE(found == "");
  }
}
