#include "targets/built_site.h"

#include <catch2/catch.hpp>

#include "publish/manifest.h"
#include "support/temporary_folder.h"

using namespace pier;
using namespace pier::targets;
using pier::test::TemporaryFolder;

namespace {

constexpr const char* kHeaders =
    "/*\n  X-Frame-Options: DENY\n/assets/*\n  Cache-Control: public\n/search/parts/*\n";

/// A folder with a site of a few files, as a build leaves it.
struct BuiltFolder {
  TemporaryFolder folder;

  explicit BuiltFolder(const std::string& headers = kHeaders) {
    const std::vector<std::pair<std::string, std::string>> files{
        {"_headers", headers},
        {"_redirects", "/old/ /new/ 301\n/gone/ /gone/index.html 410\n"},
        {"index.html", "<a href=\"/new/\">New</a>"},
        {"new/index.html", "new"}};
    std::vector<ManifestEntry> entries;
    for (const auto& [path, text] : files) {
      folder.write("public/" + path, text);
      entries.push_back({path, text.size(), digest_of(text)});
    }
    folder.write("public/" + std::string(kManifestName), write_manifest(entries));
  }

  std::string refusal() const {
    Refusal refusal;
    const auto site = BuiltSite::open(folder.path() / "public", Jobs{}, refusal);
    return site ? "" : refusal.why;
  }
};

}  // namespace

TEST_CASE("a site for readers is opened with its redirects and references") {
  const BuiltFolder built;
  Refusal refusal;
  const auto site = BuiltSite::open(built.folder.path() / "public", Jobs{}, refusal);
  REQUIRE(site);
  CHECK(site->list().files.size() == 4);
  CHECK(site->base_path().empty());
  CHECK(site->redirects() == std::map<std::string, std::string>{{"old/index.html", "/new/"}});
  CHECK(site->references()("index.html") == std::vector<std::string>{"new/index.html"});
  CHECK(site->bytes(*site->list().find("new/index.html")) == "new");
}

TEST_CASE("a preview is not published") {
  const BuiltFolder built("/*\n  X-Robots-Tag: noindex\n/assets/*\n");
  CHECK_THAT(built.refusal(), Catch::Contains("is a preview"));
}

TEST_CASE("a site that is not whole is not published") {
  SECTION("a file is missing") {
    const BuiltFolder built;
    std::filesystem::remove(built.folder.path() / "public/new/index.html");
    CHECK_THAT(built.refusal(), Catch::Contains("new/index.html` is not as the build left it"));
  }
  SECTION("a file was changed, and has its size") {
    BuiltFolder built;
    built.folder.write("public/new/index.html", "now");
    CHECK_THAT(built.refusal(), Catch::Contains("new/index.html` is not as the build left it"));
  }
  SECTION("the list is damaged") {
    BuiltFolder built;
    built.folder.write("public/.pier-manifest", write_manifest({}) + "rubbish\n");
    CHECK_THAT(built.refusal(), Catch::Contains("is damaged"));
  }
  SECTION("nothing was built") {
    const TemporaryFolder folder;
    Refusal refusal;
    CHECK_FALSE(BuiltSite::open(folder.path() / "public", Jobs{}, refusal));
    CHECK_THAT(refusal.why, Catch::Contains("there is no site"));
  }
}

TEST_CASE("a list that names a file outside the site is damaged") {
  const std::vector<ManifestEntry> entries{{"../x", 1, digest_of("x")}};
  CHECK_FALSE(FileList::read(write_manifest(entries)));
}

TEST_CASE("the base path is read from the headers") {
  CHECK(base_path_of("/*\n  A: b\n/site/assets/*\n  C: d\n") == "/site");
  CHECK_FALSE(base_path_of("/*\n"));
  CHECK(redirects_of("/site/a/ /site/b/ 301\n/site/c /site/d 301\n", "/site") ==
        std::map<std::string, std::string>{{"a/index.html", "/site/b/"}, {"c", "/site/d"}});
}
