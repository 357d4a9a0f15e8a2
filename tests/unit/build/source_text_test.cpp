#include "build/source_text.h"

#include <catch2/catch.hpp>

#include "support/memory_file_system.h"

using namespace pier;
using namespace std::string_literals;

namespace {

/// A file that was read as a text, and what was said about it.
struct Read {
  explicit Read(const std::string& bytes, std::uint64_t limit = 100) {
    files.add("content/a.md", bytes);
    text = take(limit);
  }
  explicit Read(ReadStatus status) {
    files.add_unreadable("content/a.md", status);
    text = take(100);
  }
  std::string take(std::uint64_t limit) {
    const auto file =
        read_text(files, *SitePath::parse("content/a.md"), limit, sources, diagnostics);
    return file ? std::string(sources.text(*file)) : "(none)";
  }
  std::string rules() const {
    std::string list;
    for (const Diagnostic& problem : diagnostics.all()) list += problem.rule->id;
    return list;
  }
  test::MemoryFileSystem files;
  SourceMap sources;
  Diagnostics diagnostics;
  std::string text;
};

}  // namespace

TEST_CASE("a text is kept without a byte order mark and with line feeds only") {
  CHECK(Read("a\nb\n").text == "a\nb\n");
  CHECK(Read("\xEF\xBB\xBF"
             "a\n")
            .text == "a\n");
  CHECK(Read("a\r\nb\rc\r\n").text == "a\nb\nc\n");
  CHECK(Read("a\r").text == "a\n");
  CHECK(Read("\r\r\n\n").text == "\n\n\n");
  CHECK(Read("").text == "");
  CHECK(Read("tab\t é 日本 😀\n").rules() == "");
}

TEST_CASE("bytes that are no text are refused at their place") {
  const std::string bytes =
      GENERATE(values<std::string>({"ab\x80", "ab\xC3", "ab\xED\xA0\x80", "ab\0c"s, "ab\x07",
                                    "ab\x7F", "ab\u0085", "ab\u202E", "ab\u2066"}));
  const Read read(bytes);
  REQUIRE(read.rules() == "file-encoding");
  CHECK(read.text == "(none)");
  CHECK(read.diagnostics.all()[0].span.begin == 2);
}

TEST_CASE("a file saved as UTF-16 is told so") {
  const Read read(
      "\xFF\xFE"
      "a\0"s);
  REQUIRE(read.rules() == "file-encoding");
  CHECK(read.diagnostics.all()[0].message.find("UTF-16") != std::string::npos);
}

TEST_CASE("a file at its limit is read, one byte more is not") {
  CHECK(Read(std::string(10, 'a'), 10).rules() == "");
  CHECK(Read(std::string(11, 'a'), 10).rules() == "file-size");
}

TEST_CASE("a file that cannot be read is reported for what it is") {
  CHECK(Read(ReadStatus::missing).rules() == "file-unreadable");
  CHECK(Read(ReadStatus::unreadable).rules() == "file-unreadable");
  CHECK(Read(ReadStatus::symlink).rules() == "file-kind");
  CHECK(Read(ReadStatus::not_a_file).rules() == "file-kind");
  CHECK(Read(ReadStatus::missing).text == "(none)");
}

TEST_CASE("a file of any kind keeps its bytes") {
  test::MemoryFileSystem files;
  files.add("content/a.pdf", "\r\n\0\xFF"s);
  SourceMap sources;
  Diagnostics diagnostics;
  const auto raw = read_raw(files, *SitePath::parse("content/a.pdf"), 4, sources, diagnostics);
  REQUIRE(raw);
  CHECK(raw->bytes == "\r\n\0\xFF"s);
  CHECK(sources.path(raw->file) == "content/a.pdf");
  CHECK_FALSE(read_raw(files, *SitePath::parse("content/a.pdf"), 3, sources, diagnostics));
  CHECK(diagnostics.all().back().rule->id == "file-size");
}
