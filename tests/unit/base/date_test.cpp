#include "base/date.h"

#include <catch2/catch.hpp>

using namespace pier;

TEST_CASE("a day that exists is read and written again") {
  const auto date = Date::parse("2028-02-29");
  REQUIRE(date);
  CHECK(date->iso() == "2028-02-29");
  CHECK(date->text() == "29 February 2028");
  CHECK(date->rfc3339() == "2028-02-29T00:00:00Z");
}

TEST_CASE("a day that does not exist is no date") {
  for (const auto* text : {"2026-02-29", "2026-13-01", "2026-00-10", "2026-1-01", "26-01-01",
                           "2026/01/01", "", "2026-01-01 ", "+026-01-01"}) {
    CHECK_FALSE(Date::parse(text));
  }
}

TEST_CASE("a date that a person wrote is guessed day before month") {
  CHECK(guess_iso_date("4/3/24") == "2024-03-04");
  CHECK(guess_iso_date("4th March 2024") == "2024-03-04");
  CHECK(guess_iso_date("4 Sept 2024") == "2024-09-04");
  CHECK(guess_iso_date("2024/3/4") == "2024-03-04");
  CHECK_FALSE(guess_iso_date("31/2/2024"));
  CHECK_FALSE(guess_iso_date("soon"));
}

TEST_CASE("a date all in numbers may have the month first") {
  CHECK(other_iso_date("4/3/24") == "2024-04-03");
  CHECK_FALSE(other_iso_date("31/3/2024"));
  CHECK_FALSE(other_iso_date("4 March 2024"));
  CHECK_FALSE(other_iso_date("2024/3/4"));
}

TEST_CASE("a month is known by its name or the beginning of it") {
  CHECK(month_named("March") == 3);
  CHECK(month_named("sept") == 9);
  CHECK(month_named("DEC") == 12);
  CHECK_FALSE(month_named("Ma"));
  CHECK_FALSE(month_named("Smarch"));
}

TEST_CASE("days between two dates count leap days") {
  CHECK(days_between(*Date::parse("2028-02-28"), *Date::parse("2028-03-01")) == 2);
  CHECK(days_between(*Date::parse("2026-01-02"), *Date::parse("2026-01-01")) == -1);
}

TEST_CASE("seconds before and after 1970 fall on their day") {
  CHECK(Date::from_unix_seconds(0).iso() == "1970-01-01");
  CHECK(Date::from_unix_seconds(-1).iso() == "1969-12-31");
  CHECK(Date::from_unix_seconds(1795219200).iso() == "2026-11-21");
}
