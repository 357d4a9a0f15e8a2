#include <catch2/catch.hpp>

#include "support/assembled_site.h"

using namespace pier;
using pier::test::AssembledSite;
using pier::test::page;

namespace {

constexpr const char* kTaxonomy =
    "themes:\n  - {id: curiosity, name: Curiosity, summary: To ask., guidance: [ask.md, "
    "later.md]}\n"
    "abuse:\n  - {id: self-neglect, name: Self-neglect, lists: [adults]}\n";
constexpr const char* kGroups =
    "organisations:\n  - {id: police, name: Police}\n"
    "groups:\n  - {id: board, name: Board, branch: both, purpose: It decides.}\n";

/// The front matter of a review beyond its title.
std::string record(const std::string& state, const std::string& kind = "audit") {
  return "type: review\nkind: " + kind +
         "\npartnership: adults\nthemes: [curiosity]\nstate: " + state + "\n";
}

std::string briefing(const std::string& fields) {
  return "type: briefing\naudience: adults\nquestions: [One, Two, Three]\nmonday: [Ask.]\n"
         "published: 2026-01-01\nnext_review: 2027-01-01\n" +
         fields;
}

AssembledSite::Files with(AssembledSite::Files files) {
  files.try_emplace("data/learning.yaml", kTaxonomy);
  files.try_emplace("data/groups.yaml", kGroups);
  files.try_emplace("content/ask.md", page("Ask"));
  files.try_emplace("content/later.md", page("Later", "publish_on: 2026-12-01\n"));
  return files;
}

/// The ids of reviews, newest first, each with a space behind it.
std::string ids(const Site& site) {
  std::string list;
  for (const learning::Review& review : site.library().reviews()) list += review.id + " ";
  return list;
}

std::string tombstones(const Site& site) {
  std::string list;
  for (const Tombstone& tombstone : site.url_record().tombstones) {
    list += tombstone.url + " " + tombstone.reason + "\n";
  }
  return list;
}

}  // namespace

TEST_CASE("a public review knows its page, its documents and what shows that it was done") {
  const AssembledSite read(with(
      {{"content/adult-a.md",
        page("A", record("published") +
                      "published: 2026-01-01\ndocuments: [{title: R, kind: full, file: a.pdf}, "
                      "{title: S, kind: full, file: \"https://example.org/s.pdf\"}]\n"
                      "recommendations: [{id: 1, text: Ask., owners: [police], state: done, "
                      "done: 2026-02-01, evidence: Yes., evidence_link: ask.md}]\n")},
       {"content/a.pdf", "%PDF-1.4 1234567890"}}));
  CHECK(read.problems().empty());
  const learning::Library& library = read.site.library();
  REQUIRE(library.reviews().size() == 1);
  const learning::Review& review = library.reviews()[0];
  CHECK(Site::entry_of(review) == read.id("adult-a.md"));
  CHECK(review.url == "/adult-a/");
  REQUIRE(review.documents.size() == 2);
  CHECK(review.documents[0].format == "PDF");
  CHECK(review.documents[0].size == 19);
  CHECK(review.documents[1].format.empty());
  CHECK(review.recommendations[0].evidence_link.value().url == "/ask/");
  CHECK(read.site.attachments().size() == 1);
}

TEST_CASE("of guidance that is not public yet, a theme says nothing") {
  const AssembledSite read(with({}));
  const auto& guidance = read.site.library().taxonomy().themes()[0].guidance;
  REQUIRE(guidance.size() == 1);
  CHECK(guidance[0].url == "/ask/");
  CHECK(read.problems().empty());
}

TEST_CASE("what is not public leaves a fact at most, and a preview does not name it") {
  const AssembledSite read(
      with({{"content/a.md", page("A", record("in-progress"))},
            {"content/b.md",
             page("B", record("held-back") + "hold: {reason: family, announce: true}\n")},
            {"content/c.md",
             page("C", record("held-back") + "hold: {reason: other, announce: false}\n")},
            {"content/d.md", page("D", record("published") + "published: 2026-12-01\n")},
            {"content/e.md", page("E", record("archived") + "published: 2020-12-01\n")}}));
  CHECK(read.problems().empty());
  CHECK(ids(read.site).empty());
  REQUIRE(read.site.library().announced().size() == 2);
  CHECK(read.site.library().announced()[0].state == learning::State::in_progress);
  CHECK(read.site.library().announced()[1].hold == learning::Hold::family);
  std::string named;
  for (const HeldBack& held : read.site.held_back()) {
    if (!held.is_confidential) named += held.source.text() + " ";
  }
  CHECK(named == "d.md later.md ");
}

TEST_CASE("a review in a section that is not public is no fact either") {
  const AssembledSite read(with({{"content/s/index.md", page("S", "draft: true\n")},
                                 {"content/s/a.md", page("A", record("in-progress"))}}));
  CHECK(read.site.library().announced().empty());
}

TEST_CASE("drafts that are shown open no review that nobody may see") {
  const AssembledSite read(
      with({{"content/a.md", page("A", record("in-progress"))},
            {"content/b.md", page("B", record("published") + "published: 2027-01-01\n")},
            {"content/c.md",
             page("C", record("published") + "published: 2026-01-01\ndraft: true\n")},
            {"content/d.md",
             page("D", record("published", "rapid-review") + "published: 2026-01-01\n")}}),
      {.today = *Date::parse("2026-11-21"), .drafts = true});
  CHECK(ids(read.site) == "b c ");
}

TEST_CASE("a briefing waits with its review, but not with one that is never to be public") {
  const AssembledSite read(
      with({{"content/held.md",
             page("Held", record("held-back") + "hold: {reason: inquest, announce: false}\n")},
            {"content/rapid.md", page("Rapid", record("in-progress", "rapid-review"))},
            {"content/old.md", page("Old", record("archived") + "published: 2020-01-01\n")},
            {"content/b1.md", page("B1", briefing("from: [held]\n"))},
            {"content/b2.md", page("B2", briefing("from: [rapid, old]\n"))},
            {"content/b3.md", page("B3", briefing("from: [old, held]\n"))}}));
  const learning::Library& library = read.site.library();
  REQUIRE(library.briefings().size() == 1);
  CHECK(library.briefings()[0].id == "b2");
  CHECK(library.briefings()[0].reviews.empty());
}

TEST_CASE("what has expired leaves a tombstone at each address that readers knew") {
  const AssembledSite::Files files =
      with({{"content/a.md",
             page("A", record("published") + "published: 2020-01-01\npublish_until: 2026-11-20\n"
                                             "aliases: [/was/a/]\ntags: [own, shared]\n"
                                             "documents: [{title: R, kind: full, file: a.pdf}]\n")},
            {"content/a.pdf", "%PDF-1.4"},
            {"content/new.md", page("New", "tags: [shared]\n")},
            {"data/urls.txt", "/a/\n/a.pdf\n/was/a/\n/topics/own/\n/topics/shared/\n/topics/\n"}});
  const std::string gone = " It was published until 20 November 2026.\n";
  const AssembledSite after(files);
  CHECK(tombstones(after.site) ==
        "/a.pdf/" + gone + "/a/" + gone + "/was/a/" + gone + "/topics/own/" + gone);
  CHECK(ids(after.site).empty());
  CHECK(after.site.attachments().empty());
  const AssembledSite before(files, {.today = *Date::parse("2026-11-20")});
  CHECK(tombstones(before.site).empty());
  CHECK(ids(before.site) == "a ");
}

TEST_CASE("what no reader ever saw leaves no tombstone") {
  const AssembledSite read(
      with({{"content/a.md", page("A", record("published") + "published: 2020-01-01\n"
                                                             "publish_until: 2026-11-20\n")}}));
  CHECK(tombstones(read.site).empty());
}

TEST_CASE("the next build is due on the first day on which something changes") {
  CHECK_FALSE(AssembledSite({}).site.next_change());
  const auto next = [](AssembledSite::Files files) {
    const AssembledSite read(with(std::move(files)));
    return read.site.next_change().value().iso();
  };
  CHECK(next({}) == "2026-12-01");
  CHECK(next({{"content/a.md", page("A", record("published") + "published: 2020-01-01\n"
                                                               "publish_until: 2026-11-21\n")}}) ==
        "2026-11-22");
  CHECK(next({{"content/a.md",
               page("A", record("held-back") +
                             "hold: {reason: other, announce: true, until: 2026-11-30}\n")}}) ==
        "2026-11-30");
  CHECK(next({{"content/a.md", page("A", "draft: true\npublish_on: 2026-11-22\n")}}) ==
        "2026-12-01");
  CHECK(next({{"content/a.md", page("A",
                                    "type: consultation\nopens: 2026-11-01\n"
                                    "closes: 2026-11-21\n")}}) == "2026-11-22");
}
