#!/usr/bin/env python3
"""A build after a build: no more is done than what changed, and what stands there is what a build
of everything would have put there. `pier explain` says why."""

import os
import shutil
import time

import small_site
from small_site import SiteTest, page


class Rebuilding(SiteTest):
    TEXT = "content/about/structure.md"
    PAGE = "about/structure/index.html"

    def memories(self):
        return sorted((self.site.folder / ".pier-cache").glob("build-*.memory"))

    def clean(self):
        """What a build of everything gives: its files and what it says."""
        out = self.site.folder.parent / "clean"
        shutil.rmtree(out, ignore_errors=True)
        shutil.rmtree(self.site.folder / ".pier-cache", ignore_errors=True)
        run = self.site.run("build", "--out", str(out))
        self.assertEqual(run.returncode, 0, run.stderr)
        files = {path.relative_to(out).as_posix(): path.read_bytes()
                 for path in out.rglob("*") if path.is_file()}
        return files, run.stderr

    def assert_clean(self, run):
        files, said = self.clean()
        self.assertEqual(self.site.files(), files)
        self.assertEqual(run.stderr, said)

    def build(self, *options, **more):
        return self.publish(*options, **more)

    def test_nothing_changed_writes_nothing(self):
        self.publish()
        before = {path: path.stat() for path in self.site.folder.rglob("*")
                  if ".pier-cache" not in path.parts}
        run = self.build()
        self.assertIn(b"(0 files written, ", run.stdout)
        self.assertIn(b", 0 removed)", run.stdout)
        after = {path: path.stat() for path in self.site.folder.rglob("*")
                 if ".pier-cache" not in path.parts}
        self.assertEqual({p: (s.st_ino, s.st_mtime_ns) for p, s in before.items()},
                         {p: (s.st_ino, s.st_mtime_ns) for p, s in after.items()})
        self.assert_clean(run)

    def test_a_file_that_was_only_touched_is_no_reason_to_write(self):
        self.publish()
        time.sleep(0.1)
        self.build()
        before = {path: path.stat().st_mtime_ns for path in self.memories()}
        os.utime(self.site.folder / self.TEXT)
        self.assertIn(b"(0 files written, ", self.build().stdout)
        self.assertEqual({path: path.stat().st_mtime_ns for path in self.memories()}, before)

    def test_warnings_are_said_again(self):
        self.site.edit(self.TEXT, "---\ntitle", "---\nallow: [attachment-unused]\ntitle")
        first = self.build()
        self.assertIn(b"warning", first.stderr)
        self.assertEqual(self.build().stderr, first.stderr)

    def test_words_change_their_page_alone(self):
        self.publish()
        self.site.edit(self.TEXT, "four times a year", "five times a year & more")
        run = self.build()
        self.assertIn(b"(1 file written, ", run.stdout)
        self.assertIn(b"five times a year &amp; more", self.site.files()[self.PAGE])
        self.assert_clean(run)

    def test_words_and_back_again(self):
        self.publish()
        before = self.site.files()
        self.site.edit(self.TEXT, "four times", "five times")
        self.build()
        self.site.edit(self.TEXT, "five times", "four times")
        run = self.build()
        self.assertEqual(self.site.files(), before)
        self.assert_clean(run)

    def test_a_title_changes_all_that_show_it(self):
        self.publish()
        self.site.edit(self.TEXT, "title: How we are organised", "title: Who does what")
        run = self.build()
        self.assertIn(b"Who does what", self.site.files()["a-to-z/index.html"])
        self.assert_clean(run)

    def test_a_template_changes_all_pages(self):
        self.publish()
        self.site.edit("themes/plain/templates/base.html", "</main>", "</main><hr>")
        run = self.build()
        self.assertIn(b"</main><hr>", self.site.files()[self.PAGE])
        self.assert_clean(run)

    def test_a_file_that_was_touched_is_no_change(self):
        self.publish()
        os.utime(self.site.folder / self.TEXT)
        self.assertIn(b"(0 files written, ", self.build().stdout)

    def test_other_words_of_the_same_length_and_time_are_found(self):
        file = self.site.folder / self.TEXT
        self.publish()
        was = file.stat()
        self.site.edit(self.TEXT, "four times", "nine times")
        os.utime(file, ns=(was.st_atime_ns, was.st_mtime_ns))
        self.assertEqual(file.stat().st_size, was.st_size)
        self.assert_clean(self.build())

    def test_an_error_leaves_the_site_and_its_cure_needs_no_luck(self):
        self.publish()
        before = self.site.files()
        self.site.edit(self.TEXT, "four times", "[x](nowhere.md) four times")
        self.assertEqual(self.site.run("build").returncode, 1)
        self.assertEqual(self.site.files(), before)
        self.site.edit(self.TEXT, "[x](nowhere.md) four times", "six times")
        self.assert_clean(self.build())

    def test_a_page_that_was_edited_by_hand_is_mended(self):
        self.publish()
        (self.site.folder / "public" / self.PAGE).write_text("by hand")
        self.assert_clean(self.build())

    def test_words_of_a_site_that_was_edited_by_hand(self):
        self.publish()
        (self.site.folder / "public" / self.PAGE).write_text("by hand")
        self.site.edit(self.TEXT, "four times", "seven times")
        self.assert_clean(self.build())

    def test_another_day_and_other_options_build_everything(self):
        self.publish()
        self.build(as_of="2027-01-01")
        run = self.build("--production", as_of="2027-01-01")
        self.assertNotIn(b"preview", self.site.files()[self.PAGE].lower())
        self.assertIn(b"The site is in", run.stdout)

    def test_a_memory_that_cannot_be_read_is_none(self):
        self.publish()
        for times, damage in enumerate((b"", b"nonsense", None), 5):
            with self.subTest(damage=damage):
                memory, = self.memories()
                text = memory.read_bytes()
                memory.write_bytes(text[:-9] + b"x" + text[-8:] if damage is None else damage)
                self.site.edit(self.TEXT, " times a year", f" times a year, or {times}")
                self.assertNotIn(b"memory", self.build().stderr)
                self.assertIn(f"or {times}".encode(), self.site.files()[self.PAGE])

    def test_a_cache_that_cannot_be_written_is_no_error(self):
        self.publish()
        shutil.rmtree(self.site.folder / ".pier-cache")
        self.site.write(".pier-cache", "a file in its place")
        self.build()
        self.build()


class Explain(SiteTest):
    def explain(self, *words):
        run = self.site.run("explain", *words)
        run.stdout, run.stderr = run.stdout.decode(), run.stderr.decode()
        return run

    def test_a_page_its_sources_and_who_depends_on_it(self):
        self.publish()
        run = self.explain("/about/structure/")
        self.assertEqual(run.returncode, 0, run.stderr)
        for line in ("content/about/structure.md", "its text", "themes/plain/templates/base.html",
                     "a template", "data/site.yaml", "content/about/index.md"):
            self.assertIn(line, run.stdout)
        self.assertIn("nothing was kept of a build before", run.stdout)
        self.assertRegex(run.stdout, r"/a-to-z/ +for it, this is")

    def test_all_ways_to_name_a_page(self):
        self.publish()
        told = self.explain("/about/structure/").stdout
        for name in ("content/about/structure.md", "public/about/structure/index.html",
                     "/about/structure", "https://seaby.example/about/structure/"):
            self.assertEqual(self.explain(name).stdout, told, name)

    def test_why_it_was_built_again(self):
        self.publish()
        time.sleep(0.05)
        self.site.edit("content/about/structure.md", "four times", "five times")
        self.publish()
        said = self.explain("/about/structure/").stdout
        self.assertIn("content/about/structure.md changed", said)
        self.assertIn("nothing was kept of a build before", self.explain("/words/").stdout)

    def test_a_file_of_data_and_the_pages_that_show_it(self):
        self.publish()
        run = self.explain("data/glossary.yaml")
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertRegex(run.stdout, r"/words/ +for it, this is terms that it lists")

    def test_what_a_message_means(self):
        run = self.explain("image-alt")
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertIn("1.1.1", run.stdout)

    def test_what_is_not_there_is_said_with_what_was_meant(self):
        self.publish()
        run = self.explain("/about/structur/")
        self.assertEqual(run.returncode, 2)
        self.assertIn("/about/structure/", run.stderr)


if __name__ == "__main__":
    small_site.main()
