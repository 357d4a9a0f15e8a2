#include <algorithm>

#include <catch2/catch.hpp>

#include "unit/publish/emitting.h"

using namespace pier;
using test::Emitted;
using test::page;
using test::stub;

namespace {

const Edition kPreview{.today = *Date::parse("2026-11-21")};
const Edition kProduction{.today = *Date::parse("2026-11-21"), .production = true};

constexpr const char* kReport = "See [the report](b.pdf).\n";

constexpr const char* kTombstones =
    "tombstones:\n  - {url: /gone/, reason: Replaced., date: 2026-01-02}\n"
    "  - {url: /a.b/c.pdf, reason: Withdrawn., date: 2026-01-02}\n";

}  // namespace

TEST_CASE("the site map names every listed page with the day of its content") {
  const Emitted made({{"content/about.md", page("About", "reviewed: 2026-02-03\n")}}, kPreview,
                     {stub("/404.html", "not-found.html", false), stub("/topics/", "topics.html")});
  CHECK(made.rules().empty());
  const std::string text = made.file("sitemap.xml");
  CHECK(text.find("<loc>https://seaby.example/about/</loc>\n    <lastmod>2026-02-03</lastmod>") !=
        std::string::npos);
  CHECK(text.find("<loc>https://seaby.example/topics/</loc>\n  </url>") != std::string::npos);
  CHECK(text.find("404") == std::string::npos);
}

TEST_CASE("a site map has at most 50,000 addresses, and an index leads to several") {
  std::vector<Page> pages;
  for (int i = 0; i < 50'001; ++i) pages.push_back(stub("/p" + std::to_string(i) + "/"));
  const Emitted made({}, kPreview, std::move(pages));
  CHECK(made.rules().empty());
  const auto count = [&](std::string_view file, std::string_view what) {
    const std::string text = made.file(file);
    int found = 0;
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; ++at) ++found;
    return found;
  };
  CHECK(count("sitemap.xml", "<sitemap>") == 2);
  CHECK(count("sitemap.xml", "<url>") == 0);
  CHECK(made.file_has("sitemap.xml", "<loc>https://seaby.example/sitemap-2.xml</loc>"));
  CHECK(count("sitemap-1.xml", "<url>") == 50'000);
  CHECK(count("sitemap-1.xml", "<url>") + count("sitemap-2.xml", "<url>") ==
        static_cast<int>(made.pages.size()));
}

TEST_CASE("a PDF is published beside its page, and its address lasts") {
  Page sheet = stub("/sheet/");
  sheet.pdf = "%PDF";
  const Emitted made({}, kPreview, {sheet, stub("/other/")});
  CHECK(made.file("sheet.pdf") == "%PDF");
  CHECK_FALSE(made.has("other.pdf"));
  CHECK(made.lasting().contains("/sheet.pdf"));
  CHECK_FALSE(made.lasting().contains("/other.pdf"));
}

TEST_CASE("robots.txt allows everything and names the site map") {
  const Emitted made({{"data/site.yaml", test::site_below("/safe")}});
  CHECK(made.file("robots.txt") ==
        "User-agent: *\nAllow: /\n\nSitemap: https://seaby.example/safe/sitemap.xml\n");
}

TEST_CASE("security.txt has the fields of RFC 9116, a line each") {
  const std::string yaml = std::string(test::kSiteYaml) +
                           "security: {contact: 'mailto:x@seaby.example', expires: 2027-06-30, "
                           "policy: 'https://seaby.example/p', languages: 'en, cy'}\n";
  const Emitted made({{"data/site.yaml", yaml}});
  CHECK(made.file(".well-known/security.txt") ==
        "Contact: mailto:x@seaby.example\nExpires: 2027-06-30T23:59:59Z\n"
        "Preferred-Languages: en, cy\nPolicy: https://seaby.example/p\n"
        "Canonical: https://seaby.example/.well-known/security.txt\n");
  CHECK_FALSE(Emitted({}).has(".well-known/security.txt"));
}

TEST_CASE("only previews ask search engines to stay away") {
  for (const std::string file : {"_headers", "nginx.conf", "apache.conf"}) {
    CAPTURE(file);
    CHECK(Emitted({}, kPreview).file_has(file, "noindex"));
    CHECK_FALSE(Emitted({}, kProduction).file_has(file, "noindex"));
  }
}

TEST_CASE("every server gets the same headers") {
  const Emitted made({}, kProduction);
  for (const std::string name :
       {"Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy",
        "Permissions-Policy", "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy"}) {
    CAPTURE(name);
    const std::string headers = made.file("_headers");
    const std::size_t begin = headers.find("  " + name + ": ") + name.size() + 4;
    const std::string value = headers.substr(begin, headers.find('\n', begin) - begin);
    CHECK_FALSE(value.empty());
    CHECK(made.file_has("nginx.conf", "add_header " + name + " \"" + value + "\" always;\n"));
    CHECK(made.file_has("apache.conf", "Header always set " + name + " \"" + value + "\"\n"));
    CHECK(value.find("unsafe") == std::string::npos);
    CHECK(value.find('"') == std::string::npos);
  }
}

TEST_CASE("nginx repeats all headers where it adds one of its own") {
  const std::string text = Emitted({}, kProduction).file("nginx.conf");
  for (const std::string folder : {"/assets/", "/search/parts/"}) {
    const std::size_t begin = text.find("location " + folder + " {");
    REQUIRE(begin != std::string::npos);
    const std::string block = text.substr(begin, text.find('}', begin) - begin);
    CHECK(block.find("add_header Content-Security-Policy") != std::string::npos);
    CHECK(block.find("add_header Cache-Control") != std::string::npos);
  }
}

TEST_CASE("former addresses are written for every server") {
  const Emitted made({{"content/new.md", page("New", "aliases: [/old/, /older/page]\n")},
                      {"data/tombstones.yaml", kTombstones}});
  CHECK(made.file("_redirects") ==
        "/a.b/c.pdf/ /a.b/c.pdf/index.html 410\n/gone/ /gone/index.html 410\n"
        "/old/ /new/ 301\n/older/page/ /new/ 301\n");
  CHECK(made.file_has("nginx.conf", "location = /old { return 301 /new/; }\n"));
  CHECK(made.file_has("nginx.conf", "location = /old/ { return 301 /new/; }\n"));
  CHECK(made.file_has("nginx.conf",
                      "location = /gone/ { error_page 410 /gone/index.html; return 410; }\n"));
  CHECK(made.file_has("nginx.conf", "location = /a.b/c.pdf { error_page 410"));
  CHECK(made.file_has("apache.conf", "RedirectMatch 301 \"^/older/page/?$\" \"/new/\"\n"));
  CHECK(made.file_has("apache.conf", "RedirectMatch 410 \"^/a\\.b/c\\.pdf/?$\"\n"));
}

TEST_CASE("a base path stands before both sides of a redirect") {
  const Emitted made({{"data/site.yaml", test::site_below("/safe")},
                      {"content/new.md", page("New", "aliases: [/old/]\n")}});
  CHECK(made.file("_redirects") == "/safe/old/ /safe/new/ 301\n");
  CHECK(made.file_has("nginx.conf", "error_page 404 /safe/404.html;\n"));
  CHECK(made.file_has("_headers", "\n/safe/assets/*\n"));
}

TEST_CASE("pages and documents lie under their addresses") {
  const Emitted made({{"content/a/index.md", page("A", "", kReport)}, {"content/a/b.pdf", "%PDF"}},
                     kPreview, {stub("/404.html", "not-found.html", false)});
  CHECK(made.has("index.html"));
  CHECK(made.has("a/index.html"));
  CHECK(made.has("404.html"));
  CHECK(made.file("a/b.pdf") == "%PDF");
}

TEST_CASE("addresses that readers may keep are pages, documents and feeds") {
  const Emitted made({{"content/a.md", page("A", "", kReport)},
                      {"content/b.pdf", "%PDF"},
                      {"content/news/index.md", page("News")},
                      {"content/news/c.md", page("C", "published: 2026-01-01\n")}},
                     kPreview,
                     {stub("/business-unit/", "business-unit.html", false),
                      stub("/404.html", "not-found.html"), stub("/old/", "redirect.html", false)});
  CHECK(made.lasting() == std::set<std::string>{"/", "/a/", "/b.pdf", "/catalogue.json",
                                                "/catalogue.schema.json", "/news/", "/news/c/",
                                                "/news/feed.xml", "/old/"});
}

TEST_CASE("an address that nothing answers any more is reported at its line") {
  const Emitted made({{"content/a.md", page("A", "", kReport)},
                      {"content/b.pdf", "%PDF"},
                      {"data/urls.txt", "/\n/a/\n/b.pdf\n/c/\n/d.pdf\n"}});
  Diagnostics problems;
  check_lasting_urls(made.made.site, made.output, problems);
  REQUIRE(problems.all().size() == 2);
  CHECK(problems.all()[0].rule->id == "url-vanished");
  CHECK(problems.all()[0].message == "nothing answers at `/c/` any more");
  CHECK(made.made.sources.text(problems.all()[0].span) == "/c/");
  CHECK(problems.all()[1].message == "nothing answers at `/d.pdf` any more");
}

TEST_CASE("what the help about a vanished address says to write makes it answer") {
  const Emitted made(
      {{"content/a.md", page("A", "aliases: [/c/, /d.pdf]\n")},
       {"data/urls.txt", "/c/\n/d.pdf\n/e.pdf\n"},
       {"data/tombstones.yaml", "tombstones:\n  - {url: /e.pdf, reason: R., date: 2026-01-01}\n"}},
      kPreview,
      {stub("/c/", "redirect.html"), stub("/d.pdf/", "redirect.html"),
       stub("/e.pdf/", "gone.html")});
  CHECK(made.made.problems().empty());
  CHECK(made.made.site.redirects()[1].from == "/d.pdf/");
  CHECK(made.made.site.url_record().tombstones[0].url == "/e.pdf/");
  Diagnostics problems;
  check_lasting_urls(made.made.site, made.output, problems);
  CHECK(problems.empty());
}

TEST_CASE("two pages at one address are reported with both places") {
  const Emitted made({{"content/a.md", page("A")}, {"content/a/index.md", page("B")}});
  REQUIRE(made.rules() == "url-duplicate ");
  CHECK(made.diagnostics.all().front().message == "the address `/a/` is taken already");
  CHECK(made.diagnostics.all().front().notes.size() == 1);
}

TEST_CASE("every emitter has a name of its own and says what it makes") {
  std::set<std::string_view> names;
  for (const Emitter& emitter : emitters()) {
    CHECK(names.insert(emitter.name).second);
    CHECK_FALSE(emitter.summary.empty());
  }
}
