#include "base/site_path.h"

#include <catch2/catch.hpp>

using namespace pier;

TEST_CASE("a path that could leave its folder or fail on a host is refused") {
  for (const auto* text :
       {"../a", "a/../b", "/a", "a//b", "a/", "./a", "a\\b", "C:", "a\nb", "a.", "a ", "a/./b"}) {
    INFO(text);
    CHECK_FALSE(SitePath::parse(text));
  }
  CHECK_FALSE(SitePath::parse(std::string(101, 'a')));
  CHECK_FALSE(SitePath::parse(std::string(3, 'a') + std::string(1, '\0')));
}

TEST_CASE("a path tells its parts") {
  const SitePath path = *SitePath::parse("about/groups/board.md");
  CHECK(path.parent().text() == "about/groups");
  CHECK(path.name() == "board.md");
  CHECK(path.stem() == "board");
  CHECK(path.extension() == ".md");
  CHECK((path.parent() / *SitePath::parse("x.md")).text() == "about/groups/x.md");
}

TEST_CASE("a relative link is followed from its folder and cannot leave the top") {
  const SitePath folder = *SitePath::parse("a/b");
  CHECK(resolve(folder, "../c.md")->text() == "a/c.md");
  CHECK(resolve(folder, "./c.md")->text() == "a/b/c.md");
  CHECK_FALSE(resolve(folder, "../../../c.md"));
  CHECK_FALSE(resolve(folder, "c//d.md"));
}
