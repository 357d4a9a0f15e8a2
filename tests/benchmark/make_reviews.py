#!/usr/bin/env python3
"""Makes a site of N reviews with four recommendations each: make_reviews.py N FOLDER.

The words are as many as a partnership has: 30 themes, 15 kinds of abuse, 40 organisations.
"""

import shutil
import sys
from pathlib import Path

PIER = Path(__file__).resolve().parent / "pier"
KINDS = ("safeguarding-adult-review", "domestic-abuse-death-review", "thematic-review", "audit")
BANDS = ("under 1", "11 to 15", "45 to 64", "85 and over")
STATES = ("state: not-started", "state: in-progress, last_year: not-started",
          "state: done, done: 2025-01-01, evidence: An audit of 30 files.",
          "state: not-accepted, reason: The national programme does the same.")
INDEX = "---\ntitle: {}\nsummary: {}\n---\n\nText.\n"


def recommendation(review, number):
    return (f"  - {{id: {number}, text: Do what review {review} asks for in its part {number}., "
            f"owners: [org-{(review + number) % 40}, org-{(review * 7 + number) % 40}], "
            f"due: 202{(review + number) % 10}-0{number + 1}-1{number}, "
            f"{STATES[(review + number) % 4]}}}\n")


def review(number):
    fields = (f"type: review\ntitle: Review number {number}\n"
              f"summary: What was learned from review {number}.\nkind: {KINDS[number % 4]}\n"
              f"partnership: both\nage_band: {BANDS[number % 4]}\n"
              f"abuse: [abuse-{number % 15}, abuse-{(number + 3) % 15}]\n"
              f"themes: [theme-{number % 30}, theme-{(number + 11) % 30}]\n"
              f"agencies: [org-{number % 40}, org-{(number + 13) % 40}]\nstate: published\n"
              f"published: {2010 + number % 16}-0{1 + number % 9}-11\nrecommendations:\n")
    return ("---\n" + fields + "".join(recommendation(number, n) for n in range(4)) + "---\n\n"
            + "".join(f"## Part {part} of what happened\n\n"
                      + "Somebody asked and nobody wrote down what was said. " * 12 + "\n\n"
                      for part in range(4)))


def main():
    count, folder = int(sys.argv[1]), Path(sys.argv[2])
    shutil.copytree(PIER / "data", folder / "data")
    shutil.copytree(PIER / "theme", folder / "themes" / "benchmark")
    (folder / "data/learning.yaml").write_text(
        "themes:\n"
        + "".join(f"  - {{id: theme-{n}, name: Theme {n}, summary: What it means.}}\n"
                  for n in range(30))
        + "abuse:\n"
        + "".join(f"  - {{id: abuse-{n}, name: Abuse {n}, lists: [adults, children]}}\n"
                  for n in range(15)))
    (folder / "data/groups.yaml").write_text(
        "organisations:\n"
        + "".join(f"  - {{id: org-{n}, name: Organisation {n}}}\n" for n in range(40))
        + "groups:\n  - {id: board, name: Board, branch: both, purpose: It decides.}\n")
    reviews = folder / "content/learning/reviews"
    reviews.mkdir(parents=True)
    (folder / "content/index.md").write_text(
        "---\ntitle: Reviews of a place\nsummary: A site of reviews.\nowner: Somebody\n"
        "reviewed: 2026-11-21\n---\n\nText.\n")
    (folder / "content/learning/index.md").write_text(
        INDEX.format("Learning", "What reviews teach."))
    (reviews / "index.md").write_text(INDEX.format("Reviews", "All of them."))
    for number in range(count):
        (reviews / f"review-{number}.md").write_text(review(number))


if __name__ == "__main__":
    main()
