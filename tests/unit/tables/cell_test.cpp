#include "tables/cell.h"

#include <catch2/catch.hpp>

using namespace pier;
using namespace pier::tables;

namespace {

struct ReadCell {
  Cell cell;
  std::vector<std::string> rules;
};

ReadCell read(std::string_view text, ColumnKind kind, Dash dash = Dash::not_recorded) {
  Diagnostics problems;
  ReadCell result{read_cell(text, {}, kind, dash, problems), {}};
  for (const Diagnostic& d : problems.all()) result.rules.emplace_back(d.rule->id);
  return result;
}

double number(std::string_view text) {
  return read_number(text).value().value;
}

}  // namespace

TEST_CASE("numbers are read as reports print them") {
  CHECK(number("0") == 0);
  CHECK(number("1,839") == 1839);
  CHECK(number("1839") == 1839);
  CHECK(number("£22,711.00") == 22711);
  CHECK(read_number("£22,711.00")->decimals == 2);
  CHECK(read_number("1,910.0")->decimals == 1);
  CHECK(number("-0.01") == -0.01);
  CHECK(number("\u22120.01") == -0.01);
  CHECK(number("-£951.00") == -951);
  CHECK(number("£-951.00") == -951);
  CHECK(number("(12.7)") == -12.7);
  CHECK(number("+213.23") == 213.23);
  CHECK(number("12%") == 12);
  CHECK(read_number("12%")->is_percent);
  CHECK_FALSE(read_number("12")->is_percent);
  CHECK(number(".5") == 0.5);
}

TEST_CASE("what is no number is none") {
  for (const char* text :
       {"", "-", "1,206.21.00", "£12.682.40", "12,34", "1,2345", "1234,567", "--1", "-(1)", "1.",
        "£37,000 £30,000", "about 60", "12 days", "1e5", "%", "£", "0x10", "1234567890123456"}) {
    INFO(text);
    CHECK_FALSE(read_number(text).has_value());
  }
}

TEST_CASE("numbers below nought are said in words") {
  CHECK(with_real_minus("-£951.00") == "\u2212£951.00");
  CHECK(spoken_negative("-£951.00") == "minus £951.00");
  CHECK(spoken_negative("£-951.00") == "minus £951.00");
  CHECK(spoken_negative("(12.7)") == "minus 12.7");
}

TEST_CASE("blank, not recorded, not applicable and nought stay apart") {
  CHECK(read("", ColumnKind::number).cell.state == CellState::not_stated);
  CHECK(read("-", ColumnKind::number).cell.state == CellState::not_recorded);
  CHECK(read("\u2013", ColumnKind::number).cell.state == CellState::not_recorded);
  CHECK(read("n/a", ColumnKind::number).cell.state == CellState::not_applicable);
  CHECK(read("[z]", ColumnKind::number).cell.state == CellState::not_applicable);
  CHECK(read("[x]", ColumnKind::number).cell.state == CellState::not_available);
  CHECK(read("[c]", ColumnKind::number).cell.state == CellState::hidden);
  const Cell nought = read("0", ColumnKind::number).cell;
  CHECK(nought.state == CellState::value);
  CHECK(nought.number.value().value == 0);
}

TEST_CASE("a table says what its hyphens mean") {
  CHECK(read("-", ColumnKind::number, Dash::suppressed).cell.state == CellState::hidden);
  CHECK(read("-", ColumnKind::number, Dash::not_applicable).cell.state ==
        CellState::not_applicable);
  CHECK(read("-", ColumnKind::number, Dash::zero).cell.number.value().value == 0);
}

TEST_CASE("a status is a number, one of the usual words, or a sentence") {
  CHECK(read("42", ColumnKind::status).cell.number.value().value == 42);
  CHECK(read("Not captured", ColumnKind::status).cell.state == CellState::not_captured);
  CHECK(read("Due quarterly", ColumnKind::number).cell.state == CellState::due);
  CHECK(read("no service running", ColumnKind::number).cell.state == CellState::not_running);
  CHECK(read("Redacted", ColumnKind::status).cell.state == CellState::redacted);
  const ReadCell sentence = read("The service moved in May.", ColumnKind::number);
  CHECK(sentence.cell.state == CellState::in_words);
  CHECK(sentence.cell.text == "The service moved in May.");
  CHECK(sentence.rules.empty());
  CHECK(read("Amber", ColumnKind::status).cell.rag == Rag::amber);
}

TEST_CASE("a misprinted number is kept and reported") {
  const ReadCell cell = read("1,206.21.00", ColumnKind::money);
  CHECK(cell.cell.text == "1,206.21.00");
  CHECK(cell.cell.state == CellState::in_words);
  CHECK(cell.rules == std::vector<std::string>{"table-number"});
  CHECK(read("£37,000 £30,000", ColumnKind::money).rules ==
        std::vector<std::string>{"table-number"});
  CHECK(read("<5", ColumnKind::number).rules.empty());
}

TEST_CASE("ratings, arrows, days and months are what they say") {
  CHECK(read("Green", ColumnKind::rag).cell.rag == Rag::green);
  CHECK(read("yellow", ColumnKind::rag).cell.rag == Rag::amber);
  CHECK(read("RED", ColumnKind::rag).cell.rag == Rag::red);
  CHECK(read("", ColumnKind::rag).cell.state == CellState::not_stated);
  CHECK(read("purple", ColumnKind::rag).rules == std::vector<std::string>{"table-cell"});
  CHECK(read("\u2191", ColumnKind::arrow).cell.arrow == Arrow::up);
  CHECK(read("Down", ColumnKind::arrow).cell.arrow == Arrow::down);
  CHECK(read("\u2192", ColumnKind::arrow).cell.arrow == Arrow::same);
  CHECK(read("sideways", ColumnKind::arrow).rules == std::vector<std::string>{"table-cell"});
  CHECK(read("27/08/2019", ColumnKind::date).cell.date == Date::parse("2019-08-27"));
  CHECK(read("27 August 2019", ColumnKind::date).cell.date == Date::parse("2019-08-27"));
  CHECK(read("31/02/2019", ColumnKind::date).rules == std::vector<std::string>{"table-cell"});
  CHECK(read("Apr 2021", ColumnKind::month).rules.empty());
  CHECK(read("2021-04", ColumnKind::month).rules.empty());
  CHECK(read("Sprong", ColumnKind::month).rules == std::vector<std::string>{"table-cell"});
}

TEST_CASE("text stays as it is, marks of footnotes apart") {
  CHECK(read("n/a", ColumnKind::text).cell.text == "n/a");
  CHECK(read("n/a", ColumnKind::text).cell.state == CellState::value);
  CHECK(read("[draft]", ColumnKind::text).rules.empty());
  CHECK(read("[1]", ColumnKind::text).rules == std::vector<std::string>{"table-cell"});
  CHECK(read("[low]", ColumnKind::number).rules == std::vector<std::string>{"table-cell"});
}
