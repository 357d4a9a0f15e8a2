#include <catch2/catch.hpp>

#include "unit/tables/reading.h"

using namespace pier;
using namespace pier::tables;
using test::description;
using test::Tables;

namespace {

using Texts = std::vector<std::string>;

const std::string kLabel = "id: what, kind: text";

std::string number(const std::string& id) {
  return "id: " + id + ", kind: number";
}

/// "text 2x1" for every heading that is seen: rows by columns where it is more than one cell.
Texts headings(const TableData& table, std::size_t row) {
  Texts texts;
  for (const Heading& heading : table.headings[row]) {
    if (heading.is_covered()) continue;
    std::string text = heading.text;
    if (heading.rows > 1 || heading.columns > 1) {
      text += " " + std::to_string(heading.rows) + "x" + std::to_string(heading.columns);
    }
    texts.push_back(text);
  }
  return texts;
}

}  // namespace

TEST_CASE("headings of several rows reach over columns and down rows") {
  Tables tables;
  const RawTable table =
      tables.raw(description("work", {kLabel, number("a"), number("b"), number("c"), number("d")},
                             "layout: {header_rows: 2}\n"),
                 "Area,2020,,2021,Total\n,Boys,Girls,Boys,\nEast,1,2,3,6\n");
  CHECK(tables.rules().empty());
  CHECK(headings(table.data, 0) == Texts{"Area 2x1", "2020 1x2", "2021", "Total 2x1"});
  CHECK(headings(table.data, 1) == Texts{"Boys", "Girls", "Boys"});
  CHECK(table.data.column_label(2) == "2020, Girls");
  CHECK(table.data.column_label(4) == "Total");
  CHECK(table.data.column_label(0) == "Area");
}

TEST_CASE("a heading does not reach across what stands above") {
  Tables tables;
  const RawTable table =
      tables.raw(description("work", {kLabel, number("a"), number("b"), number("c")},
                             "layout: {header_rows: 3}\n"),
                 ",One,Two,\n,x,,y\n,,,\nEast,1,2,3\n");
  // The empty cell under "Two" begins its own stretch: it does not continue "x".
  CHECK(headings(table.data, 0) == Texts{" 3x1", "One", "Two 1x2"});
  CHECK(headings(table.data, 1) == Texts{"x 2x1", " 2x1", "y 2x1"});
  CHECK(table.data.column_label(2) == "Two");
  CHECK(table.data.column_label(3) == "Two, y");
}

TEST_CASE("headings of rows continue the row above, and a total reaches to the right") {
  Tables tables;
  const RawTable table =
      tables.raw(description("work", {"kind: text", "id: who, kind: text", number("n")},
                             "layout: {header_columns: 2}\n"),
                 "Area,Who,Count\nEast,Boys,1\n,Girls,2\nWest,Boys,3\nTotal,,6\n");
  CHECK(tables.rules().empty());
  CHECK(table.data.cell(0, 0).rows == 2);
  CHECK(table.data.cell(1, 0).is_covered());
  CHECK(table.data.row_label(1) == "East, Girls");
  CHECK(table.data.row_label(2) == "West, Boys");
  CHECK(table.data.cell(3, 0).columns == 2);
  CHECK(table.data.row_label(3) == "Total");
}

TEST_CASE("groups head rows, and sums end at them") {
  Tables tables;
  const RawTable table =
      tables.raw(description("work", {kLabel, number("n")},
                             "groups: [Adults, Children]\ntotals:\n  - {row: Total, sum: all}\n"),
                 "What,N\nAdults\nA,1\nB,2\nTotal,3\nChildren,\nA,4\nB,5\nTotal,9\n");
  CHECK(tables.rules().empty());
  CHECK(table.data.groups == Texts{"Adults", "Children"});
  REQUIRE(table.data.rows.size() == 6);
  CHECK(table.data.rows[3].group == 1);
  CHECK(table.data.rows[2].is_total);
  REQUIRE(table.relations.size() == 2);
  CHECK(table.relations[1].of == std::vector<CellAt>{{3, 1}, {4, 1}});
}

TEST_CASE("a row is named in full where its name is not enough") {
  Tables tables;
  const RawTable table = tables.raw(description("work", {kLabel, number("n")},
                                                "groups: [Adults, Children]\nnotes:\n"
                                                "  - {row: Adults / A, column: n, text: One.}\n"
                                                "  - {row: 'A #2', text: Two.}\n"
                                                "  - {column: N, text: Three.}\n"
                                                "  - {text: Four.}\n"
                                                "  - {row: A, text: Five.}\n"
                                                "  - {row: Z, column: n, text: Six.}\n"),
                                    "What,N\nAdults\nA,1\nChildren\nA,4\n");
  CHECK(tables.messages() == Texts{"`A` means 2 rows of the table", "the table has no row `Z`"});
  REQUIRE(table.data.notes.size() == 4);
  CHECK(table.data.notes[0].row == 0);
  CHECK(table.data.notes[1].row == 1);
  CHECK(table.data.notes[2].column == 1);
  CHECK_FALSE(table.data.notes[3].row.has_value());
}

TEST_CASE("rows of another length are named") {
  Tables tables;
  tables.raw(description("work", {kLabel, number("n"), number("m")}),
             "What,N,M\nA,1\nB,1,2,3\n\nC,1,2\n\n\n");
  CHECK(tables.messages() == Texts{"row 2 (`A`) has 2 cells, and the table has 3 columns",
                                   "row 3 (`B`) has 4 cells, and the table has 3 columns",
                                   "row 4 of the table is empty"});
}

TEST_CASE("a description of other columns is one problem") {
  Tables tables;
  tables.raw(description("work", {kLabel, number("n"), number("m")}), "What,N\nA,1\nB,2\n");
  CHECK(tables.messages() == Texts{"the table has 2 columns, and `columns` describes 3"});
}

TEST_CASE("everything that is wrong is said in one run") {
  Tables tables;
  tables.table(description("money", {kLabel, "id: n, kind: money", "id: n, kind: rag"},
                           "colour: red\nanswers:\n  - {row: A, column: x, answer: It is.}\n"
                           "totals:\n  - {row: Sum, sum: all}\n  - {row: A}\n"
                           "spans:\n  - {row: A, column: n, rows: 9}\n"),
               "What,N,\nA,1.2.3,blue\nB,\n");
  CHECK(tables.rules() == Texts{"field-unknown", "table-rule", "table-ragged", "table-cell",
                                "table-name", "table-name", "table-rule", "table-name",
                                "table-number"});
}

TEST_CASE("cells can take the place of empty ones") {
  Tables tables;
  const RawTable table =
      tables.raw(description("money", {kLabel, number("a"), number("b")},
                             "spans:\n  - {row: 'East #1', column: b, rows: 2}\n"),
                 "What,A,B\nEast,1,3\nEast,2,\n");
  CHECK(tables.rules().empty());
  CHECK(table.data.cell(0, 2).rows == 2);
  CHECK(table.data.cell(1, 2).is_covered());
}

TEST_CASE("a table without rows or headings is no crash") {
  for (const char* csv : {"", "\n", "What,N\n", ",\n,\n", "\"", "What,N\n\"A"}) {
    Tables tables;
    tables.table(description("work", {kLabel, number("n")}), csv);
    CHECK_FALSE(tables.rules().empty());
  }
  Tables tables;
  tables.table(description("work", {kLabel, number("n")}, "layout: {header_rows: 0}\n"), "A,1\n");
  CHECK(tables.rules().empty());
  Tables flat;
  flat.table(description("work", {kLabel, number("n")}, "layout: {header_columns: 0}\n"),
             "A,N\nx,1\n");
  CHECK(flat.rules().empty());
}
