#include "site/url_record.h"

#include <catch2/catch.hpp>

using namespace pier;

namespace {

struct Read {
  explicit Read(const std::string& text) {
    read_published_urls(sources.add("data/urls.txt", text), sources, record, diagnostics);
  }
  SourceMap sources;
  Diagnostics diagnostics;
  UrlRecord record;
};

struct ReadTombstones {
  explicit ReadTombstones(const std::string& text) {
    read_tombstones(sources.add("data/tombstones.yaml", text), sources, record, diagnostics);
  }
  SourceMap sources;
  Diagnostics diagnostics;
  UrlRecord record;
};

}  // namespace

TEST_CASE("the record holds an address a line; comments and empty lines are passed over") {
  const Read read("# Comment\n/\n\n/about/\n  /a.pdf  \n/about/");
  CHECK(read.diagnostics.empty());
  REQUIRE(read.record.published.size() == 3);
  CHECK(read.sources.text(read.record.published.at("/about/")) == "/about/");
  CHECK(read.record.published.contains("/a.pdf"));
}

TEST_CASE("a line that is no address is reported at its place") {
  const Read read("/a/\nabout/\nhttps://seaby.example/b/\n");
  REQUIRE(read.diagnostics.all().size() == 2);
  CHECK(read.diagnostics.all()[0].rule->id == "url-record");
  CHECK(read.sources.text(read.diagnostics.all()[0].span) == "about/");
  CHECK(read.record.published.size() == 1);
}

TEST_CASE("a line of the record that leads out of the site or to nothing is no address") {
  const std::string line = GENERATE(
      values<std::string>({"//other.example/", "/a/../b/", "/a b/", "/a//b/", "/a?b", "/a\"b/"}));
  CAPTURE(line);
  const Read read(line + "\n");
  REQUIRE(read.diagnostics.all().size() == 1);
  CHECK(read.diagnostics.all()[0].rule->id == "url-record");
  CHECK(read.record.published.empty());
}

TEST_CASE("what is written can be read again") {
  const std::set<std::string> urls{"/", "/a.pdf", "/about/"};
  const Read read(write_published_urls(urls));
  CHECK(read.diagnostics.empty());
  std::set<std::string> again;
  for (const auto& [url, span] : read.record.published) again.insert(url);
  CHECK(again == urls);
}

TEST_CASE("a tombstone has an address with a slash at the end, a reason and a day") {
  const ReadTombstones read(
      "tombstones:\n  - {url: /old/, reason: Replaced., date: 2026-01-02}\n"
      "  - {url: /docs/a.pdf, reason: Withdrawn., date: 2026-01-03}\n");
  CHECK(read.diagnostics.empty());
  REQUIRE(read.record.tombstones.size() == 2);
  CHECK(read.record.tombstones[0].url == "/old/");
  CHECK(read.record.tombstones[0].reason == "Replaced.");
  CHECK(read.record.tombstones[0].date == *Date::parse("2026-01-02"));
  CHECK(read.record.tombstones[1].url == "/docs/a.pdf/");
}

TEST_CASE("a tombstone that is not complete is reported and left out") {
  const ReadTombstones read("tombstones:\n  - {url: /old/}\n  - {url: old, reason: R, date: x}\n");
  CHECK(read.diagnostics.error_count() == 4);
  CHECK(read.record.tombstones.empty());
}
