#!/usr/bin/env python3
"""Writes a site of meetings: make_meetings.py MEETINGS FOLDER. 200 groups share the meetings; each
has a past and a future, changes, a few agendas, papers and records of who came."""

import shutil
import sys
from datetime import date, timedelta
from pathlib import Path

from theme import copy_theme

HERE = Path(__file__).resolve().parent
GROUPS = 200
MEMBERS = 8


def meetings_of(group, count):
    lines = [f"group: group-{group}", "agreed: 2024-01-02", "place: Room 1", "meetings:"]
    changes = []
    day = date(2024, 1, 8) + timedelta(days=group % 5)
    for number in range(count):
        lines.append(f"  - date: {day}")
        if number % 10 == 0:
            lines += ["    attendance: {" + ", ".join(f"member-{m}: {'YYAS'[(m + number) % 4]}"
                                                      for m in range(MEMBERS)) + "}",
                      "    agenda:", "      - heading: For decision", "        items:",
                      "          - {title: Risk register, lead: Manager, paper: Risks}",
                      "    papers:", "      - {title: Risks, withheld: It names a family.}",
                      "    decisions: [The register is agreed.]",
                      "    actions:", "      - {what: Send it out, owner: Business Unit}"]
        if number % 20 == 3:
            changes.append(f"  - {{meeting: {day}, on: 2024-01-03, time: 14:00-15:00}}")
        # Every weekday once, so that many meet on one day.
        day += timedelta(days=7 if count <= 260 else 1)
        while day.weekday() > 4:
            day += timedelta(days=1)
    return "\n".join(lines + (["changes:"] + changes if changes else [])) + "\n"


def main():
    count, folder = int(sys.argv[1]), Path(sys.argv[2])
    pier = HERE / "pier"
    shutil.copytree(pier / "data", folder / "data")
    copy_theme(folder)
    (folder / "content").mkdir(parents=True)
    (folder / "content/index.md").write_text(
        "---\ntitle: Meetings\nsummary: A site of meetings.\nowner: Somebody\n"
        "reviewed: 2026-11-21\n---\n\n```meetings\nlimit: 50\n```\n")
    groups = ["organisations:"] + [f"  - {{id: member-{m}, name: Member {m}}}"
                                   for m in range(MEMBERS)] + ["groups:"]
    for group in range(GROUPS):
        groups.append(f"  - {{id: group-{group}, name: Group {group}, branch: both, "
                      f"purpose: It meets., time: 10:00-12:00"
                      + (f", reports_to: [group-{(group - 1) // 5}]" if group else "") + "}")
    (folder / "data/groups.yaml").write_text("\n".join(groups) + "\n")
    (folder / "data/meetings").mkdir()
    each = max(count // GROUPS, 1)
    for group in range(min(GROUPS, count)):
        (folder / f"data/meetings/group-{group}.yaml").write_text(meetings_of(group, each))


if __name__ == "__main__":
    main()
