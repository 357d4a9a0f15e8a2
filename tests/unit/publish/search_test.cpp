#include <catch2/catch.hpp>

#include "base/text.h"
#include "html/writer.h"
#include "unit/publish/emitting.h"

using namespace pier;
using test::Emitted;
using test::page;
using test::stub;

namespace {

const Edition kToday{.today = *Date::parse("2026-11-21")};

/// A page as the pages of a theme with a search are.
Page written(std::string url, const std::string& title, const std::string& words,
             std::string type = "page") {
  Page made = stub(std::move(url));
  made.title = title;
  made.type = std::move(type);
  made.summary = "About " + title + ".";
  html::Writer out;
  out.raw("<main><p>");
  out.text(words);
  out.raw("</p></main>");
  made.html = out.take();
  return made;
}

/// All files of the index in one text.
std::string index_of(const Emitted& made) {
  std::string all;
  for (const auto& [path, artifact] : made.output.files()) {
    if (path.text().starts_with("search/")) all += artifact.bytes.view();
  }
  return all;
}

}  // namespace

TEST_CASE("a theme without a page for it has no search") {
  CHECK(index_of(Emitted({}, kToday, {written("/a/", "A", "words")})).empty());
}

TEST_CASE("the index has what the pages say, with their titles and summaries") {
  const Emitted made({}, kToday,
                     {stub("/search/", "search.html"), written("/a/", "Thresholds", "level four")});
  const std::string index = index_of(made);
  CHECK(made.rules().empty());
  CHECK(index.find(R"(["/a/","Thresholds","About Thresholds."])") != std::string::npos);
  CHECK(index.find("\nlevel\t") != std::string::npos);
  CHECK(index.find("\nthreshold\t") != std::string::npos);
}

TEST_CASE("what is encoded in the index is not read as words, what it shows is") {
  const Emitted made({}, kToday,
                     {stub("/search/", "search.html"), written("/a/", "Thresholds", "level four")});
  std::size_t shown = 0;
  for (const auto& [path, artifact] : made.output.files()) {
    if (!path.text().starts_with("search/parts/")) continue;
    const bool shows = artifact.bytes.view().find("About Thresholds.") != std::string_view::npos;
    CHECK(artifact.is_encoded != shows);
    shown += shows ? 1 : 0;
  }
  CHECK(shown == 1);
}

TEST_CASE("lists of all pages, pages that moved and the search itself are not found") {
  const Emitted made(
      {}, kToday,
      {stub("/search/", "search.html"), stub("/a-to-z/", "a-to-z.html"),
       stub("/site-map/", "site-map.html"), stub("/business-unit/", "business-unit.html"),
       stub("/old/", "redirect.html", false), stub("/404.html", "not-found.html", false)});
  const std::string index = index_of(made);
  for (const std::string url : {"/search/", "/a-to-z/", "/site-map/", "/business-unit/", "/old/"}) {
    CAPTURE(url);
    CHECK(index.find('"' + url + '"') == std::string::npos);
  }
}

TEST_CASE("nothing of a page that is held back is in the index") {
  const Emitted made({{"content/hidden.md",
                       page("Canary", "draft: true\ntags: [canarytag]\n", "Canarybody words.\n")}},
                     kToday, {stub("/search/", "search.html")});
  const std::string index = index_of(made);
  CHECK_FALSE(index.empty());
  CHECK(ascii_lower(index).find("canary") == std::string::npos);
}

TEST_CASE("kind, audience and year come from what a page is and where it stands") {
  const Emitted made({}, kToday,
                     {stub("/search/", "search.html"), written("/children/a/", "A", "x"),
                      written("/meetings/board/2027-03-02/", "B", "x", "meeting"),
                      written("/professionals/c/", "C", "x")});
  const std::string manifest = made.file("search/index.json");
  CHECK(manifest.find(R"("names":["Information","Guidance","Meeting"])") != std::string::npos);
  CHECK(manifest.find(R"("names":["Children","Professionals","Everybody"])") != std::string::npos);
  CHECK(manifest.find(R"("names":["2027","2026",""])") != std::string::npos);
}

TEST_CASE("short forms of the glossary find what they stand for") {
  const Emitted made(
      {{"data/glossary.yaml",
        "terms:\n  - {term: MASH, meaning: Multi-Agency Safeguarding Hub}\n"
        "  - {term: county lines, meaning: Drug dealing by phone}\n"}},
      kToday, {stub("/search/", "search.html"), written("/a/", "A", "the safeguarding hub")});
  const std::string index = index_of(made);
  CHECK(index.find("mash\t\t=0") != std::string::npos);
  CHECK(index.find("multi\t\tagenc safeguard hub=0") != std::string::npos);
  CHECK(index.find("drug") == std::string::npos);
}
