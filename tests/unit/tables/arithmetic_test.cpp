#include <catch2/catch.hpp>

#include "unit/tables/reading.h"

using namespace pier;
using namespace pier::tables;
using test::description;
using test::Tables;

namespace {

using Texts = std::vector<std::string>;

const std::string kWhat = "id: what, kind: text";
const std::string kMoney = "id: n, kind: money, unit: £";
const std::string kTotal = "totals:\n  - {row: Total, sum: all}\n";

/// The messages about one column of money with a total.
Texts summed(const std::string& rows, const std::string& more = kTotal,
             const std::string& column = kMoney) {
  Tables tables;
  tables.table(description("money", {kWhat, column}, more), "What,N\n" + rows);
  return tables.messages();
}

}  // namespace

TEST_CASE("sums are exact") {
  CHECK(summed("A,0.10\nB,0.20\nTotal,0.30\n").empty());
  CHECK(summed("A,0.10\nB,0.20\nTotal,0.31\n") ==
        Texts{"`Total`, `N` is £0.31, but its parts add up to £0.30"});
  CHECK(summed("A,\"111,243\"\nB,\"54,830\"\nC,\"19,992\"\nTotal,\"186,064\"\n") ==
        Texts{"`Total`, `N` is £186,064, but its parts add up to £186,065"});
  CHECK(summed("A,1e3\n") == Texts{"the table has no row `Total`"});
}

TEST_CASE("a total with fewer decimals is rounded") {
  CHECK(summed("A,1.25\nB,2.25\nTotal,4\n").empty());
  CHECK(summed("A,1.25\nB,2.25\nTotal,3\n").empty());
  CHECK(summed("A,1.25\nB,2.26\nTotal,3\n").size() == 1);
}

TEST_CASE("shares may lose half of a last place each") {
  const std::string share = "id: n, kind: percent";
  const std::string rule = "totals:\n  - {row: Total, sum: all, columns: [n]}\n";
  CHECK(summed("A,33.3%\nB,33.3%\nC,33.3%\nTotal,100%\n", rule, share).empty());
  CHECK(summed("A,33.3%\nB,33.3%\nC,32.3%\nTotal,100%\n", rule, share) ==
        Texts{"`Total`, `N` is 100%, but its parts add up to 98.9%"});
  // Without `columns` nobody adds up shares.
  CHECK(summed("A,33.3%\nTotal,12%\n", kTotal, share).empty());
}

TEST_CASE("what is empty counts as nothing, what is not known stops the sum") {
  CHECK(summed("A,1\nB,\nC,-\nD,n/a\nTotal,1\n").empty());
  CHECK(summed("A,1\nB,[c]\nTotal,5\n").empty());
  CHECK(summed("A,1\nB,see below\nTotal,5\n").empty());
  CHECK(summed("A,1\nB,2\nTotal,not stated\n").empty());
}

TEST_CASE("a lost minus sign is called one") {
  CHECK(summed("Out,\"-104,172.62\"\nIn,\"100,692.00\"\nTotal,\"3,480.62\"\n") ==
        Texts{"`Total`, `N` is £3,480.62, but comes to \u2212£3,480.62: a minus sign is lost"});
}

TEST_CASE("sub-totals are not counted twice, and a sum can take away") {
  const std::string rules =
      "totals:\n  - {row: All income, sum: all}\n  - {row: All costs, sum: all}\n"
      "  - {row: Left, sum: [All income], minus: [All costs]}\n";
  CHECK(summed("A,5\nB,6\nAll income,11\nC,1\nD,2\nAll costs,3\nLeft,8\n", rules).empty());
  CHECK(summed("A,5\nB,6\nAll income,11\nC,1\nD,2\nAll costs,3\nLeft,14\n", rules) ==
        Texts{"`Left`, `N` is £14, but its parts add up to £8"});
}

TEST_CASE("an average, a share and a change are what they come to") {
  CHECK(
      summed("A,55584\nB,55585\nMean,55584\n", "totals:\n  - {row: Mean, average: all}\n").empty());
  CHECK(summed("A,1\nB,2\nMean,3\n", "totals:\n  - {row: Mean, average: all}\n") ==
        Texts{"`Mean`, `N` is £3, but the average of its parts is £1.5"});

  const auto messages = [](const std::string& row) {
    Tables tables;
    tables.table(description("work",
                             {kWhat, "id: a, kind: number", "id: b, kind: number",
                              "id: share, kind: percent", "id: more, kind: number",
                              "id: growth, kind: percent"},
                             "totals:\n  - {column: share, percent: {of: b, in: a}}\n"
                             "  - {column: more, change: {from: a, to: b}}\n"
                             "  - {column: growth, percent_change: {from: a, to: b}}\n"),
                 "What,A,B,Share,More,Growth\n" + row);
    return tables.messages();
  };
  CHECK(messages("x,6584,6327,96.1%,-257,-3.9%\n").empty());
  CHECK(messages("x,6584,6327,96%,,-4%\n").empty());
  CHECK(messages("x,6584,6327,96.6%,257,-3%\n") ==
        Texts{"`x`, `Share` is 96.6%, but 6,327 of 6,584 is 96.1%",
              "`x`, `More` is 257, but comes to \u2212257: a minus sign is lost",
              "`x`, `Growth` is \u22123%, but from 6,584 to 6,327 is \u22123.9%"});
  CHECK(messages("x,0,6327,96.6%,\"6,327\",-3%\n").empty());
}

TEST_CASE("an answer silences one finding and becomes a note") {
  Tables tables;
  const SharedTable table = tables.table(
      description("money", {kWhat, kMoney},
                  kTotal + "answers:\n  - {row: Total, column: n, answer: Printed so.}\n"),
      "What,N\nA,1\nB,2\nTotal,4\n");
  CHECK(tables.rules().empty());
  REQUIRE(table->data().notes.size() == 1);
  CHECK(table->data().notes[0].row == 2);
  CHECK(table->data().notes[0].text == "Printed so.");
}

TEST_CASE("one answer does not silence two findings, nor what is right") {
  Tables tables;
  tables.table(description("money", {kWhat, "id: a, kind: money", "id: b, kind: money"},
                           kTotal + "  - {column: b, sum: [a]}\n"
                                    "answers:\n  - {row: Total, column: b, answer: Printed so.}\n"
                                    "  - {row: Total, column: a, answer: Printed so.}\n"),
               "What,A,B\nx,1,1\ny,2,2\nTotal,3,4\n");
  CHECK(tables.rules() == Texts{"table-total", "table-answer"});
}
