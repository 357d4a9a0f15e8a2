#!/usr/bin/env python3
"""Makes the same site twice: as content for Pier and as content for Hugo.

    make_site.py PAGES FOLDER [--seed N]

Writes FOLDER/pier and FOLDER/hugo. The text is drawn at random from a small vocabulary; the same
seed gives the same bytes. Each page has about 600 words with headings, lists, a table with a
caption, links to other pages, two footnotes and three of forty tags, in one of six sections. Both
sites use a minimal theme with the same parts: navigation, breadcrumbs, tags, the next and previous
page, and lists of sections and tags.
"""

import argparse
import random
import shutil
from pathlib import Path

from theme import copy_theme

HERE = Path(__file__).resolve().parent
SECTIONS = ["adults", "children", "learning", "partners", "policies", "support"]
WORDS = """
adult advice agency agree answer approach area arrange ask assess audit aware balance board briefing
build calm care carer case change check child choice circumstance clear clinic colleague common
community concern confident consent contact council course decide decision describe detail develop
document duty early effect enquiry ensure event evidence example experience explain explore family
first follow friend gather group guide harm health help history home hope hospital identify impact
include inform judge keep know lead learn listen local look manage matter measure meet member method
need neighbour notice nurse offer open opinion outcome panel parent partner pattern person place plan
point police policy practice prepare present prevent process protect provide question reason record
reduce refer reflect relative report respect respond response result review right risk role safe
school section sense service share sign simple social speak special staff standard start step story
strategy strength support survey system talk task teacher team theme think threshold time together
trust understand unit use view visit voice warden welfare wish work worker write year young
""".split()


class Text:
    """Random text of one site."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def words(self, count):
        return " ".join(self.random.choices(WORDS, k=count))

    def sentence(self, extra=""):
        return f"{self.words(self.random.randint(9, 16)).capitalize()}{extra}."

    def paragraph(self, sentences=3):
        return " ".join(self.sentence() for _ in range(sentences))


class Page:
    """Where a page lies and what it is called."""

    def __init__(self, number, text):
        self.section = SECTIONS[number % len(SECTIONS)]
        self.name = f"page-{number:05}"
        # Unlike a short phone number, such as 101 or 85258.
        self.title = f"{text.words(3).capitalize()} {1000 + number:,}"
        self.tags = text.random.sample(TAGS, 3)


TAGS = [f"{first} {second}" for first in WORDS[10:18] for second in WORDS[60:65]]


def front_matter(title, summary, tags=()):
    lines = ["---", f"title: {title}", f"summary: {summary}"]
    if tags:
        lines.append(f"tags: [{', '.join(tags)}]")
    return "\n".join([*lines, "owner: Business Unit", "reviewed: 2026-06-04", "---", ""])


def body(page, pages, link, text):
    """The Markdown of a page. `link` says how the generator at hand writes a link between pages."""
    targets = iter(text.random.sample(pages, 6))
    parts = [text.paragraph()]
    for number in range(1, 6):
        parts.append(f"## {text.words(3).capitalize()}")
        target = next(targets)
        parts.append(f"{text.paragraph(2)} See [{target.title}]({link(page, target)}).")
        if number in (1, 3):
            note = (number + 1) // 2
            parts.append(text.sentence(f"[^{note}]"))
        if number in (2, 4):
            marker = "-" if number == 2 else "1."
            parts.append("\n".join(f"{marker} {text.sentence()}" for _ in range(4)))
        if number == 3:
            parts.append(f"### {text.words(2).capitalize()}")
            parts.append(f"Table: {text.words(5).capitalize()}")
            parts.append(table(text))
        parts.append(text.paragraph(2))
    parts.append(f"[^1]: {text.sentence()}")
    parts.append(f"[^2]: {text.sentence()}")
    return "\n\n".join(parts) + "\n"


def table(text):
    rows = [f"| {' | '.join(w.capitalize() for w in text.words(3).split())} | Number |",
            "|---|---|---|--:|"]
    for _ in range(6):
        rows.append(f"| {' | '.join(text.words(3).split())} | {text.random.randint(1, 99)} |")
    return "\n".join(rows)


def write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")


def write_content(folder, index_name, link, count, seed):
    """Writes content/ of one generator. The same seed gives both the same text."""
    text = Text(seed)
    pages = [Page(number, text) for number in range(count)]
    write(folder / "content" / index_name,
          front_matter("Benchmark", text.sentence()) + text.paragraph() + "\n")
    for section in SECTIONS:
        write(folder / "content" / section / index_name,
              front_matter(section.capitalize(), text.sentence()) + text.paragraph() + "\n")
    for page in pages:
        head = front_matter(page.title, text.sentence(), page.tags)
        write(folder / "content" / page.section / f"{page.name}.md",
              head + "\n" + body(page, pages, link, text))


def make_pier(folder, count, seed):
    def link(page, target):
        return f"{target.name}.md" if page.section == target.section else (
            f"../{target.section}/{target.name}.md")
    write_content(folder, "index.md", link, count, seed)
    shutil.copytree(HERE / "pier" / "data", folder / "data")
    copy_theme(folder)


def make_hugo(folder, count, seed):
    # Plain addresses are the form of link that costs Hugo least.
    write_content(folder, "_index.md", lambda _, target: f"/{target.section}/{target.name}/",
                  count, seed)
    shutil.copytree(HERE / "hugo", folder, dirs_exist_ok=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    make_pier(options.folder / "pier", options.pages, options.seed)
    make_hugo(options.folder / "hugo", options.pages, options.seed)


if __name__ == "__main__":
    main()
