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

    def test_the_page_that_it_begins_is_accepted(self):
        self.site.write("content/hoarding.md", example("title: Hoarding") + "\nText.\n")
        self.publish()
        self.assertIn("hoarding/index.html", self.site.files())

    def test_a_build_ends_as_it_shows(self):
        def shape(text):
            return re.sub(r"[0-9,]+", "0", text)
        self.site.write("content/later.md", small_site.page(
            title="Later", fields="publish_on: 2027-01-30\n"))
        shown = shape(example("To look at it"))
        told = shape(self.publish().stdout.decode()).replace("file written", "files written")
        self.assertEqual(told, shown)

    def test_the_callouts_that_it_names_are_there(self):
        names = re.findall(r"`:::([a-z]+)`", README)
        self.assertEqual(len(names), 5)
        self.site.write("content/example.md", small_site.page(
            body="\n\n".join(f":::{name}\nText.\n:::" for name in names)))
        self.publish()

    def test_the_outputs_that_it_names_are_there(self):
        for name in ("_headers", "_redirects", "nginx.conf", "apache.conf"):
            self.assertIn(f"`{name}`", README)
            self.assertIn(name, self.site.files())

    def test_the_synonyms_that_it_shows_are_understood(self):
        self.site.write("data/synonyms.yaml", example("synonyms:"))
        self.publish()

    def test_the_film_that_it_shows_is_understood(self):
        def box(kind, content=b""):
            return (len(content) + 8).to_bytes(4, "big") + kind + content
        self.site.write("content/news/index.md", small_site.page(title="News"))
        self.site.write("content/news/false-friends.mp4", box(b"ftyp") + box(b"moov"))
        self.site.write("content/news/false-friends.vtt",
                        "WEBVTT\n\n00:01.000 --> 00:04.000\nHello.\n")
        self.site.write("content/news/false-friends.md", small_site.page(
            body=f"```video\n{example('people: actors')}```\n\n## In words\n\nTwo people talk."))
        self.assertEqual(self.publish().stderr, b"")
        for name in ("mp4", "vtt"):
            self.assertIn(f"news/false-friends.{name}", self.site.files())

    def test_the_sentence_in_easy_read_that_it_shows_is_accepted(self):
        sentence = re.search(r"`(!\[A clock\].*?)`", README).group(1)
        self.site.write("content/pictures/clock.svg", '<svg xmlns="http://www.w3.org/2000/svg" '
                        'viewBox="0 0 9 9"><circle cx="4" cy="4" r="4"/></svg>')
        self.site.write("content/easy.md", small_site.page(
            body=sentence, fields="type: easy-read\nof: [words]\nallow: [form-behind]\n"))
        self.assertEqual(self.publish("--no-pdf").returncode, 0)

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

    def test_the_meetings_that_it_shows_are_understood(self):
        text = (ROOT / "README.md").read_text()
        section = text[text.index("## Plan meetings"):].split("\n## ")[0]
        blocks = re.findall(r"```\n(.*?)```", section, re.S)
        self.assertEqual(len(blocks), 2)
        self.site.write("data/groups.yaml", "groups:\n  - {id: schools-forum, name: Schools Forum, "
                        "branch: children, purpose: It talks.}\n")
        self.site.write("data/meetings/forum.yaml", "".join(blocks))
        result = self.site.run("build")
        self.assertEqual((result.returncode, result.stderr.decode()), (0, ""))
        feed = (self.site.folder / "public/meetings/schools-forum/calendar.ics").read_text()
        self.assertEqual(feed.count("BEGIN:VEVENT"), 3)
        self.assertIn("STATUS:CANCELLED", feed)


if __name__ == "__main__":
    small_site.main()
