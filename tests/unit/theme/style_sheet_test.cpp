#include "theme/style_sheet.h"

#include <catch2/catch.hpp>

#include "diagnostics/render.h"

using namespace pier;

namespace {

struct Rewritten {
  SourceMap map;
  Diagnostics diagnostics;
  std::string text;

  explicit Rewritten(const std::string& css, const char* path = "civic.css") {
    const FileId file = map.add("assets/civic.css", css);
    const PublishedPath published = [](const SitePath& name) -> std::optional<SitePath> {
      if (name.text() == "fonts/a.woff2") return SitePath::parse("fonts/a.0123456789.woff2");
      if (name.text() == "sea.svg") return SitePath::parse("sea.9876543210.svg");
      return std::nullopt;
    };
    text = with_published_names({*SitePath::parse(path), css, file, true}, published, diagnostics);
  }
};

}  // namespace

TEST_CASE("addresses in a style sheet lead to published names") {
  const Rewritten result(
      "a{src:url(fonts/a.woff2)format('woff2'),url( \"sea.svg?x#y\" )}b{c:URL('./sea.svg')}");
  CHECK(result.text ==
        "a{src:url(fonts/a.0123456789.woff2)format('woff2'),url( \"sea.9876543210.svg?x#y\" )}"
        "b{c:URL('sea.9876543210.svg')}");
  CHECK(result.diagnostics.empty());
}

TEST_CASE("a style sheet in a folder finds its way") {
  CHECK(Rewritten("a{b:url(../sea.svg)}", "styles/civic.css").text ==
        "a{b:url(../sea.9876543210.svg)}");
}

TEST_CASE("comments, texts, fragments and data stay as they are") {
  for (const char* css : {"/* url(no.png) */a{}", "a{content:\"url(no.png)\"}", "a{b:url(#c)}",
                          "a{b:url(data:image/gif;base64,R0lG)}", "a{b:myurl(no.png)}",
                          "/* unclosed url(no.png)", "a{content:'unclosed url(no.png)"}) {
    const Rewritten result(css);
    CHECK(result.text == css);
    CHECK(result.diagnostics.empty());
  }
}

TEST_CASE("addresses of other sites and of nothing are reported at their place") {
  Rewritten result("a{b:url(https://x.example/a.png)}c{d:url(no.png)}");
  CHECK(render(result.diagnostics, result.map, {}) ==
        "assets/civic.css:1:9: error: `https://x.example/a.png` lies on another site "
        "[theme-external]\n"
        "  1 | a{b:url(https://x.example/a.png)}c{d:url(no.png)}\n"
        "    |         ^~~~~~~~~~~~~~~~~~~~~~~\n"
        "  help: put the file into the theme: pages ask no other site for anything\n"
        "assets/civic.css:1:42: error: the theme has no file `no.png` [theme-asset]\n"
        "  1 | a{b:url(https://x.example/a.png)}c{d:url(no.png)}\n"
        "    |                                          ^~~~~~\n"
        "  help: write the way to an asset from this style sheet: `fonts/name.woff2`\n"
        "2 errors, 0 warnings\n");
  CHECK(Rewritten("@import 'a.css';").diagnostics.all().size() == 1);
  CHECK(Rewritten("a{b:url(//x.example/a)}").diagnostics.all().size() == 1);
  CHECK(Rewritten("a{b:url(/fonts/a.woff2)}").diagnostics.all().size() == 1);
  CHECK(Rewritten("a{b:url(../../etc)}").diagnostics.all().size() == 1);
}

TEST_CASE("a link from one folder to a file is as short as can be") {
  const auto link = [](const char* folder, const char* target) {
    return relative_link(*SitePath::parse(folder), *SitePath::parse(target));
  };
  CHECK(link("", "a.css") == "a.css");
  CHECK(link("", "a/b.css") == "a/b.css");
  CHECK(link("a", "b.css") == "../b.css");
  CHECK(link("a/b", "a/c/d.css") == "../c/d.css");
  CHECK(link("a/b", "a/b/c.css") == "c.css");
}
