#!/usr/bin/env python3
"""Other forms of a report: Easy Read, translations, files and films, and what is said of them."""

import re

import small_site
from small_site import SiteTest, page, pdf

SVG = ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 90">'
       '<circle cx="60" cy="45" r="40" fill="#0a5a6c"/></svg>\n')
FOLDER = "reports/2025-26"


def box(kind, content=b""):
    return (len(content) + 8).to_bytes(4, "big") + kind + content


FILM = box(b"ftyp", b"isom\0\0\2\0") + box(b"moov") + box(b"mdat", bytes(1500))
VTT = "WEBVTT\n\n00:01.000 --> 00:04.000\nHello.\n"
VIDEO = (f"```video\ntitle: False friends\nfile: {FOLDER}/film.mp4\ncaptions: {FOLDER}/film.vtt\n"
         f"transcript: {FOLDER}/work.md#in-words\npeople: none\nlength: 2 minutes\n```\n\n"
         "## In words\n\nTwo drawn people talk.")


class Forms(SiteTest):
    def setUp(self):
        super().setUp()
        self.site.write("data/groups.yaml", "organisations:\n  - {id: council, name: Council}\n"
                        "groups: []\n")
        self.site.write("content/reports/index.md", page(title="Reports"))
        self.site.write(f"content/{FOLDER}/index.md", page(
            title="Annual report 2025/26", body="We met.", fields="type: report\nperiod: {from: "
            "2025-04-01, to: 2026-03-31}\nlabel: 2025/26\nstatus: draft\nrequest: front-door\n"
            f"formats:\n  - {{kind: original, file: {FOLDER}/printed.pdf}}\n"))
        self.site.write(f"content/{FOLDER}/printed.pdf", pdf("As it was printed."))
        self.site.write(f"content/{FOLDER}/work.md", page(
            title="Work", body=VIDEO, fields="type: chapter\nauthor: council\nstate: draft\n"))
        self.site.write(f"content/{FOLDER}/film.mp4", FILM)
        self.site.write(f"content/{FOLDER}/film.vtt", VTT)
        self.site.write(f"content/{FOLDER}/pictures/table.svg", SVG)
        self.form("easy-read.md", "type: easy-read\nof: [work]\n", "In Easy Read",
                  "![People at a table](pictures/table.svg) We met.")
        self.form("pl.md", "type: translation\nlanguage: pl\nof: [index]\n", "Raport", "Tekst.")
        self.form("ar.md", "type: translation\nlanguage: ar\nof: [index, work]\n", "تقرير", "نص.")

    def form(self, name, fields, title, body):
        self.site.write(f"content/{FOLDER}/{name}", page(
            title=title, fields=fields + "allow: [form-behind]\n", body=body))

    def published(self, path):
        self.publish("--drafts", "--no-pdf")
        return self.site.files()[f"{path}/index.html"].decode()

    def test_the_report_lists_its_forms_with_their_size_and_language(self):
        shown = re.findall(r"<p><a href=\"([^\"]+)\"(.*?)>(.*?)</a> (.*?)</p>",
                           self.published(FOLDER))
        forms = [(url, title, note.strip()) for url, _, title, note in shown]
        self.assertEqual(forms[-6:], [
            (f"/{FOLDER}/work/", "Web pages, a chapter on each", "1 chapter"),
            (f"/{FOLDER}/whole-report/", "One long page", "6 words"),
            (f"/{FOLDER}/ar/", "العربية", "Arabic"),
            (f"/{FOLDER}/pl/", "Polski", "Polish"),
            (f"/{FOLDER}/printed.pdf", "The report as it was first published", "PDF, 1 KB, 1 page"),
            (f"/{FOLDER}/work/", "Film: False friends", "2 minutes, with a transcript")])
        languages = {title: attributes for _, attributes, title, _ in shown}
        self.assertEqual(languages["العربية"], ' lang="ar" dir="rtl"')
        self.assertEqual(languages["Polski"], ' lang="pl" dir="ltr"')
        self.assertIn("<p>Ask Children&#39;s front door</p>", self.published(FOLDER))

    def test_easy_read_of_one_chapter_is_named_on_it_and_on_the_report(self):
        self.form("easy-read.md", "type: easy-read\nof: [work, index]\n", "In Easy Read",
                  "![People at a table](pictures/table.svg) We met.")
        self.assertIn(">Easy Read</a>  web page</p>", self.published(FOLDER))

    def test_languages_name_each_other_both_ways(self):
        wanted = [(language, f"https://seaby.example/{FOLDER}/{path}") for language, path in
                  (("en-GB", ""), ("ar", "ar/"), ("pl", "pl/"))]
        for path in ("", "/pl", "/ar"):
            shown = re.findall(r'<link rel="alternate" hreflang="(.*?)" href="(.*?)">',
                               self.published(FOLDER + path))
            self.assertEqual(shown, wanted, path)
        self.assertNotIn("hreflang=", self.published(f"{FOLDER}/easy-read"))

    def test_a_translation_says_its_language_and_direction_and_the_frame_stays(self):
        shown = self.published(f"{FOLDER}/ar")
        self.assertIn('<html lang="en-GB">', shown)
        self.assertRegex(shown, r'(?s)<div lang="ar" dir="rtl">\s*<p>نص.</p>')
        self.assertIn('<a href="/reports/2025-26/ar/" lang="ar" dir="rtl">',
                      self.published("site-map"))

    def test_a_film_plays_from_this_site_and_may_do_so(self):
        shown = self.published(f"{FOLDER}/work")
        for words in (f'<source src="/{FOLDER}/film.mp4" type="video/mp4">',
                      f'<track kind="captions" src="/{FOLDER}/film.vtt" srclang="en"',
                      f'<a href="/{FOLDER}/work/#in-words">In words</a>'):
            self.assertIn(words, shown)
        files = self.site.files()
        self.assertEqual(files[f"{FOLDER}/film.mp4"], FILM)
        self.assertIn(b"media-src 'self'", files["_headers"])
        self.assertIn(b"text/vtt", files["nginx.conf"])
        self.assertIn(b"text/vtt", files["apache.conf"])

    def test_nothing_of_a_report_that_is_not_public_is_published(self):
        self.publish("--no-pdf")
        self.assertEqual([name for name in self.site.files() if name.startswith(FOLDER)], [])

    def test_captions_and_drawings_are_read_for_what_persons_can_be_known_by(self):
        self.site.write(f"content/{FOLDER}/film.vtt", VTT.replace("Hello.", "Ring 01632 960999."))
        self.site.write(f"content/{FOLDER}/pictures/table.svg",
                        SVG.replace("<circle", "<title>01632 960998</title><circle"))
        result = self.site.run("build", "--drafts", "--no-pdf")
        said = result.stderr.decode()
        self.assertEqual(result.returncode, 1)
        for file in ("film.vtt", "pictures/table.svg"):
            self.assertRegex(said, rf"(?m)^content/{FOLDER}/{file}.*\[privacy-contact\]$")
        self.assertNotIn("960999", said)

    def test_a_picture_in_easy_read_has_a_place_before_it_loads(self):
        self.assertIn('src="/reports/2025-26/pictures/table.svg" alt="People at a table" '
                      'width="120" height="90"', self.published(f"{FOLDER}/easy-read"))


if __name__ == "__main__":
    small_site.main()
