#include "calendar/recurrence.h"

#include <catch2/catch.hpp>

using namespace pier;
using namespace pier::calendar;

namespace {

std::string days(std::string_view rule, const char* from, const char* until) {
  const RecurrenceReading reading = read_recurrence(rule);
  if (!reading.rule) return reading.problem;
  std::string text;
  for (const Date& day : occurrences(*reading.rule, *Date::parse(from), *Date::parse(until), 100)) {
    text += (text.empty() ? "" : " ") + day.iso();
  }
  return text;
}

}  // namespace

TEST_CASE("rules are read as people write them") {
  const std::string tuesdays = "2027-01-05 2027-02-16";
  CHECK(days("6 weeks on Tuesday", "2027-01-01", "2027-03-01") == tuesdays);
  CHECK(days("every six weeks on a tuesday", "2027-01-01", "2027-03-01") == tuesdays);
  CHECK(days("fortnight on Mon", "2027-01-04", "2027-01-31") == "2027-01-04 2027-01-18");
  CHECK(days("week on Fridays", "2027-01-08", "2027-01-15") == "2027-01-08 2027-01-15");
  CHECK(days("second Wednesday of March, June, September and December", "2027-01-01",
             "2027-12-31") == "2027-03-10 2027-06-09 2027-09-08 2027-12-08");
  CHECK(days("last Friday of each month", "2027-01-01", "2027-03-31") ==
        "2027-01-29 2027-02-26 2027-03-26");
  CHECK(days("the 1st Thursday in Sept", "2026-01-01", "2027-12-31") == "2026-09-03 2027-09-02");
}

TEST_CASE("what is no rule is told by its first word that is none") {
  CHECK(days("fifth Friday of March", "2027-01-01", "2027-12-31") ==
        "`fifth` is not understood in a rule");
  CHECK(days("second Wednesday of Smarch", "2027-01-01", "2027-12-31") ==
        "`smarch` is not understood in a rule");
  CHECK(days("6 weeks on", "2027-01-01", "2027-12-31") == "the rule breaks off");
  CHECK(days("0 weeks on Monday", "2027-01-01", "2027-12-31") == "a rule has 1 to 52 weeks, not 0");
  CHECK(days("6 weeks on Tuesday at ten", "2027-01-01", "2027-12-31") ==
        "`at` is not understood in a rule");
  CHECK(days("", "2027-01-01", "2027-12-31") == "the rule breaks off");
}
