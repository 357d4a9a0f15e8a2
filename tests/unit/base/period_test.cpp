#include "base/period.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <catch2/catch.hpp>

using namespace pier;

namespace {

Period period(std::string_view text) {
  const auto read = Period::parse(text);
  INFO(text);
  REQUIRE(read);
  return *read;
}

struct Example {
  const char* text;
  Period::Kind kind;
  const char* iso;
  const char* label;
  const char* short_label;
};

using Kind = Period::Kind;
const std::vector<Example> kExamples{
    {"2019", Kind::calendar_year, "2019-01-01/2019-12-31", "2019", "2019"},
    {"2019-20", Kind::financial_year, "2019-04-01/2020-03-31", "2019/20", "2019/20"},
    {"1999-00", Kind::financial_year, "1999-04-01/2000-03-31", "1999/00", "1999/00"},
    {"2000-01", Kind::financial_year, "2000-04-01/2001-03-31", "2000/01", "2000/01"},
    {"2019-20-academic", Kind::academic_year, "2019-09-01/2020-08-31", "2019/20 academic year",
     "2019/20"},
    {"2021-q1", Kind::calendar_quarter, "2021-01-01/2021-03-31", "January to March 2021",
     "Jan–Mar 21"},
    {"2021-q4", Kind::calendar_quarter, "2021-10-01/2021-12-31", "October to December 2021",
     "Oct–Dec 21"},
    {"2021-22-q1", Kind::financial_quarter, "2021-04-01/2021-06-30", "Quarter 1 of 2021/22",
     "Q1 21/22"},
    {"2021-22-q3", Kind::financial_quarter, "2021-10-01/2021-12-31", "Quarter 3 of 2021/22",
     "Q3 21/22"},
    {"2021-22-q4", Kind::financial_quarter, "2022-01-01/2022-03-31", "Quarter 4 of 2021/22",
     "Q4 21/22"},
    {"2021-m11", Kind::month, "2021-11-01/2021-11-30", "November 2021", "Nov 21"},
    {"2020-m02", Kind::month, "2020-02-01/2020-02-29", "February 2020", "Feb 20"},
    {"2021-03-31", Kind::day, "2021-03-31", "31 March 2021", "31 Mar 21"},
    {"2020-02-29", Kind::day, "2020-02-29", "29 February 2020", "29 Feb 20"},
    {"2011-12-04", Kind::day, "2011-12-04", "4 December 2011", "4 Dec 11"},
    {"2015-16..2017-18", Kind::pooled, "2015-04-01/2018-03-31", "2015/16 to 2017/18",
     "15/16–17/18"},
    {"2014..2016", Kind::pooled, "2014-01-01/2016-12-31", "2014 to 2016", "2014–2016"},
    {"2015-16-academic..2017-18-academic", Kind::pooled, "2015-09-01/2018-08-31",
     "2015/16 to 2017/18 academic years", "15/16–17/18"},
    {"2020-09-01..2021-07-31", Kind::range, "2020-09-01/2021-07-31",
     "1 September 2020 to 31 July 2021", "1 Sep 20–31 Jul 21"},
    {"2020-m05..2021-m04", Kind::range, "2020-05-01/2021-04-30", "May 2020 to April 2021",
     "May 20–Apr 21"},
    {"2020-21-academic..2021-07-31", Kind::part, "2020-09-01/2021-07-31",
     "2020/21 academic year, up to 31 July 2021", "2020/21 to 31 Jul"},
    {"2021-22..2021-12-31", Kind::part, "2021-04-01/2021-12-31", "2021/22, up to 31 December 2021",
     "2021/22 to 31 Dec"},
};

}  // namespace

TEST_CASE("every form of a period is read, and shown to readers") {
  for (const Example& example : kExamples) {
    INFO(example.text);
    const Period read = period(example.text);
    CHECK(read.kind() == example.kind);
    CHECK(read.text() == example.text);
    CHECK(read.iso() == example.iso);
    CHECK(read.label() == example.label);
    CHECK(read.short_label() == example.short_label);
    CHECK(guess_period(example.text) == example.text);
    CHECK(guess_period(" " + read.text() + "\u00a0") == example.text);
  }
}

TEST_CASE("what is no period is none") {
  for (const auto* text : {"",
                           "19",
                           "201",
                           "20199",
                           "2O19",
                           "2019 ",
                           " 2019",
                           "+2019",
                           "1800",
                           "2200",
                           "9999",
                           "2019-21",
                           "2019-19",
                           "2019-18",
                           "2019-2020",
                           "2019/20",
                           "2019-20-",
                           "2019-20-Academic",
                           "2019-academic",
                           "2021-22-academic-q1",
                           "2021-q0",
                           "2021-q5",
                           "2021-Q1",
                           "2021-q",
                           "2021-q11",
                           "2021-22-q5",
                           "2021-m00",
                           "2021-m13",
                           "2021-m1",
                           "2021-m011",
                           "2021-22-m01",
                           "2021-11",
                           "2021-02-29",
                           "1900-02-29",
                           "2021-04-31",
                           "2021-3-31",
                           "2021-03-32",
                           "2021-00-10",
                           "..",
                           "2014..",
                           "..2016",
                           "2014...2016",
                           "2014..2015..2016",
                           "2016..2014",
                           "2014..2014",
                           "2014..2015-16",
                           "2015-16..2017-18-academic",
                           "2017-18..2015-16",
                           "2021-q1..2021-q3",
                           "2021-07-31..2020-09-01",
                           "2021-07-31..2021-07-31",
                           "2021-m04..2020-m05",
                           "2021-m04..2021-m04",
                           "2020-m05..2021-04-30",
                           "2020-21..2020-03-31",
                           "2020-21..2021-04-01",
                           "2020-21..2021-03-31",
                           "2021-03-31..2020-21",
                           "2020-09-01..2021-m07"}) {
    INFO(text);
    CHECK_FALSE(Period::parse(text));
  }
}

TEST_CASE(
    "of all words YYYY-NN exactly those are a period whose second year follows, and no month") {
  for (int year = 1801; year <= 2199; ++year) {
    for (int second = 0; second <= 99; ++second) {
      const std::string text = fmt::format("{}-{:02}", year, second);
      const auto read = Period::parse(text);
      if (read.has_value() != (second == (year + 1) % 100)) FAIL(text);
      if (read && read->kind() != Kind::financial_year) FAIL(text);
    }
  }
}

TEST_CASE("periods of one kind follow each other without a gap or an overlap, leap years too") {
  const auto follow = [](const std::vector<Period>& all) {
    for (std::size_t i = 1; i < all.size(); ++i) {
      if (days_between(all[i - 1].last(), all[i].first()) != 1) FAIL(all[i].text());
      if (!(all[i - 1] < all[i])) FAIL(all[i].text());
    }
  };
  std::vector<Period> years, financial, academic, quarters, financial_quarters, months;
  for (int year = 1801; year <= 2199; ++year) {
    const std::string both = fmt::format("{}-{:02}", year, (year + 1) % 100);
    years.push_back(period(fmt::format("{}", year)));
    financial.push_back(period(both));
    academic.push_back(period(both + "-academic"));
    for (int i = 1; i <= 4; ++i) quarters.push_back(period(fmt::format("{}-q{}", year, i)));
    for (int i = 1; i <= 4; ++i)
      financial_quarters.push_back(period(fmt::format("{}-q{}", both, i)));
    for (int i = 1; i <= 12; ++i) months.push_back(period(fmt::format("{}-m{:02}", year, i)));
  }
  for (const auto& all : {years, financial, academic, quarters, financial_quarters, months}) {
    follow(all);
  }
  for (std::size_t i = 0; i < financial.size(); ++i) {
    CHECK(financial[i].first() == financial_quarters[i * 4].first());
    CHECK(financial[i].last() == financial_quarters[i * 4 + 3].last());
  }
}

TEST_CASE("every day is a period, and no other text of its form is") {
  int days = 0;
  for (unsigned month = 0; month <= 13; ++month) {
    for (unsigned day = 0; day <= 32; ++day) {
      for (const int year : {1900, 2000, 2019, 2020}) {
        const auto read = Period::parse(fmt::format("{}-{:02}-{:02}", year, month, day));
        if (read.has_value() != Date::from_parts(year, month, day).has_value()) FAIL();
        if (read) ++days;
      }
    }
  }
  CHECK(days == 365 + 366 + 365 + 366);
}

TEST_CASE(
    "periods are in order of their end, then of their beginning, and equal only to themselves") {
  std::vector<Period> all;
  for (const auto* text : {"2020-21-academic..2021-07-31", "2021-m03", "2020-21", "2021", "2021-q1",
                           "2021-03-31", "2020-21-q4", "2020"}) {
    all.push_back(period(text));
  }
  std::sort(all.begin(), all.end());
  std::vector<std::string> texts;
  for (const Period& each : all) texts.push_back(each.text());
  CHECK(texts == std::vector<std::string>{"2020", "2020-21", "2020-21-q4", "2021-q1", "2021-m03",
                                          "2021-03-31", "2020-21-academic..2021-07-31", "2021"});
  CHECK(period("2021-q1") == period("2021-q1"));
  CHECK_FALSE(period("2021-q1") == period("2020-21-q4"));
}

TEST_CASE("a period that a person wrote is guessed") {
  const std::vector<std::pair<const char*, const char*>> cases{
      {"2019/20", "2019-20"},
      {"2019–20", "2019-20"},
      {"2019-2020", "2019-20"},
      {"2019/2020", "2019-20"},
      {"1999/2000", "1999-00"},
      {"FY2019/20", "2019-20"},
      {"2019/20 financial year", "2019-20"},
      {"201920", "2019-20"},
      {"2019/20 academic year", "2019-20-academic"},
      {"Academic Year 2019/20", "2019-20-academic"},
      {"2019-20-Academic", "2019-20-academic"},
      {"Q4 2021/22", "2021-22-q4"},
      {"2021/22 Q4", "2021-22-q4"},
      {"Quarter 4 of 2021/22", "2021-22-q4"},
      {"Q1 2021", "2021-q1"},
      {"2021Q1", "2021-q1"},
      {"Nov 2021", "2021-m11"},
      {"November 2021", "2021-m11"},
      {"Sept 2021", "2021-m09"},
      {"Nov-21", "2021-m11"},
      {"2021-11", "2021-m11"},
      {"2021/11", "2021-m11"},
      {"31/03/2021", "2021-03-31"},
      {"31 March 2021", "2021-03-31"},
      {"2015/16 to 2017/18", "2015-16..2017-18"},
      {"2015/16 - 2017/18", "2015-16..2017-18"},
      {"2015-16–2017-18", ""},
      {"2014 to 2016", "2014..2016"},
      {"January to March 2021", "2021-q1"},
      {"Jan–Mar 2021", "2021-q1"},
      {"Feb-Mar 2021", "2021-m02..2021-m03"},
      {"May 2020 to April 2021", "2020-m05..2021-m04"},
      {"1 September 2020 to 31 July 2021", "2020-09-01..2021-07-31"},
      {"2021-22 to 31/12/2021", "2021-22..2021-12-31"},
  };
  for (const auto& [written, guess] : cases) {
    INFO(written);
    CHECK(guess_period(written) == guess);
  }
}

TEST_CASE("what could be two things is not guessed, and a guess is always a period") {
  for (const auto* text :
       {"2019-21", "2019/21", "2019-19", "2014-16", "soon", "", "12", "2019 or so", "19/20",
        "2016 to 2014", "Q5 2021", "2021-13", "\xff\xfe", "2019/20/21", "21 Nov"}) {
    INFO(text);
    CHECK(guess_period(text).empty());
  }
  // Every text of up to four pieces that dates are made of.
  const std::vector<std::string> pieces{"2019", "20", "2020", "-",  "/",  " to ",    "q1",
                                        "Nov",  "..", " ",    "m1", "31", "academic"};
  for (const auto& a : pieces) {
    for (const auto& b : pieces) {
      for (const auto& c : pieces) {
        for (const auto& d : pieces) {
          const std::string guess = guess_period(a + b + c + d);
          if (!guess.empty() && !Period::parse(guess)) FAIL(a + b + c + d);
          if (const auto read = Period::parse(a + b + c + d); read && guess != read->text()) FAIL();
        }
      }
    }
  }
}
