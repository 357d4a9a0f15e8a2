#!/usr/bin/env python3
"""Holds the snapshots of data/metrics against the texts of the reports that they were copied from.

The texts are not part of the repository: where `../shared/seeds` exists beside it, every figure is
looked up at the lines that its indicator names, and every number of the Local Authority data matrix
must be in some snapshot. Where it does not exist, that part is skipped, and the test says so.
"""

import json
import re
import unittest
from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
METRICS = ROOT / "data" / "metrics"
SEEDS = ROOT.parent / "shared" / "seeds"

# The beginning of a source's title, and a line by which its text is known.
REPORTS = {
    "Annual report 2020/21": "Appendix 1: Local Authority Data Matrix (DfE/Ofsted derived)",
    "Annual report 2021/22": "SSP 2022/2023\tAmount to be invoiced (£)",
    "Annual report 2017 to 2019": "Appendix 2: Local Safeguarding Children Board Finance 2018/19",
}
MATRIX = "matrix-"  # the beginning of the names of its snapshots
FIRST_LINE, LAST_LINE = 1943, 2435  # of the budgets and the matrix

# Tables with a column for each year: header, first and last line; whether each year has its rank.
GRIDS = [
    (2118, 2119, 2121, True), (2123, 2124, 2124, True), (2126, 2128, 2147, True),
    (2149, 2151, 2169, True), (2172, 2173, 2176, True), (2238, 2239, 2241, False),
    (2245, 2246, 2254, True), (2257, 2258, 2266, True), (2296, 2297, 2302, False),
    (2303, 2304, 2321, False), (2322, 2323, 2339, False), (2341, 2342, 2354, False),
    (2361, 2363, 2367, False), (2369, 2371, 2375, False), (2377, 2379, 2384, False),
    (2395, 2396, 2399, False), (2403, 2404, 2405, False), (2406, 2407, 2412, False),
    (2414, 2415, 2420, False),
]

# Smaller ones, without a rank and band of their own: header, lines of Southend, lines of England.
SMALL_GRIDS = [
    (2013, [2014], [2015]), (2017, [2018], [2019]), (2022, [2023, 2025], [2024]),
    (2035, [2036, 2037, 2039], [2038, 2040]), (2043, [2044, 2045, 2047], [2046, 2048]),
    (2051, [2052], [2053]), (2072, [2073], [2074]), (2077, [2078], [2079]), (2082, [2083], [2084]),
    (2087, [2088], [2089]), (2092, [2093, 2095], [2094, 2096]), (2099, [2100], [2101]),
    (2104, [2105], [2106]), (2233, [2234, 2235], []), (2270, [2271], [2272]), (2276, [2277], []),
    (2281, [2282], []), (2286, [2287], [2288]), (2358, [2359], []),
    (2388, list(range(2389, 2395)), []),
]

WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
         "eleven", "twelve"]

REQUIRED = {
    "snapshot": {"format", "title", "as_at", "source", "policy", "indicators"},
    "indicator": {"id", "title", "definition", "branch", "theme", "unit", "polarity", "decimals",
                  "lines", "observations"},
    "observation": {"area", "period"},
}


def refuse_duplicates(pairs):
    keys = [key for key, _ in pairs]
    if len(keys) != len(set(keys)):
        raise ValueError(f"a key stands twice in {keys}")
    return dict(pairs)


def read_snapshots():
    """Name → snapshot, numbers as Decimal."""
    return {path.stem: json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal,
                                  parse_int=Decimal, object_pairs_hook=refuse_duplicates)
            for path in sorted(METRICS.glob("*.json"))}


def read_seeds():
    """The beginning of a source's title → the lines of its text, from 1; none without the texts."""
    if not SEEDS.is_dir():
        return None
    texts = [path.read_text(encoding="utf-8").split("\n") for path in sorted(SEEDS.glob("*.txt"))]
    return {title: ["", *next(lines for lines in texts if sign in lines)]
            for title, sign in REPORTS.items()}


def lines_named(text):
    """The numbers in "T38, lines 2119 and 2121; line 2180 to 2182"; table numbers are no lines."""
    return [number for first, last in re.findall(r"(?<![\w.])(\d+)(?: to (\d+))?", text)
            for number in range(int(first), int(last or first) + 1)]


def shown(number, decimals):
    return str(number.quantize(Decimal(1).scaleb(-int(decimals))))


def plain(text):
    return text.strip().strip("£%").replace(",", "").replace("£", "")


def printed(indicator, observation):
    """What the source prints for a value, without commas and signs of the unit."""
    return plain(observation.get("published") or
                 shown(observation["value"], indicator["decimals"]))


def rank_text(observation):
    rank = observation.get("rank", {})
    return rank.get("published") or (str(rank["value"]) if "value" in rank else "")


def each_indicator(snapshots):
    for name, snapshot in snapshots.items():
        for indicator in snapshot["indicators"]:
            yield name, snapshot, indicator


class Inside(unittest.TestCase):
    """What must hold without the texts."""

    def setUp(self):
        self.snapshots = read_snapshots()

    def test_required_fields(self):
        for name, snapshot, indicator in each_indicator(self.snapshots):
            with self.subTest(snapshot=name, indicator=indicator["id"]):
                self.assertLessEqual(REQUIRED["snapshot"], snapshot.keys())
                self.assertLessEqual(REQUIRED["indicator"], indicator.keys())
                for observation in indicator["observations"]:
                    self.assertLessEqual(REQUIRED["observation"], observation.keys())
                    self.assertNotEqual("value" in observation, "missing" in observation)

    def test_at_least_120_indicators(self):
        self.assertGreaterEqual(len({i["id"] for _, _, i in each_indicator(self.snapshots)}), 120)

    def test_ids_are_unique_in_a_snapshot(self):
        for name, snapshot in self.snapshots.items():
            ids = [indicator["id"] for indicator in snapshot["indicators"]]
            self.assertEqual(len(ids), len(set(ids)), name)

    def test_one_measure_in_several_snapshots_is_the_same(self):
        about = defaultdict(set)
        for _, _, indicator in each_indicator(self.snapshots):
            dimensions = json.dumps(indicator.get("dimensions", []))
            about[indicator["id"]].add((indicator["title"], indicator["unit"], indicator["theme"],
                                        indicator["polarity"], indicator["branch"], dimensions))
        for name, kinds in about.items():
            self.assertEqual(len(kinds), 1, (name, kinds))

    def test_no_observation_stands_twice(self):
        for name, _, indicator in each_indicator(self.snapshots):
            cells = Counter((o["area"], o["period"], json.dumps(o.get("dimensions", {}), sort_keys=True))
                            for o in indicator["observations"])
            self.assertEqual([c for c, times in cells.items() if times > 1], [], (name, indicator["id"]))

    def test_nothing_protected_has_a_reason(self):
        for name, snapshot, indicator in each_indicator(self.snapshots):
            policy = indicator.get("policy", snapshot["policy"])
            if policy == "none":
                self.assertTrue(indicator.get("policy_reason") or snapshot.get("policy_reason"), name)

    def test_what_is_printed_is_the_value(self):
        """Unless a note says how the printed text is to be read."""
        for name, _, indicator in each_indicator(self.snapshots):
            for observation in indicator["observations"]:
                if "published" in observation and "note" not in observation:
                    self.assertEqual(Decimal(printed(indicator, observation)), observation["value"], name)

    def test_layout(self):
        """One observation a line, so that changes can be read."""
        for path in METRICS.glob("*.json"):
            text = path.read_text(encoding="utf-8")
            self.assertTrue(text.endswith("}\n"), path)
            self.assertNotIn("\t", text)
            self.assertEqual(len(re.findall(r'^ +\{"area": .*\},?$', text, re.M)),
                             sum(len(i["observations"]) for i in json.loads(text)["indicators"]), path)


class KnownSlips(unittest.TestCase):
    """The list of what the reports got wrong stands beside this file."""

    def setUp(self):
        self.snapshots = read_snapshots()
        path = Path(__file__).with_name("known_slips.json")
        self.slips = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal,
                                parse_int=Decimal)["slips"]

    def test_each_is_in_a_snapshot_as_printed(self):
        for slip in self.slips:
            with self.subTest(slip=slip):
                found = [o for i in self.snapshots[slip["snapshot"]]["indicators"]
                         if i["id"] == slip["indicator"] for o in i["observations"]
                         if o["area"] == slip["area"] and o["period"] == slip["period"]
                         and o.get("dimensions", {}) == slip.get("dimensions", o.get("dimensions", {}))]
                self.assertEqual(len(found), 1)
                rank = found[0].get("rank", {})
                self.assertIn(slip["printed"],
                              (found[0].get("value"), rank.get("value"), rank.get("published")))

    def test_each_is_answered(self):
        """So that the real site is built without warnings."""
        for slip in self.slips:
            with self.subTest(slip=slip):
                snapshot = self.snapshots[slip["snapshot"]]
                both = [snapshot, self.snapshots[slip.get("between", slip["snapshot"])]]
                answers = [o.get("answer", {}).get(slip["rule"])
                           for one in both for i in one["indicators"]
                           if i["id"] == slip["indicator"] for o in i["observations"]]
                answers += [r.get("answer") for r in snapshot.get("relations", [])
                            if slip["indicator"] in (r.get("result"), r.get("total"), r.get("of"))]
                # A break in the series says that figures cannot be compared: no jump, then.
                answers += [i.get("breaks") for i in snapshot["indicators"]
                            if i["id"] == slip["indicator"] and slip.get("silenced_by") == "breaks"]
                self.assertTrue(any(answers))


class AgainstTheTexts(unittest.TestCase):
    """Every figure stands where its indicator says, and nothing of the matrix is left out."""

    def setUp(self):
        self.seeds = read_seeds()
        if self.seeds is None:
            self.skipTest(f"the texts of the reports are not at {SEEDS}")
        self.snapshots = read_snapshots()

    def text_of(self, snapshot):
        title = snapshot["source"]["title"]
        return next(lines for start, lines in self.seeds.items() if title.startswith(start))

    def cells(self, number):
        return [cell.strip() for cell in self.seeds["Annual report 2020/21"][number].split("\t")]

    def test_every_value_stands_at_its_lines(self):
        for name, snapshot, indicator in each_indicator(self.snapshots):
            text = " ".join(self.text_of(snapshot)[n] for n in lines_named(indicator["lines"]))
            # "8,618", "-87.5", "1,206.21.00", and "2010 episode." without its point.
            there = {plain(t).lstrip("-") for t in re.findall(r"-?[\d,]*\d(?:\.\d+)*", text)}
            there.update(str(WORDS.index(w)) for w in text.lower().split() if w in WORDS)
            for observation in indicator["observations"]:
                if "value" not in observation:
                    continue
                wanted = printed(indicator, observation).lstrip("-")
                if "(the counts)" in indicator["lines"]:
                    self.assertIn(str(observation["numerator"]), there)
                    self.assertIn(str(observation["denominator"]), there)
                else:
                    with self.subTest(snapshot=name, indicator=indicator["id"],
                                      period=observation["period"]):
                        self.assertIn(wanted, there)

    def matrix(self):
        return ((name, snapshot, indicator) for name, snapshot, indicator in each_indicator(self.snapshots)
                if name.startswith(MATRIX) or name == "budgets-2020")

    def numbers_of(self, line, text=None):
        """The numbers that a line of a table gives as data; headers give none."""
        text = text or self.seeds["Annual report 2020/21"]
        if "\t" not in text[line]:
            return []
        cells = [cell.strip() for cell in text[line].split("\t")]
        if re.fullmatch(r"\d\d?", cells[0]) and len(cells) == 3:  # items that are numbered
            cells = [cells[1], *cells[2].split()]
        is_number = re.compile(r"£?-?[\d,]*\d(\.\d+)*%?$")
        numbers = [plain(cell) for cell in cells if is_number.match(cell)]
        if all(re.fullmatch(r"20[12]\d", number) for number in numbers):
            return []
        if re.fullmatch(r"20[12]\d", cells[0]):  # a table with years down its side
            return numbers[1:]
        return numbers

    def test_no_number_of_the_matrix_is_lost(self):
        report = Counter()
        for line in range(FIRST_LINE, LAST_LINE + 1):
            report.update(self.numbers_of(line))
        ours, elsewhere = Counter(), Counter()
        for _, _, indicator in self.matrix():
            in_matrix = [n for n in lines_named(indicator["lines"]) if n >= FIRST_LINE]
            for observation in indicator["observations"]:
                if "value" in observation:
                    ours[printed(indicator, observation)] += 1
                if indicator["unit"] != "rank" or "value" not in observation:
                    ours[rank_text(observation)] += 1
            for n in lines_named(indicator["lines"]):
                if n not in in_matrix or "\t" not in self.seeds["Annual report 2020/21"][n]:
                    words = self.seeds["Annual report 2020/21"][n]
                    elsewhere.update(plain(t) for t in re.findall(r"-?[\d,]*\d(?:\.\d+)?", words))
        del ours[""]
        self.assertEqual(report - ours, Counter(), "in the report, and in no snapshot")
        self.assertEqual((ours - report) - elsewhere, Counter(), "in a snapshot, and not in the report")

    def test_every_line_of_the_matrix_is_named(self):
        named = {n for _, _, indicator in self.matrix() for n in lines_named(indicator["lines"])}
        for line in range(FIRST_LINE, LAST_LINE + 1):
            if self.numbers_of(line):
                self.assertIn(line, named)

    def test_every_number_of_a_line_is_used(self):
        """Of every table in any report: no cell of a line that an indicator names is left out."""
        there = defaultdict(Counter)
        for _, snapshot, indicator in each_indicator(self.snapshots):
            report = next(start for start in REPORTS if snapshot["source"]["title"].startswith(start))
            figures = [printed(indicator, o) for o in indicator["observations"] if "value" in o]
            figures += [rank_text(o) for o in indicator["observations"]]
            for line in lines_named(indicator["lines"]):
                there[report, line].update(figures)
        for (report, line), figures in there.items():
            with self.subTest(report=report, line=line):
                self.assertEqual(Counter(self.numbers_of(line, self.seeds[report])) - figures, Counter())

    def test_figures_come_in_the_order_of_their_lines(self):
        """What stands in a table by area, by year or by kind is not mixed up."""
        ranked = [range(first, last + 1) for _, first, last, _ in GRIDS]
        for name, snapshot, indicator in each_indicator(self.snapshots):
            text, lines = self.text_of(snapshot), lines_named(indicator["lines"])
            if name.startswith(MATRIX) and any(n in grid for n in lines for grid in ranked):
                continue  # looked at year by year below
            if not all("\t" in text[n] or text[n] == "" for n in lines):
                continue
            rest = iter([number for n in lines for number in self.numbers_of(n, text)])
            for observation in indicator["observations"]:
                if "value" in observation:
                    with self.subTest(snapshot=name, indicator=indicator["id"],
                                      figure=str(observation["value"])):
                        self.assertIn(printed(indicator, observation), rest)

    # --- the columns of the tables by year

    @staticmethod
    def is_year(period, heading):
        """Whether a column headed "2019" or "2018/19 %" is the one of a period."""
        heading = heading.rstrip(" %")
        if re.fullmatch(r"\d{4}/\d\d", heading):
            return period == heading.replace("/", "-") + "-academic"
        last = period.split("..")[-1].removesuffix("-academic")
        if re.fullmatch(r"\d{4}-\d\d", last):
            return last[:2] + last[5:] == heading
        return last[:4] == heading

    def grid_columns(self, header, line):
        """The cells of a line without the page's gutter, and the columns of its years."""
        heads, cells = self.cells(header), self.cells(line)
        if len(cells) == 14 and cells[5] == "":
            del cells[5]
        if len(heads) == 14 and heads[5] == "":
            del heads[5]
        years = [i for i, h in enumerate(heads) if re.fullmatch(r"20\d\d(/\d\d)?( %)?", h)]
        return cells, {i: heads[i] for i in years}

    def rows_of(self, indicator, area, lines):
        """Line of the table → the figures of an area in it, by the order of dimensions."""
        rows = defaultdict(list)
        for observation in indicator["observations"]:
            if observation["area"] == area:
                rows[json.dumps(observation.get("dimensions", {}))].append(observation)
        lines = [n for n in lines_named(indicator["lines"]) if n in lines]
        self.assertEqual(len(rows), len(lines), indicator["id"])
        return dict(zip(lines, rows.values()))

    def indicators_in(self, lines):
        return [indicator for _, _, indicator in self.matrix() if indicator["unit"] != "rank"
                and any(n in lines for n in lines_named(indicator["lines"]))]

    def test_every_figure_stands_in_its_year(self):
        for header, first, last, has_ranks in GRIDS:
            lines, seen = range(first, last + 1), set()
            for indicator in self.indicators_in(lines):
                for line, observations in self.rows_of(indicator, "southend", lines).items():
                    seen.add(line)
                    last_year = self.check_years(header, line, indicator, observations, has_ranks)
                    self.check_latest(self.grid_columns(header, line)[0], last_year, observations,
                                      has_ranks, line)
            self.assertLessEqual({n for n in lines if self.numbers_of(n)}, seen)

    def test_every_figure_of_the_small_tables_stands_in_its_year(self):
        for header, own, england in SMALL_GRIDS:
            for place, area, lines in [(1, "southend", own), (2, "england", england)]:
                of_area = {n for grid in SMALL_GRIDS for n in grid[place]}
                seen = set()
                for indicator in self.indicators_in(lines):
                    for line, observations in self.rows_of(indicator, area, of_area).items():
                        if line in lines:
                            seen.add(line)
                            self.check_years(header, line, indicator, observations, False)
                self.assertEqual(seen, set(lines))

    def check_years(self, header, line, indicator, observations, has_ranks):
        cells, years = self.grid_columns(header, line)
        for column, heading in years.items():
            found = [o for o in observations if self.is_year(o["period"], heading)]
            self.assertEqual(len(found), 1, (line, heading))
            observation = found[0]
            if cells[column] in ("", "-"):
                self.assertEqual(observation["missing"] == "blank", cells[column] == "", (line, heading))
                self.assertNotIn("value", observation, (line, heading))
            else:
                self.assertEqual(printed(indicator, observation), plain(cells[column]), (line, heading))
            if has_ranks:
                self.assertEqual(rank_text(observation), cells[column + 1].strip("-"), (line, heading))
        return max(years)

    def test_ranks_by_improvement(self):
        for _, _, indicator in self.matrix():
            if not indicator["id"].endswith("-improvement-rank"):
                continue
            lines = lines_named(indicator["lines"])
            for line, observations in self.rows_of(indicator, "southend", lines).items():
                cells = self.cells(line)
                for place, observation in enumerate(observations):
                    rank, band = cells[1 + 2 * place], cells[2 + 2 * place]
                    ours = str(observation.get("value", rank_text(observation)))
                    self.assertEqual((ours, observation.get("band", "")),
                                     (rank.strip("-"), band.strip("-")), line)

    def check_latest(self, cells, last_year, observations, has_ranks, line):
        """The rank and the band stand with the last figure that there is."""
        after = cells[last_year + (2 if has_ranks else 1):]
        rank, band = ("", after[0]) if has_ranks else (after[0], after[1])
        in_matrix = [o for o in observations if "value" in o and "2021-03-31" not in o["period"]
                     and o["period"] != "2020-21"]
        if not in_matrix:
            return
        self.assertEqual(in_matrix[-1].get("band", ""), band.strip("-"), line)
        if not has_ranks:
            self.assertEqual(rank_text(in_matrix[-1]), rank.strip("-"), line)


if __name__ == "__main__":
    unittest.main(verbosity=1)
