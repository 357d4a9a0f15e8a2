#include <algorithm>
#include <chrono>

#include <catch2/catch.hpp>

#include "unit/proof/chapters.h"

using namespace pier;
using test::Chapters;
using test::findings_of;
using Found = std::vector<std::string>;

TEST_CASE("short forms are explained once, and first") {
  CHECK(findings_of("The Care Group for Parents (CGP) met. The CGP and the NHS came.").empty());
  CHECK(findings_of("The CGP (Care Group for Parents) met.").empty());
  CHECK(findings_of("The CGP met. The Care Group for Parents (CGP) is small.") ==
        Found{"report-abbreviation: `CGP` is used before it is explained"});
  CHECK(findings_of("The FLT met.") == Found{"report-abbreviation: `FLT` is never explained"});
  CHECK(
      findings_of("The Large Trust (LT) and the Local Team (LT) met.") ==
      Found{"report-abbreviation: `LT` is explained in two ways: `Large Trust` and `Local Team`"});
  CHECK(findings_of("WE ACT TODAY\n\nWe act today, in part IV of it.").empty());
}

TEST_CASE("tables add up") {
  const std::string table =
      "| Partner | Paid |\n| --- | --- |\n| A | 10.50 |\n| B | 20.25 |\n| Total | ";
  CHECK(findings_of(table + "30.75 |").empty());
  CHECK(findings_of(table + "31.75 |") ==
        Found{"report-table: the rows above come to 30.75, not 31.75"});
  // A total of rows that are not all here is no slip.
  CHECK(findings_of(table + "90 |").empty());
}

TEST_CASE("rates, ranks and years are not added up") {
  CHECK(
      findings_of("| Year | Rate |\n| --- | --- |\n| 2019 | 10 |\n| 2020 | 11 |\n| Total | 10.5 |")
          .empty());
  CHECK(
      findings_of("| Measure | 2019 | Rank | 2020 | Rank | Total |\n| --- | --- | --- | --- | --- "
                  "| --- |\n| A | 110 | 5 | 112 | 7 | 230 |")
          .empty());
}

TEST_CASE("a chapter that stands in the report before is a copy") {
  std::string text;
  for (int i = 0; i < 120; ++i) text += "word" + std::to_string(i) + " ";
  Chapters chapters({text});
  CHECK(chapters.findings().empty());
  const markdown::Document before = chapters.read(text);
  chapters.report.previous = {&before};
  CHECK(chapters.findings() ==
        Found{"report-copy: 100% of this chapter stands word for word in the report before"});
}

namespace {

/// How long the check of `count` times a text takes, at least a little.
double seconds_for(const std::string& piece, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += piece;
  const Chapters chapters({text});
  const auto start = std::chrono::steady_clock::now();
  (void)chapters.findings();
  const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
  return std::max(spent.count(), 0.005);
}

}  // namespace

TEST_CASE("the check takes a time that grows with the text") {
  // Eight times the text takes eight times as long; a square would be sixty-four.
  for (const std::string piece :
       {"same ", "from 12 to 15 (", "of 100 CGP, 5% ", "(a) of 9 are ",
        "\n\nThe 101 cases in 2020 rose.", "the year 2021 in March 2021 "}) {
    INFO(piece);
    CHECK(seconds_for(piece, 16'000) < 30 * seconds_for(piece, 2'000));
  }
}
