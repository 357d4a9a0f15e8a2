// The page for the Business Unit, and the same as a file.

#include "pages/business_unit.h"

#include <catch2/catch.hpp>

#include "support/rendered_site.h"
#include "value/schema.h"

using namespace pier;
using test::AssembledSite;
using test::guidance;
using test::page;

namespace {

AssembledSite::Files files() {
  return {{"content/a.md", page("Late & <b>", guidance("[]", "2026-11-20"), "[B](b.md)")},
          {"content/b.md", page("Soon", guidance("[]", "2026-12-01"), "[A](a.md)")},
          {"content/e.md", page("Draft", "draft: true\n")},
          {"content/f.md", page("Draft too", "draft: true\n", "Text.")}};
}

}  // namespace

TEST_CASE("duties stand by urgency, and without a day by their kind") {
  const AssembledSite made(files());
  const std::vector<DutySection> sections = duty_sections(made.site.duties());
  REQUIRE(sections.size() == 4);
  CHECK(sections[0].heading == "Overdue");
  CHECK(sections[0].count == 1);
  CHECK(sections[1].count == 1);
  REQUIRE(sections[2].groups.size() == 1);
  CHECK(sections[2].groups[0].kind->plural == "Drafts");
  CHECK(sections[2].groups[0].duties.size() == 2);
  CHECK(sections[3].count == 0);
}

TEST_CASE("the page shows each duty with what it needs, and what is held back") {
  const AssembledSite made(files());
  const PlannedPage plan = plan_business_unit(made.site);
  CHECK_FALSE(plan.listed);
  Diagnostics problems;
  const Value view = plan.view(problems);
  const Value& unit = *view.find("unit");
  const Value& late =
      unit.find("sections")->as_list()[0].find("groups")->as_list()[0].find("duties")->as_list()[0];
  CHECK(text_of(late.find("title")) == "Late & <b>");
  CHECK(text_of(late.find("due_text")) == "1 day overdue, since 20 November 2026");
  CHECK(text_of(late.find("owner")) == "Unit");
  CHECK(text_of(late.find("source")) == "content/a.md");
  CHECK(text_of(late.find("url")) == "/a/");
  CHECK(yes_of(late.find("late"), false));
  CHECK(unit.find("held_back")->as_list().size() == 2);
}

TEST_CASE("the file says the same, escaped, and asks for nothing") {
  const AssembledSite made(files());
  const std::string html = business_unit_file(made.site);
  CHECK(html.find("<a href=\"https://seaby.example/a/\">Late &amp; &lt;b&gt;</a>") !=
        std::string::npos);
  CHECK(html.find("<a href=\"#overdue\">Overdue: 1</a>") != std::string::npos);
  CHECK(html.find("Missing: its text") != std::string::npos);
  for (const std::string loads : {"<link", "<script", "src=", "url(", "@import"}) {
    INFO(loads);
    CHECK(html.find(loads) == std::string::npos);
  }
}

TEST_CASE("previews have the page, and a site for readers has not") {
  CHECK(test::Rendered(files()).has("/business-unit/", "Late &amp; &lt;b&gt;"));
  const Edition readers{.today = *Date::parse("2026-11-21"), .production = true};
  CHECK(test::Rendered(files(), readers).find("/business-unit/") == nullptr);
}
