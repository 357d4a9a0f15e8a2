#!/usr/bin/env python3
"""A strategy on the disk becomes pages, blocks and a file of its workplan."""

import csv
import io

import small_site
from small_site import SiteTest, page

GROUPS = """groups:
  - {id: board, name: Board, branch: both, purpose: It decides.}
"""
PLAN = """title: Plan
body: Seaby Partnership
period: {from: 2021-04-01, to: 2024-03-31}
priorities:
  - {number: 1, title: Learning}
  - {number: 2, title: Neglect}
activities:
  - ref: "1.1"
    text: Share what was learned.
    groups:
      - {id: board, ratings: {2021-22: amber, 2022-23: green}, done: {2022-23: "A day, and a guide."}}
  - {ref: "2.1", text: Write a guide.}
"""


class Strategies(SiteTest):
    def setUp(self):
        super().setUp()
        self.site.write("data/groups.yaml", GROUPS)
        self.site.write("data/strategies/plan.yaml", PLAN)

    def test_pages_and_the_file_of_the_workplan(self):
        self.publish()
        files = self.site.files()
        for name in ("", "priority-1/", "priority-2/"):
            self.assertIn(f"about/strategy/plan/{name}index.html", files)
        rows = list(csv.DictReader(io.StringIO(
            files["about/strategy/plan/workplan.csv"].decode(), newline="")))
        self.assertEqual([(row["reference"], row["group"], row["year"], row["rating"], row["done"])
                          for row in rows],
                         [("1.1", "board", "2021-22", "amber", ""),
                          ("1.1", "board", "2022-23", "green", "A day, and a guide."),
                          ("2.1", "", "", "", "")])

    def test_a_block_shows_what_the_file_says(self):
        self.site.write("content/plan.md", page(
            "```workplan\nstrategy: plan\nsince: 2021-22\n```", title="The plan"))
        self.publish()
        text = self.site.files()["plan/index.html"].decode()
        self.assertIn("Better: amber in 2021/22, now green", text)

    def test_its_addresses_last(self):
        self.publish("--production")
        (self.site.folder / "data/strategies/plan.yaml").unlink()
        result = self.site.run("build", "--production")
        self.assertEqual(result.returncode, 1)
        for url in ("/about/strategy/plan/", "/about/strategy/plan/priority-2/",
                    "/about/strategy/plan/workplan.csv"):
            self.assertIn(f"nothing answers at `{url}` any more", result.stderr.decode())


if __name__ == "__main__":
    small_site.main()
