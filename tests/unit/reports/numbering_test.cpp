#include "reports/numbering.h"

#include <catch2/catch.hpp>

#include "unit/reports/report_files.h"

using namespace pier;
using namespace pier::reports;
using test::chapter;
using test::one_chapter;
using test::report_index;
using test::ReportFiles;

TEST_CASE("a number at the beginning of a heading has a dot, and no sentence begins with one") {
  const auto number = [](std::string_view heading) {
    const WrittenNumber found = written_number(heading);
    return std::string(found.number) + "|" + std::string(heading.substr(found.bytes));
  };
  CHECK(number("4.4 NELFT") == "4.4|NELFT");
  CHECK(number("10.2. Ethnicity") == "10.2|Ethnicity");
  CHECK(number("4.10 After 4.9") == "4.10|After 4.9");
  CHECK(number("7. The strategy") == "7|The strategy");
  CHECK(number("8.1.2  “Quoted”") == "8.1.2|“Quoted”");
  CHECK(number("A.1 Sources") == "A.1|Sources");
  for (const char* heading :
       {"16 days of action", "1.5 million people", "2021 in numbers", "2021. A year", "4.4", "4.4 ",
        "4.", ".4 Four", "4..4 Four", "Section 4.4", "4.4Four", "A Section", "1.2345 Long", ""}) {
    CHECK(number(heading) == "|" + std::string(heading));
  }
}

TEST_CASE("chapters, headings, tables, figures and footnotes are numbered through the report") {
  const ReportFiles files(test::small_report());
  CHECK(files.problems().empty());
  CHECK(files.numbers("foreword") == "- -");
  CHECK(files.numbers("work") == "1 1.1 1.1.1 4.4 4.4.1 4.5");
  CHECK(files.numbers("council") == "2 2.1 2.2");
  CHECK(files.chapter("work").headings[2].text == "Given");
  CHECK(files.chapter("work").headings[2].id == "4-4-given");

  std::string items;
  for (const Item& item : files.report().items) {
    items += item.label() + " " + item.anchor + " " + item.caption + "; ";
  }
  CHECK(items ==
        "Table 1 table-1 Courses held; Figure 1 picture-1 Where we meet; Table 2 table-1 Adults "
        "seen; ");
  CHECK(files.chapter("foreword").notes_before == 0);
  CHECK(files.chapter("work").notes_before == 1);
  CHECK(files.chapter("council").notes_before == 2);
}

TEST_CASE("a chapter that comes between moves all numbers behind it, and those authors gave stay") {
  auto all = test::small_report();
  all["content/reports/2025-26/new.md"] =
      chapter("New", 5,
              "## One\n\nText.[^n]\n\nTable: New\n\n| A | B |\n|---|---|\n| a | b |\n\n[^n]: N.\n");
  const ReportFiles files(all);
  CHECK(files.problems().empty());
  CHECK(files.numbers("new") == "1 1.1");
  CHECK(files.numbers("work") == "2 2.1 2.1.1 4.4 4.4.1 4.5");
  CHECK(files.numbers("council") == "3 3.1 3.2");
  CHECK(files.report().items.back().label() == "Table 3");
  CHECK(files.chapter("council").notes_before == 3);
}

TEST_CASE("with author, only what brings a number has one; with none, nothing is cut") {
  const std::string body = "## 4.4 Given\n\nText.\n\n## Plain\n\nText.\n";
  const ReportFiles author(one_chapter(body, "numbering: author\n"));
  CHECK(author.numbers("work") == "- 4.4 -");
  const ReportFiles none(one_chapter(body, "numbering: none\n"));
  CHECK(none.numbers("work") == "- - -");
  CHECK(none.chapter("work").headings[0].text == "4.4 Given");
  CHECK(none.chapter("work").headings[0].written_number == 0);
}

TEST_CASE("a chapter keeps the number that it was printed with, and the next goes on from there") {
  auto all = one_chapter("## One\n\nText.\n", "", "number: \"13\"\n");
  all["content/r/next.md"] = chapter("Next", 20, "## One\n\nText.\n");
  all["content/r/key.md"] =
      chapter("Key", 30, "## One\n\nText.\n\n## 17.7 Given\n\nText.\n", "number: Appendix 1\n");
  all["content/r/last.md"] = chapter("Last", 40, "## One\n\nText.\n", "number: A\n");
  const ReportFiles files(all);
  CHECK(files.problems().empty());
  CHECK(files.numbers("work") == "13 13.1");
  CHECK(files.numbers("next") == "14 14.1");
  CHECK(files.numbers("key") == "Appendix 1 - 17.7");
  CHECK(files.numbers("last") == "A A.1");
}

TEST_CASE("numbers that stand twice are reported with the first place") {
  auto all = one_chapter("## 4.4 One\n\nText.\n\n## 4.4 Two\n\nText.\n");
  all["content/r/other.md"] = chapter("Other", 20, "", "number: \"1\"\n");
  const ReportFiles files(all);
  CHECK(files.problems() ==
        "content/r/other.md:7 report-number: the number 1 stands twice\n"
        "content/r/work.md:13 report-number: the number 4.4 stands twice\n");
  REQUIRE(files.diagnostics.all().size() == 2);
  CHECK(files.diagnostics.all()[0].notes.size() == 1);
}

TEST_CASE("a number before markup is the author's; one inside markup stays where it is") {
  const ReportFiles files(one_chapter("## 4.4 **Bold** words\n\nT.\n\n## **4.6 Bold**\n\nT.\n"));
  CHECK(files.numbers("work") == "1 4.4 4.5");
  CHECK(files.chapter("work").headings[0].text == "Bold words");
  CHECK(files.chapter("work").headings[1].text == "4.6 Bold");
}
