#include "reports/references.h"

#include <catch2/catch.hpp>

#include "unit/reports/report_files.h"

using namespace pier;
using namespace pier::reports;
using test::one_chapter;
using test::ReportFiles;

namespace {

/// "words → chapter#anchor", or "problem; help".
std::string found(const ReportFiles& files, std::string_view name,
                  std::optional<std::size_t> from = 1) {
  const Found result = find_target(files.report(), from, name);
  if (!result.target) return result.problem + "; " + result.help;
  return result.target->words + " → " + files.report().chapters[result.target->chapter].id + "#" +
         result.target->anchor;
}

}  // namespace

TEST_CASE("references name chapters, headings, tables, figures and printed pages") {
  auto all = test::small_report();
  all["content/reports/2025-26/council.md"] +=
      "```table\nid: 2025-26/money\ncaption: Money\n```\n\n```chart\nid: concerns\nheadline: "
      "More\n```\n";
  const ReportFiles files(all);
  CHECK(found(files, "work") == "chapter 1 → work#");
  CHECK(found(files, "foreword") == "Foreword → foreword#");
  CHECK(found(files, "foreword#thanks") == "Thanks → foreword#thanks");
  CHECK(found(files, "#audits") == "section 1.1.1 → work#audits");
  CHECK(found(files, "work#4-4-given") == "section 4.4 → work#4-4-given");
  CHECK(found(files, " council#adults-2 ") == "section 2.2 → council#adults-2");
  CHECK(found(files, "figure map") == "figure 1 → work#picture-1");
  CHECK(found(files, "table 2025-26/money") == "table 3 → council#figure-1");
  CHECK(found(files, "figure concerns") == "figure 2 → council#figure-2");
  CHECK(found(files, "page iv") == "page iv → foreword#page-iv");
}

TEST_CASE("a chapter is called by its number: chapter, section or as it was printed") {
  const auto name = [](const std::string& number) {
    Chapter one;
    one.title = "Work";
    one.number = number;
    return name_of(one);
  };
  CHECK(name("13") == "chapter 13");
  CHECK(name("A") == "chapter A");
  CHECK(name("13.2") == "section 13.2");
  CHECK(name("Appendix 1") == "Appendix 1");
  CHECK(name("") == "Work");
}

TEST_CASE("what a reference does not find is said with what was probably meant") {
  const ReportFiles files(test::small_report());
  CHECK(found(files, "wrk") == "the report has no chapter `wrk`; did you mean `work`?");
  CHECK(found(files, "work#trainign") ==
        "the chapter `work` has no heading `#trainign`; did you mean `training`?");
  CHECK(found(files, "figure mpa") == "the report has no figure `mpa`; did you mean `map`?");
  CHECK(found(files, "page 9") ==
        "no chapter says where page 9 begins; write `{page 9}` where it began in the printed "
        "report");
  CHECK(found(files, "#audits", std::nullopt).starts_with("`#audits` does not say which chapter"));
  CHECK(found(files, "").starts_with("the reference names nothing"));
  CHECK(found(files, "the work").starts_with("`the work` is no chapter, table, figure or page"));
}

TEST_CASE("a printed page begins once, and has a number of digits or small Roman ones") {
  CHECK(is_page_number("31"));
  CHECK(is_page_number("xiv"));
  for (const char* page : {"", "3a", "IV", "31 ", "123456789"}) CHECK_FALSE(is_page_number(page));
  const ReportFiles files(one_chapter("One {page 3}.\n\nTwo {page 3}.\n\nThree {page x3}.\n"));
  CHECK(files.problems() ==
        "content/r/work.md:11 report-reference: page 3 begins twice in this report\n"
        "content/r/work.md:13 report-reference: `x3` is no number of a page\n");
}

TEST_CASE("answers of a chapter name headings of it") {
  const ReportFiles files(
      one_chapter("## Training\n\nText.\n", "", "answers: {did: training, promised: trainings}\n"));
  REQUIRE(files.chapter("work").answers.size() == 1);
  CHECK(files.chapter("work").answers[0].question == "did");
  CHECK(files.problems() ==
        "content/r/work.md:7 report-reference: the chapter `work` has no heading `#trainings`\n");
}
