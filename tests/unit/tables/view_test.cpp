#include "tables/view.h"

#include <catch2/catch.hpp>

#include "unit/tables/reading.h"
#include "value/json_writer.h"

using namespace pier;
using namespace pier::tables;
using test::description;
using test::Tables;

namespace {

const std::string kWhat = "id: what, kind: text";

Value view_of(const SharedTable& table, std::string label = {}) {
  return report_table_view(*table, {"table-1", std::move(label), charts::Download{"/t.csv", 1200}});
}

/// A cell of the first body.
const Value& cell(const Value& view, std::size_t row, std::size_t column) {
  const Value& body = view.find("bodies")->as_list().front();
  return body.find("rows")->as_list()[row].find("cells")->as_list()[column];
}

std::string text(const Value& of, std::string_view name) {
  return of.find(name)->as_text();
}

std::vector<std::string> codes(const Value& view) {
  std::vector<std::string> words;
  for (const Value& code : view.find("table")->find("codes")->as_list()) {
    words.push_back(text(code, "code"));
  }
  return words;
}

}  // namespace

TEST_CASE("a simple table needs no ids") {
  Tables tables;
  const Value view = view_of(tables.table(
      description("money", {kWhat, "id: n, kind: money, unit: £"}), "What,N\nA,-£1.50\nB,£2.00\n"));
  CHECK(text(view, "title") == "A table");
  CHECK(text(cell(view, 0, 0), "scope") == "row");
  CHECK(text(cell(view, 0, 0), "id").empty());
  CHECK(text(cell(view, 0, 1), "headers").empty());
  CHECK(text(cell(view, 0, 1), "text") == "\u2212£1.50");
  CHECK(text(cell(view, 0, 1), "spoken") == "minus £1.50");
  CHECK(text(cell(view, 1, 1), "spoken").empty());
  CHECK(text(cell(view, 1, 1), "classes") == "numeric");
  // The cells say the unit.
  CHECK(text(view.find("head")->as_list()[0].as_list()[1], "unit").empty());
  CHECK(text(*view.find("download"), "text") == "Download the table (CSV, 2 KB)");
  CHECK(codes(view).empty());
}

TEST_CASE("a unit that nothing says stands in the heading") {
  Tables tables;
  const Value view = view_of(tables.table(
      description("money", {kWhat, "id: n, kind: money, unit: £", "id: m, kind: money, unit: £"}),
      "What,N,M (£)\nA,1.50,1\n"));
  const List& head = view.find("head")->as_list()[0].as_list();
  CHECK(text(head[1], "unit") == "£");
  CHECK(text(head[2], "unit").empty());
}

TEST_CASE("cells of a complex table name their headings") {
  Tables tables;
  const Value view =
      view_of(tables.table(description("work", {kWhat, "kind: number", "kind: number"},
                                       "layout: {header_rows: 2}\ngroups: [Adults]\n"),
                           "Area,2021,\n,Boys,Girls\nAdults\nEast,1,2\n"),
              "Table 7");
  CHECK(text(view, "title") == "Table 7: A table");
  const Value& girls = cell(view, 0, 2);
  CHECK(text(girls, "headers") == "table-1-h1-2 table-1-h2-3 table-1-g1 table-1-r1-1");
  const Value& group = view.find("bodies")->as_list()[0].find("group")->as_list()[0];
  CHECK(text(group, "id") == "table-1-g1");
  CHECK(text(group, "scope") == "rowgroup");
  CHECK(group.find("colspan")->as_integer() == 3);
}

TEST_CASE("what a cell lacks is said in words, and explained when it is used") {
  Tables tables;
  const Value view = view_of(tables.table(
      description("work", {kWhat, "kind: number", "kind: rag", "kind: arrow", "kind: text"}),
      "What,N,R,A,T\na,,yellow,\u2191,\nb,-,,down,\nc,n/a,red,same,x\nd,0,green,,y\n"));
  CHECK(text(cell(view, 0, 1), "text") == "not stated");
  CHECK(text(cell(view, 1, 1), "text") == "not recorded");
  CHECK(text(cell(view, 2, 1), "text") == "not applicable");
  CHECK(text(cell(view, 3, 1), "text") == "0");
  CHECK(text(cell(view, 0, 1), "classes") == "numeric no-number");
  CHECK(text(cell(view, 0, 2), "text") == "Amber");
  CHECK(text(cell(view, 0, 2), "rag") == "amber");
  CHECK(text(cell(view, 1, 2), "text") == "not stated");
  CHECK(text(cell(view, 0, 3), "arrow") == "up");
  CHECK(text(cell(view, 0, 3), "text") == "up");
  CHECK(text(cell(view, 0, 4), "text").empty());
  CHECK(codes(view) ==
        std::vector<std::string>{"not stated", "not recorded", "not applicable", "0"});
}

TEST_CASE("notes have letters in reading order, and lead back") {
  Tables tables;
  const Value view = view_of(
      tables.table(description("work", {kWhat, "id: n, kind: number"},
                               "notes:\n  - {row: B, column: n, text: Late.}\n"
                               "  - {column: n, text: Counted in May.}\n  - {text: Of all.}\n"
                               "  - {row: A, text: Late.}\n"),
                   "What,N\nA,1\nB,2\n"));
  const List& notes = view.find("notes")->as_list();
  REQUIRE(notes.size() == 3);
  CHECK(text(notes[0], "letter").empty());
  CHECK(text(notes[1], "letter") == "a");
  CHECK(text(notes[1], "text") == "Counted in May.");
  CHECK(text(notes[2], "letter") == "b");
  const List& refs = notes[2].find("refs")->as_list();
  REQUIRE(refs.size() == 2);
  CHECK(text(refs[0], "name") == "A");
  CHECK(text(refs[1], "name") == "B, N");
  const Value& mark = cell(view, 1, 1).find("marks")->as_list()[0];
  CHECK("#" + text(mark, "id") == text(refs[1], "href"));
  CHECK(text(mark, "href") == "#" + text(notes[2], "id"));
}

TEST_CASE("the download has one row of headings and plain numbers") {
  Tables tables;
  const SharedTable table =
      tables.table(description("money", {kWhat, "kind: money, unit: £", "kind: rag"},
                               "layout: {header_rows: 2}\ngroups: [Adults]\n"),
                   "Area,2021,\n,Paid,Rating\nBefore,\"-£1,234.50\",yellow\nAdults\n=East,-,\n");
  CHECK(report_table_csv(*table) ==
        "Group,Area,\"2021, Paid (£)\",\"2021, Rating\"\r\n"
        ",Before,-1234.50,Amber\r\nAdults,'=East,not recorded,\r\n");
}

TEST_CASE("a table of more than eight columns is wide") {
  std::vector<std::string> columns{kWhat};
  std::string head = "What";
  for (int i = 0; i < 8; ++i) {
    columns.emplace_back("kind: number");
    head += ",N" + std::to_string(i);
  }
  Tables tables;
  CHECK(view_of(tables.table(description("work", columns), head + "\nA,1,2,3,4,5,6,7,8\n"))
            .find("is_wide")
            ->as_bool());
}
