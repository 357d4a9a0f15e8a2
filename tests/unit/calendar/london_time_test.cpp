#include "calendar/london_time.h"

#include <catch2/catch.hpp>

using namespace pier;
using namespace pier::calendar;

namespace {

std::string offset(const char* day, int minutes) {
  return offset_of(*Date::parse(day), {minutes});
}

}  // namespace

TEST_CASE("summer time begins and ends at 01:00 UTC on the last Sunday of March and October") {
  const Date spring = *Date::parse("2026-03-29");
  CHECK(shown(spring, {59}) == Shown::once);
  CHECK(shown(spring, {60}) == Shown::never);
  CHECK(shown(spring, {119}) == Shown::never);
  CHECK(shown(spring, {120}) == Shown::once);
  const Date autumn = *Date::parse("2026-10-25");
  CHECK(shown(autumn, {59}) == Shown::once);
  CHECK(shown(autumn, {60}) == Shown::twice);
  CHECK(shown(autumn, {119}) == Shown::twice);
  CHECK(shown(autumn, {120}) == Shown::once);
  // The last Sunday is not always the fourth.
  CHECK(shown(*Date::parse("2027-10-31"), {90}) == Shown::twice);
  CHECK(shown(*Date::parse("2027-10-24"), {90}) == Shown::once);
}

TEST_CASE("the offset of a time is that of the clocks that show it, the first where two do") {
  CHECK(offset("2026-03-29", 59) == "+00:00");
  CHECK(offset("2026-03-29", 120) == "+01:00");
  CHECK(offset("2026-07-01", 600) == "+01:00");
  CHECK(offset("2026-10-25", 59) == "+01:00");
  CHECK(offset("2026-10-25", 90) == "+01:00");
  CHECK(offset("2026-10-25", 120) == "+00:00");
  CHECK(offset("2026-12-01", 600) == "+00:00");
}
