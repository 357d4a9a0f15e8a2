#!/usr/bin/env python3
"""Makes a site of figures.

    make_figures.py INDICATORS FOLDER [--seed N]

Each indicator has 5 areas, 10 years and 3 snapshots (each revises the last years of the one
before). 50 indicators share a file. The theme is the minimal one of the benchmark.
"""

import argparse
import json
import random
import shutil
from pathlib import Path

from theme import copy_theme

HERE = Path(__file__).resolve().parent
AREAS = [("southend", "Southend-on-Sea", "E06000033", "authority"),
         ("neighbours", "Statistical neighbours", "", "neighbours"),
         ("east-of-england", "East of England", "E12000006", "region"),
         ("essex", "Essex", "E10000012", "county"),
         ("england", "England", "E92000001", "country")]
YEARS = [f"{year}-{(year + 1) % 100:02}" for year in range(2014, 2024)]
THEMES = [("theme-a", "First theme", "children"), ("theme-b", "Second theme", "adults")]
INDICATORS_A_FILE = 50


def config():
    lines = ["own_area: southend", "areas:"]
    lines += [f"  - {{id: {id}, name: {name}, code: \"{code}\", kind: {kind}}}"
              if code else f"  - {{id: {id}, name: {name}, kind: {kind}}}"
              for id, name, code, kind in AREAS]
    lines += ["themes:"]
    lines += [f"  - {{id: {id}, title: {title}, branch: {branch}}}" for id, title, branch in THEMES]
    return "\n".join(lines) + "\n"


def indicator(number, values):
    theme, _, branch = THEMES[number % len(THEMES)]
    return {
        "id": f"indicator-{number:05}",
        "title": f"Rate number {number:05} of something that is counted",
        "definition": "How many of them there were for every 10,000 children in the area.",
        "branch": branch,
        "theme": theme,
        "unit": "rate-per-10000",
        "per": "children aged 0 to 17",
        "polarity": ("neutral", "lower", "higher")[number % 3],
        "decimals": 1,
        "lines": "made for the benchmark",
        "observations": [
            {"area": area[0], "period": year, "value": values[area[0], year]}
            for area in AREAS for year in YEARS],
    }


def snapshot(first, count, version, values):
    return {
        "format": "pier-snapshot-1",
        "title": f"Figures from number {first:05} on, version {version + 1}",
        "as_at": f"{2022 + version}-03-31",
        "source": {"title": "Made for the benchmark", "publisher": "Nobody"},
        "policy": "none",
        "policy_reason": "The figures are invented.",
        "indicators": [indicator(n, values[n]) for n in range(first, first + count)],
    }


def write(folder, indicators, seed):
    draw = random.Random(seed)
    copy_theme(folder)
    shutil.copytree(HERE / "pier/data", folder / "data")
    (folder / "data/figures.yaml").write_text(config())
    (folder / "data/metrics").mkdir()
    (folder / "content/figures").mkdir(parents=True)
    front = "---\ntitle: {}\nsummary: A page.\nowner: Business Unit\nreviewed: 2026-06-04\n---\n"
    (folder / "content/index.md").write_text(front.format("Home"))
    (folder / "content/figures/index.md").write_text(
        front.format("Figures") + "\n```indicators\n```\n")
    values = {n: {(area[0], year): round(draw.uniform(10, 400), 1)
                  for area in AREAS for year in YEARS} for n in range(indicators)}
    for version in range(3):
        for first in range(0, indicators, INDICATORS_A_FILE):
            count = min(INDICATORS_A_FILE, indicators - first)
            name = f"figures-{first:05}-{version + 1}.json"
            (folder / "data/metrics" / name).write_text(
                json.dumps(snapshot(first, count, version, values), indent=1))
        for n in range(indicators):
            for area in AREAS:
                values[n][area[0], YEARS[-1 - version]] = round(draw.uniform(10, 400), 1)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("indicators", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    shutil.rmtree(options.folder, ignore_errors=True)
    options.folder.mkdir(parents=True)
    write(options.folder, options.indicators, options.seed)


if __name__ == "__main__":
    main()
