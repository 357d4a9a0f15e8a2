#!/usr/bin/env python3
"""What README.md shows is what the program does."""

import re
from pathlib import Path

import small_site
from small_site import SiteTest

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text()


def example(words):
    """The block of code that holds these words."""
    blocks = re.findall(r"(?ms)^```\n(.*?)^```$", README)
    return next(block for block in blocks if words in block)


class Readme(SiteTest):
    def test_the_mistake_that_it_shows_is_told_in_these_words(self):
        shown = example("[field-type]")
        head = (ROOT / "content/about/budget.md").read_text().split("\n---\n")[0]
        wrong = re.sub(r"(?m)^reviewed: .*$", "reviewed: 4/3/26", head)
        self.site.write("content/about/budget.md", f"{wrong}\n---\n\nText.\n")
        self.assertIn(shown, self.site.run("check").stderr.decode())

    def test_a_build_ends_as_it_shows(self):
        def shape(text):
            return re.sub(r"[0-9,]+", "0", text)
        self.site.write("content/later.md", small_site.page(
            title="Later", fields="publish_on: 2027-01-30\n"))
        shown = shape(example("To look at it"))
        told = shape(self.publish().stdout.decode()).replace("file written", "files written")
        self.assertEqual(told, shown)

    def test_the_outputs_that_it_names_are_there(self):
        for name in ("_headers", "_redirects", "nginx.conf", "apache.conf"):
            self.assertIn(f"`{name}`", README)
            self.assertIn(name, self.site.files())

    def test_the_accessibility_issue_that_it_shows_is_understood(self):
        self.site.write("data/accessibility.yaml", example("id: old-map") + (
            "scope: the website\nstatus: partial\nprepared: 2026-10-01\n"
            "last_reviewed: 2026-11-01\nlast_tested: 2026-11-01\ntested_by: We did.\n"
            "feedback: {contact: front-door, working_days: 10, formats: [large print]}\n"))
        self.site.write("content/statement.md", small_site.page(
            body="```accessibility-statement\n```"))
        self.assertEqual(self.publish().stderr, b"")
        self.assertIn(b"This fails WCAG 2.2 success criterion 1.1.1 (Non-text Content).",
                      self.site.files()["statement/index.html"])

    def test_what_it_links_to_is_there(self):
        links = re.findall(r"\]\((?!https?:)([^)#]+)", README)
        self.assertGreater(len(links), 15)
        for link in links:
            self.assertTrue((ROOT / link).exists(), link)

    def test_the_commands_for_a_report_make_one(self):
        self.assertIn("`./pier new report 2026-27`", README)
        self.site.write("content/about/annual-reports/index.md", small_site.page(title="Reports"))
        self.site.write("data/groups.yaml", "organisations:\n  - {id: fire, name: Fire}\n"
                        "groups: []\n")
        for words in ("new report 2026-27", "new chapter 2026-27 fire"):
            self.assertIn(f"`./pier {words}`", README)
            result = self.site.run(*words.split(), "--as-of", small_site.TODAY)
            self.assertEqual(result.returncode, 0, result.stderr.decode())
        self.publish("--drafts", "--no-pdf")


if __name__ == "__main__":
    small_site.main()
