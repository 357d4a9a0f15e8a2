#include "tables/disclose.h"

#include <catch2/catch.hpp>

#include "unit/tables/reading.h"
#include "value/json_writer.h"

using namespace pier;
using namespace pier::tables;
using test::description;
using test::Tables;

namespace {

using Texts = std::vector<std::string>;

const std::string kWard = "id: ward, kind: text";

std::string count(const std::string& id) {
  return "id: " + id + ", kind: number";
}

Texts column(const SharedTable& table, std::size_t at) {
  Texts texts;
  for (const Row& row : table->data().rows) texts.push_back(row.cells[at].text);
  return texts;
}

std::size_t hidden(const SharedTable& table, std::size_t at) {
  std::size_t count = 0;
  for (const Row& row : table->data().rows) count += row.cells[at].state == CellState::hidden;
  return count;
}

}  // namespace

TEST_CASE("small counts of people are hidden, and one more for their sake") {
  Tables tables;
  const SharedTable table =
      tables.table(description("people", {kWard, count("n")},
                               "policy: dfe-cin\ntotals:\n  - {row: Total, sum: all}\n"),
                   "Ward,N\nNorth,3\nSouth,21\nEast,40\nTotal,64\n");
  CHECK(tables.rules().empty());
  CHECK(table->is_protected());
  CHECK(column(table, 1) == Texts{"[c]", "[c]", "40", "64"});
  CHECK_FALSE(table->data().cell(0, 1).number.has_value());
}

TEST_CASE("sums that nobody declared are known to readers all the same") {
  Tables rows;
  CHECK(hidden(rows.table(description("people", {kWard, count("n")}, "policy: dfe-cin\n"),
                          "Ward,N\nNorth,3\nSouth,21\nEast,40\nAll,64\n"),
               1) == 2);
  Tables first;
  CHECK(hidden(first.table(description("people", {kWard, count("n")}, "policy: dfe-cin\n"),
                           "Ward,N\nAll,64\nNorth,3\nSouth,21\nEast,40\n"),
               1) == 2);
  Tables columns;
  const SharedTable across = columns.table(
      description("people", {kWard, count("a"), count("b"), count("c")}, "policy: dfe-cin\n"),
      "Ward,Girls,Boys,All\nNorth,3,30,33\nSouth,25,20,45\n");
  CHECK(hidden(across, 1) + hidden(across, 2) + hidden(across, 3) == 2);
}

TEST_CASE("neither shares between counts nor sub-totals hide a sum from the program") {
  Tables shares;
  const SharedTable table = shares.table(
      description("people",
                  {kWard, count("a"), "kind: percent", count("b"), "kind: percent", count("c")},
                  "policy: dfe-cin\n"),
      "Ward,Girls,Share,Boys,Share,All\nNorth,3,9%,30,91%,33\nSouth,25,56%,20,44%,45\n");
  CHECK(hidden(table, 1) + hidden(table, 3) + hidden(table, 5) == 2);
  Tables totals;
  const SharedTable grand =
      totals.table(description("people", {kWard, count("n")}, "policy: dfe-cin\n"),
                   "Ward,N\nA,30\nB,40\nEast,70\nC,50\nD,60\nWest,110\nAll,180\nE,3\nF,[c]\n");
  CHECK(column(grand, 1) == Texts{"30", "40", "70", "50", "60", "110", "180", "[c]", "[c]"});
  // West and East are shown, All is their sum: hiding C alone would leave it plain.
  Tables tied;
  const SharedTable small =
      tied.table(description("people", {kWard, count("n")}, "policy: dfe-cin\n"),
                 "Ward,N\nA,30\nB,40\nEast,70\nC,50\nD,3\nWest,53\nAll,123\n");
  CHECK(small->data().cell(4, 1).state == CellState::hidden);
  CHECK(hidden(small, 1) >= 2);
}

TEST_CASE("a count that adds up with nothing is hidden alone") {
  Tables tables;
  const SharedTable table =
      tables.table(description("people", {kWard, count("n")}, "policy: dfe-cin\n"),
                   "Ward,N\nNorth,3\nSouth,21\nEast,40\n");
  CHECK(column(table, 1) == Texts{"[c]", "21", "40"});
}

TEST_CASE("what follows from a hidden count is hidden") {
  Tables tables;
  const SharedTable table = tables.table(
      description(
          "people",
          {kWard, count("a"), count("b"), "id: share, kind: percent", "id: more, kind: number",
           "id: rate, kind: number", "id: year, kind: number, counts: false"},
          "policy: dfe-cin\ntotals:\n  - {column: share, percent: {of: a, in: b}}\n"
          "  - {column: more, change: {from: a, to: b}}\n"),
      "Ward,A,B,Share,More,Rate,Year\nNorth,3,30,10%,27,1.5,2021\n"
      "South,20,40,50%,20,2.5,2021\nTiny,8,9,89%,1,3.5,2021\n");
  CHECK(column(table, 3) == Texts{"[c]", "50%", "[c]"});
  CHECK(column(table, 4) == Texts{"[c]", "20", "1"});
  CHECK(column(table, 5) == Texts{"[c]", "2.5", "3.5"});
  CHECK(column(table, 6) == Texts{"2021", "2021", "2021"});
}

TEST_CASE("a policy that rounds rounds") {
  Tables tables;
  const SharedTable table =
      tables.table(description("people", {kWard, count("n")}, "policy: nhsd-sac\n"),
                   "Ward,N\nNorth,3\nSouth,21\nEast,43\n");
  CHECK(tables.rules().empty());
  CHECK(column(table, 1) == Texts{"[c]", "20", "45"});
}

TEST_CASE("tables of other things are left alone") {
  Tables tables;
  const SharedTable table =
      tables.table(description("meetings", {kWard, count("n")}), "Board,N\nNorth,3\nSouth,1\n");
  CHECK(column(table, 1) == Texts{"3", "1"});
  CHECK_FALSE(table->is_protected());
}

TEST_CASE("without a policy nothing is shown") {
  for (const char* more : {"", "policy: none\n", "policy: dfe\n"}) {
    Tables tables;
    const SharedTable table =
        tables.table(description("people", {kWard, count("n")}, more), "Ward,N\nNorth,33\n");
    CHECK(tables.rules() == Texts{"table-policy"});
    CHECK(column(table, 1) == Texts{"[c]"});
  }
  Tables open;
  const SharedTable table = open.table(
      description("people", {kWard, count("n")}, "policy: none\npolicy_reason: Events.\n"),
      "Ward,N\nNorth,3\n");
  CHECK(open.rules().empty());
  CHECK(column(table, 1) == Texts{"3"});
}

TEST_CASE("a count in words cannot be protected") {
  Tables tables;
  tables.table(description("people", {kWard, count("n")}, "policy: dfe-cin\n"),
               "Ward,N\nNorth,about 3\nSouth,<5\nEast,redacted\n");
  CHECK(tables.rules() == Texts{"table-cell"});
}

TEST_CASE("a hidden count is nowhere: not in cells, notes, messages, the page or the download") {
  Tables tables;
  const SharedTable table = tables.table(
      description("people", {kWard, count("n")},
                  "policy: dfe-cin\ntotals:\n  - {row: Total, sum: all}\n"
                  "answers:\n  - {row: Total, column: n, answer: The parts come to 1043.}\n"
                  "notes:\n  - {row: North, column: n, text: There were 3 of them.}\n"
                  "  - {row: South, text: With the islands.}\n"),
      "Ward,N\nNorth,3\nSouth,1040\nEast,5\nTotal,1098\n");
  CHECK(tables.rules().empty());
  CHECK(column(table, 1) == Texts{"[c]", "1040", "[c]", "1098"});
  const TablePlace place{"table-1", "", std::nullopt};
  const std::string page = write_json(report_table_view(*table, place));
  const std::string file = report_table_csv(*table);
  CHECK(file == "Ward,N\r\nNorth,[c]\r\nSouth,1040\r\nEast,[c]\r\nTotal,1098\r\n");
  CHECK(page.find("1043") == std::string::npos);
  CHECK(page.find("There were 3") == std::string::npos);
  CHECK(page.find("With the islands.") != std::string::npos);
}

TEST_CASE("messages about protected tables give no numbers") {
  Tables tables;
  tables.table(description("people", {kWard, count("n")},
                           "policy: dfe-cin\ntotals:\n  - {row: Total, sum: all}\n"),
               "Ward,N\nNorth,3\nSouth,1040\nTotal,1098\n");
  CHECK(tables.messages() == Texts{"`Total`, `N` is not what the rule under `totals` comes to"});
}
