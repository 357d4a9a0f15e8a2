#!/usr/bin/env python3
"""`pier import`: a spreadsheet's CSV becomes a snapshot, and what was not understood is told."""

import json

import small_site
from small_site import SiteTest

FIGURES = """own_area: seaby
areas:
  - {id: seaby, name: Seaby, code: E06000999, kind: authority}
  - {id: england, name: England, code: E92000001, kind: country}
themes:
  - {id: schools, title: Schools, branch: children}
  - {id: health, title: Health, branch: both}
"""
PUBLIC = ("--policy", "none", "--policy-reason", "It is published by the department.")
DAY = ("--as-at", "2021-03-31")

TIDY = """\ufeffIndicator,Area,Period,Phase,Value,Note,,\r
Places at school,Seaby,2019/20,Primary,"1,234",,,\r
Places at school,Seaby,2019/20,All,"£2,000",,,\r
Places at school,Seaby,2020/21,Primary,n/a,,,\r
Places at school,Nowhere,2020/21,Primary,5,,,\r
Absence,England,Autumn,,4.7%,,,\r
Absence,England,2019/20,,"4,7%",,,\r
Absence,England,2018/19,,4.5%,As printed,,\r
Absence,England,2018/19,,4.6%,,,\r
,,,,,,,\r
Source: school census,,,,,,,\r
"""

EES = """time_period,time_identifier,geographic_level,country_code,country_name,new_la_code,la_name,sex,pupils,absence_percent
201920,Academic year,National,E92000001,England,,,Total,8890345,4.9
201920,Academic year,Local authority,E92000001,England,E06000999,Seaby,Total,27110,5.1
201920,Academic year,Local authority,E92000001,England,E06000999,Seaby,Girls,c,x
201920,Academic year,Local authority,E92000001,England,E06000998,Thornby,Total,100,4.0
"""


class Importing(SiteTest):
    def setUp(self):
        super().setUp()
        self.site.write("data/figures.yaml", FIGURES)
        self.site.write("School places.csv", TIDY)

    def snapshot(self, name="school-places"):
        return self.site.folder / "data" / "metrics" / f"{name}.json"

    def test_a_tidy_file_and_what_was_not_understood(self):
        result = self.site.run("import", "School places.csv", *DAY, *PUBLIC)
        self.assert_says(result, "import/tidy")
        self.assertEqual(result.returncode, 0)
        indicators = json.loads(self.snapshot().read_text())["indicators"]
        self.assertEqual([i["id"] for i in indicators], ["places-at-school", "absence"])
        self.assertEqual(indicators[0]["observations"][0],
                         {"area": "seaby", "period": "2019-20",
                          "dimensions": {"phase": "primary"}, "value": 1234})
        self.publish()

    def test_a_file_of_explore_education_statistics(self):
        self.site.write("absence.csv", EES)
        result = self.site.run("import", "absence.csv", *DAY, *PUBLIC, "--theme", "schools",
                               "--title", "Absence from school", "--out", "absence-2020")
        self.assert_says(result, "import/ees")
        text = self.snapshot("absence-2020").read_text()
        self.assertIn('"missing": "suppressed", "status": ["c"]', text)
        self.assertIn('"missing": "not-available", "status": ["x"]', text)
        self.publish()

    def test_a_snapshot_is_written_over_only_by_force(self):
        self.site.write("data/metrics/school-places.json", "mine")
        result = self.site.run("import", "School places.csv", *DAY, *PUBLIC)
        self.assert_says(result, "import/there-already")
        self.assertEqual(result.returncode, 2)
        self.assertEqual(self.snapshot().read_text(), "mine")
        result = self.site.run("import", "School places.csv", *DAY, *PUBLIC, "--force")
        self.assertEqual(result.returncode, 0)
        self.assertNotEqual(self.snapshot().read_text(), "mine")

    def test_what_a_build_would_refuse_is_not_written(self):
        self.site.write("rates.csv", "indicator,area,period,value\nAbsence,Seaby,2019,104%\n")
        result = self.site.run("import", "rates.csv", *DAY)
        self.assert_says(result, "import/refused")
        self.assertEqual(result.returncode, 1)
        self.assertFalse(self.snapshot("rates").exists())

    def test_a_file_that_cannot_be_a_table(self):
        cases = {
            "no-columns": "Some words\nand more\n",
            "open-quote": "indicator,area,period,value\n\"A,Seaby,2019,5\n",
            "nothing-understood": "indicator,area,period,value\nA,Nowhere,2019,5\n",
        }
        for name, text in cases.items():
            with self.subTest(name):
                self.site.write("table.csv", text)
                result = self.site.run("import", "table.csv", *DAY, *PUBLIC)
                self.assert_says(result, f"import/{name}")
                self.assertEqual(result.returncode, 1)
                self.assertFalse(self.snapshot("table").exists())

    def test_wrong_usage(self):
        cases = {
            "no-file": ["import", *DAY], "no-day": ["import", "School places.csv"],
            "wrong-day": ["import", "School places.csv", "--as-at", "31/3/2021"],
            "wrong-layout": ["import", "School places.csv", *DAY, "--layout", "wide"],
            "wrong-unit": ["import", "School places.csv", *DAY, "--unit", "percent"],
            "wrong-name": ["import", "School places.csv", *DAY, "--out", "../School"],
        }
        for name, words in cases.items():
            with self.subTest(name):
                result = self.site.run(*words)
                self.assert_says(result, f"import/{name}")
                self.assertEqual(result.returncode, 2)

    def test_a_file_that_is_not_there(self):
        result = self.site.run("import", "nothing.csv", *DAY)
        self.assert_says(result, "import/not-there")
        self.assertEqual(result.returncode, 3)


if __name__ == "__main__":
    small_site.main()
