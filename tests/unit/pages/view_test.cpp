#include "pages/view.h"

#include <catch2/catch.hpp>

#include "pages/structured_data.h"
#include "support/assembled_site.h"
#include "value/schema.h"

using namespace pier;
using test::AssembledSite;
using test::guidance;
using test::page;

namespace {

Value view_of(const AssembledSite& made, std::string_view source) {
  return entry_view(made.site, made.id(source), Html{});
}

std::string text(const Value& view, std::string_view name) {
  return text_of(view.find(name));
}

std::string headings(int count) {
  std::string body;
  for (int i = 1; i <= count; ++i) body += "## Part " + std::to_string(i) + "\n\nText.\n\n";
  return body;
}

/// "title → url" for each member of a list.
std::string links(const Value* list) {
  std::string all;
  for (const Value& link : list->as_list()) {
    all += (all.empty() ? "" : ", ") + text(link, "title") + " → " + text(link, "url");
  }
  return all;
}

}  // namespace

TEST_CASE("a page says how large its PDF is, or offers printing when it was to have one") {
  const AssembledSite made(
      {{"content/a.md", page("A", "pdf: true\n")}, {"content/b.md", page("B")}});
  const print::Printed printed{std::string(83'001, 'x'), 2, {}};
  const Value with = entry_view(made.site, made.id("a.md"), Html{}, {.printed = &printed});
  CHECK(text(*with.find("pdf"), "url") == "/a.pdf");
  CHECK(text(*with.find("pdf"), "note") == "PDF, 84 KB, 2 pages");
  CHECK_FALSE(with.find("offer_printing")->as_bool());
  CHECK(view_of(made, "a.md").find("pdf")->is_null());
  CHECK(view_of(made, "a.md").find("offer_printing")->as_bool());
  CHECK_FALSE(view_of(made, "b.md").find("offer_printing")->as_bool());
  const Value paper = entry_view(made.site, made.id("a.md"), Html{}, {.printing = true});
  CHECK_FALSE(paper.find("offer_printing")->as_bool());
}

TEST_CASE("the browser's title goes from the page to the site") {
  const AssembledSite made({{"content/a/index.md", page("Section", "short_title: Sec\n")},
                            {"content/a/b.md", page("Below")}});
  CHECK(text(view_of(made, "a/b.md"), "head_title") == "Below – Sec – Seaby Partnership");
  CHECK(text(view_of(made, "a/index.md"), "head_title") == "Section – Seaby Partnership");
  CHECK(text(view_of(made, "index.md"), "head_title") == "Home – Seaby Partnership");
  CHECK(head_title(made.site, "Section", made.id("a/index.md"), false) ==
        "Section – Seaby Partnership");
}

TEST_CASE("a discreet page tells neither the browser nor search engines what it is about") {
  const AssembledSite made({{"content/a/index.md", page("Abuse", "discreet: true\n")},
                            {"content/a/b.md", page("Below")}});
  const Value view = view_of(made, "a/b.md");
  CHECK(text(view, "head_title") == "Weather");
  CHECK(text(view, "head_summary") == "");
  CHECK(text(view, "summary") == "About Below.");
  CHECK(text(view_of(made, "index.md"), "head_summary") == "About Home.");
  CHECK(view.find("discreet")->as_bool());
  CHECK(view.find("structured_data")->as_html().empty());
  CHECK_FALSE(view_of(made, "index.md").find("structured_data")->as_html().empty());
}

TEST_CASE("a list of contents shows from four second-level headings on") {
  const AssembledSite made({{"content/a.md", page("A", "", headings(3))},
                            {"content/b.md", page("B", "", headings(4) + "### Small\n\nText.\n")},
                            {"content/c.md", page("C", "contents: true\n", headings(1))},
                            {"content/d.md", page("D", "contents: false\n", headings(5))}});
  CHECK_FALSE(view_of(made, "a.md").find("show_contents")->as_bool());
  CHECK(view_of(made, "b.md").find("show_contents")->as_bool());
  CHECK(view_of(made, "b.md").find("contents")->as_list().size() == 4);
  CHECK(view_of(made, "c.md").find("show_contents")->as_bool());
  CHECK_FALSE(view_of(made, "d.md").find("show_contents")->as_bool());
}

TEST_CASE("breadcrumbs begin at home and end before the page") {
  const AssembledSite made({{"content/a/index.md", page("Section", "short_title: Sec\n")},
                            {"content/a/b.md", page("Below")}});
  CHECK(links(view_of(made, "a/b.md").find("breadcrumbs")) == "Home → /, Sec → /a/");
  CHECK(links(view_of(made, "index.md").find("breadcrumbs")).empty());
}

TEST_CASE("a page shows its neighbours, children and topics as links") {
  const AssembledSite made({{"content/a/index.md", page("A")},
                            {"content/a/b.md", page("B", "tags: [Home care]\n")},
                            {"content/a/c.md", page("C")}});
  const Value b = view_of(made, "a/b.md");
  CHECK(b.find("previous")->is_null());
  CHECK(text(*b.find("next"), "url") == "/a/c/");
  CHECK(links(b.find("tags")) == "Home care → /topics/home-care/");
  CHECK(links(view_of(made, "a/index.md").find("children")) == "B → /a/b/, C → /a/c/");
}

TEST_CASE("guidance shows its document control, other pages none") {
  const AssembledSite made(
      {{"content/a.md",
        page("A", guidance("[{date: 2026-02-03, issue: \"2\", summary: New.}]", "2026-03-04"))},
       {"content/b.md", page("B")}});
  const Value view = view_of(made, "a.md");
  CHECK(text(*view.find("document"), "issue") == "2");
  CHECK(text(*view.find("document"), "audience") == "Professionals");
  const Value& change = view.find("document")->find("changes")->as_list().at(0);
  CHECK(text(*change.find("date"), "text") == "3 February 2026");
  CHECK(view.find("overdue")->as_bool());
  CHECK(text(view, "feed_url") == "/guidance.xml");
  CHECK(view_of(made, "b.md").find("document")->is_null());
  CHECK(text(view_of(made, "b.md"), "feed_url").empty());
}

TEST_CASE("the menu marks the section that holds the page") {
  const AssembledSite made({{"content/a/index.md", page("A")},
                            {"content/a/b.md", page("B")},
                            {"content/c/index.md", page("C")}});
  const auto current = [&](std::optional<EntryId> id) {
    std::string marked;
    const Value menu = navigation_view(made.site, id);
    for (const Value& link : menu.as_list()) {
      if (link.find("current")->as_bool()) marked += text(link, "title");
    }
    return marked;
  };
  CHECK(current(made.id("a/b.md")) == "A");
  CHECK(current(made.id("c/index.md")) == "C");
  CHECK(current(made.id("index.md")).empty());
  CHECK(current(std::nullopt).empty());
}

TEST_CASE("a contact is shown with links for what can be dialled and written to") {
  Contact contact;
  contact.phone = "01632 960101";
  contact.email = "a@b.example";
  const Value view = contact_view(contact);
  CHECK(text(view, "phone_url") == "tel:+441632960101");
  CHECK(text(view, "email_url") == "mailto:a@b.example");
  CHECK(text(contact_view(Contact{}), "phone_url").empty());
  CHECK(text(contact_view(Contact{}), "email_url").empty());
}

TEST_CASE("a help card or footer link that leads nowhere is reported where it is written") {
  const AssembledSite made(AssembledSite::Files{
      {"data/site.yaml",
       "name: S\nbase_url: https://s.example\nfooter: [privcy.md]\nhelp:\n  heading: H\n  cards:\n"
       "    - {kind: advice, heading: Advice, text: T, page: gone.md, contacts: [nobody]}\n"}});
  Diagnostics problems;
  const Value view = global_view(made.site, made.sources, problems);
  REQUIRE(problems.all().size() == 3);
  for (const Diagnostic& problem : problems.all()) {
    CHECK(made.sources.path(problem.span.file) == "data/site.yaml");
  }
  CHECK(view.find("footer_links")->as_list().empty());
  CHECK(text(view.find("help")->find("cards")->as_list().at(0), "url").empty());
}

TEST_CASE("structured data that no template reads are not made, and nothing else is missing") {
  const AssembledSite made({{"content/a.md", page("A")}});
  const EntryId id = made.id("a.md");
  const Value with = entry_view(made.site, id, Html{});
  const Value without = entry_view(made.site, id, Html{}, {}, false);
  CHECK_FALSE(with.find("structured_data")->as_html().empty());
  CHECK(without.find("structured_data")->as_html().empty());
  REQUIRE(without.as_map().size() == with.as_map().size());
  for (std::size_t i = 0; i < with.as_map().size(); ++i) {
    CHECK(without.as_map()[i].key == with.as_map()[i].key);
  }
}

TEST_CASE("structured data cannot leave its script") {
  const AssembledSite made({{"content/a.md", page("\"</script><script>alert(1)</script>\"")}});
  const std::string markup = structured_data(made.site, made.id("a.md")).markup();
  CHECK(markup.starts_with("<script type=\"application/ld+json\">{"));
  CHECK(markup.find("</script>") == markup.size() - std::string_view("</script>").size());
  CHECK(markup.find("BreadcrumbList") != std::string::npos);
}
