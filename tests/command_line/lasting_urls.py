#!/usr/bin/env python3
"""An address that was published once keeps answering; and what only previews may show."""


import small_site
from small_site import SiteTest, page


class LastingUrls(SiteTest):
    def setUp(self):
        super().setUp()
        self.urls = self.site.folder / "data/urls.txt"

    def test_a_preview_records_no_address(self):
        self.assertFalse(self.urls.exists())

    def test_a_site_for_readers_records_its_addresses_once(self):
        self.publish("--production")
        recorded = self.urls.read_text()
        for url in ("/", "/about/", "/about/structure/", "/words/", "/site-map/", "/a-to-z/"):
            self.assertIn(f"\n{url}\n", recorded)
        self.assertNotIn("business-unit", recorded)
        self.assertNotIn("404", recorded)
        before = self.urls.stat()
        self.publish("--production")
        self.assertEqual(self.urls.stat().st_mtime_ns, before.st_mtime_ns)
        self.assertEqual(self.urls.read_text(), recorded)

    def test_a_site_of_a_day_to_come_records_nothing(self):
        noon_before = {"SOURCE_DATE_EPOCH": "1795176000"}
        result = self.site.run("build", "--production", environment=noon_before)
        self.assertEqual(result.returncode, 0, result.stderr.decode())
        self.assertIn(b"It is the site of 21 November 2026: it cannot be published yet, and no record "
                      b"is kept of it.\n", result.stdout)
        self.assertFalse(self.urls.exists())
        # On the day itself nothing has changed but that.
        self.publish("--production")
        self.assertTrue(self.urls.exists())

    def test_a_build_with_problems_records_nothing(self):
        self.site.write("content/example.md", page(body="[x](y.md)"))
        self.assertEqual(self.site.run("build", "--production").returncode, 1)
        self.assertFalse(self.urls.exists())

    def test_an_address_that_vanishes_is_an_error(self):
        self.publish("--production")
        (self.site.folder / "content/about/structure.md").unlink()
        self.assert_refused("urls/vanished")
        self.assert_refused("urls/vanished", "build", "--production")

    def test_an_alias_cures_it(self):
        self.publish("--production")
        (self.site.folder / "content/about/structure.md").unlink()
        self.site.write("content/groups.md", page(fields="aliases: [/about/structure/]\n"))
        self.publish("--production")
        moved = self.site.files()["about/structure/index.html"].decode()
        self.assertIn('href="/groups/"', moved)
        self.assertIn("/about/structure/", self.urls.read_text())

    def test_a_tombstone_cures_it_and_says_why(self):
        self.publish("--production")
        (self.site.folder / "content/about/structure.md").unlink()
        self.site.write("data/tombstones.yaml", "tombstones:\n  - url: /about/structure/\n"
                        "    reason: The groups were dissolved.\n    date: 2026-11-20\n")
        self.publish("--production")
        self.assertIn(b"The groups were dissolved.",
                      self.site.files()["about/structure/index.html"])

    def test_a_page_that_was_public_and_is_a_draft_again_is_an_error(self):
        self.publish("--production")
        self.site.edit("content/about/structure.md", "---\ntitle", "---\ndraft: true\ntitle")
        self.assert_refused("urls/draft-again", "build", "--production")


class Previews(SiteTest):
    def test_a_placeholder_contact_is_an_error_for_readers_only(self):
        self.site.edit("data/contacts.yaml", "    email:", "    example: true\n    email:")
        self.publish()
        self.assert_refused("previews/example-contact", "build", "--production")

    def test_the_page_of_the_business_unit_is_in_previews_only(self):
        self.assertIn("business-unit/index.html", self.site.files())
        self.publish("--production")
        self.assertNotIn("business-unit/index.html", self.site.files())
        self.assertNotIn(b"business-unit", b"".join(self.site.files().values()))

    def test_the_files_of_the_business_unit_are_beside_the_site_and_never_in_it(self):
        folder = self.site.folder / ".pier"
        before = {file.name: file.read_bytes() for file in folder.iterdir()}
        self.assertEqual(set(before), {"business-unit.html", "business-unit.ics"})
        self.assertEqual(before["business-unit.ics"],
                         self.site.files()["business-unit/calendar.ics"])
        self.publish("--production")
        for name, published in self.site.files().items():
            self.assertNotIn(b"For the Business Unit", published, name)
            self.assertNotIn(b"UID:duties/", published, name)
        self.assertEqual((folder / "business-unit.ics").read_bytes(), before["business-unit.ics"])
        self.assertIn(b"for readers", (folder / "business-unit.html").read_bytes()[:512])

    def test_the_files_of_the_business_unit_are_not_published_by_way_of_the_output_folder(self):
        for folder in (".pier", ".pier/site"):
            result = self.site.run("build", "--production", "--out", folder)
            self.assertEqual(result.returncode, 3)
            self.assertIn(b"which holds sources of the site", result.stderr)

    def test_where_they_cannot_be_written_the_site_is_published_all_the_same(self):
        folder = self.site.folder / ".pier"
        for file in folder.iterdir():
            file.unlink()
        folder.rmdir()
        folder.write_text("A file.")
        result = self.publish()
        self.assertIn(b"the page of the Business Unit was not written", result.stderr)

    def test_the_duties_can_be_listed(self):
        self.site.write("content/late.md", page(title="The late plan", fields=(
            "type: guidance\nissue: \"1\"\napproved: 2025-11-01\nreviewed: 2025-11-01\n"
            "next_review: 2026-11-01\naudience: [board]\n"
            "changes: [{date: 2025-11-01, issue: \"1\", summary: It came.}]\n")))
        day = {"SOURCE_DATE_EPOCH": "1795219200"}  # 21 November 2026
        listed = self.site.run("list", "duties", as_of=None, environment=day).stdout.decode()
        self.assertTrue(listed.startswith("Overdue (1)\n\n  Page to review: The late plan\n"
                                          "    20 days overdue, since 1 November 2026"), listed)
        self.site.write("content/late.md", page(body="Her number is " + "943 476 " + "5919."))
        listed = self.site.run("list", "duties", as_of=None, environment=day).stdout.decode()
        self.assertIn("see `pier check` first", listed)

    def test_search_engines_are_kept_out_of_previews_only(self):
        self.assertIn(b"noindex", self.site.files()["_headers"])
        self.publish("--production")
        self.assertNotIn(b"noindex", self.site.files()["_headers"])


if __name__ == "__main__":
    small_site.main()
