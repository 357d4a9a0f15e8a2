#include "preview/watcher.h"

#include <sys/poll.h>

#include <algorithm>
#include <filesystem>

#include <catch2/catch.hpp>

#include "base/environment_error.h"
#include "support/temporary_folder.h"

using namespace pier;
using namespace pier::preview;
using pier::test::TemporaryFolder;

namespace fs = std::filesystem;

namespace {

using Step = FileChange::Step;

/// A site whose folders "content" and "data" are watched.
struct Watched {
  Watched() {
    folder.write("content/about/index.md", "Text.");
    folder.write("public/index.html", "Text.");
    watcher.emplace(std::vector<WatchedPlace>{{folder.path(), {"content", "data"}}});
  }

  /// What was told since the last call, as "step name".
  std::vector<std::string> changes() {
    std::vector<std::string> all;
    pollfd wanted{watcher->descriptor(), POLLIN, 0};
    while (::poll(&wanted, 1, 0) > 0) {
      watcher->read([&](const FileChange& change) {
        constexpr const char* kSteps[] = {"created", "modified", "closed",
                                          "arrived", "left",     "other"};
        all.push_back(std::string(kSteps[static_cast<int>(change.step)]) + " " + change.name);
      });
    }
    return all;
  }
  bool told(std::string_view change) {
    const auto all = changes();
    return std::find(all.begin(), all.end(), change) != all.end();
  }

  TemporaryFolder folder;
  std::optional<Watcher> watcher;
};

}  // namespace

TEST_CASE("writing into a file is told step by step") {
  Watched watched;
  watched.folder.write("content/about/index.md", "Other text.");
  const auto changes = watched.changes();
  REQUIRE(changes.size() >= 2);
  CHECK(changes.front() == "modified index.md");
  CHECK(changes.back() == "closed index.md");
}

TEST_CASE("renaming and removing are told") {
  Watched watched;
  const fs::path content = watched.folder.path() / "content";
  watched.folder.write("content/about/new.md", "Text.");
  CHECK(watched.changes().front() == "created new.md");
  fs::rename(content / "about/new.md", content / "about/index.md");
  CHECK(watched.changes() == std::vector<std::string>{"left new.md", "arrived index.md"});
  fs::remove(content / "about/index.md");
  CHECK(watched.told("left index.md"));
}

TEST_CASE("nothing is told of other folders and of names that builds ignore") {
  Watched watched;
  watched.folder.write("public/index.html", "Other text.");
  watched.folder.write("notes.md", "Text.");
  watched.folder.write("content/.index.md.swp", "Text.");
  watched.folder.write("content/index.md~", "Text.");
  watched.folder.write("content/.git/index", "Text.");
  CHECK(watched.changes().empty());
}

TEST_CASE("a new folder is watched with all that is in it") {
  Watched watched;
  watched.folder.write("content/adults/neglect/index.md", "Text.");
  CHECK(watched.told("other adults"));
  watched.folder.write("content/adults/neglect/index.md", "Other text.");
  CHECK(watched.told("closed index.md"));
}

TEST_CASE("a folder that is moved is watched where it is") {
  Watched watched;
  const fs::path content = watched.folder.path() / "content";
  fs::create_directory(watched.folder.path() / "elsewhere");
  fs::rename(content / "about", content / "us");
  CHECK(watched.told("other us"));
  watched.folder.write("content/us/index.md", "Other text.");
  CHECK(watched.told("closed index.md"));
  fs::rename(content / "us", watched.folder.path() / "elsewhere/us");
  CHECK(watched.told("other us"));
  watched.folder.write("elsewhere/us/index.md", "Text again.");
  CHECK(watched.changes().empty());
}

TEST_CASE("a folder that is made later, or goes and comes back, is watched") {
  Watched watched;
  watched.folder.write("data/site.yaml", "name: Seaby");
  CHECK(watched.told("other data"));
  fs::remove_all(watched.folder.path() / "data");
  CHECK(watched.told("other data"));
  watched.folder.write("data/site.yaml", "name: Seaby");
  CHECK(watched.told("other data"));
  watched.folder.write("data/site.yaml", "name: Other");
  CHECK(watched.told("closed site.yaml"));
}

TEST_CASE("a link to a folder is a change, and is not followed") {
  Watched watched;
  watched.folder.write("elsewhere/a.md", "Text.");
  fs::create_directory_symlink(watched.folder.path() / "elsewhere",
                               watched.folder.path() / "content/link");
  CHECK(watched.told("created link"));
  watched.folder.write("elsewhere/a.md", "Other text.");
  CHECK(watched.changes().empty());
}

TEST_CASE("two places in one folder are both watched") {
  const TemporaryFolder folder;
  folder.write("content/a.md", "Text.");
  folder.write("assets/a.css", "");
  Watcher watcher({{folder.path(), {"content"}}, {folder.path(), {"assets"}}});
  std::size_t told = 0;
  fs::remove_all(folder.path() / "content");
  fs::remove_all(folder.path() / "assets");
  watcher.read([&](const FileChange& change) {
    if (change.name == "content" || change.name == "assets") ++told;
  });
  CHECK(told == 2);
}

TEST_CASE("more events than the kernel keeps are one change, and folders that came are watched") {
  Watched watched;
  const fs::path content = watched.folder.path() / "content";
  // The kernel joins an event that is like the last one, so that two names take turns.
  watched.folder.write("content/a.md", "");
  watched.folder.write("content/b.md", "");
  for (int i = 0; i < 20'000; ++i) {
    for (const char* name : {"a.md", "b.md"}) {
      fs::permissions(content / name, fs::perms::owner_all);
    }
  }
  watched.folder.write("content/late/index.md", "Text.");
  CHECK(watched.told("other "));
  watched.folder.write("content/late/index.md", "Other text.");
  CHECK(watched.told("closed index.md"));
}

TEST_CASE("a site that is not there cannot be watched") {
  const TemporaryFolder folder;
  CHECK_THROWS_AS(Watcher({{folder.path() / "none", {"content"}}}), EnvironmentError);
}
