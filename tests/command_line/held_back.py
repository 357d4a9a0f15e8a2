#!/usr/bin/env python3
"""Nothing of a page that is not public yet is in any byte that is published."""


import small_site
from small_site import SiteTest, page

DAY = "2026-12-01"
DAY_BEFORE = "2026-11-30"
PNG = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000001000000010806000000"
                    "1f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082")


def token(number, part):
    """A word that stands nowhere else. Made of letters: it must survive in addresses."""
    return f"zq{part}{chr(ord('a') + number)}xk"


# Where a page can be seen from outside: each part carries a word of its own.
PARTS = ("title", "summary", "body", "heading", "slug", "tag", "alias", "short", "alt", "file",
         "note", "change")


def write_page(site, number):
    """One page of twenty; how it is held back goes round."""
    word = {part: token(number, part) for part in PARTS}
    held = ("publish_on: " + DAY, "type: news\npublished: " + DAY,
            "type: guidance\nissue: \"1\"\napproved: 2026-11-01\nreviewed: 2026-11-01\n"
            "next_review: 2027-11-01\naudience: [board]\npublish_on: " + DAY +
            f"\nchanges: [{{date: 2026-11-01, issue: \"1\", summary: {word['change']} came.}}]",
            "draft: true")[number % 4]
    fields = (f"short_title: Short {word['short']}\ntags: [{word['tag']}]\n"
              f"aliases: [/old/{word['alias']}/]\n{held}\n")
    text = (f"Text {word['body']}.[^1]\n\n## Heading {word['heading']}\n\n"
            f"![Picture {word['alt']}]({word['file']}.png)\n\n[^1]: Note {word['note']}.\n")
    folder = "content/groups/" if number % 2 else "content/"
    site.write(f"{folder}{word['slug']}.md",
               page(body=text, title=f"Title {word['title']}",
                    summary=f"Summary {word['summary']}.", fields=fields))
    site.write(f"{folder}{word['file']}.png", PNG)
    return number % 4 == 3


class HeldBack(SiteTest):
    def setUp(self):
        super().setUp()
        self.site.write("content/groups/index.md", page(title="Groups of ours"))
        self.drafts = [number for number in range(20) if write_page(self.site, number)]

    def words_seen(self, *options, as_of):
        """The words of held-back pages in the names and bytes of the site and in data/urls.txt."""
        result = self.publish(*options, as_of=as_of)
        files = self.site.files()
        for name in ("index.html", "calendar.ics"):
            files.pop(f"business-unit/{name}", None)
        published = "\n".join(files).encode() + b"\n".join(files.values())
        urls = self.site.folder / "data/urls.txt"
        published += urls.read_bytes() if urls.exists() else b""
        published += result.stdout + result.stderr
        return {token(number, part) for number in range(20) for part in PARTS
                if token(number, part).encode() in published}

    def words_of(self, numbers):
        """What of these pages can be seen: this theme shows no short titles, and only guidance has
        a history of changes, which its feed tells."""
        return {token(number, part) for number in numbers for part in PARTS
                if part != "short" and (part != "change" or number % 4 == 2)}

    def test_on_the_day_before_no_word_of_them_is_anywhere(self):
        self.assertEqual(self.words_seen("--production", as_of=DAY_BEFORE), set())

    def test_a_preview_names_them_on_the_page_of_the_business_unit_only(self):
        self.assertEqual(self.words_seen(as_of=DAY_BEFORE), set())

    def test_the_file_of_the_business_unit_names_them_and_is_not_published(self):
        self.publish("--production", as_of=DAY_BEFORE)
        for name in ("business-unit.html", "business-unit.ics"):
            text = (self.site.folder / ".pier" / name).read_text().replace("\n ", "")
            self.assertIn(token(0, "title"), text)
            self.assertNotIn(token(0, "body"), text)

    def test_on_the_day_all_but_drafts_are_there(self):
        public = [number for number in range(20) if number not in self.drafts]
        self.assertEqual(self.words_seen("--production", as_of=DAY), self.words_of(public))

    def test_drafts_are_shown_when_they_are_asked_for(self):
        self.assertEqual(self.words_seen("--drafts", as_of=DAY_BEFORE), self.words_of(range(20)))

    def test_a_page_that_is_held_back_again_leaves_nothing_behind(self):
        self.publish("--drafts", as_of=DAY_BEFORE)
        self.assertEqual(self.words_seen("--production", as_of=DAY_BEFORE), set())

    def test_every_source_file_is_counted(self):
        result = self.publish("--production", as_of=DAY_BEFORE)
        self.assertIn(b"45 source files: 5 published, 0 refused, 40 held back", result.stdout)

    def test_a_section_that_is_held_back_holds_its_pages_back(self):
        self.site.write("content/groups/index.md",
                        page(title="Groups of ours", fields="draft: true\n"))
        odd = {number for number in range(20) if number % 2}
        seen = self.words_seen("--production", as_of=DAY)
        self.assertEqual(seen & self.words_of(odd), set())

    def test_a_link_to_a_page_that_is_held_back_is_an_error_at_its_place(self):
        self.site.write("content/example.md",
                        page(body=f"See [the plan]({token(0, 'slug')}.md)."))
        self.assert_refused("held-back/link", "build", "--production", as_of=DAY_BEFORE)


if __name__ == "__main__":
    small_site.main()
