// Reports as pages: the same numbers everywhere, and nothing of what is not published.

#include <map>
#include <regex>
#include <set>

#include <catch2/catch.hpp>

#include "html/scanner.h"
#include "pages/report_pages.h"
#include "support/rendered_site.h"
#include "support/report_site.h"

using namespace pier;
using test::AssembledSite;
using test::page;
using test::Rendered;

namespace {

const std::string kFolder = "content/reports/2025-26/";
const std::string kUrl = "/reports/2025-26/";

/// The numbers and texts of all headings, labels and footnotes of some markup, in their order.
std::vector<std::string> numbers_in(const std::string& markup) {
  static const std::regex kNumbered(
      "<h[2-6][^>]*>(<span class=\"report-number\">.*?)</h|<span "
      "class=\"report-label\">(.*?)</span>"
      "|aria-label=\"(Footnote \\d+)\"|class=\"page-mark|<a "
      "href=\"[^\"]*\">((section|chapter|table|"
      "figure|page) [0-9.iv]+)</a>");
  std::vector<std::string> found;
  for (std::sregex_iterator at(markup.begin(), markup.end(), kNumbered), end; at != end; ++at) {
    for (std::size_t group = 1; group <= 4; ++group) {
      if ((*at)[group].matched) found.push_back((*at)[group].str());
    }
  }
  return found;
}

std::vector<std::string> chapters_of(const AssembledSite& made) {
  std::vector<std::string> urls;
  for (const reports::Chapter& chapter : made.site.reports().all().at(0).chapters) {
    urls.push_back(made.site.placement(static_cast<EntryId>(chapter.entry)).url);
  }
  return urls;
}

void check_long_page(const Rendered& made) {
  std::vector<std::string> of_chapters;
  for (const std::string& url : chapters_of(made.made)) {
    for (std::string& number : numbers_in(made.html(url))) of_chapters.push_back(std::move(number));
  }
  const std::string whole = made.html(kUrl + "whole-report/");
  // Before the first chapter stands the text of the report's own page.
  CHECK(numbers_in(whole.substr(whole.find("<h2 id="))) == of_chapters);

  html::Scan scan;
  html::scan(whole, scan);
  CHECK(scan.faults.empty());
  std::set<std::string_view> ids;
  for (const html::Id& id : scan.ids) CHECK(ids.insert(id.name).second);
  for (const html::Element& element : scan.elements) {
    const std::string href = scan.value(element, "href");
    if (href.size() > 1 && href[0] == '#') CHECK(ids.count(std::string_view(href).substr(1)) == 1);
    // No link leaves the page for one of its own chapters.
    CHECK_FALSE(std::regex_match(href, std::regex(kUrl + "(work|council|foreword)/.*")));
  }
}

}  // namespace

TEST_CASE("a chapter has its number, its author, its neighbours and the numbers of its report") {
  const Rendered made(test::small_report());
  CHECK(made.made.problems().empty());
  const std::string work = made.html(kUrl + "work/");
  CHECK(work.find("<h2 id=\"training\"><span class=\"report-number\">1.1</span> Training</h2>") !=
        std::string::npos);
  CHECK(work.find("<h2 id=\"4-4-given\"><span class=\"report-number\">4.4</span> Given</h2>") !=
        std::string::npos);
  CHECK(made.has(kUrl + "work/", "<p>1 Chair, Adults Board</p>"));
  CHECK(made.has(kUrl + "work/", "<a href=\"#audits\">section 1.1.1</a>"));
  CHECK(made.has(kUrl + "work/", "<a href=\"/reports/2025-26/council/\">chapter 2</a>"));
  CHECK(made.has(kUrl + "work/", "<a href=\"#picture-1\">figure 1</a>"));
  CHECK(made.has(kUrl + "work/", "<a href=\"/reports/2025-26/foreword/#page-iv\">page iv</a>"));
  CHECK(made.has(kUrl + "work/",
                 "<figure class=\"report-figure\" id=\"picture-1\">\n<img src=\"/reports/2025-26/"
                 "map.png\" alt=\"A map of Seaby\" loading=\"lazy\">\n<figcaption><span "
                 "class=\"report-label\">Figure 1:</span> Where we meet</figcaption>\n</figure>"));
  CHECK(made.has(
      kUrl + "work/",
      "<caption id=\"table-1\"><span class=\"report-label\">Table 1:</span> Courses held"));
  CHECK(made.has(kUrl + "council/", "<li id=\"fn-3\" value=\"3\">"));
  CHECK(made.has(kUrl + "foreword/", "<span id=\"page-iv\">[page iv]</span>"));
  CHECK(made.has(kUrl, "<a href=\"/reports/2025-26/work/#training\">section 1.1</a>"));
  CHECK(made.has(kUrl + "work/", "<title>Work delivered: Annual report 2025/26 – Reports"));
}

TEST_CASE("the long page has the numbers of the chapters, unique ids, and keeps to itself") {
  const Rendered made(test::small_report());
  CHECK(numbers_in(made.html(kUrl + "whole-report/")).size() == 20);
  check_long_page(made);
  CHECK(made.has(kUrl + "whole-report/", "<h2 id=\"work\">1 Work delivered</h2>"));
  CHECK(made.has(kUrl + "whole-report/", "<h4 id=\"work--audits\">"));
  CHECK(made.has(kUrl + "whole-report/", "<a href=\"#council--adults\">the Council</a>"));
  CHECK(made.has(kUrl + "whole-report/", "<a href=\"#work--training\">section 1.1</a>"));
  CHECK_FALSE(made.find(kUrl + "whole-report/")->listed);
}

TEST_CASE("wherever a chapter comes in, numbers and references follow on every page") {
  for (const int order : {0, 5, 15, 30}) {
    auto files = test::small_report();
    files[kFolder + "new.md"] = test::chapter(
        "New", order,
        "## One\n\nText {ref work#training}, {ref council}.[^n]\n\nTable: New\n\n| A | B "
        "|\n|---|---|\n| a | b |\n\n## Two\n\nMore.\n\n[^n]: N.\n");
    const Rendered made(files, {.today = *Date::parse("2026-11-21")}, {3});
    CHECK(made.made.problems().empty());
    check_long_page(made);
    const bool is_before = order < 10;
    CHECK(made.has(kUrl + "new/", is_before ? ">section 2.1</a>" : ">section 1.1</a>"));
    CHECK(made.has(kUrl + "new/", order < 20 ? ">chapter 3</a>" : ">chapter 2</a>"));
    CHECK(made.has(kUrl + "council/", ">section 4.4</a>"));
  }
}

TEST_CASE("pages outside reports have no numbers, and references to reports are errors there") {
  auto files = test::small_report();
  const std::string body =
      "## 4.4 Given\n\nTable: T\n\n| A | B |\n|---|---|\n| a | b |\n\n![M](reports/2025-26/map.png "
      "\"Title\")\n\nText.[^a]\n\n[^a]: Note.\n";
  files["content/a.md"] = page("A", "", body);
  files["content/b.md"] = page("B", "", "Text {ref work} and {page 3}.\n");
  const Rendered made(files);
  CHECK(made.made.problems() ==
        "content/b.md:6:21 report-reference: `{page}` has a meaning in annual reports only; take "
        "it out; it marks where a page of a printed report began\n"
        "content/b.md:6:6 report-reference: `{ref}` has a meaning in annual reports only; write a "
        "link: `[words](page.md#heading)`\n");
  CHECK(made.has("/a/", "<h2 id=\"4-4-given\">4.4 Given</h2>"));
  CHECK(made.has("/a/", "<caption id=\"table-1\">T</caption>"));
  CHECK(made.has("/a/", "title=\"Title\""));
  CHECK(made.has("/a/", "<li id=\"fn-1\">"));
}

TEST_CASE("two reports may have chapters of one name; lists say of which report each is") {
  auto files = test::small_report();
  std::string older = test::report_index();
  older.replace(older.find("title: Annual report 2025/26"), 28, "title: Annual report 2024/25");
  files["content/reports/2024-25/index.md"] = older;
  files["content/reports/2024-25/foreword.md"] = test::chapter("Foreword", 1);
  const Rendered made(files);
  CHECK(made.made.problems().empty());
  CHECK(made.has("/a-to-z/", ">Foreword: Annual report 2024/25</a>"));
  CHECK(made.has("/a-to-z/", ">Foreword: Annual report 2025/26</a>"));
  CHECK(made.find("/reports/2024-25/foreword/")->title == "Foreword: Annual report 2024/25");
}

TEST_CASE("nothing of a report is public before its status and its day; drafts show it") {
  for (const char* status :
       {"status: draft\n", "status: consultation\n", "status: signed-off\npublished: 2026-10-01\n",
        "status: published\npublished: 2026-11-22\n", "status: published\n"}) {
    auto files = test::small_report();
    files[kFolder + "index.md"] = test::report_index(
        "partners: [council]\nsigned_off: [{by: council, on: 2026-09-01}]\n", "Text.\n", status);
    const Rendered hidden(files);
    CHECK(hidden.made.site.reports().empty());
    for (const Page& found : hidden.pages) {
      CHECK_FALSE(found.url.starts_with(kUrl));
      if (found.url != "/business-unit/") {
        CHECK(found.html.markup().find("2025") == std::string::npos);
      }
    }
    const Rendered shown(files, {.today = *Date::parse("2026-11-21"), .drafts = true});
    CHECK(shown.find(kUrl + "work/") != nullptr);
    CHECK(shown.find(kUrl + "whole-report/") != nullptr);
  }
}

TEST_CASE("the Business Unit is told what a report lacks that is not published") {
  auto files = test::small_report();
  files[kFolder + "index.md"] =
      test::report_index("partners: [police]\n", "Text.\n", "status: draft\n");
  const AssembledSite made(files);
  CHECK(made.problems().empty());
  REQUIRE(made.site.coming_reports().size() == 1);
  const ComingReport& coming = made.site.coming_reports()[0];
  CHECK(coming.label == "2025/26");
  CHECK(coming.missing == std::vector<std::string>{"the report says no day of publication",
                                                   "there is no chapter of Seaby Police",
                                                   "Seaby Police has not signed the report off"});
  const AssembledSite production(files, {.today = *Date::parse("2026-11-21"), .production = true});
  CHECK(production.site.coming_reports().empty());
}

TEST_CASE("the report as one document says what the paper needs") {
  const Rendered made(test::small_report());
  const templates::AssetUrls none;
  const templates::Environment environment{&none};
  const Value global;
  const Pdfs pdfs;
  const Rendering rendering{made.made.site, made.theme, environment, global, pdfs, true};
  Diagnostics problems;
  const ChapterBodies bodies = render_chapters(rendering, {2}, problems);
  CHECK(problems.empty());
  const WholeReport whole =
      whole_report(rendering, bodies, made.made.id("reports/2025-26/index.md"));
  REQUIRE(whole.chapters.size() == 3);
  const WholeChapter& work = whole.chapters[1];
  CHECK(work.number == "1");
  CHECK(work.id == "work");
  CHECK(work.author == "Chair, Adults Board");
  REQUIRE(work.headings.size() == 5);
  CHECK(work.headings[1].number == "1.1.1");
  CHECK(work.headings[1].id == "work--audits");
  CHECK(work.headings[1].level == 4);
  CHECK(work.body.markup().find("<h4 id=\"work--audits\">") != std::string::npos);
  REQUIRE(whole.tables.size() == 2);
  CHECK(whole.tables[1].label == "Table 2");
  CHECK(whole.tables[1].id == "council--table-1");
  CHECK(whole.figures.at(0).id == "work--picture-1");
}
