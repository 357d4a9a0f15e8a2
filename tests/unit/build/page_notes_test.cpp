#include "build/page_notes.h"

#include <catch2/catch.hpp>

#include "build/build.h"
#include "diagnostics/render.h"
#include "support/folder_files.h"

using namespace pier;

namespace {

std::string page(std::string_view title, std::string_view fields = {},
                 std::string_view text = "Text.") {
  return "---\ntitle: " + std::string(title) + "\nsummary: A page of this example.\n" +
         std::string(fields) + "---\n\n" + std::string(text) + "\n";
}

/// The small site of the examples with more pages, drafts shown.
struct Noted {
  explicit Noted(const test::Files& more, bool notes = true) {
    test::MemoryFileSystem files;
    test::add_all(files, test::read_folder(std::string(PIER_TESTS_DIR) + "/golden/base"));
    test::add_all(files, more);
    BuildOptions options{{.today = *Date::parse("2026-11-21"), .drafts = true}, Jobs{1}};
    options.notes = notes;
    made = build({files}, options);
    INFO(render(made.diagnostics, *made.sources, {}));
    CHECK_FALSE(made.diagnostics.has_errors());
  }

  const PageNote& note(std::string_view url) const {
    for (const PageNote& candidate : made.notes.pages) {
      if (candidate.url == url) return candidate;
    }
    FAIL("there is no page " << url);
    return made.notes.pages.front();
  }
  std::vector<std::string> linkers(std::string_view url) const {
    std::vector<std::string> urls;
    for (const std::size_t from : note(url).linked_from) {
      urls.push_back(made.notes.pages[from].url);
    }
    return urls;
  }

  Build made;
};

}  // namespace

TEST_CASE("notes are made for each page, and only when they are asked for") {
  const Noted site({});
  CHECK(site.made.notes.pages.size() == site.made.page_count);
  CHECK(site.made.notes.base_path.empty());
  CHECK(Noted({}, false).made.notes.pages.empty());
}

TEST_CASE("a note says what the page is made from and how it stands") {
  const Noted site({{"content/guide.md", page("Guide", "", "Three more words.")}});
  const PageNote& guide = site.note("/guide/");
  REQUIRE(guide.source);
  CHECK(site.made.sources->path(*guide.source) == "content/guide.md");
  CHECK(guide.is_entry);
  CHECK(guide.words == 3);
  CHECK(guide.not_public.empty());
  CHECK_FALSE(guide.is_overdue);
  CHECK_FALSE(site.note("/404.html").source);
}

TEST_CASE("a note says why readers would not see the page") {
  const Noted site({{"content/draft.md", page("Draft", "draft: true\n")},
                    {"content/later.md", page("Later", "publish_on: 2026-12-01\n")},
                    {"content/part/index.md", page("Part", "publish_on: 2026-12-01\n")},
                    {"content/part/piece.md", page("Piece")},
                    {"content/part/more/index.md", page("More")}});
  CHECK(site.note("/draft/").not_public == "a draft");
  CHECK(site.note("/later/").not_public == "until 1 December 2026");
  CHECK(site.note("/part/").not_public == "until 1 December 2026");
  CHECK(site.note("/part/piece/").not_public == "with its section: until 1 December 2026");
  CHECK(site.note("/part/more/").not_public == "with its section: until 1 December 2026");
  CHECK(site.note("/about/").not_public.empty());
}

TEST_CASE("pages whose text links to a page are noted once, others not") {
  const Noted site(
      {{"content/a.md",
        page("Page A", "", "See [the words](words.md) and [some of them](words.md#some-words).")},
       {"content/b.md",
        page("Page B", "", "See [the words](words.md) and [an example](https://words.example/).")},
       {"content/words.md",
        page("Words", "", "See [some of them](#some-words).\n\n## Some words\n\nText.")}});
  CHECK(site.linkers("/words/") == std::vector<std::string>{"/a/", "/b/"});
  CHECK(site.linkers("/a/").empty());
}

TEST_CASE("a review that is overdue is noted") {
  const Noted site(
      {{"content/guide.md", page("Guide",
                                 "type: guidance\nissue: \"1\"\napproved: 2026-05-01\n"
                                 "reviewed: 2026-05-01\nnext_review: 2026-11-20\n"
                                 "audience: [professionals]\nchanges: [{date: 2026-05-01, issue: "
                                 "\"1\", summary: First issue.}]\n")}});
  CHECK(site.note("/guide/").is_overdue);
  CHECK(site.note("/guide/").next_review == Date::parse("2026-11-20"));
}
