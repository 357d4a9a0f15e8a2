#!/usr/bin/env python3
"""`pier new` for what stands in data/, for forms of pages and for former addresses; `pier schemas`."""

import re
from pathlib import Path

import small_site
from small_site import SiteTest, TODAY, page

ROOT = Path(__file__).resolve().parents[2]

FILES = {
    "data/groups.yaml": """# Who meets.
organisations:
  - {id: council, name: Seaby Council}

groups:
  - id: board
    name: Board
    branch: both
    purpose: It decides.
    time: 10:00-12:00
    page: about/structure.md

# The end.
""",
    "data/learning.yaml": "themes:\n  - {id: curiosity, name: Curiosity, summary: To ask.}\n"
                          "abuse:\n  - {id: neglect, name: Neglect, lists: [adults, children]}\n",
    "data/figures.yaml": "own_area: seaby\nareas:\n  - {id: seaby, name: Seaby, kind: authority}\n"
                         "themes:\n  - {id: children, title: Children, branch: children}\n",
    "data/holidays.yaml": "school_holidays:\n  - {name: Half term, first: 2027-02-15, last: 2027-02-19}\n",
    "data/synonyms.yaml": "synonyms:\n  - {words: [child, children]}\n",
}

# What is made, how it is asked for, and the file that it stands in.
ENTRIES = {
    "contact": (["A \"new\" team: don’t # call"], "data/contacts.yaml"),
    "term": (["DHR"], "data/glossary.yaml"),
    "organisation": (["Seaby Police"], "data/groups.yaml"),
    "group": (["Schools Forum"], "data/groups.yaml"),
    "theme": (["Voice of the child"], "data/learning.yaml"),
    "abuse": (["Self-neglect"], "data/learning.yaml"),
    "area": (["Ärea & Söhne"], "data/figures.yaml"),
    "figure-theme": (["Early years"], "data/figures.yaml"),
    "policy": (["Counts from 1 to 4 are hidden"], "data/figures.yaml"),
    "synonym": (["SAR", "safeguarding adult review"], "data/synonyms.yaml"),
    "tombstone": (["/about/gone/"], "data/tombstones.yaml"),
    "bank-holiday": (["2027-05-10", "Jubilee"], "data/holidays.yaml"),
    "school-holiday": (["Easter", "2027-03-29", "2027-04-09"], "data/holidays.yaml"),
    "neighbour": (["Norby"], "data/neighbours.yaml"),
    "exception": (["phone-3f", "content/about/structure.md", "It is a public inquiry."],
                  "data/privacy.yaml"),
}

DOCUMENTS = {
    "meeting": (["Board", "2027-03-10"], ["data/meetings/board-2027.yaml"]),
    "course": (["Neglect: what to see"], ["data/training/neglect-what-to-see.yaml"]),
    "event": (["A week"], ["data/training/a-week.yaml"]),
    "strategy": (["Strategy 2027 to 2030"], ["data/strategies/strategy-2027-to-2030.yaml"]),
    "table": (["Contributions", "--in", "2026-27"], ["data/tables/2026-27/contributions.csv",
                                                    "data/tables/2026-27/contributions.yaml"]),
    "snapshot": (["Looked after"], ["looked-after.csv"]),
    "section": (["Money", "--in", "about"], ["content/about/money/index.md"]),
    "easy-read": (["about/structure.md"], ["content/about/structure-easy-read.md"]),
    "translation": (["pl", "about/structure.md"], ["content/about/structure-pl.md"]),
}

# What a person still has to do, as rules that then speak.
EXPECTED = {"exception": {"privacy-exception-unused"}, "table": {"table-unused"},
            "neighbour": {"neighbour-missing"}, "easy-read": {"form-behind"},
            "translation": {"form-behind"}}


class New(SiteTest):
    def setUp(self):
        super().setUp()
        for path, text in FILES.items():
            self.site.write(path, text)

    def new(self, *words):
        return self.site.run("new", *words, "--as-of", TODAY)

    def files(self):
        top = self.site.folder
        return {str(f.relative_to(top)): f.read_bytes() for f in top.rglob("*")
                if f.is_file() and "public" not in str(f.relative_to(top)).split("/")[0]
                and not str(f.relative_to(top)).startswith(".")}

    def made(self, *words):
        """What is there afterwards that was not there, or was something else."""
        before = self.files()
        result = self.new(*words)
        self.assertEqual(result.returncode, 0, result.stderr.decode())
        self.assertIn("What to do next:", result.stdout.decode())
        after = self.files()
        self.assertEqual(set(before) - set(after), set())
        return {path: text for path, text in after.items() if before.get(path) != text}, before

    def rules(self, *options):
        """The rules that a check names, with how it ended."""
        result = self.site.run("check", *options)
        said = result.stderr.decode()
        return set(re.findall(r"\[([a-z0-9-]+)\]$", said, re.M)), said

    def refused(self, *words):
        before = self.files()
        result = self.new(*words)
        self.assertEqual(result.returncode, 2, result.stdout.decode())
        self.assertEqual(self.files(), before)
        self.assertIn("  help: ", result.stderr.decode())
        return result.stderr.decode()


class NewEntries(New):
    def test_each_goes_into_its_list_and_changes_no_other_byte(self):
        for kind, (words, path) in ENTRIES.items():
            with self.subTest(kind):
                changed, before = self.made(kind, *words)
                self.assertEqual(list(changed), [path])
                new, old = changed[path], before.get(path, b"")
                at = next((i for i, (a, b) in enumerate(zip(old, new)) if a != b), len(old))
                tail = len(old) - at
                self.assertEqual(new[:at] + (new[-tail:] if tail else b""), old)
                self.assertIn(b"\n  - ", b"\n" + new[at - 20 if at > 20 else 0:])
        rules, said = self.rules("--drafts")
        self.assertLessEqual(rules, set().union(*EXPECTED.values()), said)

    def test_the_second_time_it_says_where_the_first_is(self):
        for kind, (words, path) in ENTRIES.items():
            with self.subTest(kind):
                self.made(kind, *words)
                self.assertRegex(self.refused(kind, *words), f"is there already, in {path}:[0-9]+")

    def test_comments_keep_their_places(self):
        self.made("group", "Schools Forum")
        text = (self.site.folder / "data/groups.yaml").read_text()
        self.assertTrue(text.startswith(FILES["data/groups.yaml"].split("\n# The end.")[0]))
        self.assertTrue(text.endswith("\n\n# The end.\n"))
        self.assertIn("\n  - id: schools-forum\n", text)

    def test_a_file_that_is_not_there_is_made(self):
        for name in ("contacts", "glossary"):
            (self.site.folder / f"data/{name}.yaml").unlink()
        changed, _ = self.made("term", "MASH", "Multi-agency safeguarding hub")
        self.assertTrue(changed["data/glossary.yaml"].startswith(b"# Terms and short forms"))
        self.assertIn(b"meaning: Multi-agency safeguarding hub\n", changed["data/glossary.yaml"])
        self.made("contact", "Front door")

    def test_what_cannot_be_is_refused(self):
        self.assertIn("path of a page", self.refused("tombstone", "no-slash"))
        self.assertIn("must be a date", self.refused("bank-holiday", "10/5/27", "Jubilee"))
        self.assertIn("no letters", self.refused("contact", "🙂"))
        self.assertIn("more than one line", self.refused("contact", "a\nb: c"))
        self.assertIn("to know more", self.refused("synonym", "SAR"))
        self.assertIn("a word too many", self.refused("contact", "A", "B"))
        self.assertIn("characters long", self.refused("theme", "a" * 300))
        self.site.write("data/contacts.yaml", "contacts: [{id: a\n")
        self.assertIn("has mistakes", self.refused("contact", "B"))
        self.site.write("data/contacts.yaml", "contacts: [{id: a, name: A, for: both, hours: in}]\n")
        self.assertIn("not written a line an entry", self.refused("contact", "B"))

    def test_an_old_address_leads_to_a_page(self):
        changed, before = self.made("redirect", "/old/", "content/about/structure.md")
        self.assertEqual(list(changed), ["content/about/structure.md"])
        self.assertIn(b"aliases:\n  - /old/\n---\n", changed["content/about/structure.md"])
        self.assertIn("leads to", self.refused("redirect", "/old/", "about/index.md"))
        self.made("redirect", "/older/", "about/structure.md")
        self.assertIn("did you mean", self.refused("redirect", "/x/", "about/structur.md"))
        self.assertIn("not the path of a page", self.refused("redirect", "old", "about/index.md"))
        self.publish()
        self.assertIn("old/index.html", self.site.files())


class NewDocuments(New):
    def test_each_makes_its_files_and_they_are_accepted(self):
        for kind, (words, paths) in DOCUMENTS.items():
            with self.subTest(kind):
                changed, before = self.made(kind, *words)
                self.assertEqual(sorted(changed), paths)
                self.assertFalse(set(paths) & set(before))
                for path in paths:
                    for line in changed[path].decode().splitlines():
                        if "Write here" in line:
                            self.assertRegex(line, r'(^|[\s"#,:\[])Write here: ')
                rules, said = self.rules("--drafts")
                self.assertLessEqual(rules, EXPECTED.get(kind, set()), said)
                if kind != "meeting":
                    self.assertIn("is there already", self.refused(kind, *words))
                for path in paths:
                    (self.site.folder / path).unlink()

    def test_a_meeting_more_goes_into_the_file_of_its_group_and_year(self):
        self.made("meeting", "board", "2027-03-10")
        changed, _ = self.made("meeting", "Board", "2027-06-09")
        self.assertEqual(list(changed), ["data/meetings/board-2027.yaml"])
        self.assertIn("is there already", self.refused("meeting", "board", "2027-06-09"))
        changed, _ = self.made("meeting", "board", "2028-03-08")
        self.assertEqual(list(changed), ["data/meetings/board-2028.yaml"])
        self.assertEqual(self.rules()[0], set())
        self.assertIn("did you mean", self.refused("meeting", "bord", "2027-06-09"))
        self.assertIn("did you mean 2027-06-09?", self.refused("meeting", "board", "9/6/2027"))

    def test_a_course_gets_days(self):
        self.made("course", "Neglect")
        self.made("course-day", "neglect", "2027-03-10")
        self.made("course-day", "neglect", "2027-03-11")
        text = (self.site.folder / "data/training/neglect.yaml").read_text()
        self.assertIn("\n  - date: 2027-03-10\n", text)
        self.assertIn("\n  - date: 2027-03-11\n", text)
        self.assertEqual(self.rules("--drafts")[0], set())
        self.assertIn("is there already", self.refused("course-day", "neglect", "2027-03-11"))
        self.assertIn("did you mean", self.refused("course-day", "neglet", "2027-03-12"))

    def test_the_table_of_figures_can_be_filled_in_and_imported(self):
        self.made("snapshot", "Children looked after")
        file = self.site.folder / "children-looked-after.csv"
        rows = file.read_bytes().decode().split("\r\n")
        self.assertIn(",seaby,2025-26,", rows[1])
        file.write_bytes(file.read_bytes().replace(b"2025-26,,", b"2025-26,412,").replace(
            b"Write here: what exactly is counted or measured", b"Children in care."))
        result = self.site.run("import", file.name, "--as-at", "2026-03-31", "--policy", "none",
                               "--policy-reason", "It counts no person.", "--theme", "children",
                               as_of=None)
        self.assertEqual(result.returncode, 0, (result.stdout + result.stderr).decode())
        self.assertIn(b"412", (self.site.folder / "data/metrics/children-looked-after.json").read_bytes())

    def test_forms_stand_beside_their_text(self):
        changed, _ = self.made("easy-read", "content/about/index.md")
        self.assertIn(b"\nof: [index]\n", changed["content/about/easy-read.md"])
        self.assertIn("the codes are", self.refused("translation", "klingon", "about/index.md"))
        self.assertIn("did you mean", self.refused("easy-read", "about/indx.md"))

    def test_a_page_comes_behind_those_of_its_folder(self):
        self.site.edit("content/about/structure.md", "\n---\n", "\norder: 30\n---\n")
        changed, _ = self.made("page", "Money", "--in", "about")
        self.assertIn(b"\norder: 40\n", changed["content/about/money.md"])

    def test_names_stay_in_their_folder_and_are_short(self):
        changed, _ = self.made("page", "../../x", "--in", "about")
        self.assertEqual(list(changed), ["content/about/x.md"])
        changed, _ = self.made("page", "word " * 58, "--in", "about")
        self.assertLess(len(list(changed)[0]), 110)
        self.assertIn("characters long", self.refused("page", "a" * 301))
        self.assertIn("no folder below data/tables", self.refused("table", "A", "--in", "../x"))

    def test_help_shows_an_example_of_each_and_each_works(self):
        text = self.site.run("new", "--help", as_of=None).stdout.decode()
        for kind in [*ENTRIES, *DOCUMENTS, "page", "news", "guidance", "consultation", "briefing",
                     "review", "report", "chapter", "redirect", "course-day"]:
            self.assertRegex(text, rf"(?m)^ +pier new {kind} ")


class NewSchemas(New):
    def test_the_files_of_the_repository_are_what_the_program_writes(self):
        self.site.run("schemas", "--out", "made", as_of=None)
        made, kept = self.site.folder / "made", ROOT / ".vscode"
        names = {str(f.relative_to(made)) for f in made.rglob("*") if f.is_file()}
        self.assertEqual({str(f.relative_to(kept)) for f in kept.rglob("*") if f.is_file()}, names)
        for name in sorted(names):
            self.assertEqual((kept / name).read_text(), (made / name).read_text(),
                             f"{name}: renew it with `build/dev/bin/pier schemas` (take away "
                             "settings.json and extensions.json first to renew those)")

    def test_settings_of_people_stay(self):
        self.site.write(".vscode/settings.json", "{}\n")
        told = self.site.run("schemas", as_of=None).stdout.decode()
        self.assertIn("Stays:   .vscode/settings.json\n", told.replace("./", ""))
        self.assertEqual((self.site.folder / ".vscode/settings.json").read_text(), "{}\n")
        self.assertTrue((self.site.folder / ".vscode/schemas/contacts.schema.json").exists())
        again = self.site.run("list", "schemas", as_of=None).stdout.decode()
        self.assertRegex(again, r"(?m)^contacts +data/contacts\.yaml +Every phone number")


if __name__ == "__main__":
    small_site.main()
