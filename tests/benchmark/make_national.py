#!/usr/bin/env python3
"""Writes a national library: make_national.py REVIEWS FOLDER [PARTNERSHIPS]. A site without reviews
of its own that subscribes to PARTNERSHIPS neighbours (150), whose pinned catalogues share REVIEWS
made-up reviews and a briefing for every fiftieth. Themes, kinds of abuse and agencies are those of
make_reviews.py."""

import random
import shutil
import sys
from datetime import date, timedelta
from pathlib import Path

from make_reviews import ABUSE, AGENCIES, KINDS, THEMES, page, sentence
from theme import copy_theme

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))
import make_catalogue  # noqa: E402

AGES = ["under-1", "1-to-5", "6-to-10", "11-to-15", "16-to-17", "18-to-24", "25-to-44", "45-to-64",
        "65-to-74", "75-to-84", "85-and-over", "several"]


def some(chance, word, among, count):
    return [{"id": f"{word}-{n}", "name": f"{word.capitalize()} {n}"}
            for n in chance.sample(range(among), count)]


def review(chance, number, base, place):
    published = date(2000, 1, 1) + timedelta(days=chance.randrange(9_500))
    return make_catalogue.review(
        number, base, title=f"Review {number} of place {place}", summary=sentence(chance, 24),
        kind=chance.choice(KINDS), published=published.isoformat(), age=chance.choice(AGES),
        abuse=some(chance, "abuse", ABUSE, 2), themes=some(chance, "theme", THEMES, 3),
        agencies=some(chance, "agency", AGENCIES, 4), example=True)


def briefing(chance, number, base):
    return make_catalogue.briefing(number, base, title=f"Briefing {number}", published="2026-05-01",
                                   summary=sentence(chance), themes=some(chance, "theme", THEMES, 2))


def words(folder):
    """What make_reviews.py knows of themes, abuse and agencies."""
    (folder / "data" / "groups.yaml").write_text("organisations:\n" + "".join(
        f"  - {{id: agency-{n}, name: Agency {n}}}\n" for n in range(AGENCIES)) +
        "groups:\n  - {id: board, name: Board, branch: both, purpose: It meets.}\n")
    (folder / "data" / "learning.yaml").write_text("themes:\n" + "".join(
        f"  - {{id: theme-{n}, name: Theme {n}, summary: It is theme {n}.}}\n"
        for n in range(THEMES)) + "abuse:\n" + "".join(
        f"  - {{id: abuse-{n}, name: Abuse {n}, lists: [context]}}\n" for n in range(ABUSE)))


def main():
    count, folder = int(sys.argv[1]), Path(sys.argv[2])
    partnerships = int(sys.argv[3]) if len(sys.argv) > 3 else 150
    chance = random.Random(20261127)
    shutil.copytree(HERE / "pier" / "data", folder / "data")
    copy_theme(folder)
    # With a page for it, the search has its index.
    (folder / "themes/benchmark/templates/search.html").write_text(
        "{% extends 'base.html' %}\n{% block main %}<p>Search.</p>{% endblock %}\n")
    page(folder, "index.md", "Home")
    page(folder, "learning/index.md", "Learning")
    words(folder)
    lists = ["neighbours:"]
    for place in range(partnerships):
        base = f"https://place-{place}.example"
        lists += [f"  - id: place-{place}", f"    name: Partnership of place {place}",
                  f"    catalogue: {base}/catalogue.json", "    takes: [reviews, briefings]"]
        numbers = range(place * count // partnerships, (place + 1) * count // partnerships)
        catalogue = make_catalogue.catalogue(
            base, f"Partnership of place {place}",
            reviews=[review(chance, number, base, place) for number in numbers],
            briefings=[briefing(chance, number, base) for number in numbers if number % 50 == 0])
        file = folder / "data/neighbours" / f"place-{place}" / "catalogue.json"
        file.parent.mkdir(parents=True)
        file.write_text(make_catalogue.text_of(catalogue))
    (folder / "data" / "neighbours.yaml").write_text("\n".join(lists) + "\n")


if __name__ == "__main__":
    main()
