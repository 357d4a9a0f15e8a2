#!/usr/bin/env python3
"""`pier new`: scaffolds that a build takes as they are, and that say what to fill in."""

import re

import small_site
from small_site import SiteTest, TODAY, page

GROUPS = """organisations:
  - {id: council, name: Seaby Council}
  - {id: police, name: Seaby Police}
  - {id: nhs, name: "NHS: Seaby, and its hospitals"}
  - {id: fire, name: Seaby Fire and Rescue}
groups:
  - {id: leaders, name: Leaders, branch: both, purpose: They decide., members: [council, police, nhs], page: about/leaders.md}
  - {id: children, name: Children's Board, branch: children, purpose: It asks., reports_to: [leaders], page: about/children.md}
  - {id: small, name: Small group, branch: both, purpose: It has no page., reports_to: [leaders]}
  - {id: former, name: Former group, branch: both, purpose: It was., ended: 2020-01-31, page: about/leaders.md}
"""


class New(SiteTest):
    def setUp(self):
        super().setUp()
        self.site.write("data/groups.yaml", GROUPS)
        self.site.write("content/about/leaders.md", page(title="Leaders"))
        self.site.write("content/about/children.md", page(title="Children's Board"))
        self.site.write("content/reports/index.md", page(title="Annual reports",
                                                         fields="owner: Business Manager\n"))

    def make(self, *words):
        return self.site.run("new", *words, "--as-of", TODAY)

    def made(self, *words):
        """The files that were made, below content/."""
        before = self.content()
        result = self.make(*words)
        self.assertEqual(result.returncode, 0, result.stderr.decode())
        return sorted(set(self.content()) - set(before))

    def content(self):
        top = self.site.folder / "content"
        return sorted(str(f.relative_to(top)) for f in top.rglob("*") if f.is_file())

    def text(self, path):
        return (self.site.folder / "content" / path).read_text()

    def assert_builds(self, *options):
        result = self.site.run("build", "--drafts", "--no-pdf", *options)
        said = result.stderr.decode()
        self.assertEqual(result.returncode, 0, said)
        return said


class Reports(New):
    def report(self):
        return self.made("report", "2026-27", "--in", "reports")

    def test_a_report_has_its_index_and_a_chapter_for_each_who_writes_one(self):
        names = [name.split("/")[-1] for name in self.report()]
        self.assertEqual(names, sorted([
            "index.md", "council.md", "police.md", "nhs.md", "leaders.md", "children.md",
            "scrutiny.md", "strategy.md", "partners.md", "reviews.md", "finance.md",
            "attendance.md", "appendix.md"]))

    def test_what_it_says(self):
        self.assert_says(self.make("report", "2026-27", "--in", "reports"), "new/report")

    def test_a_build_with_drafts_shows_it_without_an_error(self):
        self.report()
        self.assert_builds()
        files = self.site.files()
        self.assertIn("reports/2026-27/index.html", files)
        self.assertIn("reports/2026-27/police/index.html", files)
        self.publish("--no-pdf")
        self.assertNotIn("reports/2026-27/index.html", self.site.files())

    def test_the_business_unit_sees_what_is_missing(self):
        self.site.write("themes/plain/templates/business-unit.html",
                        "{% extends 'base.html' %}\n{% block main %}\n{% for section in "
                        "unit.sections %}\n{% for group in section.groups %}\n{% for duty in "
                        "group.duties %}\n<p>{{ duty.title }}</p>\n{% for one in duty.missing %}\n"
                        "<p>{{ one }}</p>\n{% endfor %}\n{% endfor %}\n{% endfor %}\n"
                        "{% endfor %}\n{% endblock %}\n")
        self.report()
        self.assert_builds()
        unit = self.site.files()["business-unit/index.html"].decode()
        self.assertIn("<p>2026/27</p>", unit)
        for missing in ("day of publication", "the chapter `police` is not written yet",
                        "the chapter `finance` is not written yet",
                        "Seaby Council has not signed the report off"):
            self.assertIn(missing, unit)
        self.assertNotIn("does not say where", unit)

    def test_every_field_of_the_index_is_explained(self):
        self.report()
        head = self.text("reports/2026-27/index.md").split("\n---\n")[0].splitlines()[1:]
        fields = self.site.run("list", "types", as_of=None).stdout.decode()
        report = re.search(r"(?ms)^report: .*?(?=^\w)", fields).group(0)
        for name in re.findall(r"(?m)^  (\w+) ", report):
            line = next((i for i, l in enumerate(head) if re.match(rf"(# )?{name}:", l)), None)
            self.assertIsNotNone(line, name)
            self.assertRegex(head[line - 1], r"^# [A-Z0-9`].*\.$", name)
        for name in ("title", "period", "label", "status", "owner", "reviewed", "partners"):
            self.assertTrue(any(l.startswith(f"{name}: ") for l in head), name)

    def test_what_it_can_know_it_does_not_ask(self):
        self.report()
        index = self.text("reports/2026-27/index.md")
        for line in ("owner: Business Manager", f"reviewed: {TODAY}", "partners: [council, police, nhs]",
                     "period: {from: 2026-04-01, to: 2027-03-31}", "title: Annual report 2026/27",
                     "status: draft"):
            self.assertIn(f"\n{line}\n", index)

    def test_a_chapter_can_be_sent_out_by_itself(self):
        self.report()
        chapter = self.text("reports/2026-27/nhs.md")
        for words in ("How to fill it in", "names", "Business Manager", "\nstate: requested\n",
                      "\nauthor: nhs\n", "title: \"NHS: Seaby, and its hospitals\"",
                      "## What we said we would do", "## What we did and how far it matched",
                      "## What difference it made"):
            self.assertIn(words, chapter)

    def test_a_chapter_of_its_own(self):
        self.report()
        self.assertEqual(self.made("chapter", "2026-27", "fire"), ["reports/2026-27/fire.md"])
        self.assertEqual(self.made("chapter", "2026-27", "Small group"),
                         ["reports/2026-27/small.md"])
        self.assertIn("\ngroup: small\n", self.text("reports/2026-27/small.md"))
        self.assert_builds()

    def test_the_chapters_of_the_report_before_are_taken_over_without_their_text(self):
        self.report()
        folder = "reports/2026-27"
        self.site.edit(f"content/{folder}/index.md", "# promises:", "promises:")
        for name in ("attendance", "appendix", "children"):
            (self.site.folder / f"content/{folder}/{name}.md").unlink()
        self.site.edit(f"content/{folder}/police.md", "Write here: what you did", "We walked. Or not:")
        self.site.edit(f"content/{folder}/index.md", "promises: [{id: social-media, text: Set up a "
                       "presence on social media.}]", "promises:\n  - {id: social-media, text: "
                       "Open a channel for news., chapter: police}")
        files = self.made("report", "2027-28")
        self.assertEqual(sorted(name.split("/")[-1] for name in files),
                         sorted(["index.md", "council.md", "police.md", "nhs.md", "leaders.md",
                                 "scrutiny.md", "strategy.md", "partners.md", "reviews.md",
                                 "finance.md"]))
        index = self.text("reports/2027-28/index.md")
        self.assertIn("\nprevious: reports/2026-27/index.md\n", index)
        self.assertIn("#   - {id: social-media, state: done", index)
        self.assertIn("\n  members: partners\n", index)
        police = self.text("reports/2027-28/police.md")
        self.assertIn("- Open a channel for news.\n", police)
        self.assertNotIn("We walked", police)
        self.assert_builds()

    def test_nothing_is_written_over(self):
        self.report()
        before = {path: self.text(path) for path in self.content()}
        for words in (["report", "2026-27"], ["chapter", "2026-27", "police"]):
            result = self.make(*words)
            self.assertEqual(result.returncode, 2)
            self.assertIn(b"is there already", result.stderr)
        self.assertEqual({path: self.text(path) for path in self.content()}, before)

    def test_whose_report_it_is(self):
        self.made("report", "2026", "--in", "about", "--body", "Seaby Board \"for\" adults: all")
        index = self.text("about/2026/index.md")
        self.assertIn('title: "Annual report 2026: Seaby Board \\"for\\" adults: all"', index)
        self.assert_builds()

    def test_wrong_usage(self):
        self.report()
        cases = {
            "nothing": [], "wrong-type": ["reprot", "2026-27"], "no-year": ["report"],
            "wrong-year": ["report", "2026/27"], "no-year-at-all": ["report", "../x"],
            "month": ["report", "2026-m11"], "two-years": ["report", "2026-27", "2027-28"],
            "no-section": ["report", "2030-31", "--in", "report"],
            "outside": ["report", "2030-31", "--in", "../reports"],
            "no-such-report": ["chapter", "2025-26", "police"],
            "no-such-author": ["chapter", "2026-27", "polic"],
            "no-author": ["chapter", "2026-27"], "no-title": ["page"],
            "empty-title": ["page", "!?"], "lines-in-title": ["page", "a\nb: c"],
            "wrong-day": ["page", "A", "--as-of", "tomorrow"],
            "wrong-option": ["page", "A", "--boddy", "B"],
        }
        for name, words in cases.items():
            with self.subTest(name):
                before = self.content()
                result = self.site.run("new", *words, as_of=None)
                self.assert_says(result, f"new/{name}")
                self.assertEqual(result.returncode, 2)
                self.assertEqual(self.content(), before)

    def test_where_there_is_no_site(self):
        result = self.site.run("new", "page", "A", "--site", "content", as_of=None)
        self.assertEqual(result.returncode, 2)
        self.assertIn(b"data/site.yaml", result.stderr)


class Pages(New):
    TYPES = ("page", "news", "guidance", "consultation", "briefing", "review")

    def test_each_type_makes_a_draft_that_builds(self):
        self.site.write("data/learning.yaml", "themes:\n  - {id: curiosity, name: Curiosity, "
                        "summary: To ask.}\nabuse: []\n")
        for kind in self.TYPES:
            with self.subTest(kind):
                path, = self.made(kind, f"A \"new\" {kind}: don’t # forget", "--in", "about")
                self.assertEqual(path, f"about/a-new-{kind}-dont-forget.md")
                self.assertIn(f'title: "A \\"new\\" {kind}: don’t # forget"', self.text(path))
        self.assert_builds()
        self.publish("--no-pdf")
        self.assertFalse(any("a-new-" in name for name in self.site.files()))

    def test_a_type_stands_where_the_site_keeps_it(self):
        self.site.edit("data/site.yaml", "theme: plain", "theme: plain\ntypes: {news: news}")
        self.site.write("content/news/index.md", page(title="News"))
        self.assertEqual(self.made("news", "A day out"), ["news/a-day-out.md"])
        self.assertIn(f"\npublished: {TODAY}\n", self.text("news/a-day-out.md"))

    def test_the_same_day_gives_the_same_bytes(self):
        self.made("page", "Twice")
        first = self.text("twice.md")
        (self.site.folder / "content/twice.md").unlink()
        self.made("page", "Twice")
        self.assertEqual(self.text("twice.md"), first)


if __name__ == "__main__":
    small_site.main()
