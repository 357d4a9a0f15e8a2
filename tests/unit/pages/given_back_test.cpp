#include <catch2/catch.hpp>

#include "markdown/document.h"
#include "pages/page_text.h"
#include "support/rendered_site.h"

using namespace pier;
using test::AssembledSite;
using test::page;

namespace {

/// A site whose pages were made with their texts noted.
struct Noted {
  explicit Noted(AssembledSite::Files files) : made(std::move(files)) {
    const Theme theme = test::plain_theme(made.sources, made.diagnostics);
    PageTexts texts(made.site, made.sources, {1});
    const Pdfs none;
    const PageMaker maker(made.site, theme, made.sources, none, {1}, made.diagnostics, &texts);
    for (std::size_t i = 0; i < maker.count(); ++i) maker.make(i, true, made.diagnostics);
  }
  const markdown::Document& document(std::string_view source) const {
    return made.site.entry(made.id(source)).document;
  }

  AssembledSite made;
};

}  // namespace

TEST_CASE("the tree of a text that only its page reads is given back with the page") {
  const Noted noted({{"content/a.md", page("A", "", "## Part\n\nSee [B](b.md).\n")},
                     {"content/b.md", page("B", "", "")}});
  const markdown::Document& document = noted.document("a.md");
  CHECK_FALSE(document.has_tree());
  CHECK(document.headings().front().text == "Part");
  CHECK(document.links().front().destination == "b.md");
  CHECK_FALSE(noted.document("b.md").has_tree());
}

TEST_CASE("a text that others read keeps its tree") {
  const Noted noted(
      {{"content/printed.md", page("A", "pdf: true\n", "Text.\n")},
       {"content/shared.md", page("B", test::guidance() + "share_as: b\n", "Text.\n")},
       {"content/f/index.md", page("F", "", "Text.\n")},
       {"content/f/easy.md", page("Easy", "type: easy-read\nof: [index]\n")}});
  for (const char* source : {"printed.md", "shared.md", "f/index.md", "f/easy.md"}) {
    CAPTURE(source);
    CHECK(noted.document(source).has_tree());
  }
}
