#include "content/accessibility.h"

#include <catch2/catch.hpp>

using namespace pier;

namespace {

constexpr const char* kBeginning =
    "scope: the site\nstatus: partial\nprepared: 2024-02-29\nlast_tested: 2024-02-29\n"
    "tested_by: We did.\nfeedback: {contact: a, working_days: 10, formats: [large print]}\n";

struct Read {
  explicit Read(const std::string& more) {
    const FileId file = sources.add("data/accessibility.yaml", kBeginning + more);
    statement = read_accessibility(file, sources, diagnostics);
  }
  SourceMap sources;
  Diagnostics diagnostics;
  Accessibility statement;
};

constexpr const char* kIssue =
    "issues:\n  - {id: a, title: A, criteria: [1.3.1, 2.4.6], problem: P., owner: O, "
    "found: 2024-02-29, fix_by: 2024-06-30, pages: [a.md]}\n";

}  // namespace

TEST_CASE("a statement holds for a year, and its review is due after eleven months") {
  const Read leap("last_reviewed: 2024-02-29\n");
  CHECK(leap.statement.review_from()->iso() == "2025-01-29");
  CHECK(leap.statement.review_by()->iso() == "2025-02-28");
  const Read end("last_reviewed: 2025-03-31\n");
  CHECK(end.statement.review_from()->iso() == "2026-02-28");
  CHECK(end.statement.review_by()->iso() == "2026-03-31");
}

TEST_CASE("an issue is late after its day, and no more when it is mended") {
  const Read made(std::string("last_reviewed: 2024-03-01\n") + kIssue);
  CHECK(made.diagnostics.empty());
  const AccessibilityIssue& issue = made.statement.issues.at(0);
  CHECK_FALSE(issue.is_late(*Date::parse("2024-06-30")));
  CHECK(issue.is_late(*Date::parse("2024-07-01")));
  CHECK(issue.criteria.size() == 2);
  CHECK(issue.criteria[1]->name == "Headings and Labels");
  CHECK(issue.pages.at(0).first == "a.md");
  AccessibilityIssue mended = issue;
  mended.fixed = Date::parse("2024-07-01");
  CHECK_FALSE(mended.is_late(*Date::parse("2024-07-02")));
}

TEST_CASE("a file that says nothing is known, and every missing field is reported") {
  SourceMap sources;
  Diagnostics diagnostics;
  const FileId file = sources.add("data/accessibility.yaml", "issues: []\n");
  const Accessibility statement = read_accessibility(file, sources, diagnostics);
  CHECK(statement.is_known);
  CHECK_FALSE(statement.review_by());
  CHECK(diagnostics.all().size() == 7);
}
