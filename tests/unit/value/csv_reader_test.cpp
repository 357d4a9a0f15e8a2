#include "value/csv_reader.h"

#include <random>

#include <catch2/catch.hpp>

#include "diagnostics/render.h"
#include "value/csv_writer.h"

using namespace pier;

namespace {

using Rows = std::vector<std::vector<std::string>>;

struct Read {
  explicit Read(std::string text)
      : file(sources.add("a.csv", std::move(text))),
        table(read_csv(sources.whole(file), sources, diagnostics)) {}

  Rows rows() const {
    Rows rows;
    for (const CsvRow& row : table.rows) {
      rows.emplace_back();
      for (const CsvCell& cell : row) rows.back().push_back(cell.text);
    }
    return rows;
  }

  SourceMap sources;
  Diagnostics diagnostics;
  FileId file;
  CsvTable table;
};

std::string written(const Rows& rows) {
  CsvWriter writer;
  for (const auto& row : rows) {
    for (const std::string& cell : row) writer.text(cell);
    writer.end_row();
  }
  return writer.take();
}

}  // namespace

TEST_CASE("rows and cells are what RFC 4180 says") {
  const std::vector<std::pair<std::string, Rows>> cases{
      {"", {}},
      {"a", {{"a"}}},
      {"a,b\r\nc,d\r\n", {{"a", "b"}, {"c", "d"}}},
      {"a,b\nc,d", {{"a", "b"}, {"c", "d"}}},
      {"a,b\rc,d\r", {{"a", "b"}, {"c", "d"}}},
      {"\xEF\xBB\xBF"
       "a,b\n",
       {{"a", "b"}}},
      {"a,,\n,,\n", {{"a", "", ""}, {"", "", ""}}},
      {"a\n\nb\n", {{"a"}, {""}, {"b"}}},
      {"\"a\",\"b,c\",\"d\"\"e\"\n", {{"a", "b,c", "d\"e"}}},
      {"\"a\nb\",\"\"\n", {{"a\nb", ""}}},
      {"\"a\r\nb\"\r\n", {{"a\r\nb"}}},
      {" a , b \n", {{" a ", " b "}}},
      {"5\" pipe,x\n", {{"5\" pipe", "x"}}},
  };
  for (const auto& [text, rows] : cases) {
    const Read read(text);
    INFO(text);
    CHECK(read.rows() == rows);
    CHECK(read.diagnostics.empty());
  }
}

TEST_CASE("the delimiter is found in the first line that has one") {
  CHECK(Read("a;b;c\n1,5;2;3\n").table.delimiter == ';');
  CHECK(Read("a\tb\n1,5\t2\n").table.delimiter == '\t');
  CHECK(Read("\"a;b;c\",d\n").table.delimiter == ',');
  CHECK(Read("Figures\n\na;b\n").table.delimiter == ';');
  CHECK(Read("a;b,c\n").table.delimiter == ',');
  CHECK(Read("a\nb\n").table.delimiter == ',');
}

TEST_CASE("what is no CSV is reported, and nothing is lost") {
  const Read open("a,\"b\nc,d\n");
  CHECK(open.rows() == Rows{{"a", "b\nc,d\n"}});
  CHECK(render(open.diagnostics, open.sources, {}) ==
        "a.csv:1:3: error: the cell that begins with `\"` here does not end [data-syntax]\n"
        "  1 | a,\"b\n"
        "    |   ^~\n"
        "  help: end it with `\"`; inside it, write each `\"` twice\n"
        "1 error, 0 warnings\n");
  const Read behind("\"a\"b,c\n");
  CHECK(behind.rows() == Rows{{"ab", "c"}});
  CHECK(behind.diagnostics.error_count() == 1);
}

TEST_CASE("the span of a cell is its bytes in the file") {
  const Read read("\xEF\xBB\xBFname,\"a \"\"b\"\"\"\nx,y\n");
  const CsvCell& cell = read.table.rows[0][1];
  CHECK(read.sources.text(cell.span) == "\"a \"\"b\"\"\"");
  CHECK(cell.is_quoted);
  CHECK(read.sources.text(read.table.rows[1][0].span) == "x");
}

TEST_CASE("what was written reads back the same") {
  std::mt19937 random(7);
  const std::vector<std::string> pieces{"a",    "1", ",", ";", "\t", "\"", "\r", "\n",
                                        "\r\n", " ", "=", "-", "'",  "é",  "—"};
  const auto pick = [&](std::size_t n) { return random() % n; };
  for (int round = 0; round < 5000; ++round) {
    const std::size_t width = 2 + pick(3);
    Rows rows{std::vector<std::string>(width, "heading")};
    rows.resize(1 + pick(4));
    for (auto& row : rows) {
      if (!row.empty()) continue;
      for (std::size_t i = 0; i < width; ++i) {
        std::string cell;
        for (std::size_t n = pick(5); n > 0; --n) cell += pieces[pick(pieces.size())];
        row.push_back(std::move(cell));
      }
    }
    const std::string text = written(rows);
    const Read read(text);
    INFO(text);
    REQUIRE(read.diagnostics.empty());
    const Rows back = read.rows();
    REQUIRE(back.size() == rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
      REQUIRE(back[i].size() == width);
      for (std::size_t j = 0; j < width; ++j) {
        if (back[i][j] != rows[i][j]) REQUIRE(back[i][j] == "'" + rows[i][j]);
      }
    }
  }
}

TEST_CASE("any text at all is read, and the cells with what divides them are the text") {
  std::mt19937 random(11);
  const std::string alphabet = "ab,;\t\"\r\n é";
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (std::size_t n = random() % 24; n > 0; --n) text += alphabet[random() % alphabet.size()];
    const Read read(text);
    std::uint32_t at = 0;
    for (const CsvRow& row : read.table.rows) {
      REQUIRE_FALSE(row.empty());
      for (const CsvCell& cell : row) {
        REQUIRE(cell.span.begin >= at);
        REQUIRE(cell.span.begin - at <= 2);
        REQUIRE(cell.span.end >= cell.span.begin);
        at = cell.span.end;
      }
    }
    REQUIRE(text.size() - at <= 2);
  }
}
