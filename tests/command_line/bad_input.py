#!/usr/bin/env python3
"""What people and their programs may get wrong, one mistake a test: the message is whole and as
expected, the exit code is right, and the site that was published before stands."""

import fcntl
import json
import os
import shutil
import stat

import small_site
from small_site import SiteTest, page

EXAMPLE = "content/example.md"
TEMPLATES = "themes/plain/templates"

MAIN = "{% extends 'base.html' %}\n{% block main %}\n"

# Mistakes that are made in one or two files.
MISTAKES = {
    "unknown-field": {EXAMPLE: page(fields="sumary: Twice\n")},
    "missing-field": {EXAMPLE: "---\ntitle: An example\n---\n\nText.\n"},
    "no-fields-at-all": {EXAMPLE: "## A page without fields\n\nText.\n"},
    "wrong-date": {EXAMPLE: page(fields="publish_on: 31/12/2026\nreviewed: 2026-02-30\n")},
    "wrong-type": {EXAMPLE: page(fields="order: first\ntags: neglect\ndraft: no\n")},
    "duplicate-key": {EXAMPLE: page(fields="title: Another example\n")},
    "two-documents": {"data/glossary.yaml":
                      "terms:\n  - term: MASH\n    meaning: A hub\n---\nterms: []\n"},
    "yaml-alias": {EXAMPLE: page(fields="short_title: &name Example\nowner: *name\n")},
    "tab": {"data/glossary.yaml": "terms:\n\t- term: MASH\n\t  meaning: A hub\n"},
    "bad-utf-8": {EXAMPLE: page(body="Caf\u00e9.").encode("latin-1")},
    "nul": {EXAMPLE: page(body="Text\0.")},
    "utf-16": {EXAMPLE: page().encode("utf-16")},
    "direction-of-text": {EXAMPLE: page(body="Pay \u202enwod\u202c here, or \u2066here\u2069.")},
    "over-one-megabyte": {EXAMPLE: page(body="Seven words that are said once more.\n" * 28_000)},
    "yaml-too-deep": {EXAMPLE: page(fields=f"tags: {'[' * 200}neglect{']' * 200}\n")},
    "quotations-too-deep": {EXAMPLE: page(body="> " * 500 + "Text.")},
    "brackets-too-deep": {EXAMPLE: page(body="[" * 20_000)},
    "link-to-nothing": {EXAMPLE: page(body="See [the groups](about/structur.md).")},
    "link-to-no-heading": {EXAMPLE: page(body="See [the board](about/structure.md#bord).")},
    "duplicate-address": {"content/words/index.md": page()},
    "addresses-by-case": {EXAMPLE: page(fields="aliases: [/About/, /old/, /Old/]\n")},
    "template-loop": {f"{TEMPLATES}/parts/a.html": "{% include 'parts/b.html' %}\n",
                      f"{TEMPLATES}/parts/b.html": "{% include 'parts/a.html' %}\n",
                      f"{TEMPLATES}/page.html":
                          MAIN + "{% include 'parts/a.html' %}\n{% endblock %}\n"},
    "template-syntax-in-include": {f"{TEMPLATES}/parts/a.html": "<p>{{ page.title }</p>\n",
                                   f"{TEMPLATES}/page.html":
                                       MAIN + "{% include 'parts/a.html' %}\n{% endblock %}\n"},
    "raw-html": {EXAMPLE: page(body="<div class=\"box\">\nText<br>\n</div>\n\n<!-- note -->")},
    "image-missing": {EXAMPLE: page(body="![The pier at low tide](peir.png)")},
    "yaml-not-closed": {EXAMPLE: page(summary="\"A summary")},
    "site-without-name": {"data/site.yaml": "theme: plain\n"},
    "empty-files": {"data/site.yaml": "", "data/contacts.yaml": "", "data/glossary.yaml": ""},
}

JAVASCRIPT = [
    "javascript:alert(1)", "JAVASCRIPT:alert(1)", "JaVaScRiPt:alert(1)", "javascript :alert(1)",
    "<java script:alert(1)>", "< javascript:alert(1)>", "<\tjavascript:alert(1)>",
    "java&#115;cript:alert(1)", "java&#x73;cript:alert(1)", "&#106;avascript:alert(1)",
    "&#x6A;avascript:alert(1)", "javascript&colon;alert(1)", "javascript&#58;alert(1)",
    "javascript&#x3a;alert(1)", "java&Tab;script:alert(1)", "java&NewLine;script:alert(1)",
    "<&#1;javascript:alert(1)>", "java\\script:alert(1)", "javascript\\:alert(1)",
    "java%73cript:alert(1)", "java%0ascript:alert(1)", "javascript&#0058;alert(1)",
    "\u00a0javascript:alert(1)", "\u200bjavascript:alert(1)", "j\u0430vascript:alert(1)",
    "vbscript:msgbox(1)", "livescript:x", "data:text/html,<script>alert(1)</script>",
    "view-source:javascript:alert(1)", "feed:javascript:alert(1)", "jar:javascript:alert(1)!/",
    "blob:https://www.example.org/a", "file:///etc/passwd", "//evil.example/", "\\\\\\\\evil.example",
    "https:evil.example", "http:/\\evil.example",
]


class BadInput(SiteTest):
    def test_mistakes_in_files(self):
        for name, files in MISTAKES.items():
            with self.subTest(name):
                shutil.copytree(small_site.BASE, self.site.folder, dirs_exist_ok=True)
                for path, text in files.items():
                    self.site.write(path, text)
                self.assert_refused(f"bad-input/{name}")
                for path in files:
                    (self.site.folder / path).unlink()

    def test_an_address_that_runs_a_program_is_refused_in_every_spelling(self):
        links = [link.format(address) for address in JAVASCRIPT
                 for link in ("[Words]({})", "[Words][{0}]\n\n[{0}]: {0}", "![The pier]({})")]
        places = {}
        body = []
        for link in links:
            places[link] = 6 + len(body)
            body += [*link.split("\n"), ""]
        self.site.write(EXAMPLE, page(body="\n".join(body)))
        self.assert_refused("bad-input/javascript", "build", "--all")
        result = self.site.run("build", "--format", "json")
        refused = {problem["line"] for problem in json.loads(result.stdout)["problems"]}
        left = [link for link, line in places.items() if line not in refused]
        # What is no address in Markdown stands as the text that it is.
        self.site.write(EXAMPLE, page(body="\n\n".join(left)))
        self.publish()
        html = self.site.files()["example/index.html"].decode().split("<main>")[1]
        self.assertNotRegex(html.split("</main>")[0], "href|src|<script")
        self.assertGreater(len(refused), 2 * len(JAVASCRIPT))

    def test_a_symbolic_link_is_not_followed(self):
        self.site.write("../secret.md", page())
        os.symlink("../../secret.md", self.site.folder / EXAMPLE)
        os.symlink("/etc", self.site.folder / "content/etc")
        self.assert_refused("bad-input/symbolic-link")

    def test_a_pipe_does_not_hold_the_build_up(self):
        os.mkfifo(self.site.folder / EXAMPLE)
        self.assert_refused("bad-input/pipe")

    def test_a_file_that_may_not_be_read_is_named(self):
        self.site.write(EXAMPLE, page())
        (self.site.folder / EXAMPLE).chmod(0)
        # Root reads everything, unless it gives that up.
        before = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"]
        self.assert_refused("bad-input/unreadable-file", before=before if os.getuid() == 0 else [])

    def test_a_folder_that_may_not_be_read_is_named(self):
        (self.site.folder / "content/closed").mkdir(mode=0)
        before = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"]
        self.assert_refused("bad-input/unreadable-folder",
                            before=before if os.getuid() == 0 else [])

    def test_a_file_that_vanishes_during_the_build_is_named(self):
        self.site.write(EXAMPLE, page())
        before = ["strace", "-f", "-qq", "-o", "/dev/null", "-P", EXAMPLE,
                  "-e", "inject=openat2,openat:error=ENOENT"]
        self.assert_refused("bad-input/vanished-file", before=before)

    def test_a_security_address_that_has_expired_stops_the_build(self):
        self.assert_refused("bad-input/security-expired", as_of="2027-07-01")

    def test_a_site_without_its_theme_is_one_problem(self):
        shutil.rmtree(self.site.folder / "themes/plain")
        self.assert_refused("bad-input/theme-missing")

    def test_a_site_without_site_yaml_is_one_problem(self):
        (self.site.folder / "data/site.yaml").unlink()
        self.assert_refused("bad-input/site-yaml-missing")

    def test_a_folder_that_is_no_site_is_told(self):
        (self.top / "empty").mkdir()
        self.assert_refused("bad-input/no-site", "build", "--site", "../empty")

    def test_a_folder_that_is_not_there_is_told(self):
        self.assert_refused("bad-input/no-folder", "build", "--site", "../none", code=3)


class Accepted(SiteTest):
    """What looks odd but is fine: byte order marks and the line ends of Windows."""

    def test_a_byte_order_mark_and_line_ends_of_windows_change_nothing(self):
        plain = self.site.files()
        for file in self.site.folder.rglob("*"):
            if file.suffix in (".md", ".yaml") and "public" not in file.parts:
                text = file.read_bytes().replace(b"\n", b"\r\n")
                file.write_bytes(b"\xef\xbb\xbf" + text)
        self.publish()
        self.assertEqual(self.site.files(), plain)


class OutputFolder(SiteTest):
    def test_a_folder_with_files_of_somebody_else_is_not_replaced(self):
        other = self.site.folder / "other"
        other.mkdir()
        (other / "letter.odt").write_text("mine")
        self.assert_refused("output/not-ours", "build", "--out", "other", code=3)
        self.assertEqual([file.name for file in other.iterdir()], ["letter.odt"])

    def test_folders_that_hold_the_site_or_a_home_are_not_replaced(self):
        for name, out in (("the-site", "."), ("above", ".."), ("sources", "content"),
                          ("top", "/"), ("home", "~")):
            with self.subTest(out):
                self.assert_refused(f"output/{name}", "build", "--out", out, code=3)
        self.assert_refused("output/real-home", "build", "--out", "../home", code=3,
                            environment={"HOME": str(self.make_home())})

    def make_home(self):
        home = self.top / "home"
        home.mkdir()
        return home

    def test_of_two_builds_at_the_same_time_the_second_is_refused(self):
        lock = self.site.folder / ".public.pier-lock"
        with lock.open("w") as holder:
            fcntl.flock(holder, fcntl.LOCK_EX)
            self.assert_refused("output/second-build", code=3)

    def test_a_full_disk_is_told(self):
        # Real full disks are in faults/publication.py; here is what people read of one.
        self.site.write(EXAMPLE, page())
        before = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=mkdirat",
                  "-e", "inject=mkdirat:error=ENOSPC:when=2"]
        # One thread: strace counts the calls of each by itself.
        self.assert_refused("output/disk-full", "build", "--jobs", "1", code=3, before=before)

    def test_a_read_only_place_is_told(self):
        public = self.top / "shelf"
        public.mkdir()
        public.chmod(stat.S_IRUSR | stat.S_IXUSR)
        before = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"]
        self.assert_refused("output/read-only", "build", "--out", "../shelf/public", code=3,
                            before=before if os.getuid() == 0 else [])


if __name__ == "__main__":
    small_site.main()
