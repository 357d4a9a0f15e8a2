#include "fetch/calendar_file.h"

#include <catch2/catch.hpp>

using namespace pier;
using namespace pier::fetch;

namespace {

const std::string kComment =
    "# Written by pier fetch. Where it comes from stands in the file beside this one.\n";

std::string event(const std::string& lines) {
  return "BEGIN:VEVENT\r\nUID:a\r\n" + lines + "END:VEVENT\r\n";
}

std::string calendar_of(const std::string& events) {
  return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + events + "END:VCALENDAR\r\n";
}

const provenance::CalendarReading kSchool{.is_school = true, .only = {}};
const provenance::CalendarReading kBank{};

}  // namespace

TEST_CASE("holidays of schools are the days of the entries, the end not included") {
  const std::string two = calendar_of(
      event("SUMMARY:Spring half\r\n  term\\, all schools\r\nDTSTART;VALUE=DATE:20270531\r\nDTEND;"
            "VALUE=DATE:20270605\r\n") +
      event("SUMMARY:Training day\nDTSTART:20270104T000000Z\nDTEND:20270105T000000Z\n"));
  CHECK(read_calendar_file(two, kSchool).bytes ==
        kComment +
            "school_holidays:\n"
            "  - {name: \"Training day\", first: 2027-01-04, last: 2027-01-04}\n"
            "  - {name: \"Spring half term, all schools\", first: 2027-05-31, last: 2027-06-04}\n");
}

TEST_CASE("only bank holidays that nobody knows are kept") {
  const std::string both =
      calendar_of(event("SUMMARY:Christmas Day\r\nDTSTART;VALUE=DATE:20271227\r\n") +
                  event("SUMMARY:Jubilee\r\nDTSTART;VALUE=DATE:20270510\r\n"));
  CHECK(read_calendar_file(both, kBank).bytes ==
        kComment + "bank_holidays:\n  - {date: 2027-05-10, name: \"Jubilee\"}\n");
  const std::string known =
      calendar_of(event("SUMMARY:Christmas Day\r\nDTSTART;VALUE=DATE:20271227\r\n"));
  CHECK(read_calendar_file(known, kBank).bytes == kComment + "bank_holidays: []\n");
}

TEST_CASE("entries are chosen by words, and cancelled ones are none") {
  const std::string some = calendar_of(
      event("SUMMARY:Autumn term\r\nDTSTART;VALUE=DATE:20270901\r\nDTEND;VALUE=DATE:20271218\r\n") +
      event("SUMMARY:Half Term\r\nDTSTART;VALUE=DATE:20271025\r\nDTEND;VALUE=DATE:20271030\r\n") +
      event("SUMMARY:Half term strike\r\nSTATUS:CANCELLED\r\nDTSTART;VALUE=DATE:20271101\r\n"));
  const Reading read = read_calendar_file(some, {.is_school = true, .only = {"half term"}});
  CHECK(read.bytes == kComment +
                          "school_holidays:\n  - {name: \"Half Term\", first: 2027-10-25, last: "
                          "2027-10-29}\n");
  CHECK(read.notes == "1 entry left out by `only`\n");
  CHECK(read_calendar_file(some, kSchool).fault == "“Autumn term” would last 108 days");
}

TEST_CASE("what is no whole calendar is refused") {
  const std::string one = event("SUMMARY:A\r\nDTSTART;VALUE=DATE:20270510\r\n");
  const std::string whole = calendar_of(one);
  const auto fault = [](const std::string& text) { return read_calendar_file(text, kBank).fault; };
  CHECK(fault("") == "it is no calendar");
  CHECK(fault("area,period\n1,2\n") == "a line of it is no line of a calendar");
  CHECK(fault("SUMMARY:A\n") == "it is no calendar");
  CHECK(fault("BEGIN:VCARD\nEND:VCARD\n") == "it is no calendar");
  // Cut anywhere, it is never taken: no byte of it makes a calendar of fewer days.
  for (std::size_t size = 0; size + 2 < whole.size(); ++size) {
    CHECK_FALSE(fault(whole.substr(0, size)).empty());
  }
  CHECK(fault(calendar_of(event("SUMMARY:A\r\n"))) == "the entry “A” has no day");
  CHECK(fault(calendar_of(event("SUMMARY:A\r\nDTSTART:20270231\r\n"))) ==
        "the entry “A” has no day");
  CHECK(fault(calendar_of(event("SUMMARY:A\r\nDTSTART:20270301\r\nRRULE:FREQ=YEARLY\r\n"))) ==
        "the entry “A” repeats by a rule");
  for (const char* end : {"DTEND:soon", "DTEND;VALUE=DATE:20270431", "DTEND;VALUE=DATE:20270301",
                          "DURATION:P5D", "DURATION:PT36H"}) {
    CHECK(fault(calendar_of(
              event("SUMMARY:A\r\nDTSTART;VALUE=DATE:20270510\r\n" + std::string(end) + "\r\n"))) ==
          "the entry “A” does not say in days when it ends");
  }
  for (const char* end : {"DTEND;VALUE=DATE:20270510", "DURATION:P1D"}) {
    CHECK(fault(calendar_of(event("SUMMARY:A\r\nDTSTART;VALUE=DATE:20270510\r\n" +
                                  std::string(end) + "\r\n")))
              .empty());
  }
  for (const char* day : {"00010101", "99991231", "18991231", "22000101"}) {
    const std::string start = "SUMMARY:A\r\nDTSTART;VALUE=DATE:";
    CHECK(fault(calendar_of(event(start + day + "\r\n"))) == "the entry “A” has no day");
    CHECK(fault(calendar_of(event(start + "20270510\r\nDTEND;VALUE=DATE:" + day + "\r\n"))) ==
          "the entry “A” does not say in days when it ends");
  }
  CHECK(fault(calendar_of(event(one))) == "the parts of the calendar do not fit");
  CHECK(fault(calendar_of("")) == "no entry of the calendar is one that is wanted");
}
