#include "pages/report_print.h"

#include <catch2/catch.hpp>

using namespace pier;

namespace {

WholeReport sample_report() {
  WholeReport report;
  report.title = "Annual report 2021/22";
  report.body = "Seaby Safeguarding Partnership";
  report.chapters.resize(2);
  report.chapters[0].title = "Foreword";
  report.chapters[1].number = "13.4";
  report.chapters[1].title = "Children’s \"Audit\" and Quality Assurance in all partner agencies";
  return report;
}

bool says(const std::string& css, std::string_view part) {
  return css.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a string of CSS cannot be left from within") {
  CHECK(css_string("Work – delivered") == "\"Work – delivered\"");
  CHECK(css_string("a\"b\\c</style>\n}") == "\"a\\22 b\\5c c\\3c /style>\\a }\"");
}

TEST_CASE("every chapter has its own head, and shortens it between words") {
  const std::string css = report_paper_style(sample_report(), false);
  CHECK(says(css,
             "@page chapter-1{@top-left{content:\"Seaby Safeguarding Partnership: Annual report "
             "2021/22\"}@top-right{content:\"Foreword\"}"));
  CHECK(says(css, ".chapter-2{page:chapter-2}"));
  CHECK(says(css, "@top-right{content:\"13.4 Children’s \\22 Audit\\22  and Quality…\"}"));
  CHECK_FALSE(says(css, "18pt"));
}

TEST_CASE("large print has large heads, and turns narrower tables") {
  const std::string css = report_paper_style(sample_report(), true);
  CHECK(says(css, "@top-left{content:\"Annual report 2021/22\";font-size:18pt}"));
  CHECK(says(css, "@page a4-2{size:a4 landscape;"));
  CHECK(says(css, ".chapter-2 :is(.data-table,.table-scroll):has(tr>:nth-child(5)){page:a4-2}"));
  CHECK(says(css, ".chapter-2 :is(.data-table,.table-scroll):has(tr>:nth-child(8)){page:a3-2}"));
  const std::string usual = report_paper_style(sample_report(), false);
  CHECK(says(usual, ".chapter-2 :is(.data-table,.table-scroll):has(tr>:nth-child(9)){page:a4-2}"));
}
