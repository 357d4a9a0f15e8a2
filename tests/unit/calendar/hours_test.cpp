#include "calendar/hours.h"

#include <catch2/catch.hpp>

using namespace pier::calendar;

namespace {

std::string read(std::string_view text) {
  const HoursReading reading = read_hours(text);
  return reading.hours ? reading.hours->iso() : "no: " + reading.problem;
}

}  // namespace

TEST_CASE("hours are understood as people write them") {
  CHECK(read("10:00-11:30") == "10:00-11:30");
  CHECK(read("10.30") == "10:30");
  CHECK(read("6.30 pm") == "18:30");
  CHECK(read("1000 - 1130") == "10:00-11:30");
  CHECK(read("5:00pm to 6:30pm") == "17:00-18:30");
  CHECK(read("1000–1130") == "10:00-11:30");
  CHECK(read("0930 — 1130") == "09:30-11:30");
  CHECK(read("4pm to 5:30pm") == "16:00-17:30");
  CHECK(read("5 to 6.30pm") == "17:00-18:30");
  CHECK(read("10 to 1pm") == "10:00-13:00");
  CHECK(read("11.30 a.m. until 12 noon") == "11:30-12:00");
  CHECK(read("midday to 1pm") == "12:00-13:00");
  CHECK(read("12am to 12:30pm") == "00:00-12:30");
  CHECK(read("12:15pm") == "12:15");
  CHECK(read("06:30") == "06:30");
  CHECK(read("13\u00a0–\u00a014") == "13:00-14:00");
}

TEST_CASE("what is no time, or may be two, is refused") {
  CHECK(read("25:00") == "no: there is no time `25:00`");
  CHECK(read("10:60") == "no: there is no time `10:60`");
  CHECK(read("13pm") == "no: there is no time `13pm`");
  CHECK(read("0am") == "no: there is no time `0am`");
  CHECK(read("11:00-10:00") == "no: `11:00-10:00` ends before it begins");
  CHECK(read("10:00-10:00") == "no: `10:00-10:00` ends before it begins");
  CHECK(read("6.30") == "no: `6.30` may be in the morning or in the afternoon");
  CHECK(read("2 to 4") == "no: `2 to 4` may be in the morning or in the afternoon");
  CHECK(read("10-11-12") == "no: `10-11-12` has more than two times");
  CHECK(read("10.5") == "no: `10.5` is no time");
  CHECK(read("soon") == "no: `soon` is no time");
  CHECK(read("") == "no: `` is no time");
  CHECK(read("-11:00") == "no: `` is no time");
}

TEST_CASE("hours read as GOV.UK writes them") {
  CHECK(Hours{{600}, TimeOfDay{690}}.text() == "10am to 11:30am");
  CHECK(Hours{{720}, std::nullopt}.text() == "midday");
  CHECK(TimeOfDay{0}.text() == "midnight");
  CHECK(TimeOfDay{45}.text() == "12:45am");
  CHECK(TimeOfDay{765}.text() == "12:45pm");
}
