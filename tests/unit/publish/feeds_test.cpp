#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "unit/publish/emitting.h"

using namespace pier;
using test::Emitted;
using test::guidance;
using test::page;

namespace {

std::string news(const std::string& title, const std::string& day) {
  return page(title, "published: " + day + "\n");
}

/// What stands between two tags, each time, with a space between.
std::string all_of(const std::string& xml, const std::string& tag) {
  std::string list;
  const std::string open = "<" + tag + ">", close = "</" + tag + ">";
  for (std::size_t at = xml.find(open); at != std::string::npos; at = xml.find(open, at + 1)) {
    const std::size_t begin = at + open.size();
    list += (list.empty() ? "" : "|") + xml.substr(begin, xml.find(close, begin) - begin);
  }
  return list;
}

}  // namespace

TEST_CASE("the feed of news is dated by its newest item, newest first") {
  const Emitted made({{"content/news/index.md", page("News")},
                      {"content/news/a.md", news("A", "2026-01-01")},
                      {"content/news/b.md", news("B", "2026-03-01")},
                      {"content/news/c.md", news("C", "2026-02-01")}});
  const std::string feed = made.file("news/feed.xml");
  CHECK(all_of(feed, "title") == "News – Seaby Partnership|B|C|A");
  CHECK(all_of(feed, "updated") ==
        "2026-03-01T00:00:00Z|2026-03-01T00:00:00Z|2026-02-01T00:00:00Z|2026-01-01T00:00:00Z");
  CHECK(all_of(feed, "id") ==
        "https://seaby.example/news/feed.xml|tag:seaby.example,2026-03-01:/news/b/|"
        "tag:seaby.example,2026-02-01:/news/c/|tag:seaby.example,2026-01-01:/news/a/");
}

TEST_CASE("a feed does not change with the day of the build or the words of an item") {
  const auto feed = [](const std::string& today, const std::string& title) {
    return Emitted({{"content/news/index.md", page("News")},
                    {"content/news/a.md", news(title, "2026-01-01")}},
                   {.today = *Date::parse(today)})
        .file("news/feed.xml");
  };
  CHECK(feed("2026-11-21", "A") == feed("2027-11-21", "A"));
  CHECK(all_of(feed("2026-11-21", "A"), "id") == all_of(feed("2026-11-21", "B"), "id"));
}

TEST_CASE("a feed has fifty items at the most, the newest") {
  test::AssembledSite::Files files{{"content/news/index.md", page("News")}};
  for (int i = 1; i <= 60; ++i) {
    files[fmt::format("content/news/n{:02}.md", i)] =
        news(fmt::format("N{:02}", i), fmt::format("2026-{:02}-{:02}", 1 + i / 28, 1 + i % 28));
  }
  const std::string titles = all_of(Emitted(files).file("news/feed.xml"), "title");
  CHECK(titles.starts_with("News – Seaby Partnership|N60|N59|"));
  CHECK(titles.ends_with("|N11"));
}

TEST_CASE("news that wait for their day are not in the feed") {
  const Emitted made(
      {{"content/news/index.md", page("News")}, {"content/news/a.md", news("A", "2026-11-22")}});
  CHECK_FALSE(made.has("news/feed.xml"));
}

TEST_CASE("each change of guidance is an item of its feed, newest first") {
  const Emitted made(
      {{"content/a.md", page("Thresholds", guidance("[{date: 2026-05-01, issue: \"2\", summary: "
                                                    "Second.}, {date: 2025-05-01, issue: \"1\", "
                                                    "summary: First.}]"))},
       {"content/b.md",
        page("Escalation", guidance("[{date: 2026-02-01, issue: 1.0 beta, summary: New.}]"))}});
  const std::string feed = made.file("guidance.xml");
  CHECK(all_of(feed, "title") ==
        "Changes to guidance – Seaby Partnership|Thresholds: issue 2|Escalation: issue 1.0 beta|"
        "Thresholds: issue 1");
  CHECK(all_of(feed, "summary") == "Second.|New.|First.");
  CHECK(all_of(feed, "id") ==
        "https://seaby.example/guidance.xml|tag:seaby.example,2026-05-01:/a/issue-2|"
        "tag:seaby.example,2026-02-01:/b/issue-1-0-beta|tag:seaby.example,2025-05-01:/a/issue-1");
}

TEST_CASE("changes of one day have ids of their own, which stay when a newer one comes") {
  const auto ids = [](const std::string& newest) {
    return all_of(
        Emitted({{"content/a.md",
                  page("A", guidance("[" + newest +
                                     "{date: 2026-05-01, issue: \"2\", summary: Later.}, "
                                     "{date: 2026-05-01, issue: \"2.\", summary: Old.}]"))}})
            .file("guidance.xml"),
        "id");
  };
  const std::string before =
      "tag:seaby.example,2026-05-01:/a/issue-2/2|tag:seaby.example,2026-05-01:/a/issue-2";
  CHECK(ids("") == "https://seaby.example/guidance.xml|" + before);
  CHECK(ids("{date: 2026-05-01, issue: \"2\", summary: Last.}, ") ==
        "https://seaby.example/guidance.xml|tag:seaby.example,2026-05-01:/a/issue-2/3|" + before);
}

TEST_CASE("a site without news and changes has no feeds") {
  const Emitted made({{"content/a.md", page("A", guidance())}});
  CHECK_FALSE(made.has("news/feed.xml"));
  CHECK_FALSE(made.has("guidance.xml"));
}

TEST_CASE("what means something in XML is escaped in feeds and the site map") {
  const Emitted made({{"content/news/index.md", page("News")},
                      {"content/news/a.md", news("\"A & B <c> ]]>\"", "2026-01-01")}});
  CHECK(made.file_has("news/feed.xml", "<title>A &amp; B &lt;c&gt; ]]&gt;</title>"));
}
