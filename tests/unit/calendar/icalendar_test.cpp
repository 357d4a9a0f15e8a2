#include "calendar/icalendar.h"

#include <catch2/catch.hpp>

#include "base/utf8.h"

using namespace pier;
using namespace pier::calendar;

namespace {

Session session() {
  const Date day = *Date::parse("2027-03-10");
  return {.id = "2027-03-10",
          .planned = day,
          .date = day,
          .last_day = std::nullopt,
          .hours = Hours{{600}, TimeOfDay{750}},
          .venue = {"Room 1; second floor, left", Format::both, "https://meet.example.org/x"},
          .title = {},
          .is_tentative = false,
          .is_example = false,
          .cancelled = std::nullopt,
          .announced = *Date::parse("2026-10-01"),
          .changes = {},
          .span = {}};
}

EventText text(std::string summary = "Board") {
  return {.uid = "meetings/board/2027-03-10@place.example",
          .summary = std::move(summary),
          .description = "One\\two\nthree",
          .url = "https://place.example/meetings/board/2027-03-10/",
          .category = "Meeting"};
}

bool has_line(const std::string& event, const std::string& line) {
  return event.find("\r\n" + line + "\r\n") != std::string::npos;
}

}  // namespace

TEST_CASE("an event says what its session says, and escapes what RFC 5545 wants escaped") {
  const std::string event = vevent(session(), text());
  CHECK(has_line(event, "UID:meetings/board/2027-03-10@place.example"));
  CHECK(has_line(event, "DTSTAMP:20261001T000000Z"));
  CHECK(has_line(event, "SEQUENCE:0"));
  CHECK(has_line(event, "DTSTART;TZID=Europe/London:20270310T100000"));
  CHECK(has_line(event, "DTEND;TZID=Europe/London:20270310T123000"));
  CHECK(has_line(event, "LOCATION:Room 1\\; second floor\\, left"));
  CHECK(has_line(event, "DESCRIPTION:One\\\\two\\nthree"));
  CHECK(has_line(event, "STATUS:CONFIRMED"));
  CHECK(has_line(event, "TRANSP:OPAQUE"));
  CHECK(has_line(event, "CONFERENCE;VALUE=URI;FEATURE=VIDEO:https://meet.example.org/x"));
}

TEST_CASE("a cancelled event stays, marked, and its number grows") {
  Session cancelled = session();
  cancelled.cancelled = "Too few could come.";
  cancelled.changes.push_back({*Date::parse("2027-02-20"), "Cancelled", ""});
  const std::string event = vevent(cancelled, text());
  CHECK(has_line(event, "SUMMARY:Cancelled: Board"));
  CHECK(has_line(event, "STATUS:CANCELLED"));
  CHECK(has_line(event, "TRANSP:TRANSPARENT"));
  CHECK(has_line(event, "SEQUENCE:1"));
  CHECK(has_line(event, "DTSTAMP:20270220T000000Z"));
  CHECK(has_line(event, "LAST-MODIFIED:20270220T000000Z"));
}

TEST_CASE("without hours it is a matter of whole days, the end not included") {
  Session whole = session();
  whole.hours = std::nullopt;
  CHECK(has_line(vevent(whole, text()), "DTSTART;VALUE=DATE:20270310"));
  CHECK(has_line(vevent(whole, text()), "DTEND;VALUE=DATE:20270311"));
  whole.last_day = *Date::parse("2027-03-31");
  CHECK(has_line(vevent(whole, text()), "DTEND;VALUE=DATE:20270401"));
}

TEST_CASE("lines are folded at 75 octets and never inside a character") {
  for (std::size_t length = 1; length < 90; ++length) {
    std::string summary(length, 'x');
    for (int i = 0; i < 60; ++i) summary += "é–🙂";
    const std::string event = vevent(session(), text(summary));
    std::size_t begin = 0;
    while (begin < event.size()) {
      const std::size_t end = event.find("\r\n", begin);
      REQUIRE(end != std::string::npos);
      const std::string line = event.substr(begin, end - begin);
      CHECK(line.size() <= 75);
      CHECK_FALSE(first_bad_utf8(line));
      begin = end + 2;
    }
    std::string unfolded = event;
    for (std::size_t at; (at = unfolded.find("\r\n ")) != std::string::npos;) unfolded.erase(at, 3);
    CHECK(has_line(unfolded, "SUMMARY:" + summary));
  }
}

TEST_CASE("a feed has a time zone, says how often to look, and no METHOD") {
  const std::string event = vevent(session(), text());
  const std::vector<std::string_view> events{event};
  const std::string feed =
      vcalendar({"Board", "Meetings", "https://place.example/meetings/meetings.ics"}, events);
  CHECK(feed.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
  CHECK(feed.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"));
  CHECK(has_line(feed, "REFRESH-INTERVAL;VALUE=DURATION:PT12H"));
  CHECK(has_line(feed, "TZID:Europe/London"));
  CHECK(feed.find("METHOD") == std::string::npos);
}
