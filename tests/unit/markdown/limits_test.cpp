// The texts on which Debian 12's cmark-gfm takes seconds or gigabytes, at the size of the largest
// page. Each must be refused before it is read, or be read in linear time.

#include "markdown/limits.h"

#include <catch2/catch.hpp>

#include "unit/markdown/support.h"

using namespace pier;
using namespace pier::markdown;
using pier::markdown::tests::Read;

namespace {

constexpr std::size_t kLargestPage = 1'000'000;

std::string repeated(std::string_view text, std::size_t size = kLargestPage) {
  std::string result;
  while (result.size() + text.size() <= size) result += text;
  return result;
}

bool is_refused(const std::string& text) {
  const Read read(text);
  return read.rules().find("markdown-limits") != std::string::npos && read.document.nodes().empty();
}

}  // namespace

TEST_CASE("texts that take the square of their length are refused") {
  CHECK(is_refused(repeated("![[]()")));  // CVE-2023-22486
  CHECK(is_refused(repeated("a<?")));     // CVE-2023-22483
  CHECK(is_refused(repeated("a<!A ")));
  CHECK(is_refused(repeated("a<![CDATA[")));
  CHECK(is_refused(repeated("> ")));  // CVE-2023-24824
  CHECK(is_refused(repeated("+ - ")));
  CHECK(is_refused(repeated("x\n", 500'000) + repeated("|-|-|\n", 500'000)));
  CHECK(is_refused(repeated("a|", 500'000) + "\n" + repeated("|-|-|\n", 500'000)));
  CHECK(is_refused(repeated("|")));  // CVE-2022-24724
  CHECK(is_refused(repeated("x\n") + "|-|-|\n"));
  CHECK(is_refused(repeated("**a ", 500'000) + repeated("**_", 500'000) + "*"));
  CHECK(is_refused(repeated("{")));
}

TEST_CASE("texts that would become far longer are refused") {
  // CVE-2023-37463: rows are filled up to the columns of the header.
  CHECK(is_refused(repeated("|a", 4'000) + "\n" + repeated("|-", 4'000) + "\n" +
                   repeated("x\n", 10'000)));
  CHECK(is_refused(repeated("|a", 200) + "\n" + repeated("|-", 200) + "\n" + repeated("x\n")));
  // One long address that is used again and again.
  CHECK(is_refused("[a]: " + std::string(400'000, 'u') + "\n\n" + repeated("[a]", 29'000)));
}

TEST_CASE("a text whose offsets have no room in the tree is refused") {
  CHECK(is_refused(repeated("word ", Node::kMost / 2 + 5)));
  CHECK_FALSE(is_refused(repeated("word ", Node::kMost / 2 - 5)));
}

TEST_CASE("lists that go deep over many lines are refused") {
  std::string text;
  for (std::size_t depth = 0; depth < 500; ++depth) text += std::string(2 * depth, ' ') + "- a\n";
  CHECK(is_refused(text + repeated("\n", 500'000)));
}

TEST_CASE("nesting of 32 is fine, and one more is reported at its place") {
  const auto nested = [](int depth) {
    std::string text;
    for (int i = 0; i < depth; ++i)
      text += std::string(static_cast<std::size_t>(2 * i), ' ') + "- a\n";
    return text;
  };
  CHECK(Read(nested(32)).rules().empty());
  CHECK(Read(nested(33)).rules() == "33:65 markdown-limits");
}

TEST_CASE("a long line across the page is not a deep list") {
  CHECK(Read(repeated("- ", 200) + "\n\n" + repeated("* ", 200) + "\n").rules().empty());
}

TEST_CASE("a large page of prose, lists and tables is within the limits") {
  std::string page =
      repeated("Some words, [sea walls](a.md) and *more*.\n\n- an item\n\n", 300'000);
  page += "Table: Numbers\n| Year | Count | Note |\n|---|--:|---|\n" +
          repeated("| 2021-22 | 1,204 | - |\n", 200'000);
  CHECK(Read(page).rules().empty());
}
