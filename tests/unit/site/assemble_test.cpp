#include <catch2/catch.hpp>

#include "support/assembled_site.h"

using namespace pier;
using test::AssembledSite;
using test::guidance;
using test::page;

namespace {

Edition day(std::string_view today, bool drafts = false) {
  return {.today = *Date::parse(today), .drafts = drafts};
}

}  // namespace

TEST_CASE("the address of a page is its path without its ending") {
  const AssembledSite made({{"content/privacy.md", page("Privacy")},
                            {"content/about/index.md", page("About")},
                            {"content/about/who-we-are.md", page("Who")},
                            {"content/about/board/index.md", page("Board")}});
  CHECK(made.problems().empty());
  CHECK(made.at("index.md").url == "/");
  CHECK(made.at("privacy.md").url == "/privacy/");
  CHECK(made.at("about/index.md").url == "/about/");
  CHECK(made.at("about/who-we-are.md").url == "/about/who-we-are/");
  CHECK(made.at("about/board/index.md").url == "/about/board/");
}

TEST_CASE("a base path stands before every address, and only in links") {
  AssembledSite::Files files{{"content/a.md", page("A")}};
  files["data/site.yaml"] = std::string(test::kSiteYaml);
  files["data/site.yaml"].replace(files["data/site.yaml"].find("seaby.example"), 13,
                                  "seaby.example/safe");
  const AssembledSite made(files);
  CHECK(made.at("a.md").url == "/a/");
  CHECK(made.site.href("/a/") == "/safe/a/");
  CHECK(made.site.absolute("/a/") == "https://seaby.example/safe/a/");
}

TEST_CASE("a folder's page is the parent of the pages in it and of the folders below") {
  const AssembledSite made({{"content/about/index.md", page("About")},
                            {"content/about/who.md", page("Who")},
                            {"content/about/board/index.md", page("Board")},
                            {"content/about/board/dates.md", page("Dates")},
                            {"content/privacy.md", page("Privacy")}});
  CHECK(made.names(made.at("index.md").children) == "about/index.md privacy.md");
  CHECK(made.names(made.at("about/index.md").children) == "about/board/index.md about/who.md");
  CHECK(made.names(made.site.ancestors(made.id("about/board/dates.md"))) ==
        "index.md about/index.md about/board/index.md");
  CHECK(made.site.ancestors(made.id("index.md")).empty());
  CHECK_FALSE(made.at("index.md").parent);
}

TEST_CASE("a folder without a page of its own is reported at each page in it") {
  const std::string fields = "owner: O\nreviewed: 2026-01-01\n";
  const AssembledSite made({{"content/about/who.md", page("Who", fields)}});
  CHECK(made.problems() ==
        "content/about/who.md:2:1 section-index: the folder `content/about` has no page of its "
        "own; make the file `content/about/index.md` with a title and a summary\n");
}

TEST_CASE("a day or an owner that no section gives is missing on the home page, once") {
  const AssembledSite made(
      {{"content/index.md", page("Home", "owner: O\n")}, {"content/a.md", page("A")}});
  CHECK(made.problems() ==
        "content/index.md:2:1 field-missing: `reviewed` is missing: the day somebody last checked "
        "the whole page; add a line such as `reviewed: 2026-06-04`; pages below may "
        "have another\n");
}

TEST_CASE("a section that is held back holds back all below") {
  const AssembledSite made({{"content/about/index.md", page("About", "draft: true\n")},
                            {"content/about/who.md", page("Who")},
                            {"content/about/board/index.md", page("Board")},
                            {"content/about/board/dates.md", page("Dates")}});
  CHECK(made.problems().empty());
  CHECK(made.site.entries().size() == 1);
  CHECK(made.site.held_back().size() == 4);
}

TEST_CASE("pages are ordered by order, then by title") {
  const AssembledSite made({{"content/a.md", page("Zebra", "order: 1\n")},
                            {"content/b.md", page("Yak", "order: 2\n")},
                            {"content/c.md", page("Bear")},
                            {"content/d.md", page("Ant")},
                            {"content/e.md", page("Xerus", "order: 2\n")}});
  CHECK(made.names(made.at("index.md").children) == "a.md e.md b.md d.md c.md");
}

TEST_CASE("news are ordered from the newest, and so are lists of them") {
  const AssembledSite made({{"content/news/index.md", page("News", "", "```news\nlimit: 2\n```\n")},
                            {"content/news/a.md", page("A", "published: 2026-01-01\n")},
                            {"content/news/b.md", page("B", "published: 2026-03-01\n")},
                            {"content/news/c.md", page("C", "published: 2026-02-01\n")},
                            {"content/news/d.md", page("D", "published: 2026-03-01\n")}});
  CHECK(made.problems().empty());
  CHECK(made.names(made.at("news/index.md").children) == "news/b.md news/d.md news/c.md news/a.md");
  CHECK(made.names(made.site.of_type("news")) == "news/b.md news/d.md news/c.md news/a.md");
  CHECK(made.names(made.at("news/index.md").blocks[0].items) == "news/b.md news/d.md");
}

TEST_CASE("previous and next lead through the pages of one folder") {
  const AssembledSite made({{"content/a/index.md", page("A")},
                            {"content/a/one.md", page("One", "order: 1\n")},
                            {"content/a/two.md", page("Two", "order: 2\n")},
                            {"content/a/three.md", page("Three", "order: 3\n")}});
  CHECK_FALSE(made.at("a/one.md").previous);
  CHECK(made.at("a/one.md").next == made.id("a/two.md"));
  CHECK(made.at("a/two.md").previous == made.id("a/one.md"));
  CHECK(made.at("a/two.md").next == made.id("a/three.md"));
  CHECK_FALSE(made.at("a/three.md").next);
  CHECK_FALSE(made.at("index.md").next);
}

TEST_CASE("the menu holds the sections of the first level that want to be there") {
  const AssembledSite made({{"content/b/index.md", page("B", "order: 1\n")},
                            {"content/a/index.md", page("A", "order: 2\n")},
                            {"content/c/index.md", page("C", "in_navigation: false\n")},
                            {"content/a/d/index.md", page("D")},
                            {"content/privacy.md", page("Privacy")}});
  CHECK(made.names(made.site.navigation()) == "b/index.md a/index.md");
}

TEST_CASE("a page inherits from the nearest section that says something") {
  const AssembledSite made(
      {{"content/a/index.md",
        page("A", "exit: true\ndiscreet: true\nowner: A team\nreviewed: 2026-02-02\n")},
       {"content/a/b/index.md", page("B", "exit: false\nowner: B team\n")},
       {"content/a/b/c.md", page("C")},
       {"content/a/b/d.md", page("D", "exit: true\ndiscreet: false\nowner: D team\n")}});
  const Placement& c = made.at("a/b/c.md");
  CHECK_FALSE(c.exit);
  CHECK(c.discreet);
  CHECK(c.owner == "B team");
  CHECK(c.reviewed == Date::parse("2026-02-02"));
  const Placement& d = made.at("a/b/d.md");
  CHECK(d.exit);
  CHECK_FALSE(d.discreet);
  CHECK(d.owner == "D team");
  CHECK_FALSE(made.at("index.md").exit);
}

TEST_CASE("guidance states its own review, whatever its section says") {
  std::string fields = guidance();
  fields.erase(fields.find("reviewed: 2026-01-01\n"), 21);
  const AssembledSite made({{"content/a.md", page("A", fields)}});
  CHECK(made.problems().find("field-missing: `reviewed` is missing") != std::string::npos);
}

TEST_CASE("what is not public never becomes part of the site") {
  const AssembledSite made(
      {{"content/draft.md", page("Draft", "draft: true\ntags: [secret]\naliases: [/old/]\n")},
       {"content/later.md", page("Later", "publish_on: 2026-11-22\n")},
       {"content/now.md", page("Now", "publish_on: 2026-11-21\n")}},
      day("2026-11-21"));
  CHECK(made.names(made.at("index.md").children) == "now.md");
  CHECK_FALSE(made.site.find(*SitePath::parse("draft.md")));
  CHECK(made.site.topics().empty());
  CHECK(made.site.redirects().empty());
  REQUIRE(made.site.held_back().size() == 2);
  CHECK(made.site.held_back()[0].source.text() == "draft.md");
  CHECK(made.site.held_back()[0].reason == "a draft");
  CHECK(made.site.held_back()[1].reason == "until 22 November 2026");
}

TEST_CASE("with drafts everything is shown and nothing is held back") {
  const AssembledSite made({{"content/draft.md", page("Draft", "draft: true\n")}},
                           day("2026-11-21", true));
  CHECK(made.site.find(*SitePath::parse("draft.md")));
  CHECK(made.site.held_back().empty());
}

TEST_CASE("two pages with one title are reported, in whatever capitals") {
  const AssembledSite made({{"content/a.md", page("Neglect")}, {"content/b.md", page("NEGLECT")}});
  CHECK(made.problems() ==
        "content/b.md:2:8 title-duplicate: two pages have the title `NEGLECT`; say in the title "
        "what makes this page different\n");
  CHECK(made.diagnostics.all().front().notes.size() == 1);
}

TEST_CASE("a topic gathers the pages whose tags make the same address") {
  const AssembledSite made(
      {{"content/a.md", page("Zebra", "tags: [Domestic abuse, domestic-abuse, neglect]\n")},
       {"content/b.md", page("Ant", "tags: [domestic abuse]\n")}});
  REQUIRE(made.site.topics().size() == 2);
  CHECK(made.site.topics()[0].slug == "domestic-abuse");
  CHECK(made.site.topics()[0].name == "Domestic abuse");
  CHECK(made.names(made.site.topics()[0].entries) == "b.md a.md");
  CHECK(made.names(made.site.topics()[1].entries) == "a.md");
}

TEST_CASE("aliases become redirects with a slash at the end") {
  const AssembledSite made(
      {{"content/a.md", page("A", "aliases: [/old/, /older/page, /x.html]\n")}});
  CHECK(made.problems().empty());
  REQUIRE(made.site.redirects().size() == 3);
  CHECK(made.site.redirects()[0].from == "/old/");
  CHECK(made.site.redirects()[1].from == "/older/page/");
  CHECK(made.site.redirects()[2].from == "/x.html/");
  CHECK(made.site.redirects()[0].to == made.id("a.md"));
  CHECK(made.sources.text(made.site.redirects()[1].span) == "/older/page");
}

TEST_CASE("a PDF stands beside its page") {
  CHECK(pdf_url("/about/structure/") == "/about/structure.pdf");
  CHECK(pdf_url("/about/") == "/about.pdf");
  CHECK(pdf_url("/") == "/index.pdf");
}

TEST_CASE("where PDFs cannot be made, the address of one that was published leads to its page") {
  const AssembledSite::Files files{{"data/urls.txt", "/a.pdf\n/b.pdf\n"},
                                   {"content/a.md", page("A", "pdf: true\n")},
                                   {"content/c.md", page("C", "pdf: true\n")}};
  Edition edition{.today = *Date::parse("2026-11-21")};
  const AssembledSite without(files, edition);
  REQUIRE(without.site.redirects().size() == 1);
  CHECK(without.site.redirects()[0].from == "/a.pdf/");
  CHECK(without.site.redirects()[0].to == without.id("a.md"));
  edition.pdfs = true;
  CHECK(AssembledSite(files, edition).site.redirects().empty());
}

TEST_CASE("guidance is overdue from the day after its review was due") {
  const auto is_overdue = [](std::string_view next_review) {
    const AssembledSite made(
        {{"content/a.md", page("A", guidance("[]", std::string(next_review)))}}, day("2026-11-21"));
    return made.site.is_overdue(made.site.entry(made.id("a.md")));
  };
  CHECK(is_overdue("2026-11-20"));
  CHECK_FALSE(is_overdue("2026-11-21"));
  CHECK_FALSE(is_overdue("2026-11-22"));
}

TEST_CASE("a site without a home page can be judged all the same") {
  const AssembledSite made({{"content/index.md", page("Home", "draft: true\n")},
                            {"content/a.md", page("A", "owner: O\nreviewed: 2026-01-01\n")}});
  CHECK_FALSE(made.site.home());
  CHECK(made.site.navigation().empty());
  CHECK(made.problems().find("section-index") != std::string::npos);
}

TEST_CASE("a file that no page uses, or only one that waits, is held back") {
  const AssembledSite made(
      {{"content/a.md", page("A", "", "[The report](used.pdf)\n\n![Boat](boat.png)\n")},
       {"content/later.md", page("Later", "draft: true\n", "[The figures](later.csv)\n")},
       {"content/used.pdf", "%PDF"},
       {"content/boat.png", "png"},
       {"content/later.csv", "a,b"},
       {"content/unused.csv", "a,b"}});
  CHECK(made.problems() ==
        "content/unused.csv:1:1 attachment-unused: no page links to this file, so it is not "
        "published; link to it from a page, or delete it\n");
  CHECK(made.site.attachments().size() == 2);
  REQUIRE(made.site.held_back().size() == 3);
  CHECK(made.site.held_back()[1].reason == "with `content/later.md`");
  CHECK(made.site.held_back()[2].reason == "no page uses it");
}
