#!/usr/bin/env python3
"""Holds data/strategies against the annual report that it was copied from.

Numbers and ratings of the workplan are those of nine tables of the report. Its text is no part of
the repository: where `../shared/seeds` exists beside it, every cell is compared, table by table.
The totals are checked in any case.
"""

import re
import unittest
from collections import Counter
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"
FILE = ROOT / "data" / "strategies" / "2021-2024.yaml"
YEAR = "2021-22"
SIGN = "9. SSP Strategy 2021/2024"  # a line of the report

# Each table of ratings: name, the group of data/groups.yaml, first and last line of its rows.
TABLES = [
    ("T4", "childrens-board", 1967, 1971),
    ("T5", "adults-board", 2018, 2022),
    ("T6", "childrens-performance", 2133, 2139),
    ("T7", "childrens-audit", 2181, 2200),
    ("T8", "learning-and-development", 2274, 2282),
    ("T9", "practice-review", 2298, 2298),
    ("T10", "case-review-panel", 2315, 2315),
    ("T11", "adults-performance-and-audit", 2352, 2357),
    ("T12", "adults-performance-and-audit", 2360, 2380),
]
UNALLOCATED = ("T13", 2539, 2546)
PRIORITIES = (1733, 1759)
RATINGS = {"Green": "green", "Yellow": "amber", "": "not-stated"}
# By table, as the report has them: green, amber, not stated.
COUNTS = {
    "childrens-board": (2, 3, 0), "adults-board": (2, 3, 0), "childrens-performance": (0, 0, 6),
    "childrens-audit": (8, 7, 4), "learning-and-development": (3, 6, 0),
    "practice-review": (0, 0, 1), "case-review-panel": (0, 0, 1),
    "adults-performance-and-audit": (8, 10, 7),
}


def read_workplan():
    """Group -> number -> rating of the year; and the numbers of what no group has."""
    by_group, without = {}, []
    strategy = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    for activity in strategy["activities"]:
        for group in activity.get("groups", []):
            by_group.setdefault(group["id"], {})[activity["ref"]] = group["ratings"][YEAR]
        if not activity.get("groups"):
            without.append(activity["ref"])
    return strategy, by_group, without


def read_report():
    """The lines of the report, from 1; None where it is not at hand."""
    if not SEEDS.is_dir():
        return None
    texts = [path.read_text(encoding="utf-8").split("\n") for path in sorted(SEEDS.glob("*.txt"))]
    return ["", *next(lines for lines in texts if SIGN in lines)]


def rows_of(lines, first, last):
    """(number, rating) of each row of a table. A page break leaves an empty line or splits a row,
    whose second half begins without a number; a part of an activity has its number in the second
    cell."""
    rows = []
    for line in lines[first:last + 1]:
        cells = line.split("\t")
        if len(cells) < 3:
            continue
        number = cells[0].strip() or re.match(r"[\d.]*", cells[1]).group()
        if number:
            rows.append((number.rstrip("."), RATINGS[cells[2].strip()]))
    return rows


class Totals(unittest.TestCase):
    """What must hold without the report."""

    def setUp(self):
        self.strategy, self.by_group, self.without = read_workplan()

    def test_71_cells_are_23_green_29_amber_and_19_not_stated(self):
        counts = Counter(rating for cells in self.by_group.values() for rating in cells.values())
        self.assertEqual(counts, {"green": 23, "amber": 29, "not-stated": 19})
        self.assertEqual(sum(counts.values()), 71)

    def test_each_group_has_its_own(self):
        self.assertEqual(set(self.by_group), set(COUNTS))
        for group, cells in self.by_group.items():
            counts = Counter(cells.values())
            self.assertEqual((counts["green"], counts["amber"], counts["not-stated"]),
                             COUNTS[group], group)

    def test_seven_activities_have_no_group(self):
        self.assertEqual(self.without, ["11.2", "12.1", "13.3", "15.2", "16.1", "16.2", "16.3"])

    def test_47_numbers_of_which_16_stand_in_one_table_and_31_in_two(self):
        tables = Counter(len(activity.get("groups", [])) for activity in
                         self.strategy["activities"])
        self.assertEqual(len(self.strategy["activities"]), 47)
        self.assertEqual(tables[2], 31)
        self.assertEqual(tables[0] + tables[1], 16)

    def test_sixteen_priorities_run_on_through_four_headings(self):
        numbers = [number for heading in self.strategy["headings"]
                   for number in heading["priorities"]]
        self.assertEqual(len(self.strategy["headings"]), 4)
        self.assertEqual(numbers, list(range(1, 17)))


class AgainstTheReport(unittest.TestCase):
    def setUp(self):
        self.lines = read_report()
        if self.lines is None:
            self.skipTest("the texts of the reports are not at hand")
        self.strategy, self.by_group, self.without = read_workplan()

    def test_every_cell_of_every_table(self):
        seen = Counter()
        for table, group, first, last in TABLES:
            rows = rows_of(self.lines, first, last)
            for number, rating in rows:
                self.assertEqual(self.by_group[group].get(number), rating,
                                 f"{table}, activity {number}")
            seen[group] += len(rows)
        self.assertEqual(seen, {group: len(cells) for group, cells in self.by_group.items()})

    def test_what_no_group_has(self):
        _, first, last = UNALLOCATED
        rows = [line.split("\t")[0] for line in self.lines[first:last + 1] if "\t" in line]
        self.assertEqual(rows, self.without)

    def test_the_numbers_of_the_priorities(self):
        first, last = PRIORITIES
        numbers = [int(match.group(1)) for line in self.lines[first:last + 2]
                   if (match := re.match(r"(\d+)\. ", line))]
        self.assertEqual(numbers, [one["number"] for one in self.strategy["priorities"]])

    def test_no_sentence_is_the_report_s(self):
        """Nothing that is planned says eight words in a row as the report does."""
        def words(text):
            return re.findall(r"[a-z0-9]+", text.lower())
        report = words(" ".join(self.lines))
        known = {tuple(report[i:i + 8]) for i in range(len(report) - 7)}
        for activity in self.strategy["activities"]:
            own = words(activity["text"])
            for i in range(len(own) - 7):
                self.assertNotIn(tuple(own[i:i + 8]), known, activity["ref"])


if __name__ == "__main__":
    unittest.main()
