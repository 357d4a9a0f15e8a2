#include "search/page_text.h"

#include <catch2/catch.hpp>
#include <string>

using namespace pier;

namespace {

search::PageText text_of(std::string_view markup) {
  html::Scan scan;
  search::PageText text;
  search::read_page_text(markup, scan, text);
  return text;
}

}  // namespace

TEST_CASE("headings are told from what stands below them") {
  const auto text = text_of(
      "<body><p>before</p><main id=\"main-content\"><h1>Title</h1><h2>One <em>two</em></h2>"
      "<p>Three &amp; four</p></main><p>behind</p></body>");
  CHECK(text.headings == " One  two");
  CHECK(text.body == " Three & four");
}

TEST_CASE("what is no text of the page is left out") {
  const auto text = text_of(
      "<main><nav><a href=\"/\">menu</a></nav><svg><text>12</text></svg><p>kept</p>"
      "<script>var x</script><form><label>field</label></form><footer><p>checked</p></footer>"
      "<table><caption>Numbers</caption><tbody><tr><th>Row</th><td>3,012</td></tr></tbody></table>"
      "<pre><code>type: page</code></pre></main>");
  CHECK(text.headings == " Numbers");
  CHECK(text.body == " kept Row");
}

TEST_CASE("a page without a main part has no text") {
  CHECK(text_of("<body><p>x</p></body>").body.empty());
  CHECK(text_of("").body.empty());
  CHECK(text_of("</main><main>").body.empty());
}
