// What the pages of the library show, of a small one.

#include <catch2/catch.hpp>

#include "pages/learning_pages.h"
#include "pages/structured_data.h"
#include "support/library_site.h"
#include "value/schema.h"

using namespace pier;
using test::AssembledSite;
using test::library_files;
using test::page;
using test::review;

namespace {

struct Library {
  explicit Library(AssembledSite::Files files = library_files())
      : made(std::move(files)),
        theme(),
        environment(),
        global(Map{}),
        pdfs(),
        rendering{made.site, theme, environment, global, pdfs},
        index(std::make_shared<const LearningIndex>(index_of(made.site))),
        pages(plan_learning(rendering, index)) {}

  Value at(std::string_view url) const {
    for (const PlannedPage& plan : pages) {
      if (plan.url != url) continue;
      Diagnostics problems;
      Value view = plan.view(problems);
      CHECK(problems.empty());
      return view;
    }
    FAIL("nothing is planned at " << url);
    return {};
  }
  Value entry(std::string_view source) const {
    const EntryId id = made.id(source);
    Diagnostics problems;
    Value view(learning_entry_scope(rendering, *index, id, Html{}, problems));
    CHECK(problems.empty());
    return view;
  }
  std::string urls() const {
    std::string list;
    for (const PlannedPage& plan : pages) list += plan.url + "\n";
    return list;
  }

  AssembledSite made;
  Theme theme;
  templates::Environment environment;
  Value global;
  Pdfs pdfs;
  Rendering rendering;
  SharedLearning index;
  std::vector<PlannedPage> pages;
};

std::string text(const Value& view, std::string_view name) {
  return text_of(view.find(name));
}

/// A member of each item, with a comma between.
std::string each(const Value* items, std::string_view name) {
  std::string list;
  for (const Value& item : items->as_list()) list += (list.empty() ? "" : ", ") + text(item, name);
  return list;
}

/// "Type of review: Safeguarding adult review" for each fact of a record.
std::string facts(const Value& view) {
  std::string list;
  for (const Value& fact : view.find("facts")->as_list()) {
    list += text(fact, "name") + ": " + each(fact.find("links"), "title") + "\n";
  }
  return list;
}

}  // namespace

TEST_CASE("the library of these tests has no problem") {
  CHECK(Library().made.problems() == "");
}

TEST_CASE("a site without reviews and briefings has no page of the library") {
  const Library none({{"content/learning/index.md", page("Learning")}});
  CHECK(none.pages.empty());
  CHECK(none.entry("learning/index.md").as_map().empty());
}

TEST_CASE("every theme, abuse, type, age and year has a page, and organisations with a review") {
  const Library library;
  const std::string urls = library.urls();
  for (const char* url :
       {"/learning/find/", "/learning/theme/curiosity/", "/learning/theme/capacity/",
        "/learning/abuse/self-neglect/", "/learning/abuse/physical-abuse/",
        "/learning/type/safeguarding-adult-review/", "/learning/type/rapid-review/",
        "/learning/agency/council/", "/learning/age/45-to-64/", "/learning/age/unborn/",
        "/learning/year/2024/", "/learning/year/2025/", "/learning/year/2026/",
        "/learning/themes-by-year/", "/learning/recommendations/",
        "/learning/recommendations/agency/police/", "/learning/recommendations/state/overdue/",
        "/learning/downloads/", "/learning/briefings/c/discussion/"}) {
    CHECK(urls.find(std::string(url) + "\n") != std::string::npos);
  }
  CHECK(urls.find("/learning/agency/club/") == std::string::npos);
  CHECK(urls.find("held") == std::string::npos);
}

TEST_CASE("a list has its reviews newest first, and says what it is about") {
  const Library library;
  const Value view = library.at("/learning/theme/curiosity/");
  const Value& list = *view.find("list");
  CHECK(each(list.find("items"), "title") == "Adult B, Adult A");
  CHECK(text(list, "count") == "2 reviews, newest first. 1 is made up, as an example");
  CHECK(each(list.find("briefings"), "title") == "Ask again");
  CHECK(each(list.find("guidance"), "title") == "Guide");
  CHECK(list.find("about")->as_list().at(0).as_text() == "Asking the second question.");
  CHECK(list.find("about")->as_list().at(1).as_text() == "Also called: asking again.");
  const Value& oldest = list.find("items")->as_list().at(1);
  CHECK(each(oldest.find("recommendations"), "title") == "Meet., Train., Build.");
  CHECK(text(*view.find("page"), "title") == "Professional curiosity: what reviews say");
  CHECK(text(*view.find("page"), "summary") == "2 reviews and 1 briefing.");
}

TEST_CASE("a year without a published review says so, and where to go on") {
  const Library library;
  const Value view = library.at("/learning/year/2025/");
  const Value& list = *view.find("list");
  CHECK(list.find("items")->as_list().empty());
  CHECK(list.find("empty")->as_list().at(0).as_text() == "No review was published in 2025.");
  CHECK(each(list.find("more"), "title") ==
        "The year before: 2024 (1), The year after: 2026 (1), All reviews, Themes by year, "
        "All recommendations");
}

TEST_CASE("the year that is not over speaks of so far") {
  AssembledSite::Files files = library_files();
  files.erase("content/learning/reviews/b.md");
  const Library library(std::move(files));
  const Value view = library.at("/learning/year/2026/");
  CHECK(view.find("list")->find("empty")->as_list().at(0).as_text() ==
        "No review has been published in 2026 so far.");
}

TEST_CASE("a reporting year without a review of a case is named on the years that it touches") {
  const Value view = Library().at("/learning/year/2024/");
  const List& about = view.find("list")->find("about")->as_list();
  REQUIRE(about.size() == 1);
  CHECK(about[0].as_text() ==
        "In the reporting year 2023/24 (April to March) no review of a case was published.");
  // The one of the year after is a made-up example.
  CHECK(Library().at("/learning/year/2026/").find("list")->find("about")->as_list().size() == 1);
}

TEST_CASE("a rapid review is never published, and its page says why") {
  const Value view = Library().at("/learning/type/rapid-review/");
  CHECK(view.find("list")->find("empty")->as_list().at(0).as_text().starts_with(
      "A rapid review is never published"));
}

TEST_CASE("items say by what they are filtered, where there are filters") {
  const Library library;
  const Value view = library.at("/learning/find/");
  CHECK(view.find("list")->find("filters")->as_bool());
  CHECK(text(view.find("list")->find("items")->as_list().at(1), "keys") ==
        "type:safeguarding-adult-review abuse:self-neglect theme:curiosity agency:council "
        "age:45-to-64 year:2024");
  CHECK(each(view.find("facets"), "id") == "theme, abuse, type, agency, age, year");
  CHECK(library.at("/learning/year/2024/").find("facets")->as_list().empty());
}

TEST_CASE("a review shows its record, its steps and how long it took") {
  const Library library;
  const Value view = library.entry("learning/reviews/a.md");
  const Value& shown = *view.find("review");
  CHECK(facts(shown) ==
        "Type of review: Safeguarding adult review\nPart of the partnership’s work: Adults\n"
        "Called: Adult A\nAge: 45 to 64 years\nAbuse or neglect: Self-neglect\n"
        "Themes: Professional curiosity\nOrganisations: Seaby Council\n");
  CHECK(each(shown.find("steps"), "name") ==
        "The case was referred, The review was finished, The review was published");
  CHECK(each(shown.find("steps"), "after") == "13 months, 11 days");
  CHECK(text(shown, "duration") == "From the referral to the publication it took 14 months.");
  CHECK(text(shown, "progress") ==
        "3 recommendations: 1 is done, 1 is in progress, 1 is not accepted. 1 is overdue.");
  CHECK(each(shown.find("briefings"), "title") == "Ask again");
  CHECK(each(shown.find("changes"), "text") == "People ask more.");
  CHECK_FALSE(shown.find("example")->as_bool());
}

TEST_CASE("an example says so, and a warning stands before the text") {
  const Value view = Library().entry("learning/reviews/b.md");
  CHECK(view.find("review")->find("example")->as_bool());
  CHECK(text(*view.find("review"), "warning") == "Sad.");
}

TEST_CASE("recommendations: what is overdue comes first, each with its state in words") {
  const Library library;
  const Value view = library.at("/learning/recommendations/");
  const Value& tracker = *view.find("tracker");
  CHECK(each(tracker.find("items"), "text") == "Meet., Train., Build.");
  const Value& first = tracker.find("items")->as_list().at(0);
  CHECK(text(first, "state") == "In progress");
  CHECK(first.find("overdue")->as_bool());
  CHECK(text(first, "year_change") == "From not started to in progress");
  CHECK(text(first, "keys") == "state:in-progress state:overdue agency:council review:a");
  CHECK(text(*first.find("review"), "url") == "/learning/reviews/a/#recommendation--1");
  CHECK(text(tracker, "change") ==
        "A year ago, 0 of 1 were done. Of the same ones, 0 are done now.");
  CHECK(each(view.find("facets"), "id") == "state, agency");
}

TEST_CASE("an organisation and a state have lists of their own") {
  const Library library;
  const Value police = library.at("/learning/recommendations/agency/police/");
  CHECK(each(police.find("tracker")->find("items"), "text") == "Train., Build.");
  const Value done = library.at("/learning/recommendations/state/done/");
  CHECK(each(done.find("tracker")->find("items"), "text") == "Train.");
  const Value waiting = library.at("/learning/recommendations/state/not-started/");
  CHECK(text(*waiting.find("tracker"), "empty") ==
        "There is no such recommendation at the moment.");
}

TEST_CASE("of a review that is held back there is the fact and the reason, and nothing else") {
  const Library library;
  const Value front = library.entry("learning/index.md");
  CHECK(each(front.find("under_way"), "kind") == "Safeguarding adult review");
  CHECK(each(front.find("under_way"), "partnership") == "adults");
  CHECK(each(front.find("under_way"), "state") ==
        "finished, not published yet. It waits for the end of an inquest");
  CHECK(library.at("/learning/theme/capacity/").find("list")->find("items")->as_list().empty());
}

TEST_CASE("the front page counts, and leads to every value of every facet") {
  const Value front = Library().entry("learning/index.md");
  CHECK(each(front.find("library")->find("tally"), "title") ==
        "published reviews, 7-minute briefing, recommendations, recommendation overdue");
  CHECK(each(front.find("library")->find("tally"), "number") == "2, 1, 3, 1");
  const Value& themes = front.find("facets")->as_list().at(0);
  CHECK(each(themes.find("values"), "count") == "2, 0");
}

TEST_CASE("a long list goes over several pages") {
  AssembledSite::Files files = library_files();
  for (int r = 0; r < 101; ++r) {
    const std::string name = std::to_string(1000 + r);
    files.emplace("content/learning/reviews/r" + name + ".md",
                  review("Review " + name, "2025-01-01", "type: review\n"));
  }
  const Library library(std::move(files));
  const Value first = library.at("/learning/year/2025/");
  const Value second = library.at("/learning/year/2025/part-2/");
  CHECK(first.find("list")->find("items")->as_list().size() == 100);
  CHECK(second.find("list")->find("items")->as_list().size() == 1);
  CHECK(each(second.find("pager"), "title") == "1 to 100, 101 to 101");
  CHECK(text(*second.find("page"), "title") == "Reviews published in 2025 (part 2)");
  CHECK(is_further_part("/learning/year/2025/part-2/"));
  CHECK_FALSE(is_further_part("/learning/year/2025/"));
  CHECK_FALSE(is_further_part("/learning/theme/part-time-work/"));
}

TEST_CASE("themes by year are counted, and a year without a review is there") {
  const Value view = Library().at("/learning/themes-by-year/");
  const Value& cross = *view.find("cross");
  CHECK(each(cross.find("years"), "title") == "2024, 2025, 2026");
  const Value& curiosity = cross.find("rows")->as_list().at(0);
  CHECK(text(curiosity, "total") == "2");
  CHECK(curiosity.find("cells")->as_list().at(1).as_text() == "–");
  CHECK(cross.find("empty")->as_list().at(0).as_text() == "No review was published in 2025.");
}

TEST_CASE("downloads stand by whom they are about") {
  AssembledSite::Files files = library_files();
  files["content/learning/reviews/b.md"] =
      review("Adult B", "2026-02-03",
             "type: review\ndocuments:\n  - {title: The report, kind: full, "
             "file: learning/reviews/b.pdf, pages: 32, language: en}\n");
  files["content/learning/reviews/b.pdf"] = "%PDF-1.7";
  const Library library(std::move(files));
  const Value view = library.at("/learning/downloads/");
  const Value& groups = *view.find("downloads")->find("groups");
  CHECK(each(&groups, "title") == "About adults");
  const Value& items = *groups.as_list().at(0).find("items");
  CHECK(each(&items, "title") == "Adult B: The report, Ask again");
  CHECK(text(items.as_list().at(0), "note") == "PDF, 1 KB, 32 pages, in English");
  CHECK(text(items.as_list().at(0), "url") == "/learning/reviews/b.pdf");
  CHECK(text(items.as_list().at(1), "url") == "/learning/briefings/c/");
}

TEST_CASE("a briefing is cut into its parts, and keeps its origins") {
  const Library library;
  const Entry& entry = library.made.site.entry(library.made.id("learning/briefings/c.md"));
  html::Fragment body;
  body.origins.push_back({0, entry.head});
  for (const markdown::Heading& heading : entry.document.headings()) {
    body.origins.push_back({static_cast<std::uint32_t>(body.markup.size()), heading.span});
    body.markup +=
        "<h2 id=\"" + heading.id + "\">" + std::string(heading.text) + "</h2>\n<p>Text.</p>\n";
  }
  const Html whole = Html::trusted(std::move(body));
  const std::vector<Html> parts = parts_of(entry.document, whole);
  REQUIRE(parts.size() == 7);
  CHECK(parts[1].markup() == "<h2 id=\"part-2\">Part 2</h2>\n<p>Text.</p>\n");
  CHECK(parts[1].origins().at(0).span == entry.document.headings()[1].span);
}

TEST_CASE("a heading inside a callout begins no part") {
  const AssembledSite made({{"content/a.md", page("A", "",
                                                  "Before.\n\n## One\n\n:::note N\n## Inside\n\n"
                                                  "Text.\n:::\n\n## Two\n\nText.\n")}});
  const Entry& entry = made.site.entry(made.id("a.md"));
  const Html body =
      Html::trusted({"<p>Before.</p><h2 id=\"one\">One</h2><div><h2 id=\"inside\">Inside</h2></div>"
                     "<h2 id=\"two\">Two</h2>",
                     {}});
  const std::vector<Html> parts = parts_of(entry.document, body);
  REQUIRE(parts.size() == 2);
  CHECK(parts[0].markup() == "<h2 id=\"one\">One</h2><div><h2 id=\"inside\">Inside</h2></div>");
}

TEST_CASE("a sheet for discussion has the questions, and is as careful as its briefing") {
  AssembledSite::Files files = library_files();
  files["content/learning/briefings/index.md"] = page("Briefings", "exit: true\ndiscreet: true\n");
  const Library library(std::move(files));
  const Value view = library.at("/learning/briefings/c/discussion/");
  CHECK(view.find("briefing")->find("questions")->as_list().size() == 3);
  CHECK(view.find("page")->find("exit")->as_bool());
  CHECK(text(*view.find("page"), "head_title") == "Weather");
  for (const char* url : {"/learning/theme/curiosity/", "/learning/downloads/"}) {
    CHECK(library.at(url).find("page")->find("discreet")->as_bool());
  }
}

TEST_CASE("names keep their abbreviations inside a sentence") {
  CHECK(in_sentence("Self-neglect") == "self-neglect");
  CHECK(in_sentence("FGM") == "FGM");
  CHECK(in_sentence("Not started") == "not started");
}

TEST_CASE("programs are told that a review is a report and a briefing an article, of nobody") {
  const Library library;
  const auto data = [&](std::string_view source) {
    return structured_data(library.made.site, library.made.id(source)).markup();
  };
  const std::string report = data("learning/reviews/a.md");
  CHECK(report.find("\"@type\":\"Report\",\"name\":\"Adult A\"") != std::string::npos);
  CHECK(report.find("\"datePublished\":\"2024-05-01\"") != std::string::npos);
  CHECK(report.find("Person") == std::string::npos);
  CHECK(data("learning/briefings/c.md").find("\"@type\":\"Article\"") != std::string::npos);
}

TEST_CASE("every organisation has a page of recommendations, also where nothing is asked of it") {
  const Library library;
  std::size_t found = 0;
  for (const calendar::Organisation& one : library.made.site.calendar().groups.organisations()) {
    const std::string url = "/learning/recommendations/agency/" + one.id + "/";
    for (const PlannedPage& page : library.pages) found += page.url == url ? 1 : 0;
  }
  CHECK(found == library.made.site.calendar().groups.organisations().size());
  CHECK(found > library.made.site.library().owners().size());
}
