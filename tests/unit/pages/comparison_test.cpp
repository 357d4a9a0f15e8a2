// What the page shows that compares a report with the one before.

#include <catch2/catch.hpp>

#include "pages/comparison_page.h"
#include "reports/comparison.h"
#include "support/library_site.h"
#include "value/schema.h"

using namespace pier;
using test::AssembledSite;
using test::page;

namespace {

std::string report_page(const std::string& year, const std::string& period,
                        const std::string& more) {
  return page("Report " + year,
              "type: report\nstatus: published\npublished: 2026-01-01\nperiod: {" + period +
                  "}\nlabel: " + year + "\n" + more);
}

std::string chapter() {
  return page("Scrutiny", "type: chapter\nstate: final\n", "## What comes next\n\nText.\n");
}

constexpr const char* kFirst = "from: 2020-04-01, to: 2021-03-31";
constexpr const char* kSecond = "from: 2021-04-01, to: 2022-03-31";

/// Two reports: the first promises three things, the second answers two and promises one.
AssembledSite::Files two_reports() {
  AssembledSite::Files files = test::library_files();
  files["content/reports/index.md"] = page("Reports");
  files["content/reports/2020-21/index.md"] =
      report_page("2020/21", kFirst,
                  "promises:\n"
                  "  - {id: website, text: Renew the site., chapter: scrutiny#what-comes-next}\n"
                  "  - {id: training, text: Train., chapter: scrutiny}\n"
                  "  - {id: figures, text: Look at figures.}\n"
                  "recommendations: [a, b]\n");
  files["content/reports/2020-21/scrutiny.md"] = chapter();
  files["content/reports/2021-22/index.md"] =
      report_page("2021/22", kSecond,
                  "previous: reports/2020-21/index.md\n"
                  "kept:\n  - {id: training, state: partly, text: Half of it.}\n"
                  "  - {id: website, state: not-done}\n"
                  "promises: [{id: website, text: Try again., chapter: scrutiny}]\n"
                  "recommendations: [a]\n");
  files["content/reports/2021-22/scrutiny.md"] =
      page("Scrutiny again", "type: chapter\nstate: final\n", "## Later\n\nText.\n");
  return files;
}

Value comparison_of(const AssembledSite& made) {
  const std::vector<PlannedPage> pages = plan_comparisons(made.site);
  REQUIRE(pages.size() == 1);
  Diagnostics problems;
  Value view = pages[0].view(problems);
  CHECK(problems.empty());
  return *view.find("comparison");
}

std::string text(const Value& view, std::string_view name) {
  return text_of(view.find(name));
}

}  // namespace

TEST_CASE("a report with one before it has a page below it that compares the two") {
  const AssembledSite made(two_reports());
  CHECK(made.problems().empty());
  const std::vector<PlannedPage> pages = plan_comparisons(made.site);
  REQUIRE(pages.size() == 1);
  CHECK(pages[0].url == "/reports/2021-22/compared-with-2020-21/");
  CHECK(pages[0].title == "Report 2021/22 compared with 2020/21");
}

TEST_CASE("every promise is shown with what is said of it, also when nothing is") {
  const AssembledSite made(two_reports());
  const Value view = comparison_of(made);
  CHECK(text(view, "promises_text") ==
        "Of 3 promises: 1 is partly done, 1 is not done, of 1 nothing is said.");
  const List& promises = view.find("promises")->as_list();
  REQUIRE(promises.size() == 3);
  CHECK(text(promises[0], "state") == "Not done");
  CHECK(text(*promises[0].find("place"), "title") == "What comes next");
  CHECK(text(*promises[0].find("place"), "url") == "/reports/2020-21/scrutiny/#what-comes-next");
  CHECK(text(promises[1], "state") == "Partly done");
  CHECK(text(promises[1], "answer") == "Half of it.");
  CHECK(text(promises[2], "state_id") == "nothing");
  CHECK(promises[2].find("place")->is_null());
  const List& next = view.find("next")->as_list();
  REQUIRE(next.size() == 1);
  CHECK(text(*next[0].find("place"), "url") == "/reports/2021-22/scrutiny/");
}

TEST_CASE("recommendations that the later report no longer follows are named as such") {
  const AssembledSite made(two_reports());
  const Value view = comparison_of(made);
  REQUIRE(view.find("followed")->as_list().size() == 1);
  const List& rows = view.find("followed")->as_list()[0].find("rows")->as_list();
  REQUIRE(rows.size() == 3);
  CHECK(text(rows[0], "then") == "Not started");
  CHECK(text(rows[0], "now") == "In progress");
  CHECK(text(rows[1], "then") == "Not said");
  REQUIRE(view.find("disappeared")->as_list().size() == 1);
  CHECK(text(view.find("disappeared")->as_list()[0], "title") == "Adult B");
  CHECK(view.find("taken_up")->as_list().empty());
}

TEST_CASE("a report before that is not public is compared with nothing, and known all the same") {
  AssembledSite::Files files = two_reports();
  files["content/reports/2020-21/index.md"] =
      page("Report 2020/21", "type: report\nstatus: draft\nperiod: {" + std::string(kFirst) +
                                 "}\nlabel: 2020/21\npromises: [{id: website, text: Renew.}, "
                                 "{id: training, text: Train.}]\n");
  const AssembledSite made(files);
  CHECK(made.problems().empty());
  CHECK(plan_comparisons(made.site).empty());
}

TEST_CASE("what a report says wrongly of another is reported") {
  AssembledSite::Files files = two_reports();
  files["content/reports/2021-22/index.md"] =
      report_page("2021/22", kSecond,
                  "previous: reports/2020-21/index.md\n"
                  "kept:\n  - {id: web-site, state: done}\n  - {id: training, state: done}\n"
                  "  - {id: training, state: dropped}\n"
                  "recommendations: [no, held]\n");
  files["content/reports/2020-21/index.md"] =
      report_page("2020/21", kFirst,
                  "previous: reports/2021-22/index.md\npromises:\n  - {id: website, text: A.}\n"
                  "  - {id: website, text: B.}\n  - {id: training, text: C.}\n");
  CHECK(AssembledSite(files).problems() ==
        "content/reports/2020-21/index.md:9:11 report-previous: `reports/2021-22/index.md` is "
        "about a time that ends on 31 March 2022, and this report about one that begins on 1 April "
        "2020; name a report of an earlier time, or correct the `period` of one of them\n"
        "content/reports/2020-21/index.md:12:10 report-promise: the report promises `website` "
        "twice; write it once\n"
        "content/reports/2021-22/index.md:11:10 report-promise: the report before never promised "
        "`web-site`; did you mean `website`?\n"
        "content/reports/2021-22/index.md:13:10 report-promise: the report answers `training` "
        "twice; write it once\n"
        "content/reports/2021-22/index.md:14:19 learning-unknown: there is no review `no`; it can "
        "be `a` or `b`\n");
}
