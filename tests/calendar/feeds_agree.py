#!/usr/bin/env python3
"""Three readers of calendars agree with an independent expansion.

    feeds_agree.py PROGRAM NODE [TEST…]

A site is built whose meetings lie around every change of the clocks from 2026 to 2035, and whose
rules are expanded by Python's dateutil. What its feeds say is read by Python's icalendar, by libical
and by ical.js, and held against Python's own zone data. Those readers know nothing of this program.
"""

import ctypes
import json
import os
import re
import subprocess
import sys
import unittest
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
from dateutil import rrule

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "command_line"))
import small_site  # noqa: E402
from small_site import SiteTest  # noqa: E402

LONDON = ZoneInfo("Europe/London")
NODE = ""
GROUPS = """groups:
  - {id: board, name: Board, branch: both, purpose: It decides., time: 10:00-12:00}
  - {id: forum, name: "Forum; ünïcode, and a very long name that must be folded – é", branch: both, purpose: It talks.}
"""
ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", -1: "last"}
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def clock_changes():
    """The days from 2026 to 2035 on which the offset of London is another at the end."""
    day = date(2026, 1, 1)
    while day.year < 2036:
        at = datetime(day.year, day.month, day.day, tzinfo=LONDON)
        if at.utcoffset() != (at + timedelta(days=1)).utcoffset():
            yield day
        day += timedelta(days=1)


def cases():
    """500 times: 25 around each change, those left out that are shown twice or never."""
    for day in clock_changes():
        for offset, times in ((-1, ("00:00", "00:30", "01:00", "01:30", "02:00", "10:00", "18:30", "23:30")),
                              (0, ("00:00", "00:15", "00:30", "00:45", "00:59", "02:00", "02:30", "10:00", "23:30")),
                              (1, ("00:00", "00:30", "01:00", "01:30", "02:00", "10:00", "18:30", "23:30"))):
            for time in times:
                yield day + timedelta(days=offset), time


def utc_of(day, time):
    hour, minute = map(int, time.split(":"))
    local = datetime(day.year, day.month, day.day, hour, minute, tzinfo=LONDON)
    return int(local.astimezone(timezone.utc).timestamp())


def meetings_around_changes():
    lines = ["group: board", "agreed: 2026-01-01", "meetings:"]
    expected = {}
    for day, time in cases():
        name = f"at-{day:%Y%m%d}-{time.replace(':', '')}"
        lines.append(f"  - {{date: {day}, id: {name}, time: \"{time}\"}}")
        # The usual two hours, where the day is long enough.
        expected[name] = utc_of(day, time)
    return "\n".join(lines) + "\n", expected


def read_with_python(text):
    found = {}
    for event in icalendar.Calendar.from_ical(text).walk("VEVENT"):
        assert not event.errors, event.errors
        start = event["DTSTART"].dt
        found[str(event["UID"])] = (
            int(start.timestamp()) if isinstance(start, datetime) else start.isoformat(),
            int(event["SEQUENCE"]), str(event["SUMMARY"]), str(event["STATUS"]))
    return found


class IcalTime(ctypes.Structure):
    _fields_ = [(name, ctypes.c_int) for name in
                ("year", "month", "day", "hour", "minute", "second", "is_date", "is_daylight")]
    _fields_.append(("zone", ctypes.c_void_p))


def libical():
    library = ctypes.CDLL("libical.so.3")
    pointer = ctypes.c_void_p
    for name, result, arguments in (
            ("icalparser_parse_string", pointer, [ctypes.c_char_p]),
            ("icalcomponent_count_errors", ctypes.c_int, [pointer]),
            ("icalrestriction_check", ctypes.c_int, [pointer]),
            ("icalcomponent_get_first_component", pointer, [pointer, ctypes.c_int]),
            ("icalcomponent_get_next_component", pointer, [pointer, ctypes.c_int]),
            ("icalcomponent_get_uid", ctypes.c_char_p, [pointer]),
            ("icalcomponent_get_summary", ctypes.c_char_p, [pointer]),
            ("icalcomponent_get_sequence", ctypes.c_int, [pointer]),
            ("icalcomponent_get_dtstart", IcalTime, [pointer]),
            ("icalcomponent_get_timezone", pointer, [pointer, ctypes.c_char_p]),
            ("icaltime_as_timet_with_zone", ctypes.c_long, [IcalTime, pointer]),
            ("icalcomponent_free", None, [pointer])):
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library


def read_with_libical(text):
    library, vevent = libical(), 4  # ICAL_VEVENT_COMPONENT
    whole = library.icalparser_parse_string(text)
    assert whole, "libical reads nothing"
    # icalrestriction_check() adds an error to whatever breaks RFC 5545.
    assert library.icalrestriction_check(whole) == 1, "libical sees a broken rule"
    assert library.icalcomponent_count_errors(whole) == 0, "libical sees errors"
    zone = library.icalcomponent_get_timezone(whole, b"Europe/London")
    assert zone, "libical finds no time zone"
    found = {}
    event = library.icalcomponent_get_first_component(whole, vevent)
    while event:
        start = library.icalcomponent_get_dtstart(event)
        when = (f"{start.year:04}-{start.month:02}-{start.day:02}" if start.is_date
                else library.icaltime_as_timet_with_zone(start, zone))
        found[library.icalcomponent_get_uid(event).decode()] = (
            when, library.icalcomponent_get_sequence(event),
            library.icalcomponent_get_summary(event).decode())
        event = library.icalcomponent_get_next_component(whole, vevent)
    library.icalcomponent_free(whole)
    return found


def read_with_ical_js(file):
    result = subprocess.run([NODE, HERE / "read_with_ical.mjs", file], check=True,
                            stdout=subprocess.PIPE)
    return {uid: tuple(rest) for uid, *rest in json.loads(result.stdout)}


class Feeds(SiteTest):
    def setUp(self):
        super().setUp()
        self.site.write("data/groups.yaml", GROUPS)

    def read(self, path):
        """What all three readers make of a feed, once they agree."""
        file = self.site.folder / "public" / path
        text = file.read_bytes()
        self.assertNotIn(b"METHOD", text)
        self.assertTrue(all(len(line) <= 75 for line in text.split(b"\r\n")))
        self.assertNotIn(b"\n", text.replace(b"\r\n", b""))
        python = read_with_python(text)
        self.assertEqual({uid: event[:3] for uid, event in python.items()},
                         read_with_libical(text))
        self.assertEqual({uid: event[:3] for uid, event in python.items()},
                         read_with_ical_js(file))
        return python

    def test_times_around_all_changes_of_the_clocks(self):
        text, expected = meetings_around_changes()
        self.assertEqual(len(expected), 500)
        self.site.write("data/meetings/board.yaml", text)
        self.publish()
        found = self.read("meetings/board/calendar.ics")
        self.assertEqual({uid.split("/")[2].split("@")[0]: event[0]
                          for uid, event in found.items()}, expected)

    def test_hours_that_are_never_or_twice_are_refused(self):
        lines, days = ["group: board", "agreed: 2026-01-01", "meetings:"], list(clock_changes())
        for day in days:
            for time in ("01:00", "01:30", "01:59"):
                lines.append(f"  - {{date: {day}, id: at-{day:%Y%m%d}-{time[3:]}, time: \"{time}\"}}")
        self.site.write("data/meetings/board.yaml", "\n".join(lines) + "\n")
        result = self.site.run("check", "--all")
        self.assertEqual(result.returncode, 1)
        self.assertEqual(result.stderr.decode().count("[calendar-clock]"), 3 * len(days))

    def test_rules_give_what_dateutil_gives(self):
        """A group for every rule, so that one build expands them all."""
        expected = dict(self.rules_of_weeks() | self.rules_of_months())
        groups = ["groups:"]
        for number, (rule, (last, _)) in enumerate(expected.items()):
            groups.append(f"  - {{id: group-{number}, name: Group {number}, branch: both, "
                          "purpose: It meets., time: 10:00-12:00}")
            self.site.write(f"data/meetings/group-{number}.yaml",
                            f"group: group-{number}\nagreed: 2026-01-01\nevery: {rule}\n"
                            f"from: 2026-01-01\nuntil: {last}\n")
        self.site.write("data/groups.yaml", "\n".join(groups) + "\n")
        self.publish()
        self.assertEqual(len(expected), 70)
        for number, (rule, (_, days)) in enumerate(expected.items()):
            feed = self.site.folder / f"public/meetings/group-{number}/calendar.ics"
            found = re.findall(rb"DTSTART;TZID=Europe/London:(\d{8})T100000", feed.read_bytes())
            self.assertEqual([day.decode() for day in found], [f"{day:%Y%m%d}" for day in days],
                             rule)

    @staticmethod
    def rules_of_weeks():
        rules = {}
        for weeks in (1, 2, 3, 6, 13):
            for weekday, name in enumerate(WEEKDAYS):
                first = datetime(2026, 1, 1) + timedelta(days=(weekday - 3) % 7)  # a Thursday
                rules[f"{weeks} weeks on {name}"] = ("2027-12-31", rrule.rrule(
                    rrule.WEEKLY, interval=weeks, dtstart=first, until=datetime(2027, 12, 31)))
        return rules

    @staticmethod
    def rules_of_months():
        rules = {}
        for ordinal, word in ORDINALS.items():
            for weekday, name in enumerate(WEEKDAYS):
                rules[f"{word} {name} of March, June and December"] = ("2035-12-31", rrule.rrule(
                    rrule.MONTHLY, bymonth=(3, 6, 12), byweekday=rrule.weekday(weekday, ordinal),
                    dtstart=datetime(2026, 1, 1), until=datetime(2035, 12, 31)))
        return rules

    def test_a_change_changes_its_own_event_only(self):
        before = ("group: forum\nagreed: 2026-10-01\ntime: 10:00-11:30\nmeetings:\n"
                  "  - date: 2027-03-10\n  - date: 2027-06-09\n  - {date: 2027-09-08, tentative: true}\n")
        self.site.write("data/meetings/forum.yaml", before)
        self.publish()
        old = self.events("meetings/meetings.ics")
        self.read("meetings/meetings.ics")
        self.site.write("data/meetings/forum.yaml", before + (
            "changes:\n  - {meeting: 2027-06-09, on: 2026-11-20, time: 11:00-12:30}\n"))
        self.publish()
        new = self.events("meetings/meetings.ics")
        self.read("meetings/meetings.ics")
        changed = [uid for uid in old if old[uid] != new[uid]]
        self.assertEqual([uid.split("/")[2].split("@")[0] for uid in changed], ["2027-06-09"])
        self.assertIn("SEQUENCE:0\r\n", old[changed[0]])
        self.assertIn("SEQUENCE:1\r\n", new[changed[0]])
        self.assertIn("DTSTAMP:20261120T000000Z\r\n", new[changed[0]])
        self.site.write("data/meetings/forum.yaml", before + (
            "changes:\n  - {meeting: 2027-06-09, on: 2026-11-20, time: 11:00-12:30}\n"
            "  - {meeting: 2027-06-09, on: 2026-11-21, cancelled: Too few could come.}\n"))
        self.publish()
        gone = self.read("meetings/forum/2027-06-09/calendar.ics")
        [(_, sequence, summary, status)] = gone.values()
        self.assertEqual((sequence, status), (2, "CANCELLED"))
        self.assertTrue(summary.startswith("Cancelled: Forum"))

    def events(self, path):
        text = (self.site.folder / "public" / path).read_bytes().decode()
        events = re.findall(r"BEGIN:VEVENT.*?END:VEVENT", text, re.S)
        return {re.search(r"UID:(.*?)\r\n(?! )", e, re.S).group(1): e for e in events}

    def test_the_machine_has_no_say_in_the_time(self):
        text, _ = meetings_around_changes()
        # Two changes of the clocks are enough for the machine to have its say.
        self.site.write("data/meetings/board.yaml", "\n".join(text.split("\n")[:53]) + "\n")
        feeds = set()
        for zone in ("UTC", "Europe/London", "America/Los_Angeles", "Pacific/Kiritimati",
                     "Asia/Kolkata"):
            for words in ({"TZ": zone}, {"TZ": zone, "TZDIR": "/nonexistent"}):
                result = self.site.run("build", "--out", "zone", environment=words)
                self.assertEqual(result.returncode, 0, result.stderr.decode())
                feeds.add((self.site.folder / "zone/meetings/meetings.ics").read_bytes())
        self.assertEqual(len(feeds), 1)

    def test_training_and_whole_days(self):
        self.site.write("data/training/week.yaml",
                        "title: Awareness week\nsummary: A topic a day.\nkind: event\n"
                        "audience: [Residents]\nagreed: 2026-10-01\nsessions:\n"
                        "  - {date: 2026-11-23, last_day: 2026-11-29}\n"
                        "  - {date: 2027-03-28}\n")
        self.publish()
        found = self.read("training/training.ics")
        self.assertEqual(sorted(event[0] for event in found.values()),
                         ["2026-11-23", "2027-03-28"])


class RealFeeds(unittest.TestCase):
    """The feeds of this repository's own site, and those of its meetings."""

    def test_every_feed_is_read_alike(self):
        folder = Path(os.environ["PIER_TEST_OUT"]) / "real"
        result = subprocess.run([small_site.PROGRAM, "build", "--site", HERE.parents[1], "--out",
                                 folder, "--as-of", "2026-12-01", "--built-assets",
                                 HERE.parents[1] / "build/theme/civic"], check=False,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.assertEqual(result.returncode, 0, result.stderr.decode())
        feeds = sorted(folder.rglob("*.ics"))
        self.assertGreater(len(feeds), 80)
        for feed in feeds:
            text = feed.read_bytes()
            python = {uid: event[:3] for uid, event in read_with_python(text).items()}
            self.assertTrue(python, feed)
            self.assertEqual(python, read_with_libical(text), feed)
        for name in ("meetings/meetings.ics", "training/training.ics",
                     "business-unit/calendar.ics"):
            python = read_with_python((folder / name).read_bytes())
            self.assertEqual({uid: event[:3] for uid, event in python.items()},
                             read_with_ical_js(folder / name))


if __name__ == "__main__":
    NODE = sys.argv.pop(2)
    small_site.main()
