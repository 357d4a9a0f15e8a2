#include "publish/output.h"

#include <catch2/catch.hpp>

using namespace pier;

namespace {

/// What is said when `second` is added after `first`, or "".
std::string complaint(const std::string& first, const std::string& second) {
  Output output;
  Diagnostics diagnostics;
  REQUIRE(output.add(*SitePath::parse(first), {"1", {}}, diagnostics));
  const bool added = output.add(*SitePath::parse(second), {"2", {}}, diagnostics);
  CHECK(output.files().size() == (added ? 2 : 1));
  return added ? "" : diagnostics.all()[0].message;
}

}  // namespace

TEST_CASE("an address has one claimant") {
  CHECK(complaint("a/index.html", "a/index.html") == "the address `/a/` is taken already");
  CHECK(complaint("a/index.html", "A/index.html") ==
        "the addresses `/a/` and `/A/` differ by capitals only");
  CHECK(complaint("A/index.html", "a/index.html") ==
        "the addresses `/A/` and `/a/` differ by capitals only");
  CHECK(complaint("A/b/index.html", "a/B/index.html") ==
        "the addresses `/A/b/` and `/a/B/` differ by capitals only");
}

TEST_CASE("a file does not stand where another needs a folder") {
  CHECK(complaint("a", "a/b/index.html") ==
        "`/a` would have to be a file, and a folder for `/a/b/index.html` as well");
  CHECK(complaint("a/b/index.html", "A") ==
        "`/A` would have to be a file, and a folder for `/a/b/index.html` as well");
  CHECK(complaint("A/b/index.html", "a") ==
        "`/a` would have to be a file, and a folder for `/A/b/index.html` as well");
  CHECK(complaint("a/B/index.html", "A") ==
        "`/A` would have to be a file, and a folder for `/a/B/index.html` as well");
  CHECK(complaint("A", "a/b/index.html") ==
        "`/A` would have to be a file, and a folder for `/a/b/index.html` as well");
}

TEST_CASE("addresses that only begin alike do not disturb each other") {
  CHECK(complaint("a", "ab/index.html").empty());
  CHECK(complaint("a/index.html", "a.html").empty());
  CHECK(complaint("a-b/index.html", "a/index.html").empty());
}
