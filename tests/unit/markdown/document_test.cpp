#include "markdown/document.h"

#include <catch2/catch.hpp>

#include "unit/markdown/support.h"

using namespace pier;
using namespace pier::markdown;
using pier::markdown::tests::Read;

namespace {

constexpr const char* kPage =
    ":::note Call 1\n"
    "Text *and* `code` ![alt 2](a.png) [link 3](b.md).\n"
    ":::\n\n"
    "## Heading 4\n\n"
    "Table: Caption 5\n| a | b 6 |\n|---|---|\n| c | d\\|7 |\n\n"
    "```\ncode 8\n```\n";

}  // namespace

TEST_CASE("every text that a reader sees is visited, and no code") {
  const Read read(kPage);
  std::string seen;
  for_each_text(read.document, [&](std::string_view text, Span) { seen += text; });
  for (const char number : std::string_view("1234567")) {
    CHECK(seen.find(number) != std::string::npos);
  }
  CHECK(seen.find("code") == std::string::npos);
}

TEST_CASE("the place of a part of a text is exact over line ends, escapes and references") {
  const Read read("> one &amp; \\*two\n>   th*ree* four\\\n> five\n");
  std::vector<std::string_view> found;
  for_each_text(read.document, [&](std::string_view text, Span run) {
    for (const std::string_view word : {"two", "th", "four", "five", "& *"}) {
      const std::size_t at = text.find(word);
      if (at == std::string_view::npos) continue;
      found.push_back(read.source(part_of_run(read.sources, run, text, at, word.size())));
    }
  });
  CHECK(found == std::vector<std::string_view>{"two", "th", "&amp; \\*", "four", "five"});
}

TEST_CASE("a part may go over a line end") {
  const Read read("Call 01632\n  960101 now\n");
  for_each_text(read.document, [&](std::string_view text, Span run) {
    CHECK(read.source(part_of_run(read.sources, run, text, 5, 12)) == "01632\n  960101");
  });
}

TEST_CASE("plain text has a line for each block") {
  CHECK(Read(kPage).document.plain_text() ==
        "Call 1\nText and code alt 2 link 3.\nHeading 4\nCaption 5\na\nb 6\nc\nd|7\n");
}

TEST_CASE("words are counted in text, titles and alternative texts") {
  CHECK(Read("One *two* three\nfour ![five six](a.png) `seven`\n").document.word_count() == 6);
}

TEST_CASE("a document can be moved, and its nodes stay small") {
  Read read("## A\n\nText.\n");
  const std::string before = read.html();
  Document moved = std::move(read.document);
  read.document = std::move(moved);
  CHECK(read.html() == before);
  CHECK(sizeof(Node) <= 32);
}
