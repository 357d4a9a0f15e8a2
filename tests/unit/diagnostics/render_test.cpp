#include "diagnostics/render.h"

#include <catch2/catch.hpp>

using namespace pier;

namespace {

struct Fixture {
  SourceMap sources;
  Diagnostics diagnostics;
  FileId file = sources.add("content/a.md", "first\ndate: 4/3/24\nÄnd: ümlaut here\n");
  FileId link = sources.add_without_text("content/link.md");
};

}  // namespace

TEST_CASE_METHOD(Fixture, "text shows the place, the line, a caret, the rule and the help") {
  diagnostics.report("file-size", {file, 12, 18}, "`date` must be a calendar date",
                     "write it as 2024-03-04");
  CHECK(render(diagnostics, sources, {}) ==
        "content/a.md:2:7: error: `date` must be a calendar date [file-size]\n"
        "  2 | date: 4/3/24\n"
        "    |       ^~~~~~\n"
        "  help: write it as 2024-03-04\n"
        "1 error, 0 warnings\n");
}

TEST_CASE_METHOD(Fixture, "columns count characters, not bytes") {
  diagnostics.report("file-size", {file, 25, 32}, "umlauts");
  CHECK(render(diagnostics, sources, {}).starts_with("content/a.md:3:6: error: umlauts"));
}

TEST_CASE_METHOD(Fixture, "marks stand below wide characters and characters with marks") {
  const FileId other = sources.add("content/b.md", "題は x\u0301 [保護](a.md)\n");
  // "[保護](a.md)" begins at byte 11, after two wide letters, a space, x with its accent, a space.
  diagnostics.report("file-size", {other, 11, 25}, "here");
  CHECK(render(diagnostics, sources, {}) ==
        "content/b.md:1:7: error: here [file-size]\n"
        "  1 | 題は x\u0301 [保護](a.md)\n"
        "    |        ^~~~~~~~~~~~\n"
        "1 error, 0 warnings\n");
}

TEST_CASE_METHOD(Fixture, "colours are beside the words, never in their place") {
  diagnostics.report("file-size", {file, 12, 18}, "wrong", "right");
  const std::string plain = render(diagnostics, sources, {});
  std::string coloured = render(diagnostics, sources, {.colours = true});
  CHECK(coloured.find("\x1b[1;31merror\x1b[0m: ") != std::string::npos);
  CHECK(coloured.find("\x1b[1;31m^~~~~~\x1b[0m\n") != std::string::npos);
  for (std::size_t at; (at = coloured.find('\x1b')) != std::string::npos;) {
    coloured.erase(at, coloured.find('m', at) + 1 - at);
  }
  CHECK(coloured == plain);
}

TEST_CASE_METHOD(Fixture, "problems come in one order and each once, whatever order they came in") {
  diagnostics.report("file-size", {file, 12, 18}, "second");
  diagnostics.report("file-size", {link, 0, 0}, "third");
  diagnostics.report("file-size", {file, 0, 5}, "first");
  diagnostics.report("file-size", {file, 0, 5}, "first");
  const std::string text = render(diagnostics, sources, {});
  CHECK(text.find("first [") < text.find("second ["));
  CHECK(text.find("second [") < text.find("content/link.md: error: third"));
  CHECK(text.ends_with("3 errors, 0 warnings\n"));
}

TEST_CASE_METHOD(Fixture, "more than the most of one rule are counted, not shown") {
  for (std::uint32_t i = 0; i < 5; ++i) diagnostics.report("file-size", {file, i, i + 1}, "x");
  const std::string text = render(diagnostics, sources, {.most_per_rule = 2});
  CHECK(text.find("and 3 more [file-size]\n5 errors, 0 warnings\n") != std::string::npos);
}

TEST_CASE_METHOD(Fixture, "github annotations escape what would end them") {
  diagnostics.report("file-size", {file, 12, 18}, "100% wrong", "two\nlines");
  CHECK(render(diagnostics, sources, {.format = DiagnosticFormat::github}) ==
        "::error file=content/a.md,line=2,col=7,title=file-size::100%25 wrong%0Atwo%0Alines\n");
}

TEST_CASE_METHOD(Fixture, "json carries the place of the problem and of its notes") {
  diagnostics.report("file-size", {file, 12, 18}, "say \"no\"")
      .notes.push_back({{file, 0, 5}, "n"});
  CHECK(
      render(diagnostics, sources, {.format = DiagnosticFormat::json}) ==
      "{\"problems\": [\n"
      "  {\"file\": \"content/a.md\", \"line\": 2, \"column\": 7, \"end_line\": 2, "
      "\"end_column\": 13, \"severity\": \"error\", \"rule\": \"file-size\", \"criterion\": \"\", "
      "\"message\": \"say \\\"no\\\"\", \"help\": \"\", \"notes\": [{\"file\": \"content/a.md\", "
      "\"line\": 1, \"column\": 1, \"end_line\": 1, \"end_column\": 6, \"message\": \"n\"}]}\n"
      "], \"errors\": 1, \"warnings\": 0, \"not_shown\": 0}\n");
}

TEST_CASE("characters that would change what a terminal shows are made visible") {
  SourceMap sources;
  const FileId file = sources.add("a.md", "x\u202Ey\x1B[31m\n");
  Diagnostics diagnostics;
  diagnostics.report("file-encoding", {file, 1, 4}, "hidden");
  CHECK(render(diagnostics, sources, {}).find("x·y·[31m\n") != std::string::npos);
}
