#!/usr/bin/env python3
"""Makes a small site with the theme of the real one, which has what neighbours share: reviews,
briefings, and procedures of which the copy is right, changed and vanished.

    neighbours_site.py FOLDER
"""

import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests/support"), str(ROOT / "tests/command_line")]
import federation  # noqa: E402
import make_catalogue as made  # noqa: E402
import small_site  # noqa: E402

PROCEDURES = ("right", "changed", "vanished")


def text_of(name, base):
    return (f"---\ntitle: The {name} procedure\nowner: Business Unit\nissue: \"2\"\n"
            f"approved: 2026-06-04\nsource: {base}/professionals/{name}/\n---\n\n## When\n\n"
            "Ring 999 in danger.\n\nTable: Who does what\n\n| Who | What |\n|---|---|\n"
            "| Carer | rings |\n| Police | search |\n")


def share(folder, name, title, procedures=()):
    base = f"https://{name}.example"
    place = folder / "data/neighbours" / name
    place.mkdir(parents=True)
    offered = []
    for one in procedures:
        text = text_of(one, base)
        (place / "procedures").mkdir(exist_ok=True)
        (place / f"procedures/{one}.md").write_text(text)
        if one != "vanished":
            offered.append(made.procedure(one, base, text + "!" * (one == "changed")))
    (place / "catalogue.json").write_text(made.text_of(made.catalogue(
        base, title, reviews=[made.review(i, base) for i in range(1, 8)],
        briefings=[made.briefing(i, base) for i in range(1, 4)], procedures=offered)))
    return (f"  - id: {name}\n    name: {title}\n    catalogue: {base}/catalogue.json\n"
            "    takes: [reviews, briefings, procedures]\n")


def main():
    folder = Path(sys.argv[1])
    shutil.rmtree(folder, ignore_errors=True)
    site = small_site.Site(folder)
    shutil.copytree(ROOT / "themes/civic", folder / "themes/civic", dirs_exist_ok=True)
    site.edit("data/site.yaml", "theme: plain", "theme: civic")
    federation.write_library(site)
    site.write("data/neighbours.yaml", "neighbours:\n"
               + share(folder, "norby", "Norby Safeguarding Partnership", PROCEDURES)
               + share(folder, "eastby", "Eastby Safeguarding Children Partnership"))
    for name in PROCEDURES:
        site.write(f"content/about/{name}.md", small_site.page(
            body="", title=f"The {name} procedure",
            fields=f"type: shared-procedure\nshared_from: norby:{name}\n"))


if __name__ == "__main__":
    main()
