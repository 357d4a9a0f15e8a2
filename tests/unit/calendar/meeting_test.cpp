#include "calendar/meeting.h"

#include <catch2/catch.hpp>

#include "calendar/calendar.h"
#include "diagnostics/render.h"

using namespace pier;
using namespace pier::calendar;

namespace {

constexpr const char* kGroups = R"(
organisations:
  - {id: police, name: Police}
  - {id: council, name: Council}
groups:
  - id: board
    name: Board
    aliases: [SB, "Strategic Board"]
    branch: both
    purpose: It decides.
    members: [police, council]
    time: 10:00-12:00
    place: Room 1
    former_names: [{name: Committee, until: "2019"}]
)";

struct Read {
  explicit Read(const std::string& yaml, bool drafts = false)
      : groups(Groups::read(sources.add("data/groups.yaml", kGroups), sources, diagnostics)),
        meetings(read_meetings(sources.add("data/meetings/a.yaml", yaml), groups, drafts, sources,
                               diagnostics)) {}

  std::string problems() const { return render(diagnostics, sources, {}); }
  const Session& session(std::size_t i) const { return meetings.at(i).session; }

  SourceMap sources;
  Diagnostics diagnostics;
  Groups groups;
  std::vector<Meeting> meetings;
};

}  // namespace

TEST_CASE("a group is found by every name it has or had") {
  for (const char* name : {"board", "Board", "sb", "STRATEGIC BOARD", "committee"}) {
    const Read read(std::string("group: ") + name +
                    "\nagreed: 2026-10-01\nmeetings:\n  - date: 2027-03-10\n");
    CHECK(read.problems().empty());
    CHECK(read.meetings.size() == 1);
  }
}

TEST_CASE("what a meeting does not say is as usual") {
  const Read read(R"(group: board
agreed: 2026-10-01
meetings:
  - date: 2027-03-10
  - {date: 2027-06-09, time: 14.00, place: Room 2}
)");
  REQUIRE(read.problems().empty());
  CHECK(read.session(0).hours->iso() == "10:00-12:00");
  CHECK(read.session(0).venue.place == "Room 1");
  // As long as usual.
  CHECK(read.session(1).hours->iso() == "14:00-16:00");
  CHECK(read.session(1).venue.place == "Room 2");
  CHECK(read.session(1).id == "2027-06-09");
}

TEST_CASE("a rule gives meetings, without exceptions, and the list tells more about some") {
  const Read read(R"(group: board
agreed: 2026-10-01
every: second Wednesday of March, June, September and December
from: 2027-01-01
until: 2027-12-31
except: [{date: 2027-09-08, because: Holidays}]
meetings:
  - {date: 2027-06-09, title: Development day}
  - {date: 2027-07-07, title: Extra}
)");
  REQUIRE(read.problems().empty());
  REQUIRE(read.meetings.size() == 4);
  CHECK(read.session(0).id == "2027-03-10");
  CHECK(read.session(1).title == "Development day");
  CHECK(read.session(2).title == "Extra");
  CHECK(read.session(3).id == "2027-12-08");
}

TEST_CASE("changes move, cancel and confirm, and each counts") {
  const Read read(R"(group: board
agreed: 2026-10-01
meetings:
  - {date: 2027-03-10, tentative: true}
  - date: 2027-06-09
  - date: 2027-09-08
changes:
  - {meeting: 2027-03-10, on: 2026-11-01, confirmed: true}
  - {meeting: 2027-03-10, on: 2026-12-01, to: 2027-03-17, time: 11:00-12:30, because: The room is needed.}
  - {meeting: 2027-06-09, on: 2026-12-01, cancelled: Too few could come.}
)");
  REQUIRE(read.problems().empty());
  const Session& moved = read.session(0);
  CHECK(moved.id == "2027-03-10");
  CHECK(moved.planned.iso() == "2027-03-10");
  CHECK(moved.date.iso() == "2027-03-17");
  CHECK(moved.hours->iso() == "11:00-12:30");
  CHECK_FALSE(moved.is_tentative);
  CHECK(moved.sequence() == 2);
  CHECK(moved.changed().iso() == "2026-12-01");
  CHECK(moved.changes[1].text ==
        "Moved from Wednesday 10 March 2027. Time changed from 10am to midday");
  CHECK(read.session(1).cancelled == "Too few could come.");
  CHECK(read.session(1).sequence() == 1);
  CHECK(read.session(2).sequence() == 0);
  CHECK(read.session(2).changed().iso() == "2026-10-01");
}

TEST_CASE("not recorded is kept apart from absent") {
  const Read read(R"(group: board
agreed: 2026-10-01
meetings:
  - {date: 2026-03-10, attendance: {police: Y, council: substitute}}
  - {date: 2026-06-09, attendance: {police: n}}
  - date: 2026-09-08
)");
  REQUIRE(read.problems().empty());
  const std::size_t police = *read.groups.find_organisation("police");
  const std::size_t council = *read.groups.find_organisation("council");
  CHECK(read.meetings[0].of(police) == Attendance::present);
  CHECK(read.meetings[0].of(council) == Attendance::substitute);
  CHECK(read.meetings[1].of(police) == Attendance::absent);
  CHECK(read.meetings[1].of(council) == Attendance::not_recorded);
  CHECK(read.meetings[1].is_recorded());
  CHECK_FALSE(read.meetings[2].is_recorded());
}

TEST_CASE("a draft is shown only where drafts are") {
  const std::string yaml =
      "group: board\nagreed: 2026-10-01\ndraft: true\nmeetings:\n  - date: 2027-03-10\n";
  CHECK(Read(yaml).meetings.empty());
  CHECK(Read(yaml, true).meetings.size() == 1);
}

TEST_CASE("the state of a paper depends on the day") {
  const Date due = *Date::parse("2027-03-03");
  Paper paper;
  CHECK(state_of(paper, due, *Date::parse("2027-03-03")) == PaperState::due);
  CHECK(state_of(paper, due, *Date::parse("2027-03-04")) == PaperState::late);
  paper.file = "a.pdf";
  paper.published = *Date::parse("2027-03-04");
  CHECK(state_of(paper, due, *Date::parse("2027-03-03")) == PaperState::due);
  CHECK(state_of(paper, due, *Date::parse("2027-03-04")) == PaperState::published);
  paper.file.clear();
  paper.withheld = "It names a family.";
  CHECK(state_of(paper, due, *Date::parse("2027-03-04")) == PaperState::withheld);
}

TEST_CASE("papers are due working days before a meeting, bank holidays respected") {
  Read read("group: board\nagreed: 2026-10-01\nmeetings:\n  - date: 2027-04-01\n");
  Calendar calendar;
  calendar.groups = read.groups;
  calendar.meetings = read.meetings;
  // Good Friday is 26 March, Easter Monday 29 March.
  CHECK(calendar.papers_due(calendar.meetings[0]).iso() == "2027-03-23");
  CHECK(calendar.minutes_due(calendar.meetings[0]).iso() == "2027-04-15");
}

TEST_CASE("a slip in the indentation is an error, never a shorter calendar") {
  const char* const files[] = {
      // The second item is not below the list.
      "group: board\nagreed: 2026-10-01\nmeetings:\n  - date: 2027-03-10\n- date: 2027-06-09\n",
      // A field of the first meeting stands at the file.
      "group: board\nagreed: 2026-10-01\nmeetings:\n  - date: 2027-03-10\ntitle: Extra\n",
      // Two meetings in one item.
      "group: board\nagreed: 2026-10-01\nmeetings:\n  - date: 2027-03-10\n    date: 2027-06-09\n",
      // Nothing below the list.
      "group: board\nagreed: 2026-10-01\nmeetings:\n",
      "group: board\nagreed: 2026-10-01\n",
      // A list in a list.
      "group: board\nagreed: 2026-10-01\nmeetings:\n  - - date: 2027-03-10\n    - date: "
      "2027-06-09\n",
      // The dash is missing.
      "group: board\nagreed: 2026-10-01\nmeetings:\n  date: 2027-03-10\n",
  };
  for (const char* yaml : files) {
    CAPTURE(yaml);
    CHECK(Read(yaml).diagnostics.has_errors());
  }
}
