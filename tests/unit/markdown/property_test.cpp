// Random texts, put together from what Markdown is made of: whatever the author writes, the tree
// is a tree, places lie in the file, and the HTML is balanced.

#include <random>
#include <vector>

#include <catch2/catch.hpp>

#include "unit/markdown/support.h"

using namespace pier;
using namespace pier::markdown;
using pier::markdown::tests::Read;

namespace {

constexpr auto kPieces = std::to_array<std::string_view>({"a",
                                                          "word ",
                                                          "é",
                                                          "*",
                                                          "**",
                                                          "_",
                                                          "~~",
                                                          "`",
                                                          "``",
                                                          "[",
                                                          "]",
                                                          "(",
                                                          ")",
                                                          "](",
                                                          "![",
                                                          "<",
                                                          ">",
                                                          "<b>",
                                                          "<!-- ",
                                                          " -->",
                                                          "&amp;",
                                                          "&#42;",
                                                          "\\",
                                                          "{",
                                                          "}",
                                                          "{term ",
                                                          "{contact x}",
                                                          "[^1]",
                                                          "\n[^1]: ",
                                                          "\n[a]: b\n",
                                                          "\n",
                                                          "\n\n",
                                                          "  \n",
                                                          "\r\n",
                                                          "\n> ",
                                                          "\n- ",
                                                          "\n  - ",
                                                          "\n1. ",
                                                          "\n    ",
                                                          "\t",
                                                          "\n## ",
                                                          "\n# ",
                                                          "\n---\n",
                                                          "\n===\n",
                                                          "\n```\n",
                                                          "\n```news\n",
                                                          "\n~~~ cpp\n",
                                                          "\n:::note T\n",
                                                          "\n:::\n",
                                                          "\n:::x\n",
                                                          "\nTable: T\n",
                                                          "\n## Table\n",
                                                          "\n| a | b |\n|---|--:|\n",
                                                          "| c | d |\n",
                                                          "|",
                                                          "\\|",
                                                          "https://x.example",
                                                          "<https://x.example>",
                                                          "www.x",
                                                          "- [ ] ",
                                                          "- [x] "});

std::string random_text(std::mt19937& random) {
  std::string text;
  const auto count = std::uniform_int_distribution<std::size_t>(1, 60)(random);
  for (std::size_t i = 0; i < count; ++i) {
    text += kPieces[std::uniform_int_distribution<std::size_t>(0, kPieces.size() - 1)(random)];
  }
  return text;
}

/// The first tag that does not pair, or "".
std::string unbalanced(const std::string& html) {
  std::vector<std::string> open;
  for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) {
    const bool closes = html[at + 1] == '/';
    const std::size_t begin = at + (closes ? 2 : 1);
    const std::string name = html.substr(begin, html.find_first_of(" >\n", begin) - begin);
    if (name == "br" || name == "hr" || name == "img") continue;
    if (!closes) {
      open.push_back(name);
    } else if (open.empty() || open.back() != name) {
      return "</" + name + ">";
    } else {
      open.pop_back();
    }
  }
  return open.empty() ? "" : open.back();
}

bool is_tree(const Document& document) {
  std::vector<std::uint32_t> ends{static_cast<std::uint32_t>(document.nodes().size())};
  for (std::uint32_t i = 0; i < document.nodes().size(); ++i) {
    while (ends.back() <= i) ends.pop_back();
    const std::uint32_t end = document.nodes()[i].end();
    if (end <= i || end > ends.back()) return false;
    ends.push_back(end);
  }
  return true;
}

}  // namespace

TEST_CASE("whatever is written, the tree is a tree and the HTML is balanced") {
  std::mt19937 random(20261121);
  for (int i = 0; i < 3000; ++i) {
    const std::string text = random_text(random);
    const Read read(text);
    INFO(text);
    REQUIRE(is_tree(read.document));
    REQUIRE(unbalanced(read.html()) == "");
  }
}

TEST_CASE("whatever is written, places lie in the file") {
  std::mt19937 random(4711);
  for (int i = 0; i < 3000; ++i) {
    const std::string text = random_text(random);
    const Read read(text);
    INFO(text);
    for (const Node& node : read.document.nodes()) {
      REQUIRE(node.source_begin() <= node.source_end());
      REQUIRE(node.source_end() <= text.size());
    }
    for (const Diagnostic& problem : read.diagnostics.all()) {
      REQUIRE(problem.span.begin <= problem.span.end);
      REQUIRE(problem.span.end <= text.size());
    }
    REQUIRE_NOTHROW(read.problems());
  }
}

TEST_CASE("plain text without marks is found exactly where it stands") {
  std::mt19937 random(7);
  for (int i = 0; i < 1000; ++i) {
    const std::string text = random_text(random);
    const Read read(text);
    INFO(text);
    for_each_text(read.document, [&](std::string_view run, Span span) {
      const std::size_t word = run.find("word");
      if (word == std::string_view::npos) return;
      const Span place = part_of_run(read.sources, span, run, word, 4);
      const std::string_view source = read.source(place);
      INFO(run << "\n<- " << read.source(span) << "\n<- " << source);
      CHECK((source == "word" || place == span));
    });
  }
}
