#include "html/escape.h"

#include <catch2/catch.hpp>

using namespace pier::html;

TEST_CASE("text is escaped as markupsafe does") {
  CHECK(escaped("<a href=\"x\">'&'</a>", Context::text) ==
        "&lt;a href=&#34;x&#34;&gt;&#39;&amp;&#39;&lt;/a&gt;");
}

TEST_CASE("only allowed schemes are safe, in every spelling") {
  for (const auto* url : {"https://a.b/c?d=e#f", "http://a.b", "mailto:a@b.example",
                          "tel:+441632960001", "/a/b/", "../a", "#top", "a?b", "", "a/b:c"}) {
    INFO(url);
    CHECK(safe_url(url));
  }
  for (const auto* url :
       {"javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:x", " javascript:x",
        "feed:javascript:x", "view-source:javascript:x", "data:image/png;base64,AA", "blob:x",
        "vbscript:x", "//evil.example", "\\\\evil", "https:evil.example", "http://a.b@evil/",
        "https://", "file:///etc/passwd", "jar:http://x"}) {
    INFO(url);
    CHECK_FALSE(safe_url(url));
    CHECK(escaped(url, Context::url) == "#");
  }
}
