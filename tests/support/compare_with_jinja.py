#!/usr/bin/python3
"""Holds the template language against Jinja2, of which it is a subset.

    compare_with_jinja.py PROGRAM CASES          every folder in CASES, by pier_template_case
    compare_with_jinja.py PROGRAM CASES --bless  writes what is expected anew

A case with expected.html must give these bytes, with our program and with Jinja2; a case with
expected.txt must give these problems. A case that Jinja2 renders otherwise cannot be blessed.
"""

import difflib
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError
from markupsafe import Markup

ASSETS = {"civic.css": "/assets/civic.0123456789.css"}


def with_markup(value):
    """What {"$html": "…"} stands for in the data of a case."""
    if isinstance(value, list):
        return [with_markup(item) for item in value]
    if isinstance(value, dict):
        if "$html" in value:
            return Markup(value["$html"])
        return {key: with_markup(item) for key, item in value.items()}
    return value


def long_date(text):
    day = date.fromisoformat(text)
    return f"{day.day} {day:%B} {day.year}"


def render_with_jinja(folder):
    environment = Environment(
        loader=FileSystemLoader(folder), autoescape=True, trim_blocks=True, lstrip_blocks=True,
        undefined=StrictUndefined)
    environment.filters.update(
        asset=lambda name: ASSETS[name], date=long_date,
        plural=lambda count, one, many: one if count == 1 else many)
    data = folder / "data.json"
    values = with_markup(json.loads(data.read_text("utf-8"))) if data.exists() else {}
    return environment.get_template("page.html").render(values).encode()


def difference(wanted, wanted_by, made):
    """The lines that differ, with their ends in sight."""
    lines = [[repr(line) for line in text.decode().splitlines(keepends=True)]
             for text in (wanted, made)]
    return "\n".join(difflib.unified_diff(*lines, wanted_by, "pier_template_case", lineterm=""))


def check(program, folder, bless):
    """Returns what is wrong with a case, or None."""
    run = subprocess.run([program, folder], stdout=subprocess.PIPE, check=False)
    page, problems = folder / "expected.html", folder / "expected.txt"
    expected = problems if problems.exists() or (bless and run.returncode == 1) else page
    if run.returncode == 0:
        try:
            judged = render_with_jinja(folder)
        except TemplateError as error:
            return f"Jinja2 refuses it: {error!r}"
        if judged != run.stdout:
            return difference(judged, "Jinja2", run.stdout)
    if bless:
        page.unlink(missing_ok=True)
        problems.unlink(missing_ok=True)
        expected.write_bytes(run.stdout)
        return None
    if run.returncode != (0 if expected == page else 1):
        return f"ended with {run.returncode}:\n{run.stdout.decode()}"
    if expected.read_bytes() != run.stdout:
        return difference(expected.read_bytes(), expected.name, run.stdout)
    return None


def main():
    program, cases = sys.argv[1], Path(sys.argv[2])
    bless = sys.argv[3:] == ["--bless"]
    folders = sorted(path for path in cases.iterdir() if path.is_dir())
    failures = 0
    for folder in folders:
        wrong = check(program, folder, bless)
        if wrong:
            failures += 1
            print(f"{folder.name}:\n{wrong}")
    print(f"{len(folders)} cases, {failures} not as expected")
    return 1 if failures or len(folders) < 40 else 0


if __name__ == "__main__":
    sys.exit(main())
