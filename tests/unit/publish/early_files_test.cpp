#include "publish/early_files.h"

#include <catch2/catch.hpp>

#include "unit/publish/place.h"

using namespace pier;
using test::Files;
using test::Place;

namespace fs = std::filesystem;

namespace {

const Files kPages{{"index.html", "home"},
                   {"about/index.html", "about"},
                   {"about/us/index.html", "us"},
                   {"news/a/index.html", "a"}};

Html markup(const std::string& text) {
  return Html::trusted({text, {}});
}

/// One build that puts its pages away.
class EarlyBuild {
 public:
  explicit EarlyBuild(const Place& place)
      : lock_({"public", place.folder.path(), "public"}),
        live_(lock_, Jobs{2}),
        early_(live_, lock_, Jobs{2}) {}

  Artifact::Place add(const std::string& path, const std::string& text) {
    Artifact file = early_.put_away(*SitePath::parse(path), markup(text), {});
    const Artifact::Place place = file.place;
    output_.add(*SitePath::parse(path), std::move(file), diagnostics_);
    return place;
  }
  void add(const Files& pages) {
    for (const auto& [path, text] : pages) add(path, text);
  }
  PublishResult publish() { return publish_tree(output_, live_, lock_, Jobs{2}, &early_); }

  Output& output() { return output_; }
  EarlyFiles& early() { return early_; }
  std::string read(const std::string& path) const {
    return early_.read(*SitePath::parse(path), *output_.find(*SitePath::parse(path)));
  }

 private:
  PublishLock lock_;
  LiveTree live_;
  EarlyFiles early_;
  Output output_;
  Diagnostics diagnostics_;
};

}  // namespace

TEST_CASE("pages of a first site wait where nobody looks, and are exchanged with the rest") {
  const Place place;
  {
    EarlyBuild build(place);
    for (const auto& [path, text] : kPages) {
      CHECK(build.add(path, text) == Artifact::Place::staged);
      CHECK(build.read(path) == text);
    }
    CHECK_FALSE(fs::exists(place.out));
    Diagnostics ignored;
    build.output().add(*SitePath::parse("about/style.css"), {"p {}", {}}, ignored);
    build.output().add(*SitePath::parse("feed/news.xml"), {"<feed/>", {}}, ignored);
    CHECK(build.publish().written == kPages.size() + 2);
  }
  Files expected = kPages;
  expected["about/style.css"] = "p {}";
  expected["feed/news.xml"] = "<feed/>";
  CHECK(place.live() == expected);
  CHECK(place.beside().empty());
  // What was recorded of it is true: the same once more writes nothing.
  CHECK(place.publish(expected).written == 0);
  place.live_tree([&](const LiveTree& live, const PublishLock&) {
    CHECK(live.is_as_published());
    return 0;
  });
}

TEST_CASE("a .gitignore stays when pages were put away before") {
  const Place place;
  place.folder.write("public/.gitignore", "*\n");
  {
    EarlyBuild build(place);
    CHECK(build.add("index.html", "home") == Artifact::Place::staged);
    build.publish();
  }
  CHECK(place.live() == Files{{".gitignore", "*\n"}, {"index.html", "home"}});
}

TEST_CASE("pages that are published already stay there; others wait in memory") {
  const Place place;
  place.publish(kPages);
  const auto before = test::status_of(place.out / "about/index.html");
  {
    EarlyBuild build(place);
    for (const auto& [path, text] : kPages) {
      const bool is_new = path == "index.html";
      CHECK(build.add(path, is_new ? "new" : text) ==
            (is_new ? Artifact::Place::here : Artifact::Place::published));
    }
    CHECK(build.read("about/us/index.html") == "us");
    CHECK(build.early().staging() == nullptr);
    CHECK(build.publish().written == 1);
  }
  Files expected = kPages;
  expected["index.html"] = "new";
  CHECK(place.live() == expected);
  CHECK(test::status_of(place.out / "about/index.html").st_ino == before.st_ino);
}

TEST_CASE("pages that stand there stay although the standby tree, which has them too, is removed") {
  const Place place;
  Files pages = kPages;
  place.publish(pages);
  pages["index.html"] = "second";
  place.publish(pages);
  // Not as it was left: it is not taken over.
  fs::remove(place.standby / "about/index.html");
  pages["index.html"] = "third";
  {
    EarlyBuild build(place);
    build.add(pages);
    CHECK(build.publish().written == 1);
  }
  CHECK(place.live() == pages);
  CHECK(place.publish(pages).written == 0);
}

TEST_CASE("a build that ends without a publication leaves nothing") {
  const Place place;
  {
    EarlyBuild build(place);
    build.add(kPages);
    CHECK(fs::exists(place.standby));
  }
  CHECK_FALSE(fs::exists(place.standby));
  CHECK_FALSE(fs::exists(place.out));
  CHECK(place.beside().empty());
}

TEST_CASE("what a killed build had put away is removed by the next") {
  const Place place;
  place.folder.write(".public.pier-standby/.pier-manifest", "");
  place.folder.write(".public.pier-standby/old/index.html", "old");
  {
    EarlyBuild build(place);
    build.add(kPages);
    build.publish();
  }
  CHECK(place.live() == kPages);
}

TEST_CASE("of two pages with one path, or a page where another needs a folder, one is put away") {
  const Place place;
  EarlyBuild build(place);
  CHECK(build.add("a/index.html", "first") == Artifact::Place::staged);
  CHECK(build.add("a/index.html", "second") == Artifact::Place::here);
  CHECK(build.add("a", "a page") == Artifact::Place::here);
  CHECK(build.add("b.html", "a page") == Artifact::Place::staged);
  CHECK(build.add("b.html/index.html", "below it") == Artifact::Place::here);
  CHECK(build.read("a/index.html") == "first");
  CHECK(build.read("b.html") == "a page");
}

TEST_CASE("what happens to pages that were put away is found out before the exchange") {
  const Place place;
  EarlyBuild build(place);
  build.add(kPages);
  SECTION("one has lost bytes") {
    fs::resize_file(place.standby / "about/index.html", 2);
    CHECK_THROWS_WITH(
        build.publish(),
        Catch::Contains("`public/about/index.html` has 2 bytes after it was written"));
  }
  SECTION("one is gone") {
    fs::remove(place.standby / "about/index.html");
    CHECK_THROWS_AS(build.publish(), EnvironmentError);
    CHECK_THROWS_WITH(build.read("about/index.html"), Catch::Contains("was taken away"));
  }
  SECTION("another was added") {
    place.folder.write(".public.pier-standby/about/other.html", "x");
    CHECK_THROWS_WITH(build.publish(), Catch::Contains("files and folders instead of"));
  }
  CHECK_FALSE(fs::exists(place.out));
}

TEST_CASE(
    "pages stay in memory where none can be put away, and it is the publication that says so") {
  const Place place;
  EarlyBuild build(place);
  CHECK(build.add("index.html", "home") == Artifact::Place::staged);
  // A file that is not ours stands where a folder is to be made.
  place.folder.write(".public.pier-standby/about", "x");
  CHECK(build.add("about/index.html", "about") == Artifact::Place::here);
  CHECK(build.add("news/index.html", "news") == Artifact::Place::here);
  CHECK_THROWS_WITH(build.publish(), Catch::Contains("`public/about` cannot be written"));
  CHECK_FALSE(fs::exists(place.out));
}

TEST_CASE("a folder beside the site that is not ours is left alone") {
  const Place place;
  place.folder.write(".public.pier-standby/mine.txt", "mine");
  {
    EarlyBuild build(place);
    build.add(kPages);
    build.publish();
  }
  CHECK(place.live() == kPages);
  CHECK(test::bytes_of(place.standby / "mine.txt") == "mine");
}
