// Whole pages, with the theme of the golden examples.

#include <map>

#include <catch2/catch.hpp>

#include "pages/page.h"
#include "support/library_site.h"
#include "support/rendered_site.h"

using namespace pier;
using test::AssembledSite;
using test::page;
using test::Rendered;

TEST_CASE("a file's page is a folder with an index; other addresses stand for themselves") {
  CHECK(output_path("/").text() == "index.html");
  CHECK(output_path("/a/b/").text() == "a/b/index.html");
  CHECK(output_path("/404.html").text() == "404.html");
  CHECK(output_path("/a/feed.xml").text() == "a/feed.xml");
}

TEST_CASE("pages come in the order of their addresses with the layout of their kind") {
  const Rendered made({{"content/a/index.md", page("Section")},
                       {"content/a/p.md", page("Page", "aliases: [/old/]\n")},
                       {"content/news/index.md", page("News")},
                       {"content/news/n.md", page("Item", "published: 2026-01-02\n")},
                       {"content/g.md", page("Guide", test::guidance())}});
  CHECK(made.made.problems().empty());
  std::string all;
  for (const Page& found : made.pages) all += found.url + "=" + std::string(found.layout) + " ";
  CHECK(all ==
        "/=home.html /404.html=not-found.html /a-to-z/=a-to-z.html /a/=section.html "
        "/a/p/=page.html /business-unit/=business-unit.html /g/=guidance.html /news/=section.html "
        "/news/n/=news.html /old/=redirect.html /site-map/=site-map.html ");
  CHECK(made.find("/news/n/")->changed == Date::parse("2026-01-02"));
  CHECK(made.find("/a/p/")->changed == Date::parse("2026-10-01"));
}

TEST_CASE("the page of the Business Unit is in previews only") {
  CHECK(Rendered({}).find("/business-unit/") != nullptr);
  const Edition production{.today = *Date::parse("2026-11-21"), .production = true};
  CHECK(Rendered({}, production).find("/business-unit/") == nullptr);
}

TEST_CASE("a callout stands inside its template, with its title") {
  const Rendered made({{"content/a.md", page("A", "",
                                             ":::note Mind & heart\nInside *it*.\n:::\n\n"
                                             ":::warning\nNo title.\n:::\n")}});
  CHECK(made.made.problems().empty());
  CHECK(made.has("/a/", "<aside>\n<p>Mind &amp; heart</p>\n<p>Inside <em>it</em>.</p>\n"));
  CHECK(made.has("/a/", "<aside>\n<p>No title.</p>\n"));
  CHECK_FALSE(made.has("/a/", "\x01"));
}

TEST_CASE("a picture gets the size that its file tells") {
  using namespace std::string_literals;
  const Rendered made({{"content/a.md", page("A", "", "![Known](p.png)\n\n![Unknown](q.png)\n")},
                       {"content/p.png", "\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\x01\x2C\0\0\0\x02"s},
                       {"content/q.png", "?"}});
  CHECK(made.has("/a/", "<img src=\"/p.png\" alt=\"Known\" width=\"300\" height=\"2\""));
  CHECK(made.html("/a/").rfind("width=\"") < made.html("/a/").find("/q.png"));
  CHECK(made.has("/a/", "<img src=\"/q.png\" alt=\"Unknown\""));
}

TEST_CASE("references and terms become links inside the sentence") {
  const Rendered made(
      {{"content/a.md", page("A", "", "Call {contact mash}, says {term MASH}.\n")},
       {"content/b.md", page("B", "", "```glossary\n```\n")},
       {"data/contacts.yaml",
        "contacts:\n  - {id: mash, name: Hub, for: both, hours: in, phone: 01632 960101}\n"},
       {"data/glossary.yaml", "terms:\n  - {term: MASH, meaning: Hub}\n"}});
  CHECK(made.has("/a/",
                 "<p>Call Hub <a href=\"tel:+441632960101\">01632 960101</a>, says "
                 "<a href=\"/b/#mash\">MASH</a>.</p>"));
}

TEST_CASE("the glossary shows terms in any script as whole letters") {
  const Rendered made({{"content/b.md", page("B", "", "```glossary\n```\n")},
                       {"data/glossary.yaml",
                        "terms:\n  - {term: Éire, meaning: E}\n  - {term: 日本, meaning: J}\n"}});
  CHECK(made.has("/b/", "Éire"));
  CHECK(made.has("/b/", "日本"));
}

TEST_CASE("every page is the same whatever the number of jobs") {
  AssembledSite::Files files;
  for (char c = 'a'; c <= 'z'; ++c) {
    files["content/" + std::string(1, c) + ".md"] = page(std::string("Page ") + c, "tags: [t]\n");
  }
  const Rendered one(files);
  const Rendered many(files, {.today = *Date::parse("2026-11-21")}, Jobs{8});
  REQUIRE(one.pages.size() == many.pages.size());
  for (std::size_t i = 0; i < one.pages.size(); ++i) {
    CHECK(one.pages[i].html.markup() == many.pages[i].html.markup());
  }
}

TEST_CASE("a broken link leaves its words, and is reported once") {
  const Rendered made({{"content/a.md", page("A", "", "See [the words](gone.md).\n")}});
  CHECK(made.has("/a/", "<p>See the words.</p>"));
  CHECK(made.made.diagnostics.error_count() == 1);
}

TEST_CASE("a link to a document says its kind and size, a link to a page says nothing") {
  const Rendered made(
      {{"content/a.md",
        page("A", "", "[The report](files/report.pdf), [map](map.png) and [B](b.md).")},
       {"content/b.md", page("B")},
       {"content/files/index.md", page("Files")},
       {"content/files/report.pdf", std::string(119'500, 'x')},
       {"content/map.png", "png"}});
  CHECK(made.made.problems().empty());
  CHECK(made.has("/a/",
                 "<a href=\"/files/report.pdf\">The report (PDF, 120 KB)</a>, <a "
                 "href=\"/map.png\">map (PNG, 1 KB)</a> and <a href=\"/b/\">B</a>."));
}

TEST_CASE("a briefing has a sheet for paper, which is no page of the site") {
  Rendered made(test::library_files());
  CHECK(made.made.problems() == "");
  const std::vector<Page> sheets = render_prints(made.made.site, made.theme, made.made.sources,
                                                 true, {1}, made.made.diagnostics);
  REQUIRE(sheets.size() == 1);
  CHECK(sheets[0].url == "/learning/briefings/c/");
  CHECK(sheets[0].layout == "briefing-print.html");
  CHECK(sheets[0].title == "Ask again");
  CHECK(sheets[0].html.markup().find("<h2 id=\"part-7\">Part 7</h2>") != std::string::npos);
  CHECK(made.find("/learning/briefings/c.pdf") == nullptr);
  CHECK(made.made.problems() == "");
}

TEST_CASE("the pages of the library have their layouts") {
  const Rendered made(test::library_files());
  for (const auto& [url, layout] :
       std::map<std::string, std::string>{{"/learning/", "learning.html"},
                                          {"/learning/reviews/a/", "review.html"},
                                          {"/learning/briefings/c/", "briefing.html"},
                                          {"/learning/briefings/c/discussion/", "discussion.html"},
                                          {"/learning/recommendations/", "recommendations.html"}}) {
    REQUIRE(made.find(url) != nullptr);
    CHECK(made.find(url)->layout == layout);
  }
  CHECK(made.has("/learning/reviews/a/", "<p id=\"recommendation--1\">Meet. In progress</p>"));
  for (const Page& page : made.pages) {
    CHECK(page.html.markup().find("Secret") == std::string::npos);
  }
}

TEST_CASE("blocks show what they ask for of the library") {
  auto files = test::library_files();
  files["content/blocks.md"] = test::page(
      "Blocks", "",
      "```reviews\ntheme: curiosity\nlimit: 1\n```\n\n```briefings\naudience: children\n```\n\n"
      "```recommendations\nstate: overdue\nagency: council\n```\n");
  const Rendered made(std::move(files));
  CHECK(made.made.problems() == "");
  CHECK(made.has("/blocks/", "<p><a href=\"/learning/reviews/b/\">Adult B</a></p>"));
  CHECK_FALSE(made.has("/blocks/", "Adult A"));
  CHECK_FALSE(made.has("/blocks/", "Ask again"));
  CHECK(made.has("/blocks/", "<p>Meet. In progress</p>"));
  CHECK_FALSE(made.has("/blocks/", "Train."));
}
