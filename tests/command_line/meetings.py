#!/usr/bin/env python3
"""What a calendar holds back is in no byte, and its pages hold when nobody meets."""

import small_site
from small_site import SiteTest, page, pdf

GROUPS = """groups:
  - {id: board, name: Board, branch: both, purpose: It decides., time: 10:00-12:00}
"""
BLOCKS = "".join(f"## About {name}\n\n```{name}\n```\n\n" for name in
                 ("meetings", "groups", "training", "consultations", "subscribe"))
PDF = pdf("zqpaperbytesxk")


class Meetings(SiteTest):
    def setUp(self):
        super().setUp()
        self.site.write("data/groups.yaml", GROUPS)

    def seen(self, word, *options, **more):
        """Whether it is in any byte but those that tell the Business Unit, in previews, what waits."""
        self.publish(*options, **more)
        files = {name: text for name, text in self.site.files().items()
                 if "--production" in options or not name.startswith("business-unit/")}
        everything = "\n".join(files).encode() + b"\n".join(files.values())
        return word in everything

    def test_a_draft_is_in_no_byte(self):
        dates = "agreed: 2026-10-01\ndraft: true\nplace: zqplacexk\n"
        self.site.write("data/meetings/board.yaml",
                        f"group: board\n{dates}meetings:\n  - {{date: 2027-03-10, id: zqidxk, "
                        "title: zqtitlexk, decisions: [zqdecisionxk]}\n")
        self.site.write("data/training/zqcoursexk.yaml",
                        f"title: zqcoursetitlexk\nsummary: zqsummaryxk\naudience: [zqaudiencexk]\n"
                        f"{dates}sessions:\n  - date: 2027-03-10\n")
        self.assertFalse(self.seen(b"zq"))
        self.publish("--drafts")
        self.assertIn("meetings/board/zqidxk/calendar.ics", self.site.files())
        self.assertIn("training/zqcoursexk/index.html", self.site.files())

    def test_a_paper_waits_for_its_day(self):
        self.site.write("content/papers/zqfilexk.pdf", PDF)
        self.site.write("content/papers/index.md", page(title="Papers"))
        self.site.write("data/meetings/board.yaml",
                        "group: board\nagreed: 2026-10-01\nmeetings:\n  - date: 2026-12-09\n"
                        "    papers:\n      - {title: Risks, file: papers/zqfilexk.pdf, "
                        "published: 2026-12-02}\n")
        self.assertFalse(self.seen(b"zq", as_of="2026-12-01"))
        self.assertFalse(self.seen(b"zq", "--production", as_of="2026-12-01"))
        self.assertTrue(self.seen(b"zqpaperbytesxk", as_of="2026-12-02"))
        meeting = self.site.files()["meetings/board/2026-12-09/index.html"]
        self.assertIn(b"/papers/zqfilexk.pdf", meeting)
        self.assertIn(b"zqfilexk", self.site.files()["papers/zqfilexk.pdf"] + meeting)
        self.assertIn("meetings/papers.xml", self.site.files())

    def test_pages_hold_when_nobody_meets(self):
        self.site.write("content/dates.md", page(body=BLOCKS, title="Dates"))
        for groups in (GROUPS, None):
            if groups is None:
                (self.site.folder / "data/groups.yaml").unlink()
            result = self.publish()
            self.assertEqual(result.stderr.decode(), "")
            files = self.site.files()
            self.assertEqual([name for name in files if name.endswith(".ics")],
                             ["business-unit/calendar.ics"])
            self.assertEqual("meetings/board/index.html" in files, groups is not None)


if __name__ == "__main__":
    small_site.main()
