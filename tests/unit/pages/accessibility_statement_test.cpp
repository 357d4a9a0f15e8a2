// The accessibility statement: what the law fixes of it, and what it says of a site.

#include "pages/accessibility_statement.h"

#include <catch2/catch.hpp>

#include "support/rendered_site.h"

using namespace pier;
using test::page;

namespace {

constexpr const char* kBeginning =
    "scope: the website of Seaby Partnership\nprepared: 2026-01-02\nlast_reviewed: 2026-11-01\n"
    "last_tested: 2026-10-30\ntested_by: The test was carried out by us.\n"
    "feedback: {contact: web, working_days: 1, formats: [large print, Easy Read, braille]}\n";

constexpr const char* kIssue =
    "issues:\n  - {id: map, title: The <map>, criteria: [1.1.1, 1.4.3], problem: It is a picture., "
    "workaround: Ask us., owner: Web, found: 2026-01-01, fix_by: 2027-02-28, pages: [a.md]}\n";
constexpr const char* kFixed =
    "issues:\n  - {id: map, title: The map, criteria: [1.1.1], problem: It is a picture., "
    "owner: Web, found: 2026-01-01, fix_by: 2026-02-28, fixed: 2026-02-20}\n";
constexpr const char* kLeftOut =
    "out_of_scope:\n  - {title: Old minutes, exemption: old-documents, published: 2017-01-01, "
    "about: Ask us for them.}\n";

/// The page with the statement, as the file says.
std::string statement(const std::string& more) {
  const test::Rendered made(
      {{"data/accessibility.yaml", kBeginning + more},
       {"data/contacts.yaml",
        "contacts:\n  - {id: web, name: Web team, for: both, hours: in, email: "
        "web@seaby.example}\n"},
       {"content/a.md", page("Where we are")},
       {"content/s.md", page("Statement", {}, "```accessibility-statement\n```\n")}});
  CHECK(made.made.problems().empty());
  return made.html("/s/");
}

bool has(const std::string& html, const std::string& text) {
  return html.find(text) != std::string::npos;
}

}  // namespace

TEST_CASE("the headings of the model statement stand in their order") {
  const std::string html =
      statement("status: partial\nroadmap: [We learn.]\n" + std::string(kIssue) + kLeftOut);
  std::size_t at = 0;
  for (const std::string heading :
       {"<h2 id=\"how-accessible-this-website-is\">How accessible this website is</h2>",
        "Feedback and contact information</h2>",
        "Reporting accessibility problems with this website</h2>", "Enforcement procedure</h2>",
        "Technical information about this website&#39;s accessibility</h2>",
        "Compliance status</h3>", "Non-accessible content</h2>",
        "Non-compliance with the accessibility regulations</h3>", "Disproportionate burden</h3>",
        "Content that&#39;s not within the scope of the accessibility regulations</h3>",
        "What we&#39;re doing to improve accessibility</h2>",
        "Preparation of this accessibility statement</h2>"}) {
    INFO(heading);
    const std::size_t found = html.find(heading, at);
    REQUIRE(found != std::string::npos);
    at = found;
  }
}

TEST_CASE("the sentences of the law are as the law has them") {
  const std::string html = statement(std::string("status: partial\n") + kIssue);
  CHECK(has(html,
            "<p>This accessibility statement applies to the website of Seaby "
            "Partnership.</p>"));
  CHECK(has(html,
            "The Equality and Human Rights Commission (EHRC) is responsible for enforcing the "
            "Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility "
            "Regulations 2018 (the &#39;accessibility regulations&#39;). If you&#39;re not happy "
            "with how we respond to your complaint, <a "
            "href=\"https://www.equalityadvisoryservice.com/\""));
  CHECK(has(html,
            "is committed to making its website accessible, in accordance with the Public Sector "
            "Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018."));
  CHECK(has(html, "get back to you in 1 working day."));
  CHECK(has(html, "a different format like large print, Easy Read or braille"));
}

TEST_CASE("the state of compliance names its reasons") {
  const std::string after = "Web Content Accessibility Guidelines version 2.2</a> AA standard";
  CHECK(has(statement(std::string("status: partial\n") + kIssue),
            after + ", due to the non-compliances listed below."));
  CHECK(has(statement(std::string("status: partial\n") + kLeftOut),
            after + ", due to the exemptions listed below."));
  CHECK(has(statement(std::string("status: partial\n") + kIssue + kLeftOut),
            after + ", due to the non-compliances and exemptions listed below."));
  CHECK(has(statement(std::string("status: none\n") + kIssue),
            after + ". The non-compliances are listed below."));
  const std::string full = statement(std::string("status: full\n") + kFixed);
  CHECK(has(full, "This website is fully compliant with the <a"));
  CHECK(has(full, after + ".</p>"));
  CHECK_FALSE(has(full, "Non-accessible content"));
  CHECK(has(full, "Fixed on 20 February 2026: The map."));
}

TEST_CASE("an issue says what it fails, where, and by when it is mended") {
  const std::string html = statement(std::string("status: partial\n") + kIssue);
  CHECK(has(html, "<h4 id=\"issue-map\">The &lt;map&gt;</h4>"));
  CHECK(has(html,
            "It is a picture. This fails WCAG 2.2 success criteria 1.1.1 (Non-text Content) "
            "and 1.4.3 (Contrast (Minimum))."));
  CHECK(has(html, "<li><a href=\"/a/\">Where we are</a></li>"));
  CHECK(has(html, "We plan to fix this by 28 February 2027."));
  CHECK(has(html, "<li>It is a picture. Ask us.</li>"));
}

TEST_CASE("what the program checks is said of faults, not of criteria") {
  const std::string html = statement(std::string("status: partial\n") + kIssue);
  CHECK(has(html, "<th scope=\"row\">1.3.1 Info and Relationships</th>\n<td>A</td>"));
  // What is known to fail is not praised.
  CHECK_FALSE(has(html, "<th scope=\"row\">1.1.1"));
  CHECK(has(html, "This does not show that any of these is met as a whole"));
  // A warning stops no publication, so nothing is promised of it.
  CHECK_FALSE(has(html, "A heading is written as a heading, not in bold."));
}
