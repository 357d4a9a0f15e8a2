#!/usr/bin/env python3
"""True counts come in from a private folder, and nothing that is published tells them."""

import json

import small_site
from small_site import SiteTest, page

CONFIG = """\
own_area: seaby
areas:
  - {id: seaby, name: Seaby, code: E06000999, kind: authority}
themes:
  - {id: harm, title: Harm to adults, branch: adults}
policies:
  - id: huge
    title: Counts below 90,001 are not shown
    source: Made for the tests, so that a hidden number is like no other.
    hide_from: 1
    hide_to: 90000
    round_to: 1
    secondary: true
    least_width: 1000
    smallest_denominator: 10
"""
BANDS = ["18-64", "65-74", "75-84", "85-plus"]
BLOCKS = """\
```chart
kind: bar
indicator: harm-by-age
by: age-band
across: age-band
headline: Harm by age
```

```chart
kind: line
indicator: harm-share
headline: Share of concerns
```

```table
indicator: harm-by-age
by: age-band
caption: Harm by age
```

Of all, {figure harm-by-age seaby 2020-21 age-band=18-64} were of working age, and
{figure harm-share seaby 2020-21} led to an enquiry, which {change harm-share seaby 2019-20 2020-21}.
"""


def by_age(counts):
    rows = [{"area": "seaby", "period": "2020-21", "dimensions": {"age-band": band}, "value": value}
            for band, value in zip(BANDS, counts)]
    rows.append({"area": "seaby", "period": "2020-21", "value": sum(counts)})
    return {
        "id": "harm-by-age", "title": "Adults harmed", "definition": "Adults who were harmed.",
        "branch": "adults", "theme": "harm", "unit": "count", "per": "adults",
        "polarity": "neutral", "decimals": 0,
        "dimensions": [{"id": "age-band", "title": "Age band", "total": "all",
                        "values": [{"id": band, "title": band} for band in [*BANDS, "all"]]}],
        "observations": rows,
    }


def share(numerator, denominator):
    return {
        "id": "harm-share", "title": "Concerns that led to an enquiry",
        "definition": "Of all concerns, those that led to an enquiry.", "branch": "adults",
        "theme": "harm", "unit": "percentage", "per": "concerns", "polarity": "neutral",
        "decimals": 1,
        "observations": [
            {"area": "seaby", "period": "2019-20", "value": 50, "numerator": denominator // 2,
             "denominator": denominator},
            {"area": "seaby", "period": "2020-21",
             "value": round(100 * numerator / denominator, 1), "numerator": numerator,
             "denominator": denominator}],
    }


def snapshot(indicators, policy, as_at="2021-03-31", **more):
    return json.dumps({
        "format": "pier-snapshot-1", "title": "Adults harmed", "as_at": as_at,
        "source": {"title": "Records of the council"}, "policy": policy,
        "indicators": indicators, **more}, indent=1)


class PrivateFigures(SiteTest):
    def setUp(self):
        super().setUp()
        self.private = self.top / "private"
        self.private.mkdir()
        self.site.write("data/figures.yaml", CONFIG)
        self.site.write("content/harm.md", page(body=BLOCKS, title="Harm"))

    def put(self, indicators, policy="dfe-cin", name="harm", as_at="2021-03-31", **more):
        (self.private / f"{name}.json").write_text(snapshot(indicators, policy, as_at, **more))

    def build(self, *options):
        return self.publish("--private", str(self.private), *options)

    def published(self):
        files = self.site.files()
        return {name: data for name, data in files.items() if name != ".pier-manifest"}

    def test_no_form_of_a_hidden_number_is_in_any_byte(self):
        counts, numerator = [73911, 68207, 95001, 96013], 81637
        self.put([by_age(counts), share(numerator, 400000)], policy="huge")
        result = self.build("--production")
        everything = b"\n".join(self.published().values()) + result.stdout + result.stderr
        for file in (self.site.folder / "data").iterdir():
            everything += file.read_bytes() if file.is_file() else b""
        share_text = f"{100 * numerator / 400000:.1f}"
        for hidden in (73911, 68207, 81637):
            for form in (str(hidden), f"{hidden:,}", f"{hidden / 1000:.1f}", f"{hidden:x}"):
                self.assertNotIn(form.encode(), everything)
        for form in (share_text, f"{numerator / 400000:.6f}"):
            self.assertNotIn(form.encode(), everything)
        # The other numbers are there: the grep would find them.
        for shown in ("95,001", "96013", "333,132"):
            self.assertIn(shown.encode(), everything)

    def test_hidden_numbers_that_change_places_change_no_byte(self):
        """What has the same public figures has the same pages, down to the last coordinate."""
        self.put([by_age([3, 4, 40, 55]), share(3, 60)])
        self.build()
        first = self.published()
        self.put([by_age([4, 3, 40, 55]), share(4, 60)])
        self.build()
        self.assertEqual(self.published(), first)
        self.assertIn(b"[c]", first["harm/index.html"])

    def test_a_single_small_number_takes_another_with_it(self):
        self.put([by_age([3, 40, 55, 70]), share(30, 60)])
        self.build()
        table = self.site.files()["figures/harm-by-age/data.csv"].decode()
        hidden = [line for line in table.splitlines() if ",c," in line]
        self.assertEqual(len(hidden), 2, table)

    def test_a_difference_from_what_was_published_is_an_error(self):
        self.put([by_age([30, 40, 55, 70]), share(30, 60)])
        self.build("--production")
        # The same rows a year later, and one count has shrunk to a small one: the total tells it.
        self.put([by_age([30, 40, 55, 70]), share(30, 60)], as_at="2021-03-31")
        later = by_age([30, 40, 55, 3])
        self.put([later, share(30, 60)], name="later", as_at="2022-03-31")
        result = self.site.run("build", "--private", str(self.private))
        self.assertNotIn(b"70 - 67", result.stdout + result.stderr)
        # Whether it can be cured by hiding more or not, the small count itself is nowhere.
        if result.returncode == 0:
            table = self.site.files()["figures/harm-by-age/data.csv"].decode()
            rows = [line.split(",") for line in table.splitlines()]
            self.assertNotIn("3", [cell for row in rows for cell in row])
        else:
            self.assertIn(b"metric-exposed", result.stderr)

    def test_a_private_folder_in_the_site_is_refused(self):
        (self.site.folder / "private").mkdir()
        self.assert_refused("private-figures/inside", "build", "--private",
                            str(self.site.folder / "private"), code=3)

    def test_messages_show_no_line_of_a_private_file(self):
        broken = by_age([3, 40, 55, 70])
        broken["observations"][0]["area"] = "nowhere"
        self.put([broken])
        self.site.write("content/harm.md", page(title="Harm"))
        self.assert_refused("private-figures/broken", "build", "--private", str(self.private))


    def test_private_figures_without_protection_are_refused(self):
        self.put([by_age([3, 40, 55, 70])], policy="none", policy_reason="Why not")
        self.site.write("content/harm.md", page(title="Harm"))
        self.assert_refused("private-figures/unprotected", "build", "--private", str(self.private))

    def test_a_mistake_in_private_json_is_not_quoted(self):
        self.put([by_age([73911, 40, 55, 70])])
        file = self.private / "harm.json"
        file.write_text(file.read_text().replace("73911", "073911"))
        self.site.write("content/harm.md", page(title="Harm"))
        self.assert_refused("private-figures/syntax", "build", "--private",
                            str(self.private))


if __name__ == "__main__":
    small_site.main()
