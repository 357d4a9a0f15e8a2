#include <catch2/catch.hpp>

#include "unit/checks/checking.h"

using namespace pier;
using test::Checked;
using test::rules_of;
using test::whole;

namespace {

struct Case {
  std::string body;
  std::string rules;
};

std::string rules_of_page(const std::string& markup) {
  return Checked().add("/a/", markup).rules();
}

}  // namespace

TEST_CASE("a page that is well made has no problem") {
  CHECK(rules_of("<h2 id=\"a\">Part</h2>\n<p>Text, <a href=\"#a\">a link</a>.</p>") == "");
}

TEST_CASE("markup that a browser would mend is reported") {
  const auto [body, rules] = GENERATE(values<Case>({
      {"<p>Not closed", "html-structure"},
      {"<p>Text</p></div>", "html-structure"},
      {"<div/></div>", "html-structure"},
      {"<p>A & B</p>", "html-structure"},
      {"<p class=a>Text</p>", "html-structure"},
      {"<p id=\"x\">1</p><p id=\"x\">2</p>", "html-id"},
  }));
  CAPTURE(body);
  CHECK(rules_of(body).starts_with(rules));
}

TEST_CASE("headings begin with one of the first level and skip none") {
  CHECK(rules_of("<h2>A</h2><h3>B</h3><h2>C</h2>") == "");
  CHECK(rules_of("<h3>A</h3>") == "page-heading");
  CHECK(rules_of("<h2>A</h2><h4>B</h4>") == "page-heading");
  CHECK(rules_of("<h1>Second</h1>") == "page-heading");
  CHECK(rules_of_page("<!DOCTYPE html>\n<html lang=\"en\"><head><title>T</title></head>"
                      "<body><main><p>Text</p></main></body></html>") == "page-heading");
}

TEST_CASE("a page has one main part and says its language") {
  const std::string head = "<head><title>T</title></head>";
  CHECK(rules_of_page("<!DOCTYPE html>\n<html lang=\"en\">" + head +
                      "<body><h1>H</h1></body></html>") == "page-landmark");
  CHECK(rules_of_page("<!DOCTYPE html>\n<html>" + head +
                      "<body><main><h1>H</h1></main></body></html>") == "page-language");
  CHECK(rules_of_page("<!DOCTYPE html>\n<html lang=\"\">" + head +
                      "<body><main><h1>H</h1></main></body></html>") == "page-language");
}

TEST_CASE("links and buttons have a name that people can say") {
  const auto [body, rules] = GENERATE(values<Case>({
      {"<a href=\"/a/\">Words</a>", ""},
      {"<a href=\"/a/\"></a>", "link-name"},
      {"<a href=\"/a/\"><span></span> </a>", "link-name"},
      {"<a id=\"x\"></a>", ""},
      {"<a href=\"/a/\" aria-label=\"Words\"></a>", ""},
      {"<a href=\"/a/\" aria-label=\"\"></a>", "link-name"},
      {"<a href=\"/a/\"><img src=\"/a/\" alt=\"Home\"></a>", ""},
      {"<a href=\"/a/\"><img src=\"/a/\" alt=\"\"></a>", "link-name"},
      {"<button type=\"button\"></button>", "link-name"},
      {"<details><summary></summary>Text</details>", "link-name"},
      {"<a href=\"/a/\" aria-label=\"Call us, now\">Call us</a>", ""},
      {"<a href=\"/a/\" aria-label=\"Telephone\">Call us</a>", "label-in-name"},
  }));
  CAPTURE(body);
  CHECK(rules_of(body) == rules);
}

TEST_CASE("pictures and drawings have a text or are hidden") {
  const auto [body, rules] = GENERATE(values<Case>({
      {"<img src=\"/a/\" alt=\"\">", ""},
      {"<img src=\"/a/\" alt=\"A boat\">", ""},
      {"<img src=\"/a/\">", "image-text"},
      {"<svg aria-hidden=\"true\"><path d=\"M0 0\"/></svg>", ""},
      {"<svg aria-hidden=\"false\"><path d=\"M0 0\"/></svg>", "image-text"},
      {"<svg role=\"img\" aria-label=\"A boat\"><path d=\"M0 0\"/></svg>", ""},
      {"<svg><path d=\"M0 0\"/></svg>", "image-text"},
  }));
  CAPTURE(body);
  CHECK(rules_of(body) == rules);
}

TEST_CASE("tables have a caption and headers that say what they head") {
  const std::string head = "<thead><tr><th scope=\"col\">A</th></tr></thead>";
  const std::string body = "<tbody><tr><td>1</td></tr></tbody>";
  CHECK(rules_of("<table><caption>C</caption>" + head + body + "</table>") == "");
  CHECK(rules_of("<table>" + head + body + "</table>") == "table-structure");
  CHECK(rules_of("<table><caption>C</caption>" + body + "</table>") == "table-structure");
  CHECK(rules_of("<table><caption>C</caption><tbody><tr><th>A</th></tr></tbody></table>") ==
        "table-structure");
}

TEST_CASE("a page loads nothing from elsewhere and holds no code") {
  const auto [body, rules] = GENERATE(values<Case>({
      {"<a href=\"https://other.example/\">Elsewhere</a>", ""},
      {"<img src=\"https://other.example/x.png\" alt=\"\">", "external-resource"},
      {"<img src=\"//other.example/x.png\" alt=\"\">", "external-resource link-broken"},
      {"<img src=\"data:image/png;base64,AA\" alt=\"\">", "external-resource"},
      {"<script src=\"https://other.example/x.js\"></script>", "external-resource"},
      {"<script>alert(1)</script>", "inline-code"},
      {"<script type=\"module\">alert(1)</script>", "inline-code"},
      {"<script type=\"application/ld+json\">{}</script>", ""},
      {"<p style=\"color: red\">Text</p>", "inline-code"},
      {"<p onclick=\"x()\">Text</p>", "inline-code"},
  }));
  CAPTURE(body);
  CHECK(rules_of(body) == rules);
}

TEST_CASE("a link element may name another place, but not fetch from it") {
  const auto with_head = [](const std::string& link) {
    std::string markup = whole("");
    markup.insert(markup.find("</head>"), link);
    return rules_of_page(markup);
  };
  CHECK(with_head("<link rel=\"canonical\" href=\"https://seaby.example/a/\">") == "");
  CHECK(with_head("<link rel=\"stylesheet\" href=\"https://other.example/x.css\">") ==
        "external-resource");
  CHECK(with_head("<style>a{}</style>") == "inline-code");
}

TEST_CASE("a problem points at the tag in the source that wrote it, and names the page") {
  const std::string part = "<p>First</p>\n<img src=\"/a/\">\n";
  Checked checked;
  CHECK(checked.add("/a/", whole(part), part, part).rules() == "image-text");
  const Diagnostic& problem = checked.diagnostics.all().front();
  CHECK(checked.made.sources.path(problem.span.file) == "themes/plain/templates/part.html");
  CHECK(checked.made.sources.text(problem.span) == "<img src=\"/a/\">");
  REQUIRE(problem.notes.size() == 1);
  CHECK(problem.notes[0].message == "found on the page /a/");
  CHECK(problem.notes[0].span == checked.pages[0].made_from);
}

TEST_CASE("a problem of what a source computes points at the whole source") {
  const std::string part = "<img src=\"/a/\">\n";
  Checked checked;
  CHECK(checked.add("/a/", whole(part), part, "{{ page.body }}").rules() == "image-text");
  CHECK(checked.made.sources.text(checked.diagnostics.all().front().span) == "{{ page.body }}");
}

TEST_CASE("a problem without an origin points at the file of the page") {
  Checked checked;
  CHECK(checked.add("/a/", whole("<img src=\"/a/\">")).rules() == "image-text");
  CHECK(checked.diagnostics.all().front().span == checked.pages[0].made_from);
}
