#include "preview/inject.h"

#include <catch2/catch.hpp>

#include "base/site_path.h"
#include "preview/host_rules.h"
#include "publish/content_type.h"

using namespace pier;
using namespace pier::preview;

namespace {

const Additions kAdditions{"[head]", "[below]", "[end]"};

}  // namespace

TEST_CASE("additions stand in the head, below the header and at the end of the body") {
  CHECK(
      with_additions("<html><head></head><body class=\"a\"><header>H</header><main>M</main></body>"
                     "</html>",
                     kAdditions) ==
      "<html><head>[head]</head><body class=\"a\"><header>H</header>[below]<main>M</main>[end]"
      "</body></html>");
}

TEST_CASE("without a header of the site they stand first in the body") {
  CHECK(with_additions("<head></head><body><p>Text</p></body>", kAdditions) ==
        "<head>[head]</head><body>[below]<p>Text</p>[end]</body>");
  CHECK(with_additions("<head></head><body><main><header>Of an article</header></main></body>",
                       kAdditions) ==
        "<head>[head]</head><body>[below]<main><header>Of an article</header></main>[end]</body>");
}

TEST_CASE("what is no whole page keeps its order") {
  CHECK(with_additions("", kAdditions) == "[head][below][end]");
  CHECK(with_additions("Text", kAdditions) == "Text[head][below][end]");
  CHECK(with_additions("<body", kAdditions) == "<body[head][below][end]");
  CHECK(with_additions("</body></head>", kAdditions) == "</body>[head]</head>[below][end]");
}

TEST_CASE("files have the types of their extensions") {
  const auto type = [](std::string_view path) { return content_type(*SitePath::parse(path)); };
  CHECK(type("a/index.html") == "text/html; charset=utf-8");
  CHECK(type("a.ics") == "text/calendar; charset=utf-8");
  CHECK(type("A.PDF") == "application/pdf");
  CHECK(type("a.woff2") == "font/woff2");
  CHECK(type("shared/a.md") == "text/markdown; charset=utf-8");
  CHECK(type("_headers") == "text/plain; charset=utf-8");
  CHECK(type("a.unknown") == "application/octet-stream");
  CHECK(type("a.zz") == "application/octet-stream");
}

TEST_CASE("rules for hosts are read as hosts read them") {
  Output output;
  Diagnostics diagnostics;
  output.add(*SitePath::parse("_headers"),
             {Bytes("# A remark:\n/*\n  A: b: c\n  B:d\n\n/exact\n  C: e\n  no header\n")},
             diagnostics);
  output.add(*SitePath::parse("_redirects"),
             {Bytes("/a/ /b/ 301\n/c/ /d/\n\n/e/ /e/index.html 410\n")}, diagnostics);
  const HostRules rules(output);
  CHECK(rules.headers_for("/x") == Headers{{"A", "b: c"}, {"B", "d"}});
  CHECK(rules.headers_for("/exact") == Headers{{"A", "b: c"}, {"B", "d"}, {"C", "e"}});
  REQUIRE(rules.redirect_at("/a/") != nullptr);
  CHECK(rules.redirect_at("/a/")->to == "/b/");
  CHECK(rules.redirect_at("/e/")->status == 410);
  CHECK(rules.redirect_at("/c/") == nullptr);
  CHECK(rules.redirect_at("/a") == nullptr);
}
