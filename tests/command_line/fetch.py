#!/usr/bin/env python3
"""`pier fetch` against servers on this machine with TLS from a test authority: what is new is shown and
taken when somebody says so; whatever a server does, no wrong byte comes into the site."""

import hashlib
import http.server
import json
import re
import shutil
import ssl
import sys
import tempfile
import threading
from pathlib import Path

import small_site
from small_site import SiteTest, page

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "net"))
from hostile_server import CSV, Authority, HostileServer  # noqa: E402

FIGURES = """own_area: seaby
areas:
  - {id: seaby, name: Seaby, code: E06000999, kind: authority}
  - {id: england, name: England, code: E92000001, kind: country}
themes:
  - {id: schools, title: Schools, branch: children}
"""

RATES = """Local authority,Year,Measure,Percent,Sex
Seaby,2023/24,Absence,5.1,All
Seaby,2024/25,Absence,4.9,All
England,2024/25,Absence,4.7,All
"""

TERMS = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:1
SUMMARY:Half term holiday
DTSTART;VALUE=DATE:20270215
DTEND;VALUE=DATE:20270220
END:VEVENT
BEGIN:VEVENT
UID:2
SUMMARY:Spring term
DTSTART;VALUE=DATE:20270104
DTEND;VALUE=DATE:20270326
END:VEVENT
END:VCALENDAR
"""

CELLS = "Agency,Amount\nCouncil,100\nPolice,50\n"


class Server:
    """Serves what is put into `files`: (bytes, type) by path. Knows its own validators."""

    def __init__(self, certificate):
        self.files, self.asked, self.faults = {}, [], {}
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_):
                pass

            def do_GET(self):
                outer.asked.append((self.path, dict(self.headers)))
                status = outer.faults.get(self.path)
                body, kind = outer.files.get(self.path, (b"", "text/plain"))
                tag = '"' + hashlib.sha256(body).hexdigest()[:16] + '"'
                if status is None and self.headers.get("If-None-Match") == tag:
                    status, body = 304, b""
                self.send_response(status or (200 if self.path in outer.files else 404))
                self.send_header("Content-Type", kind)
                self.send_header("ETag", tag)
                self.send_header("Last-Modified", "Wed, 21 Oct 2026 07:28:00 GMT")
                if status in (301, 302):
                    self.send_header("Location", outer.moved)
                if status != 304:
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        self.port = self.server.server_address[1]
        self.moved = ""
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def put(self, path, text, kind):
        self.files[path] = (text.encode() if isinstance(text, str) else text, kind)

    def url(self, path):
        return f"https://localhost:{self.port}{path}"

    def close(self):
        self.server.shutdown()
        self.server.server_close()


def source(name, kind, url, more=""):
    return (f"  - id: {name}\n    what: The {name} of somebody\n    address: {url}\n    kind: {kind}\n"
            f"    owner: Business Unit\n{more}")


class Fetching(SiteTest):
    @classmethod
    def setUpClass(cls):
        cls.keys = Path(tempfile.mkdtemp(prefix="pier-test-keys-"))
        authority = Authority(cls.keys, "authority")
        cls.authority = authority.certificate
        cls.certificate = authority.sign("good")
        cls.addClassCleanup(shutil.rmtree, cls.keys, ignore_errors=True)

    def setUp(self):
        super().setUp()
        self.server = Server(self.certificate)
        self.addCleanup(self.server.close)
        self.server.put("/rates.csv", RATES, "text/csv; charset=utf-8")
        self.server.put("/terms.ics", TERMS, "text/calendar")
        self.server.put("/cells.csv", CELLS, "text/csv")
        self.site.write("data/figures.yaml", FIGURES)
        self.write_sources()

    def write_sources(self, pin="", extra=""):
        rates = """    every: 30
    csv:
      into: snapshot
      columns: {area: Local authority, period: Year, indicator: Measure, value: Percent}
      title: Absence from school
      source: Department for Education
      theme: schools
      unit: percentage
      policy: none
      policy_reason: Percentages that the department publishes
"""
        terms = "    calendar: {days: school_holidays, only: [holiday]}\n" + pin
        self.site.write("data/sources.yaml", "hosts: [localhost]\nsources:\n"
                        + source("rates", "csv", self.server.url("/rates.csv"), rates)
                        + source("terms", "calendar", self.server.url("/terms.ics"), terms) + extra)

    def fetch(self, *words):
        result = self.site.run("fetch", *words, "--authority", str(self.authority),
                               "--allow-private", f"localhost:{self.server.port}")
        self.output = result.stdout.decode()
        self.errors = result.stderr.decode()
        return result.returncode

    def data(self):
        """Every file of data/ and its bytes."""
        top = self.site.folder / "data"
        return {str(file.relative_to(top)): file.read_bytes() for file in top.rglob("*") if file.is_file()}

    def test_what_is_new_is_shown_then_taken_and_then_known(self):
        before = self.data()
        self.assertEqual(self.fetch(), 0, self.errors)
        self.assertIn("New: rates (The rates of somebody), data/metrics/rates.json\n", self.output)
        self.assertIn("+ indicators › absence › observations › seaby 2024-25 › value: 4.9\n", self.output)
        self.assertIn("1 entry left out by `only`", self.output)
        self.assertIn("To take it: pier fetch terms --accept\n", self.output)
        self.assertIn("2 sources: 2 to be looked at\n", self.output)
        self.assertEqual(self.data(), before)

        self.assertEqual(self.fetch("terms", "--accept"), 0, self.errors)
        self.assertIn("1 source: 1 taken\n", self.output)
        self.assertEqual(self.data()["holidays/terms.yaml"].decode().splitlines()[1:], [
            "school_holidays:",
            '  - {name: "Half term holiday", first: 2027-02-15, last: 2027-02-19}'])
        self.assertEqual(self.fetch("--accept=rates"), 0, self.errors)
        self.assertIn("2 sources: 1 taken, 1 unchanged\n", self.output)

        self.server.asked.clear()
        taken = self.data()
        self.assertEqual(self.fetch("--accept"), 0, self.errors)
        self.assertIn("2 sources: 2 unchanged\n", self.output)
        self.assertEqual({headers.get("If-None-Match") is not None for _, headers in self.server.asked}, {True})
        figures = [name for name in taken if not name.endswith(".source.yaml")]
        self.assertEqual({name: self.data()[name] for name in figures}, {name: taken[name] for name in figures})
        self.publish()

    def test_a_change_is_shown_as_figures(self):
        self.fetch("--accept")
        before = self.data()
        self.server.put("/rates.csv", RATES.replace("4.9", "4.8").replace("England,2024/25,Absence,4.7,All\n", ""),
                        "text/csv")
        self.assertEqual(self.fetch(), 0, self.errors)
        self.assertIn("Changed: rates", self.output)
        self.assertIn("  1 value changed, 0 new, 1 gone\n"
                      "  - indicators › absence › observations › england 2024-25 › value: 4.7\n"
                      "  ~ indicators › absence › observations › seaby 2024-25 › value: 4.9 → 4.8\n", self.output)
        self.assertEqual(self.data()["metrics/rates.json"], before["metrics/rates.json"])
        self.assertEqual(self.fetch("rates", "--accept"), 0)
        self.assertIn(b"4.8", self.data()["metrics/rates.json"])

    def test_an_area_that_the_site_learns_of_is_taken_from_the_same_bytes(self):
        self.site.write("data/figures.yaml",
                        "".join(line for line in FIGURES.splitlines(True) if "England" not in line))
        self.fetch("--accept")
        self.assertIn("there is no area `England`; the row was left out", self.output)
        note = self.data()["metrics/rates.json.source.yaml"].decode()
        came = re.sub("(?m)^fetched: .*", "fetched: 2026-11-01T10:00:00Z", note)
        self.site.write("data/metrics/rates.json.source.yaml", came)
        self.site.write("data/figures.yaml", FIGURES)
        self.assertEqual(self.fetch("rates", "--accept"), 0, self.errors)
        self.assertIn("  0 values changed, 1 new, 0 gone\n"
                      "  + indicators › absence › observations › england 2024-25 › value: 4.7\n", self.output)
        # The bytes came when they came.
        self.assertIn(b"fetched: 2026-11-01T10:00:00Z\n", self.data()["metrics/rates.json.source.yaml"])
        self.fetch("rates")
        self.assertIn("1 source: 1 unchanged\n", self.output)

    def test_the_site_says_where_figures_are_from_and_how_old_they_are(self):
        self.fetch("--accept")
        note = "metrics/rates.json.source.yaml"
        text = self.data()[note].decode()
        self.assertRegex(text, r"(?m)^fetched: \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")
        self.assertIn(f"from: {self.server.url('/rates.csv')}\n", text)
        self.assertIn('last_modified: "Wed, 21 Oct 2026 07:28:00 GMT"\n', text)
        snapshot = self.data()["metrics/rates.json"]
        self.assertIn(f"sha256: {hashlib.sha256(snapshot).hexdigest()}", text.replace('"', ""))
        self.assertEqual(json.loads(snapshot)["as_at"], "2026-10-21")
        old = re.sub("(?m)^(fetched|checked): .*", r"\1: 2026-10-01T10:00:00Z", text)
        self.site.write("data/" + note, old)
        self.site.write("content/rates.md", page(
            "```table\ncaption: Absence\nindicator: absence\n```", title="How many are away"))
        result = self.publish()
        self.assertIn("`rates` was last looked at 51 days ago, on 1 October 2026, and is due every 30 days",
                      result.stderr.decode())
        pages = "".join(file.read_text() for file in (self.site.folder / "public").rglob("*.html"))
        self.assertIn("Fetched from localhost on 1 October 2026. Last checked 51 days ago, and due every 30 days: "
                      "there may be newer ones.", pages)
        package = json.loads(next((self.site.folder / "public").rglob("datapackage.json")).read_text())
        self.assertEqual(package["sources"], [{"title": "Department for Education",
                                               "path": self.server.url("/rates.csv"),
                                               "version": "fetched 2026-10-01"}])

    def test_the_cells_of_a_table(self):
        self.site.write("data/tables/cells.yaml", "caption: Who paid what\nsource: The council\nabout: text\n"
                        "columns: [{id: who, kind: text}, {id: paid, kind: money}]\n")
        extra = source("cells", "csv", self.server.url("/cells.csv"),
                       "    csv: {into: table, columns: {Who: Agency, Paid: amount}}\n")
        self.write_sources(extra=extra)
        self.assertEqual(self.fetch("cells", "--accept"), 0, self.errors + self.output)
        self.assertEqual(self.data()["tables/cells.csv"].decode(), "Who,Paid\nCouncil,100\nPolice,50\n")

    def test_a_pin_takes_its_bytes_and_no_others(self):
        self.write_sources(pin=f"    sha256: {hashlib.sha256(TERMS.encode()).hexdigest()}\n")
        self.assertEqual(self.fetch("terms"), 0, self.errors)
        self.assertIn("Taken: terms", self.output)
        before = self.data()
        self.server.put("/terms.ics", TERMS.replace("20270215", "20270214"), "text/calendar")
        self.assertEqual(self.fetch("terms", "--accept"), 1)
        self.assertIn("terms: what came is not what is pinned", self.errors)
        self.assertEqual(self.data(), before)

    def test_what_fails_leaves_the_last_copy_and_the_others_go_on(self):
        self.fetch("--accept")
        before = self.data()
        new = TERMS.replace("20270215", "20270214")
        for fault, message in (("status", "(status 404)"), ("page", "a web page came instead of CSV"),
                               ("type", "what came is called `image/png`, not CSV"),
                               ("columns", "there is no column `Percent`")):
            with self.subTest(fault):
                self.server.faults.clear()
                self.server.put("/terms.ics", new, "text/calendar")
                self.server.put("/rates.csv", RATES + "Seaby,2025/26,Absence,9.9,All\n", "text/csv")
                if fault == "status":
                    self.server.faults["/rates.csv"] = 404
                if fault == "page":
                    self.server.put("/rates.csv", "<!DOCTYPE html><title>Sign in</title>", "text/csv")
                if fault == "type":
                    self.server.put("/rates.csv", RATES + "Seaby,2025/26,Absence,9.9,All\n", "image/png")
                if fault == "columns":
                    self.server.put("/rates.csv", RATES.replace("Percent", "Per cent"), "text/csv")
                self.assertEqual(self.fetch("--accept"), 1)
                self.assertRegex(self.errors, r"data/sources\.yaml:5:14: error: rates: ")
                self.assertIn(message, self.errors)
                self.assertIn("  help: ", self.errors)
                self.assertRegex(self.errors, r"  The copy of \d+ \w+ 20\d\d stays: data/metrics/rates.json\n")
                self.assertEqual(self.data()["metrics/rates.json"], before["metrics/rates.json"])
                self.assertEqual(self.data()["metrics/rates.json.source.yaml"],
                                 before["metrics/rates.json.source.yaml"])
                self.assertIn(b"2027-02-14", self.data()["holidays/terms.yaml"])

    def test_what_a_build_would_refuse_is_not_taken(self):
        self.fetch("--accept")
        before = self.data()
        # A reader of the page could no longer find the figure that it shows.
        self.site.write("content/rates.md", page("In Seaby it was {figure absence seaby 2024-25}.",
                                                 title="How many are away"))
        self.publish()
        self.server.put("/rates.csv", RATES.replace("Seaby,2024/25,Absence,4.9,All\n", ""), "text/csv")
        self.assertEqual(self.fetch("--accept"), 1, self.output)
        self.assertIn("rates: the site would not be right with what came", self.errors)
        self.assertIn("content/rates.md:6:17: error:", self.errors)
        self.assertEqual(self.data()["metrics/rates.json"], before["metrics/rates.json"])
        self.publish()

    def test_into_a_site_that_cannot_be_checked_nothing_is_taken(self):
        before = self.data()
        name, text = "data/site.yaml", self.data()["site.yaml"]
        for what, broken in (("none", None), ("no theme", text.replace(b"theme: plain", b"theme: none"))):
            with self.subTest(what):
                (self.site.folder / name).unlink()
                if broken:
                    self.assertNotEqual(broken, text)
                    self.site.write(name, broken)
                self.assertEqual(self.fetch("--accept"), 1, self.output)
                self.assertIn("error: rates: the site is not whole", self.errors)
                self.site.write(name, text)
                self.assertEqual(self.data(), before)

    def test_nothing_is_written_through_a_link(self):
        outside = self.top / "outside"
        outside.mkdir()
        (self.site.folder / "data/holidays").symlink_to(outside)
        self.assertEqual(self.fetch("--accept"), 1, self.output)
        self.assertIn("terms: `data/holidays/terms.yaml` is a symbolic link, or in a folder that is one",
                      self.errors)
        self.assertEqual(list(outside.iterdir()), [])
        self.assertIn("metrics/rates.json", self.data())

    def test_a_source_that_moved_for_good_says_where_to(self):
        self.server.faults["/rates.csv"] = 301
        self.server.moved = self.server.url("/new.csv")
        self.server.put("/new.csv", RATES, "text/csv")
        self.assertEqual(self.fetch("rates", "--accept"), 0, self.errors)
        self.assertIn("warning: rates: the source has moved for good\n"
                      f"  help: write the new address into data/sources.yaml: {self.server.moved}\n", self.errors)
        self.assertIn("1 source: 1 taken\n", self.output)

    def test_an_edit_by_hand_is_told_and_undone_only_when_accepted(self):
        self.fetch("--accept")
        fetched = self.data()["holidays/terms.yaml"]
        self.site.edit("data/holidays/terms.yaml", "2027-02-19", "2027-02-18")
        self.assertIn("`data/holidays/terms.yaml` was changed by hand since it was fetched",
                      self.publish().stderr.decode())
        self.fetch("terms")
        self.assertIn('-   - {name: "Half term holiday", first: 2027-02-15, last: 2027-02-18}', self.output)
        self.assertNotEqual(self.data()["holidays/terms.yaml"], fetched)
        self.fetch("terms", "--accept")
        self.assertEqual(self.data()["holidays/terms.yaml"], fetched)

    def test_wrong_use(self):
        self.assertEqual(self.fetch("terns"), 2)
        self.assertIn("there is no source `terns`", self.errors)
        self.assertIn("terms", self.errors)
        self.assertEqual(self.fetch("--accept=terns"), 2)
        self.assertEqual(self.fetch("terms", "--accept=rates"), 2)
        self.assertIn("`rates` cannot be accepted", self.errors)
        self.assertEqual(self.server.asked, [])
        self.site.write("data/sources.yaml", "hosts: [localhost]\nsources:\n"
                        + source("a", "snapshot", "https://127.0.0.1/a.json"))
        self.assertEqual(self.fetch(), 1)
        self.assertIn("[source-address]", self.errors)
        (self.site.folder / "data/sources.yaml").unlink()
        self.assertEqual(self.fetch(), 1)
        self.assertIn("there is no `data/sources.yaml`", self.errors)

    def test_a_private_server_has_to_be_allowed(self):
        result = self.site.run("fetch", "--authority", str(self.authority))
        self.assertEqual(result.returncode, 1)
        self.assertIn("error: rates: ", result.stderr.decode())
        self.assertEqual(self.server.asked, [])


class Hostile(SiteTest):
    """Every behaviour of the hostile server in one run: the last good copy stays, or the right bytes come."""

    OLD = b"area,period,count\nE06000033,2024,99\n"
    # Of these the right bytes come in the end.
    # Whether the surplus is seen with the answer or behind it is chance; the answer itself is right.
    EITHER = {"second-answer"}
    GOOD = {"good", "redirect-relative", "busy-then-good", "busy-until", "fault-then-good", "reset-then-good", "cookie"}

    def test_no_wrong_byte_is_used(self):
        with tempfile.TemporaryDirectory() as folder, HostileServer(folder) as server:
            names = sorted(server.behaviours)
            self.assertGreaterEqual(len(names), 30)
            sources, urls = "", {}
            for name in names:
                cell = "h-" + name.replace(".", "-")
                cut = "/30" if name in ("cut", "cut-head", "cut-chunks") else ""
                urls[name] = server.behaviours[name]["url"] + cut
                sources += source(cell, "csv", urls[name], "    csv: {into: table}\n")
                self.site.write(f"data/tables/{cell}.csv", self.OLD)
                self.site.write(f"data/tables/{cell}.yaml", "caption: Figures\nsource: A server\nabout: text\n"
                                "columns: [{id: area, kind: text}, {id: period, kind: text}, {id: count, kind: number}]\n")
                self.site.write(f"data/tables/{cell}.csv.source.yaml",
                                f"source: {cell}\nfrom: {urls[name]}\nfetched: 2026-11-01T10:00:00Z\n"
                                f"sha256: '{hashlib.sha256(self.OLD).hexdigest()}'\n")
            self.site.write("data/sources.yaml", f"hosts: [localhost]\nsources:\n{sources}")
            self.publish()
            allowed = [word for one in server.private for word in ("--allow-private", one)]
            result = self.site.run("fetch", "--accept", "--authority", str(server.authority), *allowed)
            errors = result.stderr.decode()
            self.assertEqual(result.returncode, 1, errors)
            for name in names:
                with self.subTest(name):
                    cell = "h-" + name.replace(".", "-")
                    now = (self.site.folder / f"data/tables/{cell}.csv").read_bytes()
                    if name in self.EITHER:
                        self.assertIn(now, (CSV, self.OLD))
                    else:
                        self.assertEqual(now, CSV if name in self.GOOD else self.OLD)
                    if now == CSV:
                        continue
                    told = re.search(rf"(?m)^data/sources\.yaml:\d+:\d+: error: {re.escape(cell)}: (.+)\n(.*\n)", errors)
                    self.assertIsNotNone(told, f"nothing was said of {name}: {errors}")
                    self.assertTrue(told[2].startswith("  help: "), told[0])
            self.assertFalse(server.canary.exists(), "something was asked that nobody may ask")
            self.assertNotRegex(errors + result.stdout.decode(), r"[\x00-\x09\x0b-\x1f\x7f]|hunter2")
            self.publish()


TRACED = ("strace", "-f", "-qq", "-e", "trace=network")


class Offline(SiteTest):
    """A build uses no network, whatever it was told of sources."""

    def test_a_build_opens_no_socket(self):
        self.site.write("data/figures.yaml", FIGURES)
        self.site.write("data/sources.yaml", "hosts: [data.example.org]\nsources:\n"
                        + source("terms", "calendar", "https://data.example.org/terms.ics",
                                 "    calendar: {days: school_holidays}\n"))
        log = self.top / "calls"
        for command in ("build", "check"):
            result = self.site.run(command, "--no-pdf",
                                   before=TRACED + ("-o", str(log)))
            self.assertEqual(result.returncode, 0, result.stderr.decode())
            self.assertIn("`terms` was never fetched", result.stderr.decode())
            # glibc asks a service of this machine, over a socket that is a file, whose home a folder is.
            calls = [line for line in log.read_text().splitlines()
                     if re.search(r"\b\w+\(", line) and "AF_UNIX" not in line]
            self.assertEqual(calls, [])

    def test_the_log_would_show_one(self):
        log = self.top / "calls"
        self.site.write("data/sources.yaml", "hosts: [localhost]\nsources:\n"
                        + source("terms", "calendar", "https://localhost:1/terms.ics",
                                 "    calendar: {days: school_holidays}\n"))
        self.site.run("fetch", "--allow-private", "localhost:1",
                      before=TRACED + ("-o", str(log)))
        self.assertIn("connect(", log.read_text())


if __name__ == "__main__":
    small_site.main()
