#include "markdown/front_matter.h"

#include <catch2/catch.hpp>

#include "diagnostics/render.h"

using namespace pier;
using namespace pier::markdown;

namespace {

struct Split {
  explicit Split(std::string text)
      : file(sources.add("content/a.md", std::move(text))),
        parts(split_front_matter(file, sources, diagnostics)) {}

  std::string_view front_matter() const { return sources.text(parts.front_matter); }
  std::string_view body() const { return sources.text(parts.body); }

  SourceMap sources;
  Diagnostics diagnostics;
  FileId file;
  Parts parts;
};

}  // namespace

TEST_CASE("front matter stands between two lines of hyphens") {
  const Split split("---\ntitle: A\n---\n\nText\n---\n");
  CHECK(split.parts.has_front_matter);
  CHECK(split.front_matter() == "title: A\n");
  CHECK(split.body() == "\nText\n---\n");
}

TEST_CASE("front matter may be empty, and may have the line ends of Windows") {
  CHECK(Split("---\n---\n").front_matter().empty());
  const Split split("---\r\ntitle: A\r\n---  \r\nText");
  CHECK(split.front_matter() == "title: A\r\n");
  CHECK(split.body() == "Text");
}

TEST_CASE("a file without a first line of hyphens is all body") {
  for (const char* text : {"", "Text\n---\n", "\n---\na: b\n---\n", "----\n", "--- a\n---\n"}) {
    const Split split(text);
    CHECK_FALSE(split.parts.has_front_matter);
    CHECK(split.body() == text);
    CHECK(split.diagnostics.empty());
  }
}

TEST_CASE("front matter that is not closed is taken to end at the first empty line") {
  const Split split("---\ntitle: A\n\nText\n");
  CHECK(split.front_matter() == "title: A\n");
  CHECK(split.body() == "\nText\n");
  CHECK(render(split.diagnostics, split.sources, {}) ==
        "content/a.md:1:1: error: the front matter that begins here has no closing line "
        "[front-matter-unclosed]\n"
        "  1 | ---\n"
        "    | ^~~\n"
        "  help: write a line `---` between the fields and the text\n"
        "1 error, 0 warnings\n");
}
