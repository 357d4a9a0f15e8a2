#!/usr/bin/env python3
"""PDFs of pages: made by Chromium, judged by qpdf and poppler, kept from build to build."""

import os
import re
import shutil
import struct
import subprocess
import tempfile
import time
import zlib
from pathlib import Path

import small_site
from small_site import SiteTest, page

CHROMIUM = shutil.which("chromium")
BODY = """Everybody can look twice. See [structure](about/structure.md).

## What happened

A text about **what happened**.

![A lamp on a quay](lamp.png)

## What was learned

Table: Who does what

| Who | What |
|---|---|
| Police | asks |
| School | tells |

- one thing
- another thing
"""
LONG = "Words that fill the page, one after the other, again and again. " * 40 + "\n\n"


def picture(grey):
    """A PNG of one pixel."""
    def chunk(kind, data):
        return (struct.pack(">I", len(data)) + kind + data +
                struct.pack(">I", zlib.crc32(kind + data)))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)) +
            chunk(b"IDAT", zlib.compress(bytes([0, grey]))) + chunk(b"IEND", b""))


def run(*words):
    """The output of a judge, which must be content."""
    return subprocess.run(words, check=True, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT).stdout.decode()


class PdfTest(SiteTest):
    """A site with one page that asks for a PDF."""

    def setUp(self):
        super().setUp()
        self.site.write("content/lamp.png", picture(0))
        self.site.write("content/sheet.md",
                        page(body=BODY, title="Look twice", fields="pdf: true\n"))

    def pdf(self, name="sheet.pdf"):
        return self.site.folder / "public" / name

    def sheet(self):
        return self.site.files()["sheet/index.html"].decode()

    def counting(self, script='exec /usr/bin/chromium "$@"\n', name="chromium"):
        """A Chromium that notes each of its starts; and those notes."""
        program = self.top / "bin" / name
        program.parent.mkdir(exist_ok=True)
        notes = self.top / f"{name}-starts"
        notes.write_text("")
        program.write_text(f"#!/bin/sh\necho started >>'{notes}'\n{script}")
        program.chmod(0o755)
        return program, lambda: len(notes.read_text().splitlines())

    def assert_nothing_left(self):
        """No folder of Chromium, and no process of it."""
        cache = self.site.folder / ".pier-cache/pdf"
        left = [file.name for file in cache.iterdir() if file.is_dir()] if cache.exists() else []
        self.assertEqual(left, [])
        for process in Path("/proc").glob("[0-9]*"):
            try:
                words = (process / "cmdline").read_bytes()
            except OSError:
                continue
            self.assertNotIn(str(self.top).encode(), words)


class Pdf(PdfTest):
    """What the judges say of a PDF."""

    def setUp(self):
        super().setUp()
        self.publish()

    def test_it_is_whole_and_says_what_it_is(self):
        run("qpdf", "--check", self.pdf())
        info = dict(re.findall(r"(?m)^([^:]+): +(.*)$", run("pdfinfo", "-isodates", self.pdf())))
        self.assertEqual(info["Title"], "Look twice")
        self.assertEqual(info["Tagged"], "yes")
        self.assertEqual(info["Pages"], "1")
        self.assertEqual(info["Producer"], "Pier")
        self.assertEqual(info["Creator"], "Pier")
        self.assertEqual(info["Metadata Stream"], "yes")
        self.assertEqual(info["JavaScript"], "no")
        self.assertIn("A4", info["Page size"])
        self.assertRegex(info["CreationDate"], r"^20\d\d-\d\d-\d\dT00:00:00Z$")
        self.assertNotIn("Author", info)
        metadata = run("pdfinfo", "-meta", self.pdf())
        self.assertIn('<rdf:li xml:lang="x-default">Look twice</rdf:li>', metadata)
        self.assertIn("<dc:language><rdf:Bag><rdf:li>en-GB</rdf:li>", metadata)

    def test_its_fonts_are_in_it(self):
        fonts = run("pdffonts", self.pdf()).splitlines()[2:]
        self.assertTrue(fonts)
        for font in fonts:
            self.assertRegex(font, r" yes +yes +yes +\d+ +\d+$")  # embedded, subset, to Unicode

    def test_it_reads_in_the_order_of_the_page(self):
        text = " ".join(run("pdftotext", self.pdf(), "-").split())
        words = ["Look twice", "Everybody can look twice", "What happened", "A text about what happened.",
                 "What was learned", "Who does what", "Police", "School", "one thing",
                 "another thing"]
        places = [text.index(word) for word in words]
        self.assertEqual(places, sorted(places))
        structure = run("pdfinfo", "-struct-text", self.pdf())
        self.assertNotIn("Syntax Error", structure)
        self.assertRegex(structure, r'Span|Strong')
        self.assertIn('"what happened"', structure)
        kinds = re.findall(r"(?m)^ *(H1|H2|Table|TH|TD|L|LI|Figure|Link)\b", structure)
        for kind in ("H1", "H2", "Table", "TH", "TD", "L", "LI", "Figure", "Link"):
            self.assertIn(kind, kinds)
        self.assertLess(kinds.index("H1"), kinds.index("H2"))

    def test_readers_are_told_its_language_and_what_pictures_show(self):
        plain = self.top / "plain.pdf"
        run("qpdf", "--qdf", "--object-streams=disable", self.pdf(), plain)
        content = plain.read_bytes()
        self.assertIn(b"/Lang (en-GB)", content)
        self.assertIn(b"/DisplayDocTitle true", content)
        self.assertIn(b"/Marked true", content)
        self.assertRegex(content, rb"/RoleMap <<\s+/Strong /Span\s+>>")
        self.assertIn(b"/Alt (A lamp on a quay)", content)
        self.assertIn(b"/Scope /Column", content)
        self.assertIn(b"/Tabs /S", content)
        self.assertIn(b"/URI (https://seaby.example/about/structure/)", content)
        self.assertRegex(content, rb"/Subtype /Image\b")
        for word in (b"HeadlessChrome", b"Skia", b"/JavaScript", b"/Author", b"node0"):
            self.assertNotIn(word, content)

    def test_its_page_links_to_it_with_its_size(self):
        kilobytes = (self.pdf().stat().st_size + 999) // 1000
        self.assertIn('<a href="/sheet.pdf">Download this page as a PDF '
                      f"(PDF, {kilobytes} KB, 1 page)</a>", self.sheet())
        self.assertNotIn("Download", run("pdftotext", self.pdf(), "-"))

    def test_the_same_site_gives_the_same_bytes(self):
        for name in "abcdefgh":
            self.site.write(f"content/{name}.md",
                            page(body=BODY, title=f"Page {name}",
                                 fields="pdf: true\n"))
        self.publish()
        first = {name: data for name, data in self.site.files().items() if name.endswith(".pdf")}
        self.assertEqual(len(first), 9)
        for jobs in ("1", "3"):
            shutil.rmtree(self.site.folder / ".pier-cache")
            self.publish("--jobs", jobs)
            again = {name: self.site.files()[name] for name in first}
            self.assertEqual(first, again)
        self.assert_nothing_left()

    def test_its_address_lasts(self):
        self.publish("--production")
        self.assertIn("\n/sheet.pdf\n", (self.site.folder / "data/urls.txt").read_text())
        # A machine without Chromium leads those who kept the address to the page.
        self.publish("--production", "--no-pdf")
        self.assertIn("/sheet.pdf/ /sheet/ 301", self.site.files()["_redirects"].decode())
        self.assertIn(b"/sheet/", self.site.files()["sheet.pdf/index.html"])
        self.site.write("content/sheet.md", page(body=BODY, title="Look twice"))
        refused = self.site.run("build", "--production")
        self.assertEqual(refused.returncode, 1)
        self.assertIn("nothing answers at `/sheet.pdf` any more", refused.stderr.decode())

    def test_a_page_that_is_held_back_has_none(self):
        self.site.write("content/sheet.md", page(body=BODY, title="Look twice",
                                                 fields="pdf: true\npublish_on: 2026-12-24\n"))
        self.site.write("content/other.md", page(body="![A lamp on a quay](lamp.png)"))
        self.publish()
        self.assertFalse(self.pdf().exists())

    def test_a_page_that_is_too_long_names_the_part(self):
        self.site.write("content/sheet.md",
                        page(body=f"## Short\n\nA text.\n\n## The long part\n\n{LONG * 2}"
                                  f"## Another part\n\n{LONG}", title="Look twice",
                             fields="pdf_pages: 1\n"))
        before = self.site.state()
        program, starts = self.counting()
        for command in ("build", "check", "build"):
            refused = self.site.run(command, "--chromium", program)
            self.assertEqual(refused.returncode, 1, refused.stderr.decode())
            said = refused.stderr.decode()
            self.assertIn("content/sheet.md:11:1: error: on paper this takes 2 pages and may "
                          "take 1; it is ", said)
            self.assertIn("its longest part is `The long part` (", said)
            self.assertIn("shorten ", said)
            self.assertIn("the next longest is `Another part`", said)
        self.assertEqual(starts(), 1, "what was measured is known")
        self.assertEqual(self.site.state(), before)
        self.site.write("content/sheet.md",
                        page(body=f"## Short\n\nA text.\n\n## The long part\n\n{LONG}",
                             title="Look twice", fields="pdf_pages: 1\n"))
        self.publish()

    def test_a_page_that_fits_by_small_print_is_refused(self):
        self.site.write("themes/plain/assets/plain.css",
                        "body { color: #0b0c0c; background: #ffffff; }\n"
                        "@media print { p { font-size: 9pt; } }\n")
        self.publish()
        self.site.edit("content/sheet.md", "pdf: true", "pdf_pages: 1")
        refused = self.site.run("build")
        self.assertEqual(refused.returncode, 1)
        self.assertIn("has 9 points, and needs 10", refused.stderr.decode())

    def test_chromium_asks_nobody(self):
        """No byte leaves the machine. Chromium connects a datagram socket to learn whether there is a
        network, but sends nothing on it; a connection that it would send on is not begun."""
        trace = self.top / "trace"
        shutil.rmtree(self.site.folder / ".pier-cache")
        calls = "trace=socket,connect,sendto,sendmsg,sendmmsg"
        self.site.run("build", before=("strace", "-f", "-qq", "-yy", "-e", calls, "-o", trace))
        self.assertTrue(self.pdf().exists())
        lines = trace.read_text().splitlines()
        self.assertTrue([line for line in lines if "sendto(" in line or "sendmsg(" in line])
        sent = [line for line in lines if re.search(r"send(to|msg|mmsg)\(\d+<(TCP|UDP)", line)]
        self.assertEqual(sent, [])
        reached = [line for line in lines if re.search(r"connect\(\d+<TCP", line)]
        self.assertEqual(reached, [])


class PdfBriefing(SiteTest):
    """Every briefing is a sheet of paper, which it must fit."""

    SOURCE = "content/learning/briefings/ask-twice.md"

    def setUp(self):
        super().setUp()
        example = small_site.BASE.parent / "rules/briefing-parts/good"
        shutil.copytree(example, self.site.folder, dirs_exist_ok=True)

    def test_it_has_a_pdf_of_its_own_template(self):
        self.publish()
        pdf = self.site.folder / "public/learning/briefings/ask-twice.pdf"
        run("qpdf", "--check", pdf)
        info = run("pdfinfo", pdf)
        self.assertRegex(info, r"(?m)^Title: +Ask twice$")
        self.assertRegex(info, r"(?m)^Pages: +1$")
        self.assertIn("D:20260601000000Z".encode(),
                      subprocess.run(["qpdf", "--qdf", "--object-streams=disable", pdf, "-"],
                                     check=True, stdout=subprocess.PIPE).stdout)
        text = run("pdftotext", pdf, "-")
        self.assertIn("What got in the way", text)
        self.assertNotIn("Reviewed", text, "the frame of a page is not on it")

    def test_one_that_is_too_long_names_its_longest_part(self):
        file = self.site.folder / self.SOURCE
        text = file.read_text()
        file.write_text(text.replace("## What helped\n\n", f"## What helped\n\n{LONG * 2}"))
        line = text[:text.index("## What helped")].count("\n") + 1
        for command in ("check", "build"):
            refused = self.site.run(command)
            self.assertEqual(refused.returncode, 1)
            self.assertRegex(refused.stderr.decode(),
                             rf"{self.SOURCE}:{line}:1: error: on paper this takes 2 pages and may "
                             r"take 1; it is \d+ mm too long, and its longest part is "
                             r"`What helped` \(\d+ mm, \d+ words\)")


class PdfCache(PdfTest):
    """What was printed before is not printed again."""

    def setUp(self):
        super().setUp()
        self.program, self.starts = self.counting()

    def build(self, *options, command="build"):
        """The number of times that a build started Chromium."""
        before = self.starts()
        result = self.site.run(command, "--chromium", self.program, *options)
        self.assertEqual(result.returncode, 0, result.stderr.decode())
        return self.starts() - before

    def test_nothing_changed_starts_nothing(self):
        self.assertEqual(self.build(), 1)
        pdf = self.pdf().read_bytes()
        self.assertEqual(self.build(), 0)
        shutil.rmtree(self.site.folder / "public")
        self.assertEqual(self.build(), 0)
        self.assertEqual(self.pdf().read_bytes(), pdf)
        self.assertEqual((self.site.folder / ".pier-cache/pdf/.gitignore").read_text(), "*\n")

    def test_what_it_is_made_from_decides(self):
        self.build()
        first = self.pdf().read_bytes()
        self.site.edit("content/index.md", "---\n\n", "---\n\nAnother word. ")
        self.assertEqual(self.build(), 0, "another page")
        self.site.write("content/lamp.png", picture(255))
        self.assertEqual(self.build(), 1, "a picture")
        self.assertNotEqual(self.pdf().read_bytes(), first)
        self.site.edit("content/sheet.md", "A text about", "Words about")
        self.assertEqual(self.build(), 1, "the text")
        self.site.edit("themes/plain/assets/plain.css", "#0b0c0c", "#000000")
        self.assertEqual(self.build(), 1, "the style")
        self.counting('exec  /usr/bin/chromium "$@"\n')
        self.assertEqual(self.build(), 1, "another Chromium")

    def test_a_damaged_cache_is_mended(self):
        self.build()
        pdf = self.pdf().read_bytes()
        for file in (self.site.folder / ".pier-cache/pdf").glob("*.print"):
            file.write_bytes(file.read_bytes()[:-1] + b"x")
        self.assertEqual(self.build(), 0, "nothing has to be printed")
        self.site.edit("content/index.md", "summary: ", "summary: So, ")
        self.assertEqual(self.build(), 1)
        self.assertEqual(self.pdf().read_bytes(), pdf)

    def test_a_site_in_a_deep_folder_is_printed(self):
        deep = self.top / ("a-folder-with-a-long-name/" * 6)
        deep.mkdir(parents=True)
        self.site.folder = Path(shutil.move(self.site.folder, deep / "site"))
        shutil.rmtree(self.site.folder / ".pier-cache", ignore_errors=True)
        # Of its own, because other tests print at the same time.
        with tempfile.TemporaryDirectory(prefix="pier-t-") as temporary:
            result = self.site.run("build", environment={"TMPDIR": temporary})
            self.assertEqual(result.returncode, 0, result.stderr.decode())
            self.assertNotIn(b"Chromium", result.stderr)
            self.assertEqual(list(Path(temporary).iterdir()), [])

    def test_a_check_prints_only_what_it_must_measure(self):
        self.assertEqual(self.build(command="check"), 0)
        self.site.edit("content/sheet.md", "pdf: true", "pdf_pages: 1")
        self.assertEqual(self.build(command="check"), 1)
        self.assertEqual(self.build(command="check"), 0)
        self.assertEqual(self.build(), 0)

    def test_a_site_with_errors_is_not_printed(self):
        self.site.write("content/wrong.md", page(body="[x](y.md)"))
        before = self.starts()
        self.assertEqual(self.site.run("build", "--chromium", self.program).returncode, 1)
        self.assertEqual(self.starts(), before)


class PdfWithout(PdfTest):
    """Without Chromium the site is published, and says so once."""

    def test_no_chromium_is_a_notice(self):
        for more in ("a", "b"):
            self.site.write(f"content/{more}.md", page(title=f"Page {more}", fields="pdf: true\n"))
        empty = self.top / "empty"
        empty.mkdir()
        result = self.site.run("build", environment={"PATH": str(empty)})
        self.assertEqual(result.returncode, 0)
        self.assert_says(result, "pdf/no_chromium")
        self.assertFalse(self.pdf().exists())
        self.assertIn("print it", self.sheet())
        check = self.site.run("check", environment={"PATH": str(empty)})
        self.assertEqual(check.stderr.decode(), "")

    def test_no_pdf_starts_nothing(self):
        program, starts = self.counting()
        self.site.edit("content/sheet.md", "pdf: true", "pdf_pages: 1")
        result = self.site.run("build", "--no-pdf", "--chromium", program)
        self.assertEqual(result.returncode, 0)
        self.assert_says(result, "pdf/no_pdf")
        self.assertEqual(starts(), 0)
        self.assertFalse((self.site.folder / ".pier-cache/pdf").exists())

    def test_a_page_that_asks_for_none_says_nothing_of_it(self):
        home = self.site.files()["index.html"].decode()
        self.assertNotIn("paper", home)
        self.assertNotIn("PDF", home)

    def test_chromium_is_named_or_found(self):
        for how in ("option", "variable", "path"):
            for name in ("chromium", "google-chrome"):
                program, starts = self.counting(name=name)
                shutil.rmtree(self.site.folder / ".pier-cache", ignore_errors=True)
                words = ["--chromium", program] if how == "option" else []
                environment = {"variable": {"PIER_CHROMIUM": str(program)},
                               "path": {"PATH": f":{program.parent}"}}.get(how, {})
                self.publish(*words, environment=environment)
                self.assertEqual(starts(), 1, (how, name))
                program.unlink()
        wrong = self.site.run("build", "--chromium", "/nowhere/chromium")
        self.assertEqual(wrong.returncode, 3)
        self.assert_says(wrong, "pdf/wrong_chromium")


class PdfFaults(PdfTest):
    """A Chromium that fails is told once, the old site stands, and nothing is left."""

    def assert_fails(self, script, words):
        program, _ = self.counting(script)
        before = self.site.state()
        began = time.monotonic()
        result = self.site.run("build", "--chromium", program)
        self.assertEqual(result.returncode, 3, result.stderr.decode())
        said = result.stderr.decode()
        self.assertIn(words, said)
        self.assertEqual(said.count("pier: "), 1)
        self.assertIn("--no-pdf", said)
        self.assertEqual(self.site.state(), before)
        self.assert_nothing_left()
        return time.monotonic() - began

    def test_one_that_ends_at_once(self):
        self.assert_fails("echo No usable sandbox\nexit 1\n",
                          "ended before its work was done; it said: No usable sandbox")

    def test_one_that_is_no_program(self):
        self.assert_fails("\x00", "ended before its work was done")

    def test_one_that_hangs(self):
        self.assertLess(self.assert_fails("sleep 600 & exec sleep 601\n",
                                          "gave no answer for 30 seconds"), 60)

    def test_one_that_dies_midway(self):
        """Chromium itself, killed as soon as its tabs are there."""
        killer = ('/usr/bin/chromium "$@" &\n'
                  "sleep 0.2\n"
                  'while ! grep -qs type=renderer /proc/[0-9]*/cmdline; do sleep 0.01; done\n'
                  "kill -9 $!\nwait\n")
        self.assert_fails(killer, "ended before its work was done")

    def test_a_build_that_is_killed_leaves_no_folder_for_long(self):
        program, _ = self.counting("exec sleep 5\n")
        process = subprocess.Popen([small_site.PROGRAM, "build", "--chromium", program],
                                   cwd=self.site.folder, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        cache = self.site.folder / ".pier-cache/pdf"
        deadline = time.monotonic() + 20
        while not list(cache.glob("browser-*/log.txt")) and time.monotonic() < deadline:
            time.sleep(0.01)
        process.kill()
        process.wait()
        self.assertTrue(list(cache.glob("browser-*")))
        self.publish()
        self.assertEqual(list(cache.glob("browser-*")), [])

    def test_a_folder_that_cannot_be_made_is_told(self):
        # A build leaves a folder there.
        shutil.rmtree(self.site.folder / ".pier-cache", ignore_errors=True)
        (self.site.folder / ".pier-cache").write_text("in the way")
        result = self.site.run("build")
        self.assertEqual(result.returncode, 3)
        self.assertIn("could not be made", result.stderr.decode())

    def test_a_program_without_its_library_says_so(self):
        alone = self.top / "alone" / "pier"
        alone.parent.mkdir()
        try:
            os.link(small_site.PROGRAM, alone)
        except OSError:
            shutil.copy(small_site.PROGRAM, alone)
        result = subprocess.run([alone, "build", "--as-of", small_site.TODAY], check=False,
                                cwd=self.site.folder, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE)
        self.assertEqual(result.returncode, 3)
        self.assertRegex(result.stderr.decode(), "`libpier-pdf.so`, cannot be loaded: .*\n  help: ")


if __name__ == "__main__":
    small_site.main()
