#include "publish/output_folder.h"

#include <cstdlib>

#include <sys/stat.h>
#include <catch2/catch.hpp>

#include "base/environment_error.h"
#include "publish/manifest.h"
#include "support/as_nobody.h"
#include "support/temporary_folder.h"

using namespace pier;
using pier::test::AsNobody;
using pier::test::TemporaryFolder;

namespace fs = std::filesystem;

namespace {

/// A folder "site" as in a repository, inside a folder of its own.
struct Site {
  Site() {
    folder.write("site/content/index.md", "# Home");
    folder.write("site/.git/config", "");
    folder.write("site/public/.gitignore", "*\n");
  }
  fs::path path() const { return folder.path() / "site"; }

  TemporaryFolder folder;
};

/// Sets HOME, and sets it back.
class Home {
 public:
  explicit Home(const fs::path& path) { setenv("HOME", path.c_str(), 1); }
  Home(const Home&) = delete;
  Home& operator=(const Home&) = delete;
  ~Home() { setenv("HOME", before_.c_str(), 1); }

 private:
  std::string before_ = std::getenv("HOME") == nullptr ? "/" : std::getenv("HOME");
};

/// What check_output_folder says, or "" when it agrees.
std::string refusal(const fs::path& out, const fs::path& site) {
  try {
    check_output_folder(out, site);
    return {};
  } catch (const EnvironmentError& error) {
    CHECK_FALSE(error.help().empty());
    return error.what();
  }
}

}  // namespace

TEST_CASE("folders whose loss would hurt are refused, empty or not") {
  const Site site;
  const fs::path top = site.path();
  const fs::path home = site.folder.path() / "home/person";
  fs::create_directories(home);
  fs::create_directories(top / "empty");
  const Home as_person(home);
  const std::vector<fs::path> dangerous{
      "",
      "/",
      "//",
      "/.",
      "/tmp/..",
      "~",
      "~/site",
      home,
      home / "",
      home.parent_path(),
      top,
      top / ".",
      top / "",
      top / "..",
      top / "empty/..",
      top / "content/../..",
      site.folder.path(),
      top / "content",
      top / "content/new",
      top / "data",
      top / "themes/civic",
      top / "src",
      top / ".git",
      top / ".git/public",
      top / "public/../content",
      top / "content/index.md",
      "/etc",
      "/usr/bin",
      "/dev/null",
      "/proc",
  };
  for (const fs::path& out : dangerous) {
    INFO(out);
    CHECK_THAT(refusal(out, top), Catch::StartsWith("the site cannot be published into `"));
  }
}

TEST_CASE("a relative folder above or beside the site is seen for what it is") {
  const Site site;
  const fs::path before = fs::current_path();
  fs::current_path(site.path());
  CHECK_THAT(refusal("..", "."), Catch::EndsWith("it holds the site itself"));
  CHECK_THAT(refusal(".", "."), Catch::EndsWith("it is the folder of the site itself"));
  CHECK_THAT(refusal("content", "."),
             Catch::EndsWith("it belongs to `content`, which holds sources of the site"));
  CHECK(refusal("public", ".").empty());
  CHECK(refusal("./public/", ".").empty());
  CHECK(refusal("../beside", ".").empty());
  fs::current_path(before);
}

TEST_CASE("a way round through a link is seen for what it is") {
  const Site site;
  fs::create_directory_symlink(site.path(), site.folder.path() / "way-round");
  fs::create_directory_symlink(site.path() / "public", site.folder.path() / "link");
  CHECK_FALSE(refusal(site.folder.path() / "way-round/content", site.path()).empty());
  CHECK_THAT(refusal(site.folder.path() / "link", site.path()),
             Catch::EndsWith("it is a symbolic link"));
  CHECK(refusal(site.folder.path() / "way-round/public", site.path()).empty());
}

TEST_CASE("a folder is taken when it is missing, empty, or empty but for a .gitignore") {
  const Site site;
  fs::create_directory(site.path() / "empty");
  CHECK(check_output_folder(site.path() / "missing/deeper", site.path()).name == "deeper");
  CHECK(refusal(site.path() / "empty", site.path()).empty());
  CHECK(refusal(site.path() / "public", site.path()).empty());
  CHECK_FALSE(fs::exists(site.path() / "missing"));
}

TEST_CASE("a folder with files is taken only when Pier made it") {
  const Site site;
  site.folder.write("site/public/holiday.jpg", "jpg");
  CHECK_THAT(refusal(site.path() / "public", site.path()),
             Catch::EndsWith("it holds files that Pier did not make, such as `holiday.jpg`"));
  site.folder.write("site/public/.pier-manifest", "something else");
  CHECK_FALSE(refusal(site.path() / "public", site.path()).empty());
  site.folder.write("site/public/.pier-manifest", write_manifest({}));
  CHECK(refusal(site.path() / "public", site.path()).empty());
}

TEST_CASE("a file and a FIFO are no folders") {
  const Site site;
  site.folder.write("site/file", "");
  REQUIRE(mkfifo((site.path() / "fifo").c_str(), 0644) == 0);
  CHECK_THAT(refusal(site.path() / "file", site.path()), Catch::EndsWith("it is not a folder"));
  CHECK_THAT(refusal(site.path() / "fifo", site.path()), Catch::EndsWith("it is not a folder"));
  CHECK_FALSE(refusal(site.path() / "file/public", site.path()).empty());
}

TEST_CASE("a folder that this account may not look into is not taken for an empty one") {
  const Site site;
  fs::permissions(site.folder.path(), fs::perms::all);
  fs::permissions(site.path() / "public", fs::perms::none);
  const AsNobody nobody;
  CHECK_THAT(refusal(site.path() / "public", site.path()),
             Catch::EndsWith("this account is not allowed to"));
}
