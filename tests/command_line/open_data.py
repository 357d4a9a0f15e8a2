#!/usr/bin/env python3
"""The open data of this repository's own figures say what their snapshots say.

Reads the snapshots and the published files with Python's own readers, and knows nothing of how the
program makes the one of the other.
"""

import csv
import io
import json
import re
import shutil
import tempfile
import unittest
from datetime import date
from decimal import Decimal
from pathlib import Path

import small_site

ROOT = Path(__file__).resolve().parents[2]
CODES = {"not-collected": "x", "not-available": "x", "not-published-yet": "x",
         "not-recorded": "w", "not-applicable": "z", "suppressed": "c", "blank": "x"}


def rows_of(text):
    """The rows of a CSV file as maps, headings first."""
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def column_of(dimension, fixed):
    name = dimension["id"].replace("-", "_")
    return "dimension_" + name if name in fixed else name


class OpenData(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.top = Path(tempfile.mkdtemp(prefix="pier-open-data-"))
        site = small_site.Site(cls.top / "site")
        shutil.copy(ROOT / "data/figures.yaml", site.folder / "data")
        shutil.copytree(ROOT / "data/metrics", site.folder / "data/metrics")
        site.write("content/figures/index.md", small_site.page(title="Figures"))
        built = site.run()
        assert built.returncode == 0, built.stderr.decode()
        cls.figures = site.folder / "public" / "figures"
        cls.snapshots = [{**json.loads(file.read_text()), "name": file.stem}
                         for file in sorted((ROOT / "data/metrics").glob("*.json"))]
        cls.package = json.loads((cls.figures / "datapackage.json").read_text())

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.top)

    def text(self, path):
        raw = (self.figures / path).read_bytes()
        self.assertFalse(raw.startswith(b"\xef\xbb\xbf"), f"{path} begins with a byte order mark")
        return raw.decode("utf-8")

    def test_every_value_of_a_public_snapshot_is_in_the_files(self):
        """One by one: value, numerator, denominator, codes, rank and band."""
        compared = 0
        for snapshot in self.snapshots:
            for indicator in snapshot["indicators"]:
                policy = indicator.get("policy", snapshot["policy"])
                if policy == "none" or indicator.get("people") is False:
                    compared += self.compare(snapshot, indicator)
        self.assertGreater(compared, 1000)

    def compare(self, snapshot, indicator):
        folder = indicator["id"]
        name = f"{folder}/history.csv"
        if not (self.figures / name).exists():
            name = f"{folder}/data.csv"
        dimensions = indicator.get("dimensions", [])
        table = rows_of(self.text(name))
        fixed = {"value", "status", "unit", "rank", "band", "note", "area", "period", "missing",
                 "indicator", "qualifier", "numerator", "denominator", "rag"}
        by_key = {}
        for row in table:
            words = tuple(row[column_of(dimension, fixed)] for dimension in dimensions)
            by_key[row["snapshot"], row["area"], row["period"], words] = row
        self.assertEqual(len(by_key), len(table), f"{name}: two rows have the same key")
        for seen in indicator["observations"]:
            at = seen.get("dimensions", {})
            words = []
            for dimension in dimensions:
                id = at.get(dimension["id"], dimension.get("total"))
                words += [v["title"] for v in dimension["values"] if v["id"] == id]
            row = by_key[snapshot["name"], seen["area"], seen["period"], tuple(words)]
            self.compare_row(f"{name} {seen['area']} {seen['period']}", seen, row)
        return len(indicator["observations"])

    def compare_row(self, place, seen, row):
        for part in ("value", "numerator", "denominator"):
            number = None if row[part] == "" else Decimal(row[part])
            expected = None if seen.get(part) is None else Decimal(str(seen[part]))
            self.assertEqual(number, expected, f"{place}: {part}")
        missing = seen.get("missing")
        self.assertEqual(row["missing"], (missing or "").replace("-", " "), place)
        codes = list(seen.get("status", []))
        if missing and CODES[missing] not in codes:
            codes.append(CODES[missing])
        self.assertEqual(sorted(row["status"].split()), sorted(codes), place)
        rank = seen.get("rank", {})
        if "value" in rank:
            self.assertEqual(row["rank"], str(rank["value"]), place)
        self.assertEqual(row["band"], seen.get("band", ""), place)

    def test_csv_files_are_what_csvw_says(self):
        for file in sorted(self.figures.glob("*/data.csv-metadata.json")):
            metadata = json.loads(file.read_text())
            for table in metadata.get("tables", [metadata]):
                self.check_table(file.parent / table["url"], metadata["tableSchema"])

    def check_table(self, file, schema):
        rows = rows_of(self.text(file.relative_to(self.figures)))
        columns = {column["name"]: column for column in schema["columns"]}
        keys = set()
        for row in rows:
            self.assertEqual(list(row), list(columns), file)
            keys.add(tuple(row[name] for name in schema["primaryKey"]))
            for name, cell in row.items():
                self.check_cell(f"{file}: {name}", cell, columns[name])
        self.assertEqual(len(keys), len(rows), f"{file}: two rows have the same key")

    def check_cell(self, place, cell, column):
        if cell == "":
            self.assertFalse(column.get("required"), f"{place} is empty")
            return
        if column["datatype"] == "decimal":
            self.assertRegex(cell, r"^-?\d+(\.\d+)?$", place)
        elif column["datatype"] == "integer":
            self.assertRegex(cell, r"^-?\d+$", place)
        elif column["datatype"] == "date":
            date.fromisoformat(cell)
        else:
            self.assertNotIn(cell[0], "=+@\t\r\n", place)
            self.assertTrue(cell[0] != "-" or re.fullmatch(r"-\d+(\.\d+)?", cell), place)

    def test_the_data_package_leads_to_what_is_there(self):
        names = [resource["name"] for resource in self.package["resources"]]
        self.assertEqual(len(set(names)), len(names))
        paths = {resource["path"] for resource in self.package["resources"]}
        there = {str(file.relative_to(self.figures)) for file in self.figures.rglob("*.csv")}
        self.assertEqual(paths, there)
        for resource in self.package["resources"]:
            schema = resource["schema"]
            if isinstance(schema, str):
                schema = json.loads(self.text(schema))
            headings = self.text(resource["path"]).split("\r\n", 1)[0].split(",")
            self.assertEqual([field["name"] for field in schema["fields"]], headings)
            for row in rows_of(self.text(resource["path"])):
                for field in schema["fields"]:
                    if row[field["name"]] and "categories" in field:
                        self.assertIn(row[field["name"]], field["categories"])

    def test_the_catalogue_has_every_indicator_once(self):
        catalogue = json.loads(self.text("catalogue.jsonld"))
        ids = [dataset["dct:identifier"] for dataset in catalogue["dcat:dataset"]]
        expected = {indicator["id"] for snapshot in self.snapshots
                    for indicator in snapshot["indicators"]}
        self.assertEqual(sorted(ids), sorted(expected))
        listed = [row["indicator"] for row in rows_of(self.text("indicators.csv"))]
        self.assertEqual(sorted(listed), sorted(expected))


if __name__ == "__main__":
    small_site.main()
