#!/usr/bin/env python3
"""The arithmetic check, held against what the reports got wrong.

The snapshots answer each slip with a reason, so that the site is built without warnings. Here the
answers are taken away: the program must then find every slip of known_slips.json, and nothing else.
"""

import json
import re
import shutil
import sys
import unittest
from decimal import Decimal
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(HERE.parent / "command_line"))

import small_site  # noqa: E402
from small_site import SiteTest  # noqa: E402


def slips():
    text = (HERE / "known_slips.json").read_text(encoding="utf-8")
    return json.loads(text, parse_float=Decimal, parse_int=Decimal)["slips"]


def without_answers(text, unbroken):
    """The text of a snapshot without answers, and without the breaks of some indicators.

    Also what stands in each of its lines: (indicator, area, period).
    """
    snapshot = json.loads(text, parse_float=lambda t: Number(t), parse_int=lambda t: Number(t))
    for relation in snapshot.get("relations", []):
        relation.pop("answer", None)
    lines, places = [], {}
    indicators = snapshot.pop("indicators")
    lines.append(dump(snapshot)[:-1] + ', "indicators": [')
    for i, indicator in enumerate(indicators):
        if indicator["id"] in unbroken:
            indicator.pop("breaks", None)
        observations = indicator.pop("observations")
        lines.append(dump(indicator)[:-1] + ', "observations": [')
        for k, one in enumerate(observations):
            one.pop("answer", None)
            lines.append(dump(one) + ("," if k + 1 < len(observations) else ""))
            places[len(lines)] = (indicator["id"], one["area"], one["period"])
        lines.append("]}" + ("," if i + 1 < len(indicators) else ""))
    lines.append("]}")
    return "\n".join(lines) + "\n", places


class Number(float):
    """A number that is written again as it was read: 12.0 stays 12.0."""

    def __new__(cls, text):
        self = super().__new__(cls, text)
        self.text = text
        return self

    def __repr__(self):
        return self.text


def dump(value):
    if isinstance(value, Number):
        return value.text
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(k)}: {dump(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(dump, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def forms(number):
    """How a message may write a number that was worked out: with no, one, two decimals."""
    number = abs(number)
    texts = {f"{number.quantize(Decimal(1).scaleb(-places), 'ROUND_HALF_UP'):,f}"
             for places in range(3)}
    return texts | {text.rstrip("0").rstrip(".") for text in texts if "." in text}


class SlipsAreFound(SiteTest):
    def check(self, strip):
        """What `pier check` finds in the figures: a list of (place, rule, message)."""
        shutil.copy(ROOT / "data" / "figures.yaml", self.site.folder / "data")
        unbroken = {s["indicator"] for s in slips() if s.get("silenced_by") == "breaks"}
        places = {}
        for path in sorted((ROOT / "data" / "metrics").glob("*.json")):
            text = path.read_text(encoding="utf-8")
            if strip:
                text, lines = without_answers(text, unbroken)
                places[path.stem] = lines
            self.site.write(f"data/metrics/{path.name}", text)
        result = self.site.run("check", "--format", "json")
        found = []
        for line in json.loads(result.stdout)["problems"]:
            if line["rule"].startswith("metric-"):
                stem = Path(line["file"]).stem
                found.append(((stem, *places.get(stem, {}).get(line["line"], ())), line["rule"],
                              line["message"]))
        return found

    def test_with_their_answers_nothing_is_said(self):
        self.assertEqual(self.check(strip=False), [])

    def test_without_them_each_slip_is_found_and_nothing_else(self):
        found = self.check(strip=True)
        expected = sorted((slip["rule"], slip["snapshot"], slip["indicator"], slip["area"],
                           slip["period"]) for slip in slips())
        self.assertEqual(sorted((rule, *place) for place, rule, _ in found), expected)
        for slip in slips():
            message = next(m for place, rule, m in found if rule == slip["rule"] and place ==
                           (slip["snapshot"], slip["indicator"], slip["area"], slip["period"]))
            numbers = re.findall(r"\d+(?:,\d{3})*(?:\.\d+)?", message)
            for key in ("printed", "computed"):
                if isinstance(slip[key], Decimal):
                    with self.subTest(slip=slip, message=message):
                        self.assertTrue(forms(slip[key]) & set(numbers))


if __name__ == "__main__":
    small_site.main()
