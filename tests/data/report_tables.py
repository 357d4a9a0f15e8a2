#!/usr/bin/env python3
"""Holds the tables of data/tables against the texts of the reports that they were copied from.

A table names its lines in `source`. Three ways of saying so are read:

- "lines 10 to 20": the table stands there. Its numbers come in the same order, and every number of
  the lines is somewhere in the table or its YAML.
- "lines 10 to 20 (rearranged)": the same numbers, in another order.
- "text of lines 10 to 20": the table was made from sentences. Each of its numbers is in them.

Several pieces may be named: "lines 5, 9 and 11 to 15". The texts are not part of the repository:
without `../shared/seeds` beside it only the form of the tables is checked, and the test says so.
"""

import csv
import re
import unittest
from collections import Counter
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
TABLES = ROOT / "data" / "tables"
CONTENT = ROOT / "content"
SEEDS = ROOT.parent / "shared" / "seeds"

# How a source begins, and a line by which the text of that report is known.
REPORTS = {
    "Annual report 2017 to 2019": "Appendix 2: Local Safeguarding Children Board Finance 2018/19",
    "Annual report 2020/21": "Appendix 1: Local Authority Data Matrix (DfE/Ofsted derived)",
    "Annual report 2021/22": "SSP 2022/2023\tAmount to be invoiced (£)",
}

KINDS = {"text", "number", "money", "percent", "rag", "status", "date", "arrow", "month"}
ABOUT = {"people", "money", "work", "training", "meetings", "places", "text"}
RULES = {"sum", "minus", "average", "percent", "change", "percent_change"}

LINES = re.compile(r"(text of )?lines? (\d+(?: to \d+)?(?:(?:, | and )\d+(?: to \d+)?)*)"
                   r"( \(rearranged\))?")
NUMBER = re.compile(r"\d(?:[\d.,:]*\d)?")
IN_BRACKETS = re.compile(r"\(£?[\d.,]+\)")  # less than nought, as accounts write it
LONG_YEARS = re.compile(r"\b(20\d\d)([/-])20(\d\d)\b")
RATINGS = re.compile(r"\b(green|amber|yellow|red)\b", re.IGNORECASE)


def is_minus_before(text, start):
    """Whether a minus stands before the number at `start`: a hyphen that joins nothing, before or
    after the sign of pounds."""
    before = text[:start].rstrip("£")
    if before.endswith(("-", "−", "–")):
        return not before[:-1].rstrip("£")[-1:].isalnum()
    return False


def number_of(text, match):
    """A number as it was printed, without what only makes it easier to read: 1,234 and 1234, 10:00
    and 1000 are the same, and £45k is 45000; 1,206.21.00 stays what it is. A minus is kept."""
    digits = match[0].replace(",", "").replace(":", "")
    thousands = re.match(r"k\b", text[match.end():]) is not None
    negative = is_minus_before(text, match.start()) or IN_BRACKETS.fullmatch(text.strip())
    return ("-" if negative else "") + digits + ("000" if thousands else "")


def tokens(text):
    """The numbers and ratings of a text, in order. 2021/2022 is the same as 2021/22."""
    text = LONG_YEARS.sub(r"\1\2\3", text)
    found = [(m.start(), number_of(text, m)) for m in NUMBER.finditer(text)]
    found += [(m.start(), m[0].lower().replace("yellow", "amber")) for m in RATINGS.finditer(text)]
    return [word for _, word in sorted(found)]


def plain(line):
    """A line without the marks of links, and without the mark of a list at its beginning."""
    line = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", line)
    return re.sub(r"^\s*[-•*]\s+", "", line)


def line_numbers(words):
    numbers = []
    for piece in re.split(r", | and ", words):
        first, _, last = piece.partition(" to ")
        numbers.extend(range(int(first), int(last or first) + 1))
    return numbers


def values_below(value):
    """All that stands in a value of YAML, as text."""
    if isinstance(value, dict):
        return [text for part in value.values() for text in values_below(part)]
    if isinstance(value, list):
        return [text for part in value for text in values_below(part)]
    return [str(value)]


class Table:
    def __init__(self, path):
        self.id = str(path.relative_to(TABLES).with_suffix(""))
        self.about = yaml.safe_load(path.read_text(encoding="utf-8"))
        with open(path.with_suffix(".csv"), encoding="utf-8", newline="") as file:
            self.rows = list(csv.reader(file))
        layout = self.about.get("layout", {})
        self.header_rows = layout.get("header_rows", 1)
        self.header_columns = layout.get("header_columns", 1)

    def body(self):
        return self.rows[self.header_rows:]

    def values(self):
        """The numbers and ratings of the cells that are not headings, row by row."""
        return [word for row in self.body() for cell in row[self.header_columns:]
                for word in tokens(cell)]

    def everything(self):
        """All numbers of the table, its headings, caption, notes and answers."""
        about = {key: value for key, value in self.about.items() if key not in ("source", "totals")}
        texts = [cell for row in self.rows for cell in row] + values_below(about)
        return Counter(word for text in texts for word in tokens(text))

    def column_names(self):
        return {column.get("id") for column in self.about["columns"]} | {
            cell for row in self.rows[:self.header_rows] for cell in row}

    def row_names(self):
        names = set()
        group = None
        above = [""] * self.header_columns
        for row in self.body():
            heads = row[:self.header_columns]
            if heads[0] in self.about.get("groups", []) and not any(row[1:]):
                group = heads[0]
                continue
            above = [head or before for head, before in zip(heads, above)]
            own = set(heads) | set(above) | {" / ".join(above), " / ".join(filter(None, heads))}
            names |= own | {f"{group} / {name}" for name in own if group}
        return names - {""}


def read_tables():
    return [Table(path) for path in sorted(TABLES.rglob("*.yaml"))]


def read_texts():
    """How a source begins → the lines of its text, from 1; none without the texts."""
    if not SEEDS.is_dir():
        return None
    found = {}
    for path in sorted(SEEDS.glob("*.txt")):
        lines = path.read_text(encoding="utf-8").split("\n")
        for report, mark in REPORTS.items():
            if any(line.strip() == mark for line in lines):
                found[report] = [""] + lines
    return found


class Printed:
    """A number of the lines; whether it stands in a cell of a table after the first."""

    def __init__(self, word, is_cell):
        self.word = word
        self.is_cell = is_cell


def printed_numbers(lines):
    return [Printed(word, index > 0) for line in lines
            for index, cell in enumerate(line.split("\t")) for word in tokens(cell)]


def without_in_order(printed, words):
    """What is left of `printed` when `words` are taken away in their order; where one is not there
    in this order, None and that word."""
    left = []
    rest = iter(printed)
    for word in words:
        for number in rest:
            if number.word == word:
                break
            left.append(number)
        else:
            return None, word
    return left + list(rest), None


def without(printed, words):
    """The same in any order: what is left, and the words that are not there."""
    missing = Counter(words)
    left = []
    for number in printed:
        if missing[number.word] > 0:
            missing[number.word] -= 1
        else:
            left.append(number)
    return left, +missing


class Form(unittest.TestCase):
    """What holds for every table, with or without the texts."""

    def setUp(self):
        self.tables = read_tables()

    def each(self):
        for table in self.tables:
            with self.subTest(table=table.id):
                yield table

    def test_there_are_tables_and_each_file_has_its_other_half(self):
        yamls = {path.with_suffix("") for path in TABLES.rglob("*.yaml")}
        tables = {path.with_suffix("") for path in TABLES.rglob("*.csv")}
        self.assertTrue(yamls)
        self.assertEqual(yamls, tables)

    def test_a_table_says_what_it_is(self):
        for table in self.each():
            for field in ("caption", "source", "about", "columns"):
                self.assertTrue(table.about.get(field), field)
            self.assertIn(table.about["about"], ABOUT)
            if table.about["about"] == "people":
                self.assertTrue(table.about.get("policy"), "counts of people need a policy")
            for column in table.about["columns"]:
                self.assertIn(column["kind"], KINDS)

    def test_rows_are_as_long_as_there_are_columns(self):
        for table in self.each():
            for number, row in enumerate(table.rows, 1):
                self.assertEqual(len(row), len(table.about["columns"]), f"row {number}: {row}")
            self.assertGreater(len(table.body()), 0)

    def test_what_rules_notes_and_answers_name_exists(self):
        for table in self.each():
            rows, columns = table.row_names(), table.column_names()
            for rule in table.about.get("totals", []):
                self.assertTrue(RULES & set(rule), f"a rule without a way: {rule}")
                names = rows if "row" in rule else columns
                named = [rule["row"] if "row" in rule else rule["column"]]
                for key in ("sum", "minus", "average"):
                    if isinstance(rule.get(key), list):
                        named += rule[key]
                for key in ("percent", "change", "percent_change"):
                    named += list(rule.get(key, {}).values())
                for name in named:
                    self.assertIn(re.sub(r" #\d+$", "", str(name)), names)
            for remark in table.about.get("answers", []) + table.about.get("notes", []):
                if "row" in remark:
                    self.assertIn(re.sub(r" #\d+$", "", str(remark["row"])), rows)
                if "column" in remark:
                    self.assertIn(remark["column"], columns)

    def test_every_table_is_shown(self):
        shown = set()
        for path in CONTENT.rglob("*.md"):
            shown |= set(re.findall(r"^id: (\S+)$", path.read_text(encoding="utf-8"), re.MULTILINE))
        for table in self.each():
            self.assertIn(table.id, shown, "no page has a block `data-table` with this id")


class Source(unittest.TestCase):
    """What the tables have of the reports, cell by cell."""

    def setUp(self):
        self.texts = read_texts()
        if self.texts is None:
            self.skipTest(f"{SEEDS} does not exist: the tables are not held against the reports")
        self.tables = read_tables()

    def lines_of(self, table):
        """The lines that a table names, with its match of LINES; None where it names none."""
        match = LINES.search(table.about["source"])
        if match is None:
            return None, None
        report = next((r for r in REPORTS if table.about["source"].startswith(r)), None)
        self.assertIsNotNone(report, "the source begins with the name of no known report")
        numbers = line_numbers(match[2])
        self.assertLess(max(numbers), len(self.texts[report]))
        return [plain(self.texts[report][n]) for n in numbers], match

    def test_most_tables_name_their_lines(self):
        named = sum(1 for table in self.tables if LINES.search(table.about["source"]))
        self.assertGreater(named, len(self.tables) * 3 // 4)

    def test_the_numbers_are_those_of_the_lines(self):
        for table in self.tables:
            with self.subTest(table=table.id):
                lines, match = self.lines_of(table)
                if lines is None:
                    continue
                printed = printed_numbers(lines)
                if match[1]:  # sentences, which say a number once and mean it in several cells
                    wrong = set(table.values()) - {number.word for number in printed}
                    self.assertFalse(wrong, "in the table, but not in these lines")
                    continue
                if match[3]:
                    left, wrong = without(printed, table.values())
                    self.assertFalse(wrong, "in the table, but not in these lines")
                else:
                    left, wrong = without_in_order(printed, table.values())
                    self.assertIsNone(wrong, "not in this order in the lines")
                self.check_nothing_is_lost(table, left)

    def check_nothing_is_lost(self, table, left):
        """What is left of the lines stands in headings and notes: a cell as often as it was printed,
        what was printed in a first cell or a sentence once at least."""
        elsewhere = table.everything() - Counter(table.values())
        lost = Counter(number.word for number in left if number.is_cell) - elsewhere
        self.assertFalse(lost, "in cells of the lines, but not in the table")
        lost = {number.word for number in left} - set(table.everything())
        self.assertFalse(lost, "in the lines, but not in the table")


class Tokens(unittest.TestCase):
    """That the reading itself can fail."""

    def test_numbers_are_read_as_printed(self):
        self.assertEqual(tokens("-85,430.75"), ["-85430.75"])
        self.assertEqual(tokens("£-951.00, -£1"), ["-951.00", "-1"])
        self.assertEqual(tokens("(12.7)"), ["-12.7"])
        self.assertEqual(tokens("(11 Aug 1100-1230)"), ["11", "1100", "1230"])
        self.assertEqual(tokens("2021/2022"), tokens("2021/22"))
        self.assertEqual(tokens("1000 - 1130"), ["1000", "1130"])
        self.assertEqual(tokens("10:00 to 11:30"), ["1000", "1130"])
        self.assertEqual(tokens("£37,000 £30,000"), ["37000", "30000"])
        self.assertEqual(tokens("1,206.21.00"), ["1206.21.00"])
        self.assertEqual(tokens("£45k in 2019/20"), ["45000", "2019", "20"])
        self.assertEqual(tokens("Executive Summary.....4"), ["4"])
        self.assertEqual(tokens("Yellow, 96.6%"), ["amber", "96.6"])

    def test_a_wrong_order_and_a_missing_number_are_found(self):
        printed = printed_numbers(["1\t2\t3"])
        left, wrong = without_in_order(printed, ["1", "3"])
        self.assertEqual([(n.word, n.is_cell) for n in left], [("2", True)])
        self.assertIsNone(wrong)
        self.assertEqual(without_in_order(printed, ["2", "1"]), (None, "1"))
        self.assertEqual(without(printed, ["3", "1", "7"])[1], Counter(["7"]))


if __name__ == "__main__":
    unittest.main()
