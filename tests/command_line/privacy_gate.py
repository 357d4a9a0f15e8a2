#!/usr/bin/env python3
"""Identifiers of nobody, planted in every channel of a site: all are found, all are masked, and the
published site stays as it is. None of them stands in the repository; they are made here, from
ranges kept for tests and drama, or with letters that were never given out."""

import json
import struct
import subprocess
import zlib

import small_site
from small_site import SiteTest, page, pdf

NAMES = "Zaphira Quillon Mock" + "sley\n" + "Ébène O’Plinth\n"


def nhs(seed):
    """An NHS number of the range for tests (999)."""
    while True:
        digits = f"999{seed % 1000000:06}"
        check = (11 - sum(int(d) * (10 - i) for i, d in enumerate(digits)) % 11) % 11
        if check < 10:
            return f"{digits}{check}"
        seed += 1


def spaced(number, between=" "):
    return between.join((number[:3], number[3:6], number[6:]))


def pupil(seed):
    """A pupil number of local authority 000, which is none."""
    digits = f"000{seed:09}"
    letters = "ABCDEFGHJKLMNPQRTUVWXYZ"
    return letters[sum(int(d) * (i + 2) for i, d in enumerate(digits)) % 23] + digits


def iban(seed):
    """An IBAN of a bank that is none."""
    account = f"PIER{seed:014}"
    number = int("".join(str(int(c, 36)) for c in account + "GB00"))
    return f"GB{98 - number % 97:02}{account}"


def wide(text):
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


# What is planted: a rule and a text; of these the part in the middle must be in no message.
IDENTIFIERS = [
    ("nhs-number", "", nhs(1001), ""),
    ("nhs-number", "", spaced(nhs(2002)), ""),
    ("nhs-number", "", spaced(nhs(3003), "-"), ""),
    ("nhs-number", "", spaced(nhs(4004), "\u00a0"), ""),
    ("nhs-number", "", spaced(nhs(5005), "\u2009"), ""),
    ("nhs-number", "", spaced(nhs(6006), "\u00ad"), ""),
    ("nhs-number", "", wide(nhs(7007)), ""),
    ("insurance-number", "", "QQ " + "12 34 57 " + "C", ""),
    ("insurance-number", "", "qq" + "123458" + "a", ""),
    ("pupil-number", "", pupil(123456), ""),
    ("postcode", "", "SS99" + " 9ZZ", ""),
    ("postcode", "", "ss99" + "9zy", ""),
    ("birth", "born on ", "4 May " + "2013", ""),
    ("birth", "DOB: ", "05/06/" + "2012", ""),
    ("age", "In a flat in Seaby, where they had lived since the summer of the year before, a boy, ",
     "aged " + "7", ", was seen by a neighbour in the early morning of that day, 3 May 2014."),
    ("contact", "", "01632 " + "960" + "999", ""),
    ("contact", "", "+44 7700 " + "900" + "998", ""),
    ("contact", "", "jo.bloggs" + "@mail.example", ""),
    ("contact", "on Instagram as @", "seaby" + "kid", ""),
    ("reference", "", "ZC99" + "C00123", ""),
    ("reference", "hospital number ", "A" + "123456", ""),
    ("vehicle", "", "BX59" + " ZZZ", ""),
    ("bank", "", iban(77), ""),
    ("bank", "sort code ", "00-00-" + "02", ""),
    ("location", "", "51.53" + "78, 0.71" + "43", ""),
    ("location", "", "TQ 878" + " 857", ""),
    ("computer", "", "192.0.2." + "14", ""),
    ("name", "", "Zaphira Mock" + "sley", ""),
    ("name", "", "ÉBÈNE O’PLINTH", ""),
]
# Those that can be a part of a name of a file.
IN_NAMES = [("nhs-number", nhs(1001)), ("nhs-number", spaced(nhs(2002), "-")),
            ("insurance-number", "qq" + "123458" + "a"), ("pupil-number", pupil(123456).lower()),
            ("postcode", "ss99" + "-9zz"), ("contact", "01632" + "960999"),
            ("reference", "zc99" + "c00123"), ("birth", "born-4-may-" + "2013"),
            ("bank", iban(77).lower()), ("name", "zaphira-mock" + "sley"),
            ("name", "mock" + "sleyzaphira")]


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(extra=b""):
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
            + extra + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b""))


def exif(text):
    data = text.encode()
    return (b"MM\0*\0\0\0\x08" + struct.pack(">HHHII", 1, 0x010E, 2, len(data), 26)
            + struct.pack(">I", 0) + data)


def jpeg(text):
    block = b"Exif\0\0" + exif(text)
    return b"\xff\xd8\xff\xe1" + struct.pack(">H", len(block) + 2) + block + b"\xff\xda"


def webp(text):
    data = f"<x:xmpmeta>{text}</x:xmpmeta>".encode()
    data += b" " * (len(data) % 2)
    return b"RIFF" + struct.pack("<I", len(data) + 12) + b"WEBPXMP " + struct.pack("<I", len(data)) + data


def yaml(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def latin(text):
    return text.encode("latin-1", "ignore").decode("latin-1") == text


GROUPS = "groups:\n  - {id: board, name: Board, branch: both, purpose: It decides., time: 10:00-12:00}\n"

# A channel: the file and its text for the plant of that number.
CHANNELS = {
    "body": lambda n, text: (f"content/p{n:02}.md", page(body=f"He said: {text}")),
    "list": lambda n, text: (f"content/p{n:02}.md", page(body=f"- one\n- {text}\n")),
    "title": lambda n, text: (f"content/p{n:02}.md", page(title=yaml(f"About {text}"))),
    "summary": lambda n, text: (f"content/p{n:02}.md", page(summary=yaml(f"About {text}"))),
    "tag": lambda n, text: (f"content/p{n:02}.md", page(fields=f"tags: [{yaml(text)}]\n")),
    "alternative text": lambda n, text: (f"content/p{n:02}.md", page(body=f"![{text}](a.png)")),
    "table": lambda n, text: (f"content/p{n:02}.md",
                              page(body=f"Table: Words\n\n| A | B |\n| --- | --- |\n| x | {text} |\n")),
    "footnote": lambda n, text: (f"content/p{n:02}.md", page(body=f"Words.[^1]\n\n[^1]: {text}")),
    "comment in front matter": lambda n, text: (f"content/p{n:02}.md", page(fields=f"# {text}\n")),
    "draft": lambda n, text: (f"content/p{n:02}.md", page(fields="draft: true\n", body=text)),
    "embargo": lambda n, text: (f"content/p{n:02}.md",
                                page(fields="publish: 2030-01-01\n", body=text)),
    "course": lambda n, text: (f"data/training/p{n:02}.yaml",
                               f"title: {yaml(text)}\nsummary: It is.\naudience: [Everybody]\n"
                               "agreed: 2026-10-01\nsessions:\n  - date: 2027-03-10\n"),
    "comment in data": lambda n, text: (f"data/training/p{n:02}.yaml",
                                        f"# {text}\ntitle: Words\nsummary: It is.\n"
                                        "audience: [Everybody]\nagreed: 2026-10-01\nsessions:\n"
                                        "  - date: 2027-03-10\n"),
    "figures": lambda n, text: (f"data/metrics/p{n:02}.json", json.dumps({"title": text})),
    "csv": lambda n, text: (f"content/p{n:02}.csv", f"a,b\n1,\"{text}\"\n"),
    "text": lambda n, text: (f"content/p{n:02}.txt", f"x\n{text}\n"),
    "template": lambda n, text: (f"themes/plain/templates/partials/p{n:02}.html",
                                 f"<p title=\"x\">{text}</p>\n"),
    "exif": lambda n, text: (f"content/p{n:02}.jpg", jpeg(text)),
    "png": lambda n, text: (f"content/p{n:02}.png", png(chunk(b"tEXt", b"Comment\0" + text.encode()))),
    "webp": lambda n, text: (f"content/p{n:02}.webp", webp(text)),
    "pdf": lambda n, text: (f"content/p{n:02}.pdf", pdf(text)) if latin(text) else None,
    "pdf properties": lambda n, text: (f"content/p{n:02}.pdf", pdf(
        information="/Subject <FEFF" + text.encode("utf-16-be").hex() + ">")),
}


class Gate(SiteTest):
    def setUp(self):
        super().setUp()
        self.site.write("data/groups.yaml", GROUPS)
        self.site.write("content/a.png", png())
        self.site.write("content/picture.md", page(body="![A picture](a.png)", title="A picture"))
        self.names = self.top / "watch-list"
        made = subprocess.run([small_site.PROGRAM, "watch-list"], input=NAMES.encode(), check=True,
                              stdout=subprocess.PIPE)
        self.names.write_bytes(made.stdout)

    def problems(self, *options):
        """The problems of a build that must fail and leave the old site as it is."""
        before = self.site.state()
        result = self.site.run("build", "--format", "json", "--watch-list", str(self.names), *options)
        self.assertEqual(result.returncode, 1, result.stderr.decode())
        self.assertEqual(self.site.state(), before, "the old site was touched")
        self.output = result.stdout.decode() + result.stderr.decode()
        # Files stand there by themselves, so that the test is of them alone.
        return [p for p in json.loads(result.stdout)["problems"] if p["rule"] != "attachment-unused"]

    def plant(self, files):
        for path, text in files.items():
            self.site.write(path, text)

    def uproot(self, files):
        for path in files:
            (self.site.folder / path).unlink()


class Planted(Gate):
    def test_every_identifier_is_found_in_every_channel(self):
        planted = 0
        for channel, put in CHANNELS.items():
            expected, files = {}, {}
            for n, (rule, before, text, after) in enumerate(IDENTIFIERS):
                put_in = put(n, before + text + after)
                if put_in is None:
                    continue
                files[put_in[0]] = put_in[1]
                expected[put_in[0]] = "privacy-" + rule
            self.plant(files)
            problems = self.problems()
            found = {(p["file"], p["rule"]) for p in problems}
            # A number typed into a page is reported as that, once.
            found |= {(p["file"], "privacy-contact") for p in problems if p["rule"] == "contact-literal"}
            missing = [item for item in expected.items() if item not in found]
            self.assertEqual(missing, [], f"not found in the channel {channel}")
            for _, _, text, _ in IDENTIFIERS:
                self.assertNotIn(text, self.output, f"shown by the channel {channel}")
            planted += len(expected)
            self.uproot(files)
        self.assertGreaterEqual(planted, 400)
        self.assertGreaterEqual(len(CHANNELS), 14)

    def test_every_identifier_is_found_in_the_names_of_files(self):
        for make in (lambda text: (f"content/{text}.md", page()),
                     lambda text: (f"content/{text}/index.md", page()),
                     lambda text: (f"content/{text}.csv", "a\n1\n"),
                     lambda text: (f"data/training/{text}.yaml", "title: x\n")):
            for rule, text in IN_NAMES:
                path, content = make(text)
                self.site.write(path, content)
                with self.subTest(path):
                    problems = self.problems()
                self.assertIn("privacy-" + rule, {p["rule"] for p in problems}, path)
                self.assertNotIn(text, self.output)
                (self.site.folder / path).unlink()

    def test_what_stands_in_pieces_is_found_where_it_is_put_together(self):
        number = nhs(8008)
        self.site.write("content/p.md", page(body=f"It was {number[:3]} *{number[3:6]}* **{number[6:]}**."))
        self.assertEqual({(p["file"], p["rule"]) for p in self.problems()},
                         {("content/p.md", "privacy-nhs-number")})


class Masked(Gate):
    def test_no_format_shows_one(self):
        for n, (_, before, text, after) in enumerate(IDENTIFIERS):
            # With mistakes of other kinds in the same line, whose messages show it.
            self.site.write(f"content/p{n:02}.md", page(
                title=yaml(before + text + after),
                body=f"{before}{text}{after} [here](nothing.md) [{text}](x{n}.md) ![]({n}.png)"))
        for form in ("text", "json", "github"):
            result = self.site.run("build", "--all", "--format", form, "--watch-list", str(self.names))
            self.assertEqual(result.returncode, 1)
            output = result.stdout.decode() + result.stderr.decode()
            self.assertIn("•", output)
            for _, _, text, _ in IDENTIFIERS:
                self.assertNotIn(text, output, form)

    def test_the_messages_are_these(self):
        self.site.write("content/p.md", page(body=f"He is {spaced(nhs(1))}, born 4 May " + "2013."))
        self.assert_refused("privacy/masked")


class Allowed(Gate):
    def test_contacts_are_public(self):
        self.site.write("content/p.md", page(body="Call {contact front-door}: {contact front-door email}."))
        self.publish()

    def test_a_postcode_of_a_public_place_is_public(self):
        self.site.edit("data/contacts.yaml", "opening: Monday", "about: At SS99" + " 9ZZ.\n    opening: Monday")
        self.site.write("content/p.md", page(body="Come to SS99" + " 9ZZ."))
        self.publish()

    def exception(self, finding, until="2027-01-01", where="content/p.md"):
        self.site.write("data/privacy.yaml",
                        f"exceptions:\n  - finding: {finding}\n    where: {where}\n    by: Manager\n"
                        f"    on: 2026-10-01\n    reason: It is public.\n    until: {until}\n")

    def test_an_exception_holds_for_one_finding_in_one_file_until_its_day(self):
        self.site.write("content/p.md", page(body="Come to SS99" + " 9ZZ."))
        problem = self.problems()[0]
        finding = problem["help"].split("the finding ")[1].rstrip(")")
        self.exception(finding)
        self.assertEqual(self.publish().stderr, b"")
        self.publish("--as-of", "2027-01-01", as_of=None)
        late = self.site.run("build", "--as-of", "2027-01-02", as_of=None)
        self.assertEqual(late.returncode, 1)
        self.assertIn(b"[privacy-exception]", late.stderr)
        self.assertIn(b"[privacy-postcode]", late.stderr)
        self.exception(finding, where="content/other.md")
        self.assertEqual({p["rule"] for p in self.problems()},
                         {"privacy-postcode", "privacy-exception-unused"})

    def test_there_is_no_exception_for_everything(self):
        self.site.write("content/p.md", page(body="Come to SS99" + " 9ZZ.",
                                             fields="allow: [privacy-postcode]\n"))
        self.assertEqual({p["rule"] for p in self.problems()}, {"privacy-postcode", "allow-unknown"})
        for finding in ("all", "postcode", "postcode-*", "'*'"):
            self.exception(finding)
            self.assertIn("privacy-exception", {p["rule"] for p in self.problems()})


class WatchList(Gate):
    def test_the_environment_can_name_the_list(self):
        self.site.write("content/p.md", page(body="It was Zaphira Mock" + "sley."))
        self.publish()
        result = self.site.run("build", environment={"PIER_WATCH_LIST": str(self.names)})
        self.assertEqual(result.returncode, 1)
        self.assertIn(b"[privacy-name]", result.stderr)

    def test_a_list_that_cannot_be_read_stops_the_build(self):
        for path in (self.top / "nothing", self.site.folder / "data/site.yaml"):
            result = self.site.run("build", "--watch-list", str(path))
            self.assertEqual(result.returncode, 3)
            self.assertIn(b"watch-list", result.stderr)

    def test_the_list_holds_no_name_and_is_another_each_time(self):
        first = self.names.read_text().lower()
        self.assertNotIn("zaphira", first)
        Gate.setUp(self)
        self.assertNotEqual(self.names.read_text().lower(), first)


class Documents(Gate):
    """PDFs, pictures and other files that carry more than they show."""

    def rules(self, path, content):
        self.site.write(path, content)
        found = {p["rule"] for p in self.problems() if p["file"] == path}
        (self.site.folder / path).unlink()
        return found

    def test_pdfs(self):
        plan = "content/p.pdf"
        whole = pdf()
        for changed, rule in (
                (pdf(information="/Author (Somebody)"), "privacy-metadata"),
                (whole.replace(b"/Catalog ", b"/Catalog /OpenAction << /S /JavaScript /JS (x) >> "),
                 "privacy-pdf"),
                (whole.replace(b"/Catalog ", b"/Catalog /OpenAction << /S /Launch /F (x) >> "),
                 "privacy-pdf"),
                (whole.replace(b"/Parent 2 0 R", b"/Parent 2 0 R /Annots [<< /Subtype /Text /Rect "
                               b"[0 0 9 9] /Contents (x) >>]"), "privacy-pdf"),
                (whole + b"5 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>\nendobj\n"
                 b"trailer\n<< /Size 7 /Root 1 0 R >>\nstartxref\n0\n%%EOF\n", "privacy-pdf"),
                (pdf(drawing="0 g 10 90 200 30 re f"), "privacy-redaction"),
                (pdf(drawing="1 1 1 rg 10 90 m 210 90 l 210 120 l 10 120 l h f"), "privacy-redaction"),
                (pdf(drawing="q 1 0 0 1 5 85 cm 0 0 200 40 re f Q"), "privacy-redaction"),
                (b"nothing", "privacy-pdf"), (whole[:200], "privacy-pdf")):
            self.assertEqual(self.rules(plan, changed), {rule}, changed)

    def test_a_pdf_that_hides_nothing_is_published(self):
        self.site.write("content/q.md", page(body="Read [the plan (PDF)](p.pdf)."))
        for drawing in ("", "0 g 10 20 200 30 re f", "0 G 10 90 200 30 re S", "20 98 80 1 re f",
                        "0 g 300 90 200 30 re f"):
            self.site.write("content/p.pdf", pdf(drawing=drawing))
            self.publish()

    def test_pictures(self):
        place = (b"MM\0*\0\0\0\x08" + struct.pack(">HHHII", 1, 0x8825, 4, 1, 26) + struct.pack(">I", 0)
                 + struct.pack(">HHHI4sHHI4sI", 2, 0, 1, 4, b"\2\3\0\0", 1, 2, 2, b"N\0\0\0", 0))
        self.assertEqual(self.rules("content/p.png", png(chunk(b"eXIf", place))), {"privacy-location"})
        self.assertEqual(self.rules("content/p.png", png(chunk(b"tEXt", b"Author\0Somebody"))),
                         {"privacy-metadata"})

    def test_office_files_archives_and_others(self):
        for kind in ("docx", "xlsx", "pptx", "odt", "zip", "7z", "msg", "heic", "mov", "vcf"):
            self.assertEqual(self.rules(f"content/p.{kind}", b"x"), {"file-type"})
        for kind in ("pdf", "csv", "png"):
            self.assertEqual(self.rules(f"content/p.{kind}", b"PK\x03\x04x"), {"file-type"})


if __name__ == "__main__":
    small_site.main()
