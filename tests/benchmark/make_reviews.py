#!/usr/bin/env python3
"""Writes a site of reviews: make_reviews.py REVIEWS FOLDER. Each review has four recommendations,
three of twenty themes, two of ten kinds of abuse and four of twenty organisations; there is a
briefing for every fiftieth."""

import random
import shutil
import sys
from datetime import date, timedelta
from pathlib import Path

from theme import copy_theme

HERE = Path(__file__).resolve().parent
THEMES, ABUSE, AGENCIES = 20, 10, 20
AGES = ["under 1", "1 to 5", "6 to 10", "11 to 15", "16 to 17", "18 to 24", "25 to 44", "45 to 64",
        "65 to 74", "75 to 84", "85 and over", "several"]
KINDS = ["safeguarding-adult-review", "serious-case-review", "thematic-review", "audit",
         "local-learning-review"]
STATES = ["not-started", "in-progress", "done", "not-accepted"]
WORDS = ("people who work with families ask what life is like at home and write down what they see "
         "so that others can act on it in good time").split()


def sentence(chance, length=18):
    return " ".join(chance.choice(WORDS) for _ in range(length)).capitalize() + "."


def some(chance, prefix, among, count):
    return "[" + ", ".join(f"{prefix}-{n}" for n in chance.sample(range(among), count)) + "]"


def recommendation(chance, number):
    state = chance.choice(STATES)
    lines = [f"  - id: {number}", f"    text: {sentence(chance)}",
             f"    owners: {some(chance, 'agency', AGENCIES, 2)}", f"    state: {state}",
             f"    due: {date(2026, 1, 1) + timedelta(days=chance.randrange(700))}",
             f"    last_year: {chance.choice(STATES[:2])}"]
    if state == "done":
        lines += ["    done: 2026-09-01", f"    evidence: {sentence(chance)}"]
    if state == "not-accepted":
        lines.append(f"    reason: {sentence(chance)}")
    return lines


def review(chance, number):
    published = date(2000, 1, 1) + timedelta(days=chance.randrange(9_500))
    lines = ["---", f"title: Review {number}", f"summary: {sentence(chance)}",
             f"kind: {chance.choice(KINDS)}", "partnership: both", "state: published",
             f"age_band: {chance.choice(AGES)}", f"published: {published}",
             f"referred: {published - timedelta(days=500)}",
             f"abuse: {some(chance, 'abuse', ABUSE, 2)}",
             f"themes: {some(chance, 'theme', THEMES, 3)}",
             f"agencies: {some(chance, 'agency', AGENCIES, 4)}", "example: true",
             "recommendations:"]
    for one in range(1, 5):
        lines += recommendation(chance, one)
    lines += ["---", ""]
    for heading in ("What happened", "What we learned"):
        lines += [f"## {heading}", ""]
        for _ in range(3):
            lines += [" ".join(sentence(chance) for _ in range(4)), ""]
    return "\n".join(lines)


def briefing(chance, number):
    lines = ["---", f"title: Briefing {number}", f"summary: {sentence(chance)}",
             "audience: everybody", f"themes: {some(chance, 'theme', THEMES, 2)}",
             f"from: [review-{number}]", "questions: [What we do., What helps., What comes next.]",
             "monday: [Ask one question more.]", "published: 2026-05-01", "next_review: 2027-05-01",
             "---", ""]
    for part in range(1, 8):
        lines += [f"## Part {part}", "", " ".join(sentence(chance) for _ in range(9)), ""]
    return "\n".join(lines)


def page(folder, path, title):
    file = folder / "content" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"---\ntitle: {title}\nsummary: {title}.\nowner: Unit\n"
                    "reviewed: 2026-10-01\n---\n\nText.\n")


def main():
    count, folder = int(sys.argv[1]), Path(sys.argv[2])
    chance = random.Random(20261201)
    pier = HERE / "pier"
    shutil.copytree(pier / "data", folder / "data")
    copy_theme(folder)
    # With a page for it, the search has its index.
    (folder / "themes/benchmark/templates/search.html").write_text(
        "{% extends 'base.html' %}\n{% block main %}<p>Search.</p>{% endblock %}\n")
    page(folder, "index.md", "Home")
    page(folder, "learning/index.md", "Learning")
    page(folder, "learning/reviews/index.md", "Reviews")
    page(folder, "learning/briefings/index.md", "Briefings")
    site = folder / "data" / "site.yaml"
    site.write_text(site.read_text() + "\ntypes: {learning/reviews: review, "
                    "learning/briefings: briefing}\n")
    (folder / "data" / "groups.yaml").write_text("organisations:\n" + "".join(
        f"  - {{id: agency-{n}, name: Agency {n}}}\n" for n in range(AGENCIES)) +
        "groups:\n  - {id: board, name: Board, branch: both, purpose: It meets.}\n")
    (folder / "data" / "learning.yaml").write_text("themes:\n" + "".join(
        f"  - {{id: theme-{n}, name: Theme {n}, summary: It is theme {n}.}}\n"
        for n in range(THEMES)) + "abuse:\n" + "".join(
        f"  - {{id: abuse-{n}, name: Abuse {n}, lists: [context]}}\n" for n in range(ABUSE)))
    for number in range(count):
        (folder / "content/learning/reviews" / f"review-{number}.md").write_text(
            review(chance, number))
        if number % 50 == 0:
            (folder / "content/learning/briefings" / f"briefing-{number}.md").write_text(
                briefing(chance, number))


if __name__ == "__main__":
    main()
