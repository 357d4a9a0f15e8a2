#include "value/csv_writer.h"

#include <catch2/catch.hpp>

using namespace pier;

namespace {

std::string cell(std::string_view text) {
  CsvWriter csv;
  csv.text(text);
  return csv.take();
}

std::string cell(double value) {
  CsvWriter csv;
  csv.number(value);
  return csv.take();
}

}  // namespace

TEST_CASE("rows end with CRLF and cells stand between commas, empty ones too") {
  CsvWriter csv;
  csv.text("a");
  csv.empty();
  csv.integer(-7);
  csv.end_row();
  csv.empty();
  csv.date(*Date::from_parts(2021, 3, 9));
  csv.end_row();
  CHECK(csv.take() == "a,,-7\r\n,2021-03-09\r\n");
}

TEST_CASE("only what needs quotes has them") {
  CHECK(cell("plain; text'") == "plain; text'");
  CHECK(cell("1,839") == "\"1,839\"");
  CHECK(cell("say \"x\"") == "\"say \"\"x\"\"\"");
  CHECK(cell("a\r\nb") == "\"a\r\nb\"");
  CHECK(cell("") == "");
}

TEST_CASE("a spreadsheet takes no text for a formula") {
  CHECK(cell("=1+1") == "'=1+1");
  CHECK(cell("+44 1702") == "'+44 1702");
  CHECK(cell("@SUM(A1)") == "'@SUM(A1)");
  CHECK(cell("-") == "'-");
  CHECK(cell("-1+2") == "'-1+2");
  CHECK(cell("-5%") == "'-5%");
  CHECK(cell("\t=1") == "'\t=1");
  CHECK(cell("\r=1") == "\"'\r=1\"");
  CHECK(cell("\n=1") == "\"'\n=1\"");
  CHECK(cell("=A,\"B\"") == "\"'=A,\"\"B\"\"\"");
}

TEST_CASE("a number below nought stays a number, as a text too") {
  CHECK(cell(-0.01) == "-0.01");
  CHECK(cell("-0.01") == "-0.01");
  CHECK(cell("-12") == "-12");
  CHECK(cell("-.5") == "'-.5");
  CHECK(cell("-1.") == "'-1.");
}

TEST_CASE("numbers have the fewest digits that read back as the same, and no exponent") {
  CHECK(cell(0.1) == "0.1");
  CHECK(cell(1839.0) == "1839");
  CHECK(cell(-0.0) == "0");
  CHECK(cell(1e21) == "1000000000000000000000");
  CHECK(cell(1e-7) == "0.0000001");
}
