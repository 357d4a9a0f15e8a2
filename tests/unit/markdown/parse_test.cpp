#include "markdown/parse.h"

#include <catch2/catch.hpp>

#include "base/parallel.h"
#include "unit/markdown/support.h"

using namespace pier;
using namespace pier::markdown;
using pier::markdown::tests::Read;

TEST_CASE("headings get ids that are unique and not taken by the page") {
  const Read read("## Get help\n\n## Get help\n\n## Main content\n\n## Footnotes\n\n## 安全\n");
  std::vector<std::string> ids;
  for (const Heading& heading : read.document.headings()) ids.push_back(heading.id);
  CHECK(ids == std::vector<std::string>{"get-help", "get-help-2", "main-content-2", "footnotes-2",
                                        "section"});
}

TEST_CASE("headings do not take the ids of tables and footnotes") {
  const Read read(
      "## Table\n\n## Table\n\n## Table 1\n\n## Table 1\n\n## Table 1 to 3\n\n## Fn 1 2\n");
  std::vector<std::string> ids;
  for (const Heading& heading : read.document.headings()) ids.push_back(heading.id);
  CHECK(ids == std::vector<std::string>{"table", "table-section-2", "table-1-section-2",
                                        "table-1-section-3", "table-1-to-3", "fn-1-2-2"});
}

TEST_CASE("a heading's text is without markup, on one line") {
  const Read read("A *b* `c`\n[d](e.md) &amp;\n---\n");
  REQUIRE(read.document.headings().size() == 1);
  CHECK(read.document.headings()[0].text == "A b c d &");
}

TEST_CASE("links know their destination, words and place") {
  const Read read(
      "> Some *[two\n> words](a.md \"T\")*, [three][r] and [four]\n\n[r]: b.md\n[four]: c.md\n");
  const auto links = read.document.links();
  REQUIRE(links.size() == 3);
  CHECK(links[0].destination == "a.md");
  CHECK(links[0].title == "T");
  CHECK(links[0].text == "two words");
  CHECK(read.source(links[0].span) == "[two\n> words](a.md \"T\")");
  CHECK(read.source(links[1].span) == "[three][r]");
  CHECK(read.source(links[2].span) == "[four]");
}

TEST_CASE("blocks with a known info word are left to the caller, with their place") {
  const Read read(
      "- x\n\n  ```contacts\n  ids: [a]\n  ```\n\n```news\n```\n\n```cpp\nint i;\n```\n");
  REQUIRE(read.document.blocks().size() == 2);
  CHECK(read.document.blocks()[0].name == "contacts");
  CHECK(read.source(read.document.blocks()[0].content) == "  ids: [a]\n");
  CHECK(read.source(read.document.blocks()[1].content).empty());
  CHECK(read.html().find("<pre><code class=\"language-cpp\">int i;\n</code></pre>\n") !=
        std::string::npos);
}

TEST_CASE("references stand in the text; an escaped brace is a brace") {
  const Read read("Ring {contact mash\nphone}, \\{contact x} or `{term y}`.\n");
  REQUIRE(read.document.references().size() == 1);
  CHECK(read.document.references()[0].argument == "mash phone");
  CHECK(read.source(read.document.references()[0].span) == "{contact mash\nphone}");
  CHECK(read.html() ==
        "<p>Ring &lt;contact:mash phone&gt;, {contact x} or <code>{term y}</code>.</p>\n");
  CHECK(read.rules().empty());
}

TEST_CASE("callouts hold what stands between their lines, also other callouts") {
  const Read read(":::note Read *this*\n- one\n:::warning\nTwo\n:::\nThree\n:::\nFour\n");
  CHECK(read.html() ==
        "<aside><h3>Read *this*</h3>\n<ul>\n<li>one</li>\n</ul>\n<aside><h3></h3>\n<p>Two</p>\n"
        "</aside>\n<p>Three</p>\n</aside>\n<p>Four</p>\n");
  CHECK(read.rules().empty());
}

TEST_CASE("a callout line in code is code") {
  const Read read("```\n:::note\n```\n\n    :::\n");
  CHECK(read.document.callouts().empty());
  CHECK(read.rules().empty());
}

TEST_CASE("callouts that do not pair are reported where they stand") {
  CHECK(Read(":::\n").rules() == "1:1 callout-unopened");
  CHECK(Read("x\n\n:::note\ny\n").rules() == "3:1 callout-unclosed");
  CHECK(Read(":::not\ny\n:::\n").rules() == "1:1 callout-unknown");
  CHECK(Read("- a\n\n  :::note\n").rules() == "3:3 callout-marker");
}

TEST_CASE("two documents at once do not disturb each other") {
  const std::string text =
      "## A\n\n~~b~~ [^1]\n\nTable: T\n| a | b |\n|---|---|\n| c | d |\n\n[^1]: n\n";
  const std::string expected = Read(text).html();
  std::vector<std::string> results(64);
  pier::parallel_for(results.size(), {4}, [&](std::size_t i) { results[i] = Read(text).html(); });
  CHECK(std::all_of(results.begin(), results.end(), [&](const auto& r) { return r == expected; }));
}
