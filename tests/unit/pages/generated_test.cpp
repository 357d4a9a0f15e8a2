#include "pages/generated.h"

#include <catch2/catch.hpp>

#include "support/assembled_site.h"
#include "value/schema.h"

using namespace pier;
using test::AssembledSite;
using test::page;

namespace {

/// The plan for an address. REQUIRES: there is one.
PlannedPage planned(const Site& site, std::string_view url) {
  for (PlannedPage& plan : plan_generated(site)) {
    if (plan.url == url) return std::move(plan);
  }
  FAIL("nothing is planned at " << url);
  return {};
}

Value view_of(const Site& site, std::string_view url) {
  Diagnostics problems;
  Value view = planned(site, url).view(problems);
  CHECK(problems.empty());
  return view;
}

std::string urls(const Site& site) {
  std::string list;
  for (const PlannedPage& plan : plan_generated(site)) list += plan.url + " ";
  return list;
}

std::string titles(const Value& items) {
  std::string list;
  for (const Value& item : items.as_list()) {
    list += (list.empty() ? "" : ", ") + text_of(item.find("title"));
  }
  return list;
}

}  // namespace

TEST_CASE("every site has a map, an index and a page for what is not found") {
  CHECK(urls(AssembledSite({}).site) == "/site-map/ /a-to-z/ /404.html ");
}

TEST_CASE("topics have a page each and one together, when there are any") {
  const AssembledSite made({{"content/a.md", page("A", "tags: [Neglect, self-neglect]\n")},
                            {"content/b.md", page("B", "tags: [neglect]\n")}});
  CHECK(urls(made.site) ==
        "/site-map/ /a-to-z/ /404.html /topics/ /topics/neglect/ /topics/self-neglect/ ");
  const Value topic = *view_of(made.site, "/topics/neglect/").find("page");
  CHECK(text_of(topic.find("title")) == "Topic: Neglect");
  CHECK(text_of(topic.find("summary")) == "2 pages about Neglect.");
  CHECK(titles(*topic.find("children")) == "A, B");
}

TEST_CASE("a topic is as careful as the most careful of its pages") {
  const AssembledSite made(
      {{"content/a.md", page("A", "tags: [t, u]\n")},
       {"content/b.md", page("B", "tags: [t]\ndiscreet: true\nexit: true\n")}});
  const Value t = *view_of(made.site, "/topics/t/").find("page");
  CHECK(t.find("discreet")->as_bool());
  CHECK(t.find("exit")->as_bool());
  CHECK(text_of(t.find("head_title")) == "Weather");
  const Value u = *view_of(made.site, "/topics/u/").find("page");
  CHECK_FALSE(u.find("discreet")->as_bool());
}

TEST_CASE("the site map shows sections with their pages inside") {
  const AssembledSite made({{"content/a/index.md", page("A & B")},
                            {"content/a/c.md", page("C")},
                            {"content/d.md", page("D")}});
  const Value view = view_of(made.site, "/site-map/");
  CHECK(view.find("site_map")->as_html().markup() ==
        "<ul>\n<li><a href=\"/a/\">A &amp; B</a>\n<ul>\n<li><a href=\"/a/c/\">C</a></li>\n</ul>\n"
        "</li>\n<li><a href=\"/d/\">D</a></li>\n</ul>\n");
}

TEST_CASE("the index files pages by letter, without articles and marks") {
  const AssembledSite made({{"content/index.md", page("Zebra", "owner: O\nreviewed: 2026-01-01\n")},
                            {"content/a.md", page("The board")},
                            {"content/b.md", page("Écoute")},
                            {"content/c.md", page("A concern")},
                            {"content/d.md", page("bullying")},
                            {"content/e.md", page("16 priorities")},
                            {"content/f.md", page("\"?\"")}});
  std::string index;
  const Value view = view_of(made.site, "/a-to-z/");
  for (const Value& letter : view.find("letters")->as_list()) {
    index += text_of(letter.find("letter")) + ": " + titles(*letter.find("entries")) + "; ";
  }
  CHECK(index ==
        "0 to 9: 16 priorities; B: bullying, The board; C: A concern; E: Écoute; Z: Zebra; "
        "Other: ?; ");
}

TEST_CASE("a former address leads to the page and is as careful as it") {
  const AssembledSite made({{"content/a.md", page("A", "aliases: [/old/]\ndiscreet: true\n")}});
  const PlannedPage plan = planned(made.site, "/old/");
  CHECK_FALSE(plan.listed);
  CHECK(made.sources.text(plan.made_from) == "/old/");
  const Value view = view_of(made.site, "/old/");
  CHECK(text_of(view.find("redirect")->find("url")) == "/a/");
  CHECK(text_of(view.find("page")->find("head_title")) == "Weather");
}

TEST_CASE("an address that is gone says why and when") {
  const AssembledSite made(AssembledSite::Files{
      {"data/tombstones.yaml",
       "tombstones:\n  - {url: /old/, reason: It was replaced., date: 2026-02-03}\n"}});
  const Value gone = *view_of(made.site, "/old/").find("gone");
  CHECK(text_of(gone.find("reason")) == "It was replaced.");
  CHECK(text_of(gone.find("date")->find("iso")) == "2026-02-03");
  CHECK_FALSE(planned(made.site, "/old/").listed);
}
