#include "content/entry.h"

#include <catch2/catch.hpp>

using namespace pier;

namespace {

/// A content file that was read, and what was said about it.
struct Read {
  Read(std::string_view source, const std::string& text, SiteConfig config = {})
      : entry(read_entry(sources.add("content/" + std::string(source), text),
                         *SitePath::parse(source), config, sources, diagnostics)) {}
  std::string rules() const {
    std::string list;
    for (const Diagnostic& problem : diagnostics.all()) list += std::string(problem.rule->id) + " ";
    return list;
  }
  std::optional<std::string> held_back(std::string_view today) const {
    return held_back_because(entry, *Date::parse(today));
  }
  SourceMap sources;
  Diagnostics diagnostics;
  Entry entry;
};

std::string page(const std::string& fields) {
  return "---\ntitle: A page\nsummary: About it.\n" + fields + "---\n\nText.\n";
}

SiteConfig with_types() {
  SiteConfig config;
  config.types = {{"news", "news"}, {"guides", "guidance"}, {"guides/plain", "page"}};
  return config;
}

std::string_view type_of(std::string_view source, const std::string& fields = {}) {
  return Read(source, page(fields), with_types()).entry.type->name;
}

}  // namespace

TEST_CASE("the folder decides the type, and the nearest one wins") {
  CHECK(type_of("a.md") == "page");
  CHECK(type_of("news/a.md") == "news");
  CHECK(type_of("news/2026/a.md") == "news");
  CHECK(type_of("guides/a.md") == "guidance");
  CHECK(type_of("guides/plain/a.md") == "page");
  CHECK(type_of("newsletter/a.md") == "page");
}

TEST_CASE("a folder's own page is a page, whatever the folder holds") {
  CHECK(type_of("news/index.md") == "page");
  CHECK(type_of("news/2026/index.md") == "page");
}

TEST_CASE("the front matter outranks the folder") {
  CHECK(type_of("news/a.md", "type: page\n") == "page");
  CHECK(type_of("a.md", "type: news\n") == "news");
  CHECK(type_of("news/index.md", "type: guidance\n") == "guidance");
}

TEST_CASE("a type that does not exist is reported and read as a page") {
  const Read read("news/a.md", page("type: guidence\n"), with_types());
  CHECK(read.rules() == "type-unknown ");
  CHECK(read.diagnostics.all().front().help == "did you mean `guidance`?");
  CHECK(read.entry.type->name == "page");
}

TEST_CASE("a page takes its fields from the front matter") {
  const Read read("a.md", page("short_title: Short\norder: 3\ntags: [neglect, Care]\n"));
  CHECK(read.rules().empty());
  CHECK(read.entry.title == "A page");
  CHECK(read.entry.short_title == "Short");
  CHECK(read.entry.summary == "About it.");
  CHECK(read.entry.order == 3);
  CHECK(read.entry.tags == std::vector<std::string>{"neglect", "Care"});
  CHECK_FALSE(read.entry.published);
}

TEST_CASE("a page becomes a PDF when it asks for one, or says how long it may be") {
  CHECK_FALSE(Read("a.md", page("")).entry.wants_pdf());
  CHECK_FALSE(Read("a.md", page("pdf: false\n")).entry.wants_pdf());
  CHECK(Read("a.md", page("pdf: true\n")).entry.wants_pdf());
  CHECK(Read("a.md", page("pdf: true\n")).entry.most_pdf_pages() == 0);
  const Read limited("a.md", page("pdf_pages: 2\n"));
  CHECK(limited.entry.wants_pdf());
  CHECK(limited.entry.most_pdf_pages() == 2);
  CHECK(Read("a.md", page("pdf_pages: two\n")).rules() == "field-type ");
}

TEST_CASE("a page without a short title uses its title, and without an order comes last") {
  const Read read("a.md", page(""));
  CHECK(read.entry.short_title == "A page");
  CHECK(read.entry.order == Entry::kNoOrder);
}

TEST_CASE("a file without front matter misses what every page needs") {
  const Read read("a.md", "Only text.\n");
  CHECK(read.rules() == "field-missing ");
  // Something must stand in lists.
  CHECK(read.entry.title == "a.md");
  CHECK(read.entry.document.word_count() == 2);
}

TEST_CASE("an empty file is read") {
  const Read read("a.md", "");
  CHECK(read.diagnostics.has_errors());
  CHECK(read.entry.type->name == "page");
}

TEST_CASE("fields of another type are unknown") {
  CHECK(Read("a.md", page("issue: \"2\"\n")).rules() == "field-unknown ");
  CHECK(Read("a.md", page("published: 2026-06-04\n")).rules() == "field-unknown ");
}

TEST_CASE("every fenced block has its data, and an empty one an empty map") {
  const Read read("a.md", page("") +
                              "\n```contacts\nids: [mash]\n```\n\n```children\n```\n\n"
                              "```news\n\n```\n");
  CHECK(read.rules().empty());
  REQUIRE(read.entry.blocks.size() == 3);
  CHECK(read.entry.blocks[0].find("ids")->as_list().size() == 1);
  CHECK(read.entry.blocks[1].is_map());
  CHECK(read.entry.blocks[2].is_map());
}

TEST_CASE("a draft is held back on every day") {
  const Read read("a.md", page("draft: true\n"));
  CHECK(read.held_back("1999-01-01") == "a draft");
  CHECK(read.held_back("2999-01-01") == "a draft");
  CHECK_FALSE(Read("a.md", page("draft: false\n")).held_back("2026-01-01"));
}

TEST_CASE("a page that waits for its day is public from that day on") {
  const Read read("a.md", page("publish_on: 2026-06-04\n"));
  CHECK(read.held_back("2026-06-03") == "until 4 June 2026");
  CHECK_FALSE(read.held_back("2026-06-04"));
  CHECK_FALSE(read.held_back("2026-06-05"));
}

TEST_CASE("news are public from their day on") {
  const Read read("news/a.md", page("published: 2026-03-01\n"), with_types());
  CHECK(read.held_back("2026-02-28") == "until 1 March 2026");
  CHECK_FALSE(read.held_back("2026-03-01"));
  CHECK_FALSE(read.held_back("2026-03-02"));
}

TEST_CASE("of two days that hold a page back the later one counts") {
  const Read read("news/a.md", page("published: 2026-03-01\npublish_on: 2026-02-01\n"),
                  with_types());
  CHECK(read.held_back("2026-01-31"));
  CHECK(read.held_back("2026-02-15") == "until 1 March 2026");
  CHECK_FALSE(read.held_back("2026-03-01"));
}

TEST_CASE("guidance is not held back before its approval") {
  // Approval is history; publish_on is what holds back.
  const Read read("guides/a.md",
                  page("issue: \"1\"\napproved: 2026-06-04\nreviewed: 2026-06-04\n"
                       "next_review: 2027-06-04\naudience: [board]\nchanges: []\n"),
                  with_types());
  CHECK_FALSE(read.held_back("2026-06-03"));
}

TEST_CASE("each content type can be found by its name and has a layout") {
  for (const ContentType& type : content_types()) {
    CHECK(find_content_type(type.name) == &type);
    CHECK_FALSE(type.layout.empty());
    CHECK_FALSE(type.summary.empty());
  }
  CHECK(find_content_type("pages") == nullptr);
  CHECK(content_type_names().size() == content_types().size());
}

TEST_CASE("an annual report is public when its status says so and its day has come") {
  const auto report = [](const std::string& fields) {
    return Read("r/index.md", page("type: report\nlabel: 2025/26\nperiod: {from: 2025-04-01, to: "
                                   "2026-03-31}\n" +
                                   fields));
  };
  const auto because = [&](const std::string& fields) {
    const Read read = report(fields);
    CHECK(read.rules().empty());
    return read.held_back("2026-11-21").value_or("public");
  };
  CHECK(because("status: published\npublished: 2026-11-21\n") == "public");
  CHECK(because("status: published\npublished: 2026-11-22\n") == "until 22 November 2026");
  CHECK(because("status: published\n") == "no day of publication");
  CHECK(because("status: signed-off\npublished: 2026-01-01\n") ==
        "a report that is signed off, not published");
  CHECK(because("status: consultation\n") == "a report that is consulted on");
  CHECK(because("status: draft\n") == "a report that is a draft");
  CHECK(because("status: published\npublished: 2026-01-01\ndraft: true\n") == "a draft");
  const Date today = *Date::parse("2026-11-21");
  CHECK_FALSE(held_back_because(report("status: draft\n").entry, today, true));
  CHECK(next_change(report("status: published\npublished: 2026-12-01\n").entry, today) ==
        Date::parse("2026-12-01"));
  CHECK_FALSE(next_change(report("status: draft\npublished: 2026-12-01\n").entry, today));
}

TEST_CASE("pages stand by their order, then by title; news from the newest") {
  const SiteConfig config = with_types();
  const auto entry = [&](std::string_view source, const std::string& title, std::string fields) {
    fields = "---\ntitle: " + title + "\nsummary: About it.\n" + fields + "---\n\nText.\n";
    return Read(source, fields, config).entry;
  };
  const Entry first = entry("z.md", "Z", "order: 1\n");
  const Entry second = entry("y.md", "Y", "order: 2\n");
  const Entry titled = entry("x.md", "A", "");
  const Entry later = entry("w.md", "B", "");
  CHECK(reads_before(first, second));
  CHECK_FALSE(reads_before(second, first));
  CHECK(reads_before(second, titled));
  CHECK(reads_before(titled, later));
  CHECK_FALSE(reads_before(titled, titled));
  const Entry old_news = entry("news/a.md", "A", "published: 2026-01-01\n");
  const Entry new_news = entry("news/b.md", "B", "published: 2026-06-01\n");
  CHECK(reads_before(new_news, old_news));
  CHECK_FALSE(reads_before(old_news, new_news));
}
