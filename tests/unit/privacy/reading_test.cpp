#include "privacy/reading.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "html/scanner.h"
#include "privacy/file_findings.h"
#include "unit/privacy/planted.h"

using namespace pier;
using privacy::Reading;

namespace {

std::string page_text(const std::string& markup) {
  html::Scan scan;
  html::scan(markup, scan);
  return std::string(privacy::read_page(scan).text());
}

std::size_t found_in_page(const std::string& markup) {
  html::Scan scan;
  html::scan(markup, scan);
  return privacy::find_in_markup(scan, {}).size();
}

}  // namespace

TEST_CASE("a text is read as ASCII, and its places are those of the source") {
  const std::string source = "a\u00ADb\u00A0\u2013 \uFF11 É";
  const Reading reading = privacy::read_text(source);
  CHECK(reading.text() == "ab - 1 E");
  CHECK(source.substr(reading.source_begin(1), 1) == "b");
  CHECK(source.substr(reading.source_begin(5)) == "\uFF11 É");
}

TEST_CASE("a page is read across inline tags and not across blocks") {
  CHECK(page_text("<p>9<em>43</em> 4<b>7</b></p>") == "943 47");
  CHECK(page_text("<p>a<br>b</p>") == "a b");
  CHECK(page_text("<td>a</td><td>b</td>") == std::string("a") + Reading::kGap + "b");
  CHECK(page_text("<p>a&nbsp;b&#8239;c&shy;d</p>") == "a b cd");
  CHECK(page_text("<p>a<!-- x -->b</p>") == "ab");
}

TEST_CASE("escapes of JSON, addresses and calendars are read") {
  CHECK(privacy::read_text("a\\u00a0b\\nc", privacy::Escapes::json).text() == "a b\nc");
  CHECK(privacy::read_text("a%20b%C2%A0c", privacy::Escapes::percent).text() == "a b c");
  const Reading calendar =
      privacy::read_icalendar("SUMMARY:abc\r\n def\r\nUID:a@b.example\r\nX:1\r\n");
  CHECK(calendar.text().find("abcdef") != std::string_view::npos);
  CHECK(calendar.text().find('@') == std::string_view::npos);
}

TEST_CASE("numbers are found in every part of a page, and not across cells") {
  const std::string number = test::nhs_number(77);
  const std::string spaced = test::in_groups(number, {3, 3, 4}, " ");
  for (const std::string& markup : std::vector<std::string>{
           "<p>" + spaced + "</p>",
           "<p>" + test::in_groups(number, {3, 3, 4}, "</em> <em>") + "</p>",
           "<p>" + test::in_groups(number, {3, 3, 4}, "<br>") + "</p>",
           "<img alt=\"" + spaced + "\">", "<p title=\"" + spaced + "\"></p>",
           "<p aria-label=\"" + spaced + "\"></p>", "<meta content=\"" + spaced + "\">",
           "<p id=\"n-" + number + "\"></p>", "<a href=\"/x/" + number + "/\">x</a>",
           "<p data-x=\"" + spaced + "\"></p>", "<!-- " + spaced + " -->",
           "<script type=\"application/json\">\"" + spaced + "\"</script>",
           "<p>" + test::in_groups(number, {3, 3, 4}, "&nbsp;") + "</p>"}) {
    CAPTURE(markup);
    CHECK(found_in_page(markup) == 1);
  }
  CHECK(found_in_page("<table><tr><td>" + test::in_groups(number, {3, 3, 4}, "</td><td>") +
                      "</td></tr></table>") == 0);
  CHECK(found_in_page("<path d=\"" + spaced + "\"></path>") == 0);
}
