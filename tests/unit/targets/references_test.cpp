#include "targets/references.h"

#include <catch2/catch.hpp>

using pier::targets::references_of;
using Paths = std::vector<std::string>;

TEST_CASE("references are files of the site, each once") {
  CHECK(references_of("<a href=\"/about/\">A</a><a href=\"/about/#team\">B</a>"
                      "<img src=\"/assets/a-1.png\" alt=\"\">",
                      "index.html", "") ==
        Paths{"about/index.html", "assets/a-1.png", "assets/a-1.png/index.html"});
}

TEST_CASE("an address without a slash may be a file or a folder") {
  CHECK(references_of("<a href=\"/about\">A</a>", "index.html", "") ==
        Paths{"about", "about/index.html"});
}

TEST_CASE("what lies elsewhere is no reference") {
  CHECK(references_of("<a href=\"https://www.gov.uk/\">A</a><a href=\"tel:+441702555000\">B</a>"
                      "<a href=\"#top\">C</a><a href=\"//x.example/\">D</a><a href=\"?a\">E</a>",
                      "index.html", "")
            .empty());
}

TEST_CASE("addresses are relative to the page, and lie below the base path") {
  CHECK(references_of("<a href=\"b/?q=1\">A</a><a href=\"../c.pdf\">B</a>", "a/index.html", "") ==
        Paths{"a/b/index.html", "c.pdf", "c.pdf/index.html"});
  CHECK(references_of("<a href=\"/site/a/\">A</a><a href=\"/b/\">B</a><a href=\"/sites/\">C</a>",
                      "index.html", "/site") == Paths{"a/index.html"});
}

TEST_CASE("a set of pictures, a refresh and escapes are understood") {
  CHECK(references_of("<img srcset=\"/a.png 1x, /b.png 2x\" alt=\"\">", "index.html", "") ==
        Paths{"a.png", "a.png/index.html", "b.png", "b.png/index.html"});
  CHECK(references_of("<meta http-equiv=\"refresh\" content=\"0; url=/new/\">", "index.html", "") ==
        Paths{"new/index.html"});
  CHECK(references_of("<a href=\"/a%20b&amp;c.pdf\">A</a>", "index.html", "") ==
        Paths{"a b&c.pdf", "a b&c.pdf/index.html"});
}
