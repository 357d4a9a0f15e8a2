#!/usr/bin/env python3
"""What may not be public at a moment is in no byte and no name that is published at that moment.

Words that stand nowhere else are planted in everything that can wait, expire or be held back, in
every place where it could show. The site is built one second before the moment, at it and one
second after, and every byte and every name of the output is searched.
"""

import json
import zlib

import small_site
from small_site import SiteTest, page, pdf

# 1 December 2026, 00:00 UTC.
MOMENT = 1_796_083_200
DAY_BEFORE, DAY = "2026-11-30", "2026-12-01"
LONG_AGO = "2026-01-15"

TAXONOMY = """themes:
  - {id: curiosity, name: Professional curiosity, summary: To ask and to check.,
     guidance: [zqguideslugaxk.md]}
abuse:
  - {id: self-neglect, name: Self-neglect, lists: [adults]}
"""
GROUPS = """organisations:
  - {id: police, name: Police}
groups:
  - {id: board, name: Board, branch: both, purpose: It decides., time: 10:00-12:00}
"""
FIGURES = """own_area: seaby
areas:
  - {id: seaby, name: Seaby, kind: authority}
themes:
  - {id: care, title: Care, branch: children}
"""
SNAPSHOT = {
    "format": "pier-snapshot-1", "title": "Visits", "as_at": "2026-03-31",
    "source": {"title": "An annual report"}, "policy": "none",
    "policy_reason": "These are counts of visits and not of people.",
    "indicators": [{
        "id": "visits", "title": "Visits", "definition": "Visits to homes.", "branch": "children",
        "theme": "care", "unit": "count", "per": "visits", "polarity": "neutral", "decimals": 0,
        "observations": [{"area": "seaby", "period": "2025-26", "value": 280}]}]}


class Words:
    """Makes the canaries: words of letters, which survive in addresses and in stemmed indexes."""

    def __init__(self):
        self.all = {}

    def __call__(self, item, part):
        word = f"zq{item}{part}xk"
        assert word.isalpha() and word.islower(), word
        self.all.setdefault(item, {})[part] = word
        return word


def chunk(kind, data):
    return (len(data).to_bytes(4, "big") + kind + data
            + zlib.crc32(kind + data).to_bytes(4, "big"))


def png(text):
    """A picture of one pixel that says `text` in its bytes."""
    return (b"\x89PNG\r\n\x1a\n"
            + chunk(b"IHDR", bytes([0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0]))
            + chunk(b"tEXt", b"Comment\0" + text.encode())
            + chunk(b"IDAT", zlib.compress(bytes(5))) + chunk(b"IEND", b""))


class Plant:
    """Writes what carries the words."""

    def __init__(self, site):
        self.site = site
        self.word = Words()

    def page(self, item, fields, folder="", body=""):
        """Any page, with a word wherever a page can show one."""
        word = lambda part: self.word(item, part)  # noqa: E731
        text = (f"## Heading {word('heading')}\n\nText {word('body')}.[^1]\n\n"
                f"![Picture {word('alt')}]({word('picture')}.png)\n\n"
                f":::note Note {word('callout')}\nText.\n:::\n\n"
                f"Read [the file {word('link')}]({word('file')}.txt).\n\n{body}\n\n"
                f"[^1]: Note {word('note')}.\n")
        fields = (f"tags: [{word('tag')}]\naliases: [/old/{word('alias')}/]\n{fields}")
        path = f"content/{folder}{word('slug')}.md"
        self.site.write(path, page(body=text, title=f"Title {word('title')}",
                                   summary=f"Summary {word('summary')}.", fields=fields))
        for name, data in ((word("picture") + ".png", png(word("pixels"))),
                           (word("file") + ".txt", (word("bytes") + "\n").encode())):
            self.site.write(f"content/{folder}{name}", data)
        return self.word.all[item]["slug"]

    def review(self, item, state, kind="safeguarding-adult-review", documents=True, more=""):
        """A review, with a word in each text of its record."""
        word = lambda part: self.word(item, part)  # noqa: E731
        fields = (f"type: review\nkind: {kind}\npartnership: adults\nthemes: [curiosity]\n"
                  f"abuse: [self-neglect]\nage_band: 45 to 64\nagencies: [police]\n{state}"
                  f"pseudonym: Adult {word('pseudonym')}\n"
                  f"content_warning: It tells {word('warning')}.\n"
                  f"family: {{involved: not-invited, reason: Because {word('family')}.}}\n"
                  "recommendations:\n"
                  f"  - {{id: {word('recid')}, text: Do {word('rec')}., owners: [police], "
                  f"state: done, done: 2026-01-01, evidence: We saw {word('evidence')}., "
                  f"changed: Now {word('changed')}.}}\n"
                  f"  - {{id: b, text: Do that., owners: [police], state: not-accepted, "
                  f"reason: No {word('reason')}.}}\n{more}")
        if documents:
            fields += (f"documents:\n  - {{title: Report {word('doctitle')}, kind: full, "
                       f"file: learning/reviews/{word('document')}.pdf}}\n")
            self.site.write(f"content/learning/reviews/{word('document')}.pdf",
                            pdf(word("docbytes")))
        return self.page(item, fields, "learning/reviews/")

    def briefing(self, item, fields):
        word = lambda part: self.word(item, part)  # noqa: E731
        own = (f"type: briefing\naudience: adults\nthemes: [curiosity]\nnext_review: 2027-12-01\n"
               f"questions: [\"One {word('question')}?\", \"Two?\", \"Three?\"]\n"
               f"monday: [Ask {word('monday')}.]\nallow: [briefing-time]\n{fields}")
        parts = "\n\n".join(f"## Part {n} {word('part' + 'abcdef'[n])}\n\nText."
                            for n in range(6))
        return self.page(item, own, "learning/briefings/", parts)


NEVER, FROM_MOMENT, UNTIL_MOMENT = "never", "from", "until"
# What came of a consultation is shown when it has closed, and this one is open.
NOT_SHOWN = {"outcome"}


class Embargo(SiteTest):
    def setUp(self):
        super().setUp()
        plant = self.plant = Plant(self.site)
        self.when = {}
        self.site.write("data/learning.yaml", TAXONOMY)
        self.site.write("data/groups.yaml", GROUPS)
        for folder, title in (("learning", "Learning"), ("learning/reviews", "Reviews"),
                              ("learning/briefings", "Briefings"), ("papers", "Papers")):
            self.site.write(f"content/{folder}/index.md", page(title=title))
        self.pages()
        self.reviews()
        self.briefings()
        self.reports()
        self.calendar()
        self.words = plant.word.all

    def is_shown(self, item, when):
        self.when[item] = when

    def pages(self):
        plant = self.plant
        on_the_day = f"publish_on: {DAY}\n"
        for item, fields, when in (
                ("draft", "draft: true\n", NEVER),
                ("plain", on_the_day, FROM_MOMENT),
                ("news", f"type: news\npublished: {DAY}\n", FROM_MOMENT)):
            plant.page(item, fields)
            self.is_shown(item, when)
        plant.page("guidance", "type: guidance\nissue: \"1\"\napproved: 2026-11-01\n"
                   "reviewed: 2026-11-01\nnext_review: 2027-11-01\naudience: [board]\n"
                   f"{on_the_day}changes: [{{date: 2026-11-01, issue: \"1\", "
                   f"summary: {plant.word('guidance', 'change')} came.}}]\n")
        self.is_shown("guidance", FROM_MOMENT)
        plant.page("consultation", f"type: consultation\nopens: {DAY}\ncloses: 2026-12-24\n"
                   f"{on_the_day}outcome: It gave {plant.word('consultation', 'outcome')}.\n"
                   f"documents: [{{title: Paper {plant.word('consultation', 'doctitle')}, "
                   f"file: {plant.word('consultation', 'document')}.pdf}}]\n")
        self.site.write(f"content/{plant.word('consultation', 'document')}.pdf",
                        pdf(plant.word("consultation", "docbytes")))
        self.is_shown("consultation", FROM_MOMENT)
        # The page that a theme of data/learning.yaml names.
        guide = plant.page("guide", on_the_day).replace("zqguideslugxk", "zqguideslugaxk")
        self.site.write(f"content/{guide}.md", page(title="A guide", fields=on_the_day))
        plant.word.all["guideofatheme"] = {"slug": guide}
        self.is_shown("guide", FROM_MOMENT)
        self.is_shown("guideofatheme", FROM_MOMENT)
        # A section that waits holds back what is in it.
        section = plant.word("section", "slug")
        self.site.write(f"content/{section}/index.md",
                        page(title=plant.word("section", "title"), fields=on_the_day))
        plant.page("inside", "", f"{section}/")
        self.is_shown("section", FROM_MOMENT)
        self.is_shown("inside", FROM_MOMENT)
        self.figures()

    def figures(self):
        """A page with a chart: its words, and the file of its figures, are those of the page."""
        plant = self.plant
        self.site.write("data/figures.yaml", FIGURES)
        self.site.write("data/metrics/report.json", json.dumps(SNAPSHOT))
        self.site.write("content/figures/index.md", page(title="Figures"))
        plant.page("figure", f"publish_on: {DAY}\n", body="```table\nindicator: visits\n"
                   f"caption: Visits {plant.word('figure', 'caption')}\n```\n")
        self.is_shown("figure", FROM_MOMENT)

    def reviews(self):
        plant = self.plant
        public = "state: published\npublished: "
        held = "state: held-back\nhold: {reason: inquest, announce: "
        plant.review("scheduled", f"{public}{DAY}\n")
        self.is_shown("scheduled", FROM_MOMENT)
        plant.review("expiring", f"{public}{LONG_AGO}\npublish_until: {DAY_BEFORE}\n")
        self.is_shown("expiring", UNTIL_MOMENT)
        for item, state, kind in (
                ("announced", held + "true}\n", "safeguarding-adult-review"),
                ("secret", held + "false}\n", "safeguarding-adult-review"),
                ("overheld", held + f"true, until: {DAY}}}\n", "audit"),
                ("inprogress", "state: in-progress\n", "thematic-review"),
                ("commissioned", "state: commissioned\n", "local-learning-review"),
                ("rapid", "state: in-progress\n", "rapid-review")):
            plant.review(item, state, kind, documents=False)
            self.is_shown(item, NEVER)
        plant.review("archived", f"state: archived\npublished: {LONG_AGO}\n")
        plant.review("draftreview", f"{public}{LONG_AGO}\ndraft: true\n")
        self.is_shown("archived", NEVER)
        self.is_shown("draftreview", NEVER)

    def briefings(self):
        plant = self.plant
        plant.briefing("briefing", f"published: {DAY}\n")
        self.is_shown("briefing", FROM_MOMENT)
        # What is learned from a review that nobody may see waits with it.
        for item, review, when in (("ofscheduled", "scheduled", FROM_MOMENT),
                                   ("ofsecret", "secret", NEVER)):
            slug = plant.word.all[review]["slug"]
            plant.briefing(item, f"published: {LONG_AGO}\nfrom: [{slug}]\n")
            self.is_shown(item, when)

    def reports(self):
        """Annual reports: chapters are as public as their report, by its status and its day."""
        word = self.plant.word
        self.site.write("content/reports/index.md", page(title="Reports"))
        for item, status, when in (
                ("report", f"published\npublished: {DAY}", FROM_MOMENT),
                ("unsigned", f"consultation\npublished: {LONG_AGO}", NEVER)):
            chapter = item + "chapter"
            folder = f"reports/{word(item, 'folder')}/"
            self.plant.page(chapter, "type: chapter\nstate: final\nauthor: police\n"
                            f"author_role: Role {word(chapter, 'role')}\n", folder,
                            f"Table: Caption {word(chapter, 'table')}\n\n| A | B |\n|---|---|\n"
                            "| a | b |")
            self.site.write(f"content/{folder}index.md", page(
                body=f"Text {word(item, 'body')}. {{ref {word(chapter, 'slug')}}}",
                title=f"Title {word(item, 'title')}", summary=f"Summary {word(item, 'summary')}.",
                fields=f"type: report\nbody: Body {word(item, 'whose')}\nlabel: 2025/26\n"
                       "period: {from: 2025-04-01, to: 2026-03-31}\npartners: [police]\n"
                       f"signed_off: [{{by: police, on: {LONG_AGO}}}]\nstatus: {status}\n"))
            self.is_shown(item, when)
            self.is_shown(chapter, when)

    def calendar(self):
        word = self.plant.word
        self.site.write(f"content/papers/{word('paper', 'document')}.pdf",
                        pdf(word("paper", "docbytes")))
        self.site.write("data/meetings/board.yaml",
                        "group: board\nagreed: 2026-10-01\nmeetings:\n  - date: 2026-12-09\n"
                        f"    papers:\n      - {{title: Risks, file: papers/"
                        f"{word('paper', 'document')}.pdf, published: {DAY}}}\n")
        self.is_shown("paper", FROM_MOMENT)
        self.site.write("data/meetings/draft.yaml",
                        "group: board\nagreed: 2026-10-01\ndraft: true\nmeetings:\n"
                        f"  - {{date: 2027-03-10, id: {word('event', 'slug')}, "
                        f"title: {word('event', 'title')}, place: {word('event', 'place')}, "
                        f"decisions: [{word('event', 'decision')}]}}\n")
        self.site.write(f"data/training/{word('course', 'slug')}.yaml",
                        f"title: {word('course', 'title')}\nsummary: {word('course', 'summary')}\n"
                        "audience: [All]\nagreed: 2026-10-01\ndraft: true\n"
                        "sessions:\n  - date: 2027-03-10\n")
        self.is_shown("event", NEVER)
        self.is_shown("course", NEVER)

    # What is seen, and what may be.

    def seen(self, second, *options):
        """The words that can be found anywhere once the site was built at this second."""
        result = self.publish(*options, as_of=None,
                              environment={"SOURCE_DATE_EPOCH": str(second)})
        files = self.site.files()
        found = b"\n".join([*files.values(), "\n".join(files).encode()])
        for record in ("urls.txt", "published-reviews.txt", "published-meetings.txt"):
            file = self.site.folder / "data" / record
            found += file.read_bytes() if file.exists() else b""
        # Warnings name the files that they are about, for those who wrote them; the report may not.
        found = (found + result.stdout).lower()
        self.report = result.stdout.decode()
        return {word for parts in self.words.values() for word in parts.values()
                if word.encode() in found}

    def public(self, *whens, without=frozenset()):
        return {word for item, parts in self.words.items() if self.when[item] in whens
                for part, word in parts.items() if part not in without}

    def check(self, second, *whens, options=("--production",), left=frozenset()):
        seen = self.seen(second, *options)
        self.assertEqual(seen - self.public(*whens) - left, set(), "may not be seen")
        self.assertEqual(self.public(*whens, without=NOT_SHOWN) - seen, set(), "must be seen")

    def test_there_are_enough_of_them(self):
        self.assertGreaterEqual(len(self.words), 20)
        self.assertGreaterEqual(sum(len(parts) for parts in self.words.values()), 60)
        self.assertEqual(set(self.words), set(self.when))

    def test_one_second_before(self):
        self.check(MOMENT - 1, UNTIL_MOMENT)
        self.assertIn("Build it again on 1 December 2026", self.report)

    def test_at_the_moment(self):
        self.check(MOMENT, FROM_MOMENT)

    def test_one_second_after(self):
        self.check(MOMENT + 1, FROM_MOMENT)
        self.assertIn("Build it again on 25 December 2026", self.report)

    def test_the_same_site_over_the_moment(self):
        """What was public leaves its addresses and nothing else: they say that it is gone."""
        self.check(MOMENT - 1, UNTIL_MOMENT)
        gone = self.words["expiring"]
        left = {gone[part] for part in ("slug", "alias", "tag", "picture", "file", "document")}
        for second in (MOMENT, MOMENT + 1):
            self.check(second, FROM_MOMENT, left=left)
        self.assertIn(b"It was published until 30 November 2026.",
                      self.site.files()[f"learning/reviews/{gone['slug']}/index.html"])

    def test_a_preview_names_no_review_that_nobody_may_see(self):
        seen = self.seen(MOMENT - 1)
        secret = {word for item in ("announced", "secret", "overheld", "inprogress",
                                    "commissioned", "rapid", "archived", "event", "course")
                  for word in self.words[item].values()}
        self.assertEqual(seen & secret, set())

    def test_drafts_that_are_asked_for_do_not_open_what_is_held_back(self):
        seen = self.seen(MOMENT - 1, "--drafts")
        for item in ("announced", "secret", "overheld", "inprogress", "commissioned", "rapid",
                     "archived", "ofsecret"):
            self.assertEqual(seen & set(self.words[item].values()), set(), item)
        for item in ("draft", "scheduled", "draftreview", "briefing", "ofscheduled", "report",
                     "unsignedchapter"):
            self.assertIn(self.words[item]["body"], seen)


if __name__ == "__main__":
    small_site.main()
