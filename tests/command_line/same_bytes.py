#!/usr/bin/env python3
"""The same site gives the same bytes, whatever the machine, its settings and its past."""

import os
import shutil
import subprocess
from pathlib import Path

import small_site
from small_site import Site, SiteTest, page

PAGES = 40


def body(number):
    """Text with a link, a table, a footnote and, on some pages, mistakes."""
    text = (f"See [the page before](page-{(number - 1) % PAGES}.md).[^1]\n\n"
            "## Groups\n\nTable: Groups and chairs\n\n| Group | Chair |\n| --- | --- |\n"
            "| Board | Council |\n\n[^1]: Annual report.\n")
    if number % 7 == 3:
        text += "\nSee [here](nothing.md) and <b>this</b>.\n\n#### Too deep\n"
    return text


def fill(site, mistakes):
    site.write("content/many/index.md", page(title="Many pages", fields="order: 2\n"))
    for number in range(PAGES):
        text = body(number) if mistakes else body(number).split("\nSee [here]")[0] + "\n"
        site.write(f"content/many/page-{number}.md",
                   page(body=text, title=f"Page {number}", fields=f"tags: [tag {number % 5}]\n"))
    for number in range(8):
        site.write(f"content/news/item-{number}.md",
                   page(title=f"News {number}", fields=f"type: news\npublished: 2026-0{number + 1}-03\n"))
    site.write("content/news/index.md", page(title="News"))


def locales():
    """Those that every machine has, and whatever else this one has."""
    found = subprocess.run(["locale", "-a"], text=True, check=False, stdout=subprocess.PIPE)
    return sorted({"C", "C.UTF-8", "POSIX", "tr_TR.UTF-8", "de_DE.UTF-8", *found.stdout.split()})


class SameBytes(SiteTest):
    def setUp(self):
        super().setUp()
        fill(self.site, mistakes=False)
        self.publish("--jobs", "1")
        self.expected = self.site.files()

    def assert_same(self, what, *options, **more):
        with self.subTest(what):
            shutil.rmtree(self.site.folder / "public")
            self.publish(*options, **more)
            self.assertEqual(self.site.files(), self.expected)

    def test_any_number_of_jobs(self):
        for jobs in ("2", "8", "64"):
            self.assert_same(jobs, "--jobs", jobs)

    def test_any_time_zone(self):
        for zone in ("UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/London", "nonsense"):
            self.assert_same(zone, environment={"TZ": zone})

    def test_any_language_of_the_machine(self):
        for name in locales():
            self.assert_same(name, environment={"LANG": name, "LC_ALL": name, "LANGUAGE": name})

    def test_any_mask_of_permissions_gives_the_same_files(self):
        self.assert_same("umask 077", before=["sh", "-c", 'umask 077; exec "$@"', "sh"])
        modes = {oct(file.stat().st_mode & 0o777)
                 for file in (self.site.folder / "public").rglob("*") if file.is_file()}
        self.assertEqual(modes, {"0o644"})

    def test_the_day_may_come_from_the_environment(self):
        # The last second of the day, as the clock of Greenwich has it.
        self.assert_same("SOURCE_DATE_EPOCH", as_of=None,
                         environment={"SOURCE_DATE_EPOCH": "1795305599", "TZ": "Asia/Tokyo"})

    def test_any_place_of_the_site(self):
        elsewhere = self.top / "a place with spaces" / "s\u00eet\u00e9"
        elsewhere.parent.mkdir()
        self.site.folder.rename(elsewhere)
        self.site.folder = elsewhere
        self.assert_same("moved")
        self.assert_same("seen from another folder", "--site", str(elsewhere))

    def test_files_written_in_another_order(self):
        other = Site(self.top / "other")
        shutil.rmtree(other.folder / "content")
        for file in sorted((self.site.folder / "content").rglob("*.md"), reverse=True):
            other.write(str(file.relative_to(self.site.folder)), file.read_bytes())
        self.assertEqual(other.run("build", "--as-of", small_site.TODAY, as_of=None).returncode, 0)
        self.assertEqual(other.files(), self.expected)

    def test_a_second_build_writes_nothing(self):
        before = self.site.state()
        result = self.publish()
        self.assertIn(b"0 files written", result.stdout)
        self.assertEqual({path: state for path, state in self.site.state().items()
                          if (self.site.folder / "public" / path).is_file()},
                         {path: state for path, state in before.items()
                          if (self.site.folder / "public" / path).is_file()})

    def test_a_change_of_one_page_touches_few_files(self):
        before = self.site.state()
        self.site.edit("content/many/page-30.md", "Annual report.", "Annual report 2026.")
        self.publish()
        after = self.site.state()
        changed = {path for path, state in after.items()
                   if path.endswith(".html") and before[path] != state}
        self.assertEqual(changed, {"many/page-30/index.html"})


class SameMessages(SiteTest):
    def setUp(self):
        super().setUp()
        fill(self.site, mistakes=True)

    def test_messages_are_the_same_at_any_number_of_jobs_and_in_any_language(self):
        for form in ("text", "json", "github"):
            expected = self.said(self.site.run("build", "--jobs", "1", "--format", form))
            self.assertTrue(expected.startswith("exit 1"))
            for jobs in ("2", "8"):
                with self.subTest(form=form, jobs=jobs):
                    result = self.site.run("build", "--jobs", jobs, "--format", form)
                    self.assertEqual(self.said(result), expected)
        expected = self.said(self.site.run("build"))
        for name in locales():
            with self.subTest(language=name):
                result = self.site.run("build", environment={"LC_ALL": name, "TZ": "Asia/Tokyo"})
                self.assertEqual(self.said(result), expected)


if __name__ == "__main__":
    small_site.main()
