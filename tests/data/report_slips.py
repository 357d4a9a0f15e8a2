#!/usr/bin/env python3
"""The report check, held against what the reports of 2017 to 2022 got wrong.

`slips/` has every known slip in other words: each must be found. Where the texts of the reports lie
beside the repository, they are made chapters, and every slip of report_slips.json must be found at
its line; whatever else is found was judged by reading, and at most one in ten was wrong.
"""

import json
import shutil
import sys
import unittest
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "command_line")]

import report_texts  # noqa: E402
import small_site  # noqa: E402
from small_site import SiteTest  # noqa: E402

# Rules about reports that are not of the report check, and advice.
OTHER = {"report-folder", "report-incomplete", "report-known-unused", "report-number",
         "report-previous", "report-promise", "report-readability", "report-reference",
         "report-signature"}


def listed():
    return json.loads((HERE / "report_slips.json").read_text(encoding="utf-8"))


def names(finding):
    """The short form that a finding is about."""
    return finding["message"].split("`")[1] if finding["rule"] == "report-abbreviation" else None


class ReportSlips(SiteTest):
    def check(self):
        result = self.site.run("check", "--format", "json", "--all")
        return [p for p in json.loads(result.stdout)["problems"]
                if p["rule"].startswith("report-") and p["rule"] not in OTHER]

    def test_every_slip_in_other_words_is_found(self):
        target = self.site.folder / "content" / "about" / "slips"
        shutil.copytree(HERE / "slips", target, ignore=shutil.ignore_patterns("*.json"))
        expected = json.loads((HERE / "slips" / "expected.json").read_text(encoding="utf-8"))
        found = {}
        for finding in self.check():
            found.setdefault(finding["file"], []).append((finding["rule"], finding["line"]))
        for name, slips in expected.items():
            if name == "about":
                continue
            lines = (target / name).read_text(encoding="utf-8").splitlines()
            for rule, words in slips:
                with self.subTest(file=name, rule=rule, words=words):
                    where = [n for n, line in enumerate(lines, 1) if words in line]
                    self.assertTrue(where, "the words are not in the file")
                    own = found.get(f"content/about/slips/{name}", [])
                    self.assertTrue(any((rule, line) in own for line in where))

    def test_one_run_gives_a_message_of_every_kind(self):
        shutil.copytree(HERE / "slips", self.site.folder / "content" / "about" / "slips",
                        ignore=shutil.ignore_patterns("*.json"))
        rules = self.site.run("list", "rules").stdout.decode()
        kinds = {word for word in rules.split() if word.startswith("report-")} - OTHER
        self.assertGreater(len(kinds), 15)
        self.assertEqual({p["rule"] for p in self.check()}, kinds)

    def test_every_slip_of_the_figures_is_one_of_theirs(self):
        own = json.loads((HERE / "known_slips.json").read_text(encoding="utf-8"))["slips"]
        known = {(s["report"], int(s["line"]), s["rule"]) for s in own}
        for slip in listed()["slips"]:
            if slip["from"] == "figures":
                self.assertIn((slip["report"], slip["line"], slip["rule"]), known)

    @unittest.skipUnless(report_texts.TEXTS.exists(), "the texts of the reports are not here")
    def test_every_slip_of_the_reports_is_found_and_little_else(self):
        sources = {}
        for title, report in report_texts.REPORTS.items():
            for path, lines in report_texts.write(report, self.site.folder).items():
                sources[path] = (title, lines)
        found = Counter()
        for finding in self.check():
            if finding["file"] in sources:
                title, lines = sources[finding["file"]]
                line = lines[min(finding["line"], len(lines)) - 1]
                found[(title, line, finding["rule"], names(finding))] += 1
        key = lambda s: (s["report"], s["line"], s["rule"], s.get("names"))  # noqa: E731
        slips = listed()
        wanted = Counter(key(s) for s in slips["slips"] if s["from"] != "figures")
        wrong = Counter(key(s) for s in slips["false_alarms"])
        self.assertEqual(wanted - found, Counter(), "these are not found")
        self.assertEqual(found - wanted - wrong, Counter(), "these were judged by nobody")
        self.assertLessEqual(10 * wrong.total(), found.total())
        known_before = sum(1 for s in slips["slips"] if s["from"] == "facts")
        self.assertLessEqual(10 * wrong.total(), found.total() - known_before,
                             "of what was not known before, more than one in ten is wrong")


if __name__ == "__main__":
    small_site.main()
