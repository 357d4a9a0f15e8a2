#!/usr/bin/env python3
"""Writes a site of annual reports: make_reports.py REPORTS FOLDER. Each has 120 pages of 400 words:
20 chapters of eight sections, with footnotes, references to other chapters, Markdown tables and a
table of figures from data/tables."""

import random
import shutil
import sys
from pathlib import Path

from theme import copy_theme

HERE = Path(__file__).resolve().parent
CHAPTERS, SECTIONS, PARAGRAPHS, WORDS_EACH = 20, 8, 5, 60
WORDS = ("people who work with families ask what life is like at home and write down what they see "
         "so that others can act on it in good time").split()


def sentence(chance, length=15):
    words = [chance.choice(WORDS)]
    while len(words) < length:
        word = chance.choice(WORDS)
        if word != words[-1]:
            words.append(word)
    return " ".join(words).capitalize() + "."


def paragraph(chance):
    return " ".join(sentence(chance) for _ in range(WORDS_EACH // 15))


def table(chance, chapter, section):
    lines = [f"Table: Contacts by quarter, part {chapter}.{section}", "",
             "| Team | First | Second | Third | Fourth |", "|---|--:|--:|--:|--:|"]
    lines += [f"| Team {row} | " + " | ".join(str(chance.randrange(100, 999)) for _ in range(4)) +
              " |" for row in range(1, 7)]
    return lines + [""]


def chapter(chance, report, number):
    lines = ["---", "type: chapter", f"title: What team {number} did, report {report}",
             f"summary: {sentence(chance)}", f"order: {number}", "state: final",
             "author: council" if number == 1 else "author_role: Manager", "---", ""]
    for section in range(1, SECTIONS + 1):
        other = chance.randrange(1, CHAPTERS + 1)
        lines += [f"## Part {section} of chapter {number}", ""]
        for n in range(PARAGRAPHS):
            text = paragraph(chance)
            if n == 0:
                text += f" See {{ref chapter-{other}#part-{section}-of-chapter-{other}}}."
            if n == 1 and section % 2 == 0:
                text += f" This is counted.[^{section}]"
            lines += [text, ""]
        if section % 2 == 0:
            lines += table(chance, number, section)
    lines += ["```data-table", f"id: report-{report}/chapter-{number}", "```", ""]
    lines += [f"[^{section}]: {sentence(chance)}" for section in range(2, SECTIONS + 1, 2)]
    return "\n".join(lines) + "\n"


def figures(chance, folder, report, number):
    """A table with totals that add up."""
    base = folder / f"data/tables/report-{report}"
    base.mkdir(parents=True, exist_ok=True)
    rows = [[chance.randrange(100, 9_999) for _ in range(4)] for _ in range(12)]
    lines = ["Line,2018,2019,2020,2021"]
    lines += [f"Line {n}," + ",".join(map(str, row)) for n, row in enumerate(rows, 1)]
    lines.append("Total," + ",".join(str(sum(column)) for column in zip(*rows)))
    (base / f"chapter-{number}.csv").write_text("\n".join(lines) + "\n")
    (base / f"chapter-{number}.yaml").write_text(
        f"caption: What chapter {number} of report {report} spends\n"
        f"source: Report {report}, chapter {number}\nabout: money\ncolumns:\n"
        "  - {id: line, kind: text}\n" +
        "".join(f"  - {{id: y{year}, kind: number}}\n" for year in range(2018, 2022)) +
        "totals:\n  - {row: Total, sum: all}\n")


def index(report):
    year = 1980 + report
    return (f"---\ntype: report\ntitle: Report {report}\nsummary: Report number {report}.\n"
            "owner: Unit\nreviewed: 2026-06-01\nbody: Partnership\n"
            f"period: {{from: {year}-04-01, to: {year + 1}-03-31}}\n"
            f"label: {year}/{(year + 1) % 100:02}\nstatus: published\npublished: {year + 1}-11-01\n"
            "signed_off: [{by: council, on: 2026-01-01}]\npartners: [council]\nduties: []\n"
            "large_print: false\n---\n\nWhat was done in the year.\n")


def page(folder, path, title):
    file = folder / "content" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"---\ntitle: {title}\nsummary: {title}.\nowner: Unit\n"
                    "reviewed: 2026-06-01\n---\n\nText.\n")


def main():
    count, folder = int(sys.argv[1]), Path(sys.argv[2])
    chance = random.Random(7)
    shutil.copytree(HERE / "pier" / "data", folder / "data")
    copy_theme(folder)
    for path, title in (("index.md", "Home"), ("reports/index.md", "Reports")):
        page(folder, path, title)
    for report in range(1, count + 1):
        base = folder / f"content/reports/report-{report}"
        base.mkdir(parents=True)
        (base / "index.md").write_text(index(report))
        for number in range(1, CHAPTERS + 1):
            (base / f"chapter-{number}.md").write_text(chapter(chance, report, number))
            figures(chance, folder, report, number)
    (folder / "data/groups.yaml").write_text(
        "organisations:\n  - {id: council, name: The council}\ngroups: []\n")


if __name__ == "__main__":
    main()
