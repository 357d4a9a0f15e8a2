#!/usr/bin/env python3
"""The PDFs of a report: one document with page numbers in its contents, judged by qpdf and poppler, and
held against the long page that shows the same report."""

import html.parser
import json
import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

import small_site
from pdf import picture
from small_site import SiteTest, page

ROOT = small_site.HERE.parents[1]
FOLDER = "content/about/annual-reports/2021-22"
PDF = "about/annual-reports/2021-22.pdf"
LARGE = "about/annual-reports/2021-22-large-print.pdf"
LONG_PAGE = "about/annual-reports/2021-22/whole-report/index.html"
# Where a letter stands is not looked at: a line may break at a hyphen.
WORD = re.compile(r"\w+")

INDEX = """---
type: report
title: Annual report 2021/22
summary: What the partnership did in the year.
body: Seaby Safeguarding Partnership
period: {from: 2021-04-01, to: 2022-03-31}
label: 2021/22
status: published
published: 2022-11-08
---

This report looks back on a year.
"""


def chapter(title, order, body, fields=""):
    return (f"---\ntype: chapter\ntitle: {title}\nsummary: About this part.\norder: {order}\n"
            f"state: final\n{fields}---\n\n{body}\n")


def sentences(count):
    return " ".join(f"Sentence {i} tells what was done, by whom, and what came of it."
                    for i in range(count)) + "\n\n"


def table(caption, columns, rows):
    head = "| Who | " + " | ".join(f"Month {c}" for c in range(1, columns)) + " |\n"
    line = "|---|" + "---:|" * (columns - 1) + "\n"
    body = "".join(f"| Organisation {r} | " + " | ".join(str(1000 + r * c) for c in range(1, columns)) +
                   " |\n" for r in range(rows))
    return f"Table: {caption}\n\n{head}{line}{body}\n"


CHAPTERS = {
    "foreword": chapter("Foreword", 1, "Welcome, “everybody” – see {ref work#what-we-did}.\n"),
    "work": chapter("Work delivered", 2,
                    "A text with a note.[^one]\n\n[^one]: Where it comes from.\n\n"
                    "## What we said\n\n" + sentences(60) + "## What we did\n\n" + sentences(90) +
                    "### In schools\n\n" + sentences(5) + table("Attendance", 3, 70) +
                    sentences(20)),
    "figures": chapter("Figures", 3,
                       "## Month by month\n\n" + table("Every month", 13, 6) + sentences(10) +
                       "## A chart\n\n```chart\nkind: bar\nindicator: looked-after\n"
                       "headline: Fewer children are looked after\n```\n\n"
                       "![A lamp on a quay](lamp.png \"The lamp\")\n\nAnother note.[^two]\n\n"
                       "[^two]: Another source.\n"),
}


def run(*words):
    """The output of a judge, which must be content."""
    return subprocess.run(words, check=True, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT).stdout.decode()


class MainText(html.parser.HTMLParser):
    """The text of the report on its long page: what stands in <main>, without the frame of the page,
    its lists of contents, drawings, and ways back that paper has not. Without `spoken`, what is only
    to be seen is in it too."""

    VOID = {"br", "img", "hr", "wbr", "input", "meta", "link"}

    def __init__(self, text, spoken=True):
        super().__init__()
        self.spoken = spoken
        self.stack, self.parts = [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        if tag in self.VOID:
            return
        values = dict(attributes)
        classes = (values.get("class") or "").split()
        inside, hidden = self.stack[-1][1:] if self.stack else (False, False)
        is_left_out = (self.spoken and values.get("aria-hidden") == "true" or tag in ("nav", "svg", "script") or {"footnote-back", "data-table__back"} & set(classes) or
                       (tag == "section" and values.get("aria-labelledby") in (
                           "report--tables", "report--figures")))
        self.stack.append((tag, inside or "whole-report" in classes, hidden or is_left_out))

    def handle_endtag(self, tag):
        while self.stack and self.stack.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if self.stack and self.stack[-1][1] and not self.stack[-1][2]:
            self.parts.append(data)

    def words(self):
        return WORD.findall(" ".join(self.parts))


class Pages:
    """A PDF as poppler reads it."""

    def __init__(self, file):
        self.file = file
        self.text = run("pdftotext", "-enc", "UTF-8", file, "-").split("\f")[:-1]

    def __len__(self):
        return len(self.text)

    def words(self, page):
        return " ".join(WORD.findall(self.text[page - 1]))

    def structure(self):
        """What a screen reader is given: (depth, kind or text), in its order."""
        lines = []
        for line in run("pdfinfo", "-struct-text", self.file).splitlines():
            depth = len(line) - len(line.lstrip(" "))
            lines.append((depth, line.strip()))
        return lines

    def read_letters(self):
        """The letters and digits of the structure, without drawings and the labels of lists, which HTML
        has not in its text. Poppler shows no space where a line breaks."""
        letters, skip = [], None
        for depth, line in self.structure():
            if skip is not None and depth > skip:
                continue
            skip = depth if re.match(r"(Figure|Lbl)\b", line) else None
            if line.startswith('"'):
                letters += WORD.findall(line[1:-1])
        return "".join(letters)

    def outlines(self):
        return json.loads(run("qpdf", "--json", "--json-key=outlines", self.file))["outlines"]

    def objects(self):
        """Every dictionary of the PDF."""
        objects = json.loads(run("qpdf", "--json", "--json-key=qpdf", self.file))["qpdf"][1]
        values = [value.get("value", value.get("stream", {}).get("dict"))
                  for value in objects.values()]
        return [value for value in values if isinstance(value, dict)]


class ReportTest(SiteTest):
    """The example site in the real theme, with one report."""

    def setUp(self):
        super().setUp()
        shutil.copytree(ROOT / "themes/civic/templates", self.site.folder / "themes/civic/templates")
        shutil.copytree(ROOT / "themes/civic/assets", self.site.folder / "themes/civic/assets")
        shutil.copy(ROOT / "themes/civic/theme.yaml", self.site.folder / "themes/civic/theme.yaml")
        self.site.edit("data/site.yaml", "theme: plain", "theme: civic")
        example = small_site.BASE.parent / "rules/chart-headline/good/data"
        shutil.copytree(example, self.site.folder / "data", dirs_exist_ok=True)
        self.site.write("content/about/annual-reports/index.md", page(title="Annual reports"))
        self.site.write(f"{FOLDER}/index.md", INDEX)
        for name, text in CHAPTERS.items():
            self.site.write(f"{FOLDER}/{name}.md", text)
        self.site.write(f"{FOLDER}/lamp.png", picture(0))

    def build(self, *options):
        return self.publish("--built-assets", ROOT / "build/theme/civic", *options)

    def file(self, name):
        return self.site.folder / "public" / name


class ReportPdf(ReportTest):
    """What the judges say of a report."""

    made = None

    def setUp(self):
        """The site is built once for all tests of this class, which only look at it."""
        if ReportPdf.made is None:
            super().setUp()
            self._cleanups.clear()
            ReportPdf.made = self.top, self.site
            self.build()
        self.top, self.site = ReportPdf.made
        self.pages = Pages(self.file(PDF))

    @classmethod
    def tearDownClass(cls):
        if cls.made is not None:
            shutil.rmtree(cls.made[0], ignore_errors=True)

    def test_it_is_whole_tagged_and_says_what_it_is(self):
        for name in (PDF, LARGE):
            run("qpdf", "--check", self.file(name))
            info = run("pdfinfo", self.file(name))
            self.assertRegex(info, r"Title: +Seaby Safeguarding Partnership: Annual report 2021/22")
            self.assertRegex(info, r"Tagged: +yes")
            plain = json.dumps(Pages(self.file(name)).objects())
            for part in ('"/DisplayDocTitle": true', '"/Lang": "u:en-GB"', '"/Marked": true',
                         '"/StructTreeRoot"', "D:20221108000000Z"):
                self.assertIn(part, plain)

    def outline(self):
        def flat(items, depth):
            for item in items:
                yield depth, item["title"], item["destpageposfrom1"]
                yield from flat(item["kids"], depth + 1)
        return list(flat(self.pages.outlines(), 0))

    def test_its_bookmarks_are_its_headings(self):
        titles = [title for _, title, _ in self.outline()]
        for title in ("1 Foreword", "2 Work delivered", "2.1 What we said", "2.2 What we did",
                      "2.2.1 In schools", "3 Figures", "3.1 Month by month", "3.2 A chart"):
            self.assertIn(title, titles)
        depth = {title: depth for depth, title, _ in self.outline()}
        self.assertEqual(depth["2.2 What we did"], depth["2 Work delivered"] + 1)
        self.assertEqual(depth["2.2.1 In schools"], depth["2 Work delivered"] + 2)
        for _, title, page in self.outline():
            self.assertIn(" ".join(WORD.findall(title)), self.pages.words(page))

    def page_of(self, begin, name):
        return [page for line, page in self.contents(name) if line.startswith(begin)][0]

    def contents(self, name=PDF):
        """(text, page) of every line of the lists at the front."""
        lines = []
        for page in range(2, len(self.pages) + 1):
            text = run("pdftotext", "-layout", "-f", str(page), "-l", str(page), self.file(name), "-")
            if page > 2 and not re.search(r"(?m)^ *(Contents|Tables|Figures)$", text):
                break
            lines += [(" ".join(WORD.findall(line)), int(number)) for line, number in
                      re.findall(r"(?m)^ *(\S.*\S)  +(\d+)$", text)]
        return lines

    def test_every_page_number_of_its_contents_is_true(self):
        contents = self.contents()
        self.assertEqual([line for line, _ in contents],
                         ["1 Foreword", "2 Work delivered", "2 1 What we said", "2 2 What we did",
                          "3 Figures", "3 1 Month by month", "3 2 A chart",
                          "Table 1 Attendance", "Table 2 Every month",
                          "Figure 1 Fewer children are looked after", "Figure 2 The lamp"])
        for line, page in contents:
            self.assertIn(line, self.pages.words(page), f"page {page}")
            others = [other for other in range(3, page) if line in self.pages.words(other)]
            self.assertEqual(others, [], f"{line} stands on an earlier page")
        numbers = [page for _, page in contents[:7]]
        self.assertEqual(numbers, sorted(numbers))
        self.assertGreater(numbers[5], numbers[1] + 3, "the example is long enough to say something")

    def test_heads_and_page_numbers_are_on_the_pages_and_not_in_the_text(self):
        work = [page for line, page in self.contents() if line == "2 2 What we did"][0]
        words = self.pages.text[work - 1]
        self.assertIn("Seaby Safeguarding Partnership: Annual report 2021/22", words)
        self.assertIn("2 Work delivered", words)
        self.assertRegex(words, rf"(?m)^{work}$")
        self.assertNotIn("Annual report", "".join(self.pages.text[0].splitlines()[:1]),
                         "the cover has no head")
        said = [line for _, line in self.pages.structure() if line.startswith('"')]
        self.assertEqual([line for line in said if "Partnership: Annual" in line], [])
        self.assertEqual(said.count('"Month 1"'), 2, "a head of a table is heard once a table")
        self.assertGreater(len([p for p in self.pages.text if "Month 1" in p]), 2)

    def test_all_that_is_painted_is_tagged_or_an_artifact(self):
        plain = self.top / "plain.pdf"
        run("qpdf", "--qdf", "--object-streams=disable", self.pages.file, plain)
        painted = 0
        for stream in re.findall(rb"stream\n(.*?)endstream", plain.read_bytes(), re.S):
            if b" BDC" not in stream and b">>BDC" not in stream:
                continue
            depth = 0
            for line in stream.split(b"\n"):
                if line.endswith((b"BDC", b"BMC")):
                    depth += 1
                elif line.strip() == b"EMC":
                    depth -= 1
                elif line.endswith((b" Tj", b" TJ", b" Do")):
                    painted += 1
                    self.assertEqual(depth, 1, line)
        self.assertGreater(painted, 100)

    def test_pictures_say_what_they_show(self):
        figures = [o for o in self.pages.objects() if o.get("/S") == "/Figure"]
        self.assertEqual(len(figures), 2)
        said = sorted(figure["/Alt"] for figure in figures)
        self.assertTrue(any("A lamp on a quay" in words for words in said), said)
        self.assertTrue(any("Fewer children are looked after" in words for words in said), said)

    def test_a_wide_table_lies_broadside_and_nothing_is_cut_off(self):
        for name in (PDF, LARGE):
            sizes = re.findall(r"(?m)^Page +(\d+) size: +([\d.]+) x ([\d.]+)",
                               run("pdfinfo", "-f", "1", "-l", "999", self.file(name)))
            broad = [int(page) for page, width, height in sizes if float(width) > float(height)]
            self.assertEqual(len(broad), 1)
            self.assertIn("Every month", Pages(self.file(name)).text[broad[0] - 1])
            boxes = run("pdftotext", "-bbox", self.file(name), "-")
            for page in re.findall(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', boxes, re.S):
                for left, right in re.findall(r'xMin="(-?[\d.]+)".*? xMax="([\d.]+)"', page[2]):
                    self.assertGreaterEqual(float(left), 0)
                    self.assertLessEqual(float(right), float(page[0]) - 20)

    def test_references_lead_to_pages_of_the_pdf(self):
        listed = run("pdfinfo", "-dests", self.pages.file)
        self.assertIn('"work--what-we-did"', listed)
        links = [o for o in self.pages.objects() if o.get("/Subtype") == "/Link"]
        inner = {link["/Dest"] for link in links if "/Dest" in link}
        self.assertIn("/work--what-we-did", inner)
        outer = [link["/A"]["/URI"] for link in links if "/A" in link and "/URI" in link["/A"]]
        self.assertEqual([url for url in outer if "/2021-22/work/" in url], [])

    def test_the_long_page_and_the_pdfs_carry_the_same_text(self):
        """Behind cover and lists, every letter of the long page, in its order, and no other."""
        words = MainText(self.file(LONG_PAGE).read_text()).words()
        self.assertGreater(len(words), 2000)
        expected = "".join(words)
        for name in (PDF, LARGE):
            letters = Pages(self.file(name)).read_letters()
            # The shorter the piece that differs, the easier it is to find.
            self.assertEqual(letters[-len(expected):][:200], expected[:200])
            self.assertEqual(letters[-len(expected):], expected)
            before = letters[:-len(expected)]
            self.assertTrue(before.endswith("Figure2Thelamp" + str(self.page_of("Figure 2", name))), before[-80:])

    def test_every_piece_of_text_is_on_the_paper_too(self):
        """pdftotext knows no structure: each piece of the long page stands on the paper in one, without
        the heads and numbers of the pages that it goes over."""
        pieces = ["".join(WORD.findall(part)) for part in
                  MainText(self.file(LONG_PAGE).read_text(), spoken=False).parts]
        for name in (PDF, LARGE):
            letters = ""
            for page in Pages(self.file(name)).text:
                # The head comes first: left, then right; the number last.
                body = re.sub(r"\A(Seaby Safeguarding Partnership: )?Annual report 2021/22\s+"
                              r"([123] [A-Z][^\n]*\n)?", "", page)
                letters += "".join(WORD.findall(re.sub(r"\n\d+\s*\Z", "", body)))
            self.assertEqual([piece for piece in pieces if piece not in letters], [])

    def test_large_print_has_large_letters(self):
        text = run("pdftotext", "-bbox-layout", self.file(LARGE), "-")
        heights = [float(bottom) - float(top) for top, bottom in re.findall(
            r'<line xMin="[\d.]+" yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)"', text)]
        self.assertGreater(len(heights), 200)
        # A line box of poppler is at least as high as its letters are large. What only listeners get is
        # smaller than a point.
        self.assertEqual([height for height in heights if 2 < height < 17.9], [])

    def test_its_page_offers_both_with_size_and_pages(self):
        page = self.site.files()["about/annual-reports/2021-22/index.html"].decode()
        for name, title in ((PDF, "Download this report as a PDF"),
                            (LARGE, "Download this report in large print")):
            kilobytes = (self.file(name).stat().st_size + 999) // 1000
            pages = len(Pages(self.file(name)))
            self.assertIn(f'<a href="/{name}">{title} (PDF, {kilobytes} KB, {pages} pages)</a>', page)


class ReportPdfCache(ReportTest):
    """When reports are printed, and when they are not."""

    def starts(self):
        notes = self.top / "starts"
        return len(notes.read_text().splitlines()) if notes.exists() else 0

    def print(self, *options):
        """How often a build started Chromium."""
        program = self.top / "chromium"
        if not program.exists():
            program.write_text(f"#!/bin/sh\necho x >>'{self.top}/starts'\nexec /usr/bin/chromium \"$@\"\n")
            program.chmod(0o755)
        before = self.starts()
        self.build("--chromium", program, *options)
        return self.starts() - before

    def test_the_same_report_gives_the_same_bytes(self):
        self.build()
        first = {name: self.file(name).read_bytes() for name in (PDF, LARGE)}
        for jobs in ("1", "3"):
            shutil.rmtree(self.site.folder / ".pier-cache")
            self.build("--jobs", jobs)
            self.assertEqual({name: self.file(name).read_bytes() for name in first}, first)

    def test_only_what_changed_is_printed_again(self):
        other = FOLDER.replace("2021-22", "2020-21")
        self.site.write(f"{other}/index.md", INDEX.replace("2021/22", "2020/21"))
        self.site.write(f"{other}/foreword.md", CHAPTERS["foreword"].replace("{ref work#what-we-did}", "it"))
        self.assertEqual(self.print(), 1)
        cache = self.site.folder / ".pier-cache/pdf"
        first = {file.name for file in cache.glob("*.print")}
        self.assertEqual(len(first), 4)
        self.assertEqual(self.print(), 0)
        self.site.edit(f"{other}/foreword.md", "Welcome", "Welcome all")
        self.assertEqual(self.print(), 1)
        self.assertEqual(len({file.name for file in cache.glob("*.print")} - first), 2)

    def test_large_print_can_be_left_out(self):
        self.site.edit(f"{FOLDER}/index.md", "status: published", "status: published\nlarge_print: false")
        self.build()
        self.assertTrue(self.file(PDF).exists())
        self.assertFalse(self.file(LARGE).exists())

    def test_without_pdfs_the_report_is_there_and_links_to_none(self):
        for options in (("--no-pdf",), ("--chromium", self.top / "none")):
            self.site.run("build", "--built-assets", ROOT / "build/theme/civic", *options)
            page = self.site.files()["about/annual-reports/2021-22/index.html"].decode()
            self.assertNotIn(".pdf", page)
            self.assertIn(LONG_PAGE, self.site.files())

    def test_their_addresses_last(self):
        self.build("--production")
        urls = (self.site.folder / "data/urls.txt").read_text()
        for name in (PDF, LARGE):
            self.assertIn(f"\n/{name}\n", urls)
        self.build("--production", "--no-pdf")
        redirects = self.site.files()["_redirects"].decode()
        for name in (PDF, LARGE):
            self.assertIn(f"/{name}/ /about/annual-reports/2021-22/ 301", redirects)


class ReportPdfReal(unittest.TestCase):
    """The reports of this repository's own site."""

    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.top = Path(tempfile.mkdtemp(prefix="pier-test-"))
        cls.addClassCleanup(shutil.rmtree, cls.top, ignore_errors=True)
        result = subprocess.run([small_site.PROGRAM, "build", "--site", ROOT, "--out", cls.top / "out",
                                 "--as-of", "2026-11-27", "--built-assets",
                                 ROOT / "build/theme/civic"], check=False,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert result.returncode == 0, result.stderr.decode()
        cls.reports = [(page, pdf) for page in sorted((cls.top / "out").rglob("whole-report/index.html"))
                       for pdf in (page.parent.parent.with_suffix(".pdf"),
                                   page.parent.parent.with_name(page.parent.parent.name +
                                                                "-large-print.pdf"))
                       if pdf.exists()]

    def test_each_carries_the_text_of_its_long_page(self):
        self.assertGreaterEqual(len(self.reports), 6)
        for page, pdf in self.reports:
            expected = "".join(MainText(page.read_text()).words())
            letters = Pages(pdf).read_letters()
            letters = letters[letters.rindex(expected[:50]):]
            same = next((i for i, pair in enumerate(zip(letters, expected)) if pair[0] != pair[1]),
                        min(len(letters), len(expected)))
            self.assertEqual((pdf.name, letters[same - 40:same + 40]),
                             (pdf.name, expected[same - 40:same + 40]))
            self.assertEqual(len(letters), len(expected))

    def test_nothing_runs_off_the_paper(self):
        for _, pdf in self.reports:
            boxes = run("pdftotext", "-bbox", pdf, "-")
            for number, page in enumerate(re.findall(
                    r'<page width="([\d.]+)" height="[\d.]+">(.*?)</page>', boxes, re.S), 1):
                for left, top, right, bottom, word in re.findall(
                        r'xMin="(-?[\d.]+)" yMin="(-?[\d.]+)" xMax="(-?[\d.]+)" yMax="(-?[\d.]+)">(.*?)<',
                        page[1]):
                    if float(bottom) - float(top) < 2:
                        continue  # for listeners only
                    self.assertGreater(float(left), 20, (pdf.name, number, word))
                    self.assertLess(float(right), float(page[0]) - 50, (pdf.name, number, word))

    def test_each_is_whole_and_its_bookmarks_stand_on_their_pages(self):
        for _, pdf in self.reports:
            run("qpdf", "--check", pdf)
            pages = Pages(pdf)

            def look(items, pages=pages, pdf=pdf):
                for item in items:
                    words = "".join(WORD.findall(item["title"]))
                    on_page = "".join(WORD.findall(pages.text[item["destpageposfrom1"] - 1]))
                    self.assertIn(words, on_page, pdf.name)
                    look(item["kids"])
            look(pages.outlines())


if __name__ == "__main__":
    small_site.main()
