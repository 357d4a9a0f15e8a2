#include "calendar/holidays.h"

#include <catch2/catch.hpp>

using namespace pier;
using namespace pier::calendar;

namespace {

Date day(const char* text) {
  return *Date::parse(text);
}

/// The bank holidays of a year, as month and day.
std::vector<std::string> of_year(int year) {
  std::vector<std::string> days;
  for (Date at = *Date::from_parts(year, 1, 1); at.year() == year; at = plus_days(at, 1)) {
    if (usual_bank_holiday(at)) days.push_back(at.iso().substr(5));
  }
  return days;
}

using Days = std::vector<std::string>;

}  // namespace

// The lists of https://www.gov.uk/bank-holidays for England and Wales.
TEST_CASE("the bank holidays of England are those that the government lists") {
  CHECK(of_year(2018) ==
        Days{"01-01", "03-30", "04-02", "05-07", "05-28", "08-27", "12-25", "12-26"});
  CHECK(of_year(2020) ==
        Days{"01-01", "04-10", "04-13", "05-08", "05-25", "08-31", "12-25", "12-28"});
  CHECK(of_year(2021) ==
        Days{"01-01", "04-02", "04-05", "05-03", "05-31", "08-30", "12-27", "12-28"});
  CHECK(of_year(2022) == Days{"01-03", "04-15", "04-18", "05-02", "06-02", "06-03", "08-29",
                              "09-19", "12-26", "12-27"});
  CHECK(of_year(2023) ==
        Days{"01-02", "04-07", "04-10", "05-01", "05-08", "05-29", "08-28", "12-25", "12-26"});
  CHECK(of_year(2026) ==
        Days{"01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28"});
  CHECK(of_year(2027) ==
        Days{"01-01", "03-26", "03-29", "05-03", "05-31", "08-30", "12-27", "12-28"});
}

TEST_CASE("working days leave out weekends and bank holidays") {
  const Holidays holidays;
  CHECK(holidays.working_days_before(day("2027-01-05"), 5).iso() == "2026-12-24");
  CHECK(holidays.working_days_after(day("2027-03-25"), 1).iso() == "2027-03-30");
  CHECK(holidays.working_days_before(day("2027-03-10"), 0).iso() == "2027-03-10");
  CHECK(long_text(day("2026-12-08")) == "Tuesday 8 December 2026");
}

TEST_CASE("a file adds bank holidays and says when schools are closed") {
  SourceMap sources;
  Diagnostics diagnostics;
  const FileId file = sources.add("data/holidays.yaml",
                                  "bank_holidays:\n  - {date: 2027-05-10, name: Jubilee}\n"
                                  "school_holidays:\n"
                                  "  - {name: Easter, first: 2027-03-29, last: 2027-04-09, "
                                  "provisional: true}\n");
  const Holidays holidays = Holidays::read(file, sources, diagnostics);
  CHECK(diagnostics.all().empty());
  CHECK(holidays.bank_holiday(day("2027-05-10")) == "Jubilee");
  CHECK_FALSE(holidays.is_working_day(day("2027-05-10")));
  REQUIRE(holidays.school_holiday(day("2027-04-09")) != nullptr);
  CHECK(holidays.school_holiday(day("2027-04-09"))->is_provisional);
  CHECK(holidays.school_holiday(day("2027-04-10")) == nullptr);
}
