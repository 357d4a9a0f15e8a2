#include <catch2/catch.hpp>

#include "unit/checks/checking.h"

using namespace pier;
using test::Checked;
using test::guidance;
using test::page;
using test::whole;

namespace {

std::string link(const std::string& href) {
  return "<a href=\"" + href + "\">Words</a>";
}

/// The rules that a site breaks whose page /a/ has this link; beside it stands /b/ with a part.
std::string rules_of_link(const std::string& href, test::AssembledSite::Files files = {}) {
  return Checked(std::move(files))
      .add("/a/", whole(link(href) + "<h2 id=\"own\">Own</h2>"))
      .add("/b/", whole("<h2 id=\"part\">Part</h2>", "Other"))
      .rules();
}

std::string rules_on(const std::string& today, test::AssembledSite::Files files) {
  return Checked(std::move(files), {.today = *Date::parse(today)}).rules();
}

}  // namespace

TEST_CASE("links inside the site lead to pages, parts and files that are there") {
  CHECK(rules_of_link("/b/") == "");
  CHECK(rules_of_link("/b/#part") == "");
  CHECK(rules_of_link("#own") == "");
  CHECK(rules_of_link("https://other.example/#x") == "");
  CHECK(rules_of_link("/c/") == "link-broken");
  CHECK(rules_of_link("/b/#prt") == "link-broken");
  CHECK(rules_of_link("#part") == "link-broken");
  CHECK(rules_of_link("/b") == "link-broken");
}

TEST_CASE("an address in a template is whole: it means the same on every page") {
  for (const char* href : {"b/", "../b/", "./", "?page=2", "b.html", ""}) {
    INFO(href);
    CHECK(rules_of_link(href) == "link-broken");
  }
  for (const char* href : {"mailto:team@seaby.example", "tel:999", "https://other.example"}) {
    INFO(href);
    CHECK(rules_of_link(href) == "");
  }
}

TEST_CASE("below a base path every link begins with it") {
  std::string yaml = test::kSiteYaml;
  yaml.insert(yaml.find("seaby.example") + 13, "/safe");
  const test::AssembledSite::Files files{{"data/site.yaml", yaml}};
  CHECK(rules_of_link("/safe/b/#part", files) == "");
  CHECK(rules_of_link("/b/", files) == "link-broken");
  CHECK(rules_of_link("/safeb/", files) == "link-broken");
}

TEST_CASE("no two pages have one browser title, but discreet ones") {
  const auto rules = [](const std::string& title) {
    return Checked().add("/a/", whole("", title)).add("/b/", whole("", title)).rules();
  };
  CHECK(rules("Same") == "page-title");
  CHECK(rules("Weather") == "");
  CHECK(Checked().add("/a/", whole("", "")).rules() == "page-title");
}

TEST_CASE("a page that is not listed may share its title") {
  Checked checked;
  checked.add("/a/", whole("", "Same")).add("/b/", whole("", "Same"));
  checked.pages[1].listed = false;
  CHECK(checked.rules() == "");
}

TEST_CASE("a page whose source has an error is not judged again") {
  Checked checked({{"content/a.md", page("A")}});
  checked.add("/a/", whole("<img src=\"/gone.png\">"));
  checked.pages[0].entry = checked.made.id("a.md");
  const Page& judged = checked.pages[0];
  Output output;
  Diagnostics problems;
  problems.report("link-target", checked.made.site.entry(*judged.entry).head, "x", "y");
  const Theme theme;
  std::vector<PageFindings> found{look_at_page(judged, checked.made.sources, {}, nullptr)};
  run_checks({checked.made.site, theme, checked.pages, output, checked.made.sources},
             std::move(found), {1}, problems);
  CHECK(problems.all().size() == 1);
}

TEST_CASE("a number or address that is typed is reported wherever readers see it") {
  const std::string text = GENERATE(values<std::string>(
      {"Ring 01632 960101.", "## Ring 01632 960101\n\nText.", "- Ring 01632 960101",
       "> 01632 960101", "**01632 960101**",
       "Table: Numbers\n\n| A | B |\n| --- | --- |\n| x | 01632 960101 |",
       ":::note Ring 01632 960101\nText.\n:::", "See.[^1]\n\n[^1]: Ring 01632 960101.",
       "Write to team@seaby.example."}));
  CAPTURE(text);
  Checked checked({{"content/a.md", page("A", "", text + "\n")}});
  CHECK(checked.rules() == "contact-literal");
}

TEST_CASE("a typed number is marked to the letter, and its contact is named") {
  Checked checked(
      {{"content/a.md", page("A", "", "Ring us &amp; ask on 01632&nbsp;960101 now.\n")},
       {"data/contacts.yaml",
        "contacts:\n  - {id: mash, name: M, for: both, hours: in, phone: 01632 960 101}\n"}});
  REQUIRE(checked.rules() == "contact-literal");
  const Diagnostic& problem = checked.diagnostics.all().front();
  CHECK(checked.made.sources.text(problem.span).find("01632") != std::string_view::npos);
  CHECK(problem.help == "write {contact mash} for the name and number, or {contact mash phone}");
}

TEST_CASE("titles, short titles and summaries hold no numbers either") {
  CHECK(Checked({{"content/a.md", page("Ring 01632 960101")}}).rules() ==
        "contact-literal contact-literal");
  CHECK(Checked({{"content/a.md", page("A", "short_title: 01632 960101\n")}}).rules() ==
        "contact-literal");
}

TEST_CASE("code, references and figures are no typed numbers") {
  Checked checked(
      {{"content/a.md",
        page("A", "", "`01632 960101` and {contact mash}; 1,206 in 2021/22, 101 of them.\n")},
       {"data/contacts.yaml",
        "contacts:\n  - {id: mash, name: M, for: both, hours: in, phone: 01632 960101}\n"}});
  CHECK(checked.rules() == "");
}

TEST_CASE("a placeholder contact is an error for readers, not in a preview") {
  const test::AssembledSite::Files files{
      {"data/contacts.yaml",
       "contacts:\n  - {id: a, name: A, for: both, hours: in, phone: 999, example: true}\n"}};
  CHECK(Checked(files).rules() == "");
  CHECK(Checked(files, {.today = *Date::parse("2026-11-21"), .production = true}).rules() ==
        "contact-example");
}

TEST_CASE("guidance is warned about from the day after its review was due") {
  const test::AssembledSite::Files files{{"content/a.md", page("A", guidance("[]", "2026-11-21"))}};
  CHECK(rules_on("2026-11-21", files) == "");
  CHECK(rules_on("2026-11-22", files) == "guidance-overdue");
}

TEST_CASE("the days of a document are in order") {
  const auto rules = [](const std::string& changes, const std::string& next_review) {
    return rules_on("2026-02-01",
                    {{"content/a.md", page("A", guidance(changes, next_review))},
                     {"content/index.md", page("Home", "owner: O\nreviewed: 2026-01-01\n")}});
  };
  const std::string newer = "{date: 2026-01-01, issue: \"2\", summary: S.}";
  const std::string older = "{date: 2025-01-01, issue: \"1\", summary: S.}";
  CHECK(rules("[" + newer + ", " + older + "]", "2027-01-01") == "");
  CHECK(rules("[" + newer + ", " + newer + "]", "2027-01-01") == "");
  CHECK(rules("[" + older + ", " + newer + "]", "2027-01-01") == "guidance-dates");
  CHECK(rules("[]", "2026-01-01") == "guidance-overdue guidance-dates");
}

TEST_CASE("nobody can have reviewed a page tomorrow") {
  const test::AssembledSite::Files files{
      {"content/index.md", page("Home", "owner: O\nreviewed: 2026-06-04\n")}};
  CHECK(rules_on("2026-06-03", files) == "review-future");
  CHECK(rules_on("2026-06-04", files) == "");
}

TEST_CASE("security.txt is warned about sixty days before it expires, and an error after") {
  const test::AssembledSite::Files files{
      {"data/site.yaml", std::string(test::kSiteYaml) +
                             "security: {contact: 'https://s.example/', expires: 2027-06-30}\n"},
      {"content/index.md", page("Home", "owner: O\nreviewed: 2026-01-01\n")}};
  CHECK(rules_on("2027-04-30", files) == "");
  CHECK(rules_on("2027-05-01", files) == "security-expires");
  CHECK(rules_on("2027-06-30", files) == "security-expires");
  CHECK(rules_on("2027-07-01", files) == "security-expired");
}

TEST_CASE("what is found on several pages is reported on the first, whoever found it first") {
  Checked checked;
  const std::string number = "<p>NHS number <b>943</b> 476 5919</p>";
  checked.add("/a/", whole(number, "A")).add("/b/", whole(number, "B"));
  privacy::Screen screen({}, {}, *Date::parse("2026-11-21"));
  const Screening screening{screen, checked.made.sources};
  std::vector<PageFindings> found(2);
  for (const std::size_t i : {1U, 0U}) {
    found[i] = look_at_page(checked.pages[i], checked.made.sources, {}, &screening);
    REQUIRE(found[i].personal_data.size() == 1);
  }
  Output output;
  Diagnostics problems;
  const Theme theme;
  run_checks({checked.made.site, theme, checked.pages, output, checked.made.sources, &screening},
             std::move(found), {2}, problems);
  REQUIRE(problems.all().size() == 1);
  CHECK(problems.all().front().notes.back().message == "found on the page /a/");
}
