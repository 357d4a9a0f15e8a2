#include "publish/directory_writer.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <sys/stat.h>
#include <catch2/catch.hpp>

#include "base/environment_error.h"
#include "publish/manifest.h"
#include "publish/staging.h"
#include "support/as_nobody.h"
#include "unit/publish/place.h"

using namespace pier;
using pier::test::AsNobody;
using pier::test::bytes_of;
using pier::test::Files;
using pier::test::Place;
using pier::test::status_of;

namespace fs = std::filesystem;

namespace {

const Files kOld{{"index.html", "home"}, {"about/index.html", "about"}, {"style.css", "p {}"}};
const Files kNew{{"index.html", "home, new"}, {"style.css", "p {}"}, {"news/a/index.html", "news"}};

/// A result as text, so that a test shows it.
std::string text(const PublishResult& result) {
  return fmt::format("written {} kept {} removed {}{}", result.written, result.kept, result.removed,
                     result.leftover);
}

}  // namespace

TEST_CASE("a first site is published where nothing was") {
  const Place place;
  CHECK(text(place.publish(kOld)) == "written 3 kept 0 removed 0");
  CHECK(place.live() == kOld);
  CHECK(place.beside().empty());
}

TEST_CASE("a first site is published into an empty folder") {
  const Place place;
  fs::create_directory(place.out);
  place.publish(kOld);
  CHECK(place.live() == kOld);
}

TEST_CASE("a .gitignore at the top stays the file that it is") {
  const Place place;
  place.folder.write("public/.gitignore", "*\n");
  const struct stat before = status_of(place.out / ".gitignore");
  for (const Files* files : {&kOld, &kNew}) {
    CHECK(place.publish(*files).removed == (files == &kOld ? 0 : 1));
    Files expected = *files;
    expected[".gitignore"] = "*\n";
    CHECK(place.live() == expected);
  }
  CHECK(status_of(place.out / ".gitignore").st_ino == before.st_ino);
}

TEST_CASE("a changed site replaces the old one as a whole") {
  const Place place;
  place.publish(kOld);
  CHECK(text(place.publish(kNew)) == "written 2 kept 1 removed 1");
  CHECK(place.live() == kNew);
  CHECK_FALSE(fs::exists(place.out / "about"));
  CHECK(place.beside().empty());
}

TEST_CASE("a file that did not change keeps its inode and its time") {
  const Place place;
  place.publish(kOld);
  const struct stat before = status_of(place.out / "style.css");
  place.publish(kNew);
  const struct stat after = status_of(place.out / "style.css");
  CHECK(after.st_ino == before.st_ino);
  CHECK(after.st_mtim.tv_sec == before.st_mtim.tv_sec);
  CHECK(after.st_mtim.tv_nsec == before.st_mtim.tv_nsec);
  // Its other name is in the standby tree.
  CHECK(after.st_nlink == 2);
  CHECK(status_of(place.standby / "style.css").st_ino == after.st_ino);
}

TEST_CASE("nothing is touched when nothing changed") {
  const Place place;
  place.publish(kOld);
  const struct stat before = status_of(place.out);
  CHECK(text(place.publish(kOld)) == "written 0 kept 3 removed 0");
  const struct stat after = status_of(place.out);
  CHECK(after.st_ino == before.st_ino);
  CHECK(after.st_ctim.tv_sec == before.st_ctim.tv_sec);
  CHECK(after.st_ctim.tv_nsec == before.st_ctim.tv_nsec);
}

TEST_CASE("what was changed by hand in the published folder is repaired") {
  const Place place;
  place.publish(kOld);
  const fs::path page = place.out / "about/index.html";
  SECTION("other bytes of the same size and time") {
    const auto time = fs::last_write_time(page);
    place.folder.write("public/about/index.html", "ABOUT");
    fs::last_write_time(page, time);
  }
  SECTION("a page removed") {
    fs::remove(page);
  }
  SECTION("a folder removed") {
    fs::remove_all(page.parent_path());
  }
  SECTION("a page replaced by a link") {
    fs::remove(page);
    fs::create_symlink("/etc/passwd", page);
  }
  SECTION("a folder replaced by a link to a copy") {
    fs::rename(page.parent_path(), place.folder.path() / "copy");
    fs::create_directory_symlink(place.folder.path() / "copy", page.parent_path());
    // The link is no file of ours; it is named, and nothing is lost.
    CHECK(place.refusal(kOld) == "`public` holds a file that Pier did not make: `about`");
    fs::remove(page.parent_path());
  }
  SECTION("a page hidden from readers") {
    fs::permissions(page, fs::perms::owner_read);
  }
  SECTION("an empty folder added") {
    fs::create_directory(place.out / "empty");
  }
  SECTION("leavings of a desktop added") {
    place.folder.write("public/about/.DS_Store", "x");
  }
  place.publish(kOld);
  CHECK(place.live() == kOld);
  CHECK_FALSE(fs::exists(place.out / "empty"));
  CHECK((status_of(page).st_mode & 0777) == 0644);
}

TEST_CASE("a file that no build made stops the publication before it is lost") {
  const Place place;
  place.publish(kOld);
  place.folder.write("public/holiday/a.jpg", "jpg");
  CHECK(place.refusal(kNew) == "`public` holds a file that Pier did not make: `holiday/a.jpg`");
  place.folder.write("public/holiday/b.jpg", "jpg");
  CHECK(
      place.refusal(kNew) ==
      "`public` holds a file that Pier did not make: `holiday/a.jpg` and 1 more that Pier did not "
      "make");
  CHECK(bytes_of(place.out / "index.html") == "home");
  CHECK(bytes_of(place.out / "holiday/a.jpg") == "jpg");
}

TEST_CASE("a damaged manifest is made good by the record of stamps") {
  const Place place;
  place.publish(kOld);
  place.folder.write("public/.pier-manifest", write_manifest({}) + "rubbish\n");
  CHECK(text(place.publish(kOld)) == "written 0 kept 3 removed 0");
  place.folder.write("public/.pier-manifest", write_manifest({}) + "rubbish\n");
  CHECK(text(place.publish(kNew)) == "written 2 kept 1 removed 1");
  CHECK(place.live() == kNew);
  CHECK(read_manifest(bytes_of(place.out / kManifestName)).has_value());
}

TEST_CASE("a damaged manifest stops the publication where nothing else tells what is ours") {
  const Place place;
  place.publish(kOld);
  fs::remove(place.stamps);
  place.folder.write("public/.pier-manifest", write_manifest({}) + "rubbish\n");
  CHECK(place.refusal(kNew) ==
        "`public/.pier-manifest`, the list of what was published, is damaged");
  CHECK(place.live() == kOld);
}

TEST_CASE("what a killed build left behind is removed, and nothing else") {
  const Place place;
  place.publish(kOld);
  place.folder.write(".public.pier-staging-1/.pier-manifest", "");
  place.folder.write(".public.pier-staging-1/a/b.html", "");
  fs::create_directory(place.folder.path() / ".public.pier-staging-2");
  place.folder.write(".public.pier-staging-3/precious.txt", "no manifest: not ours");
  place.folder.write(".public2.pier-staging-1/.pier-manifest", "of another output folder");
  place.publish(kOld);
  std::vector<std::string> beside = place.beside();
  std::sort(beside.begin(), beside.end());
  CHECK(beside == std::vector<std::string>{".public.pier-staging-3", ".public2.pier-staging-1"});
}

TEST_CASE("published files can be read by all, whatever the umask") {
  const Place place;
  const mode_t before = umask(077);
  place.publish(kOld);
  umask(before);
  CHECK((status_of(place.out).st_mode & 0777) == 0755);
  CHECK((status_of(place.out / "about").st_mode & 0777) == 0755);
  CHECK((status_of(place.out / "about/index.html").st_mode & 0777) == 0644);
}

TEST_CASE("files of every size arrive whole") {
  const Place place;
  const Files files{{"empty", ""},
                    {"block", std::string(65536, 'a')},
                    {"block-and-more", std::string(65537, 'b')},
                    {"large", std::string(5'000'000, 'c')},
                    {"odd", std::string("\0\xFF\n", 3)}};
  place.publish(files);
  CHECK(place.live() == files);
  CHECK(place.publish(files).kept == files.size());
}

TEST_CASE("a file grown by a byte at its end is not the same file") {
  const Place place;
  place.publish(kOld);
  place.folder.write("public/index.html", "home\n");
  place.publish(kOld);
  CHECK(place.live() == kOld);
}

TEST_CASE("the files of another account are written anew where they cannot be linked") {
  if (geteuid() != 0) {
    WARN("not checked: only root can make files of another account");
    return;
  }
  const Place place;
  place.publish(kOld);
  fs::permissions(place.folder.path(), fs::perms::all);
  REQUIRE(chown(place.folder.path().c_str(), 65534, 65534) == 0);
  const AsNobody nobody;
  // The new site goes live; the old one stays beside it, because it belongs to root.
  const PublishResult result = place.publish(kNew);
  CHECK(place.live() == kNew);
  CHECK_FALSE(result.leftover.empty());
}

TEST_CASE("a folder that cannot be written to keeps the old site") {
  const Place place;
  place.publish(kOld);
  const PublishLock lock({"public", place.folder.path(), "public"});
  fs::permissions(place.folder.path(), fs::perms::owner_read | fs::perms::owner_exec |
                                           fs::perms::others_read | fs::perms::others_exec);
  const AsNobody nobody;
  CHECK_THROWS_WITH(publish_tree(Output{}, lock, Jobs{1}),
                    "`public` cannot be written: this account is not allowed to");
  CHECK(place.live() == kOld);
}

TEST_CASE("an unchanged site publishes the same at any number of jobs") {
  const Place place;
  Files files;
  for (int i = 0; i < 300; ++i) {
    files["section-" + std::to_string(i % 7) + "/" + std::to_string(i)] = std::to_string(i);
  }
  place.publish(files);
  const std::string manifest = bytes_of(place.out / kManifestName);
  const PublishLock lock({"public", place.folder.path(), "public"});
  for (const std::size_t jobs : {1U, 3U, 16U}) {
    Output output;
    Diagnostics diagnostics;
    for (const auto& [path, bytes] : files) {
      output.add(*SitePath::parse(path), {bytes, {}}, diagnostics);
    }
    output.add(*SitePath::parse("jobs"), {std::to_string(jobs), {}}, diagnostics);
    publish_tree(output, lock, Jobs{jobs});
    CHECK(place.live().size() == 301);
  }
  CHECK(bytes_of(place.out / kManifestName).size() > manifest.size());
}

TEST_CASE("what stands as it was published is known by its stamps") {
  const Place place;
  const BytesKey old = place.publish(kOld).manifest;
  const auto stands = [&](const BytesKey& manifest) {
    return place.live_tree([&](const LiveTree& live, const PublishLock&) {
      return live.is_as_published() && live.manifest() == manifest;
    });
  };
  CHECK(stands(old));
  const BytesKey now = place.publish(kNew).manifest;
  CHECK(stands(now));
  CHECK_FALSE(stands(old));
  CHECK(place.publish(kNew).manifest == now);
  SECTION("edited within the same moment, with the same size and time") {
    const fs::path page = place.out / "style.css";
    const auto time = fs::last_write_time(page);
    place.folder.write("public/style.css", "p {!");
    fs::last_write_time(page, time);
  }
  SECTION("a file added") {
    place.folder.write("public/news/a/.DS_Store", "x");
  }
  SECTION("a file added at the top") {
    place.folder.write("public/.DS_Store", "x");
  }
  SECTION("a file removed") {
    fs::remove(place.out / "news/a/index.html");
  }
  SECTION("a file replaced by a copy") {
    fs::copy_file(place.out / "index.html", place.out / "copy");
    fs::rename(place.out / "copy", place.out / "index.html");
  }
  SECTION("no record of stamps") {
    fs::remove(place.stamps);
  }
  CHECK_FALSE(stands(now));
  wait_for_new_stamps();
  place.publish(kNew);
  CHECK(place.live() == kNew);
  CHECK(stands(now));
}

TEST_CASE("a file whose bytes are not at hand is kept") {
  const Place place;
  Files files = kOld;
  place.publish(files);
  for (const char* text : {"first", "second", "third"}) {
    files["index.html"] = text;
    place.live_tree([&](const LiveTree& live, const PublishLock& lock) {
      Output output;
      Diagnostics diagnostics;
      for (const auto& [path, bytes] : files) {
        Artifact artifact{bytes, {}};
        artifact.key = BytesKey::of(bytes);
        const bool is_held = live.holds(path, *artifact.key);
        CHECK(is_held == (path != "index.html"));
        if (is_held) {
          artifact.place = Artifact::Place::published;
          artifact.bytes = {};
        }
        output.add(*SitePath::parse(path), std::move(artifact), diagnostics);
      }
      CHECK(publish_tree(output, live, lock, Jobs{2}).written == 1);
      return 0;
    });
    CHECK(place.live() == files);
  }
}

TEST_CASE("a kept file that is not as it was any more stops the publication") {
  const Place place;
  place.publish(kOld);
  Output output;
  Diagnostics diagnostics;
  output.add(*SitePath::parse("new.html"), {"new", {}}, diagnostics);
  Artifact kept;
  kept.key = BytesKey::of("p {}");
  kept.place = Artifact::Place::published;
  output.add(*SitePath::parse("style.css"), kept, diagnostics);
  const std::string message = "the published `style.css` was changed while the site was built";
  SECTION("before it was looked at") {
    place.folder.write("public/style.css", "q {}");
    const PublishLock lock({"public", place.folder.path(), "public"});
    CHECK_THROWS_WITH(publish_tree(output, lock, Jobs{1}), message);
  }
  SECTION("after it was looked at") {
    const PublishLock lock({"public", place.folder.path(), "public"});
    const LiveTree live(lock, Jobs{1});
    place.folder.write("public/style.css", "q {}");
    CHECK_THROWS_WITH(publish_tree(output, live, lock, Jobs{1}), message);
  }
  CHECK(bytes_of(place.out / "style.css") == "q {}");
  CHECK(bytes_of(place.out / "index.html") == "home");
}

TEST_CASE("the standby tree holds nothing that was withdrawn") {
  const Place place;
  place.publish(kOld);
  place.publish(kNew);
  CHECK_FALSE(fs::exists(place.standby / "about"));
  CHECK(bytes_of(place.standby / "index.html") == "home, new");
  place.folder.write("public/news/.DS_Store", "x");
  place.publish(kOld);
  CHECK_FALSE(fs::exists(place.standby / "news"));
  CHECK(bytes_of(place.standby / "index.html") == "home");
}

TEST_CASE("paths change between files and folders") {
  const Place place;
  const Files file{{"a", "file"}, {"b/c/d", "deep"}, {"x", "x"}};
  const Files folder{{"a/b/c", "now deep"}, {"b", "now a file"}, {"x", "x"}};
  for (int i = 0; i < 3; ++i) {
    for (const Files* files : {&file, &folder}) {
      place.publish(*files);
      CHECK(place.live() == *files);
    }
  }
}

namespace {

/// Publishes the last site with changes. A file without bytes goes.
PublishResult publish_edits(const Place& place, const Files& edits,
                            const pier::WhenPublished& then) {
  TreeEdits all;
  for (const auto& [path, bytes] : edits) {
    if (!bytes.empty()) all.files.push_back({*SitePath::parse(path), bytes});
  }
  std::reverse(all.files.begin(), all.files.end());
  all.drops = [&](std::string_view path) { return edits.contains(std::string(path)); };
  return place.live_tree([&](const LiveTree& live, const PublishLock& lock) {
    REQUIRE(live.is_as_published());
    return pier::publish_edits(all, live, look_at_standby(lock, live.record(), Jobs{2}), lock,
                               Jobs{2}, then);
  });
}

}  // namespace

TEST_CASE("a site that is published with changes is the whole of it") {
  const Place place, other;
  Files whole = kOld;
  place.publish(whole);
  struct Case {
    Files edits;
    std::string result;
  };
  const Case one = GENERATE(values<Case>({
      {{{"index.html", "home, new"}}, "written 1 kept 2 removed 0"},
      {{{"index.html", "home"}}, "written 0 kept 3 removed 0"},
      {{}, "written 0 kept 3 removed 0"},
      {{{"a.html", "first"}, {"about/b.html", "between"}, {"z/y/x", "last"}},
       "written 3 kept 3 removed 0"},
      {{{"about/index.html", ""}}, "written 0 kept 2 removed 1"},
      {{{"about/index.html", ""}, {"about", "now a file"}}, "written 1 kept 2 removed 1"},
      {{{"style.css", ""}, {"style.css/part.css", "now below"}}, "written 1 kept 2 removed 1"},
  }));
  for (const auto& [path, bytes] : one.edits) {
    bytes.empty() ? static_cast<void>(whole.erase(path)) : static_cast<void>(whole[path] = bytes);
  }
  int published = 0;
  const auto then = [&](const PublishResult& done) {
    ++published;
    CHECK(place.live() == whole);
    CHECK(done.manifest == BytesKey::of(bytes_of(place.out / kManifestName)));
  };
  CHECK(text(publish_edits(place, one.edits, then)) == one.result);
  CHECK(published == 1);
  CHECK(place.live() == whole);
  // All that is kept for the next time is as after publishing everything.
  other.publish(whole);
  CHECK(bytes_of(place.out / kManifestName) == bytes_of(other.out / kManifestName));
  CHECK(place.live_tree([](const LiveTree& live, const PublishLock& lock) {
    return live.is_as_published() &&
           (!fs::exists(lock.folder().parent / ".public.pier-standby") ||
            look_at_standby(lock, live.record(), Jobs{1}) == Standby::as_recorded);
  }));
  place.publish(kNew);
  CHECK(place.live() == kNew);
}

TEST_CASE("nothing is done for a site that could not be published with changes") {
  const Place place;
  place.publish(kOld);
  bool is_published = false;
  const auto attempt = [&] {
    place.live_tree([&](const LiveTree& live, const PublishLock& lock) {
      place.folder.write("public/style.css", "changed meanwhile");
      TreeEdits edits;
      edits.files.push_back({*SitePath::parse("index.html"), Bytes("new")});
      return pier::publish_edits(edits, live, Standby::missing, lock, Jobs{2},
                                 [&](const PublishResult&) { is_published = true; });
    });
  };
  // There is no standby tree yet, so that every file is looked at once more.
  CHECK_THROWS_WITH(attempt(), "the published `style.css` was changed while the site was built");
  CHECK_FALSE(is_published);
  CHECK(bytes_of(place.out / "index.html") == "home");
}

namespace {

struct YoungStamps {
  std::size_t files = 0;
  std::size_t folders = 0;
};

YoungStamps count_young(const Place& place) {
  return place.live_tree([](const LiveTree&, const PublishLock& lock) {
    const std::string bytes = load_tree_record(lock);
    const auto record = read_tree_record(bytes);
    REQUIRE(record);
    YoungStamps young;
    for (const TreeRecord::File& file : record->files) young.files += file.stamp.is_young();
    for (const TreeRecord::Folder& folder : record->folders) {
      young.folders += folder.live.is_young() || folder.standby.is_young();
    }
    return young;
  });
}

bool is_as_published(const Place& place) {
  return place.live_tree(
      [](const LiveTree& live, const PublishLock&) { return live.is_as_published(); });
}

}  // namespace

TEST_CASE("what is changed in the moment after a publication is found") {
  const Place place;
  place.publish(kOld);
  Files files = kNew;
  place.publish(files);
  REQUIRE(is_as_published(place));
  for (int i = 0; i < 20; ++i) {
    const std::string bytes = fmt::format("home {:03}", i);
    files["index.html"] = files["news/a/index.html"] = bytes;
    place.publish(files);
    const fs::path live = place.out / "news/a/index.html";
    const fs::path standby = place.standby / "news/a/index.html";
    const auto time = fs::last_write_time(live);
    switch (i % 4) {
      case 0:
        // Both trees have this file.
        std::ofstream(live).write("HOME 000", 8);
        fs::last_write_time(live, time);
        CHECK_FALSE(is_as_published(place));
        break;
      case 1:
        place.folder.write("public/news/a/foreign.html", "x");
        CHECK_FALSE(is_as_published(place));
        fs::remove(place.out / "news/a/foreign.html");
        break;
      case 2:
        place.folder.write("other", bytes);
        fs::last_write_time(place.folder.path() / "other", time);
        fs::rename(place.folder.path() / "other", standby);
        CHECK(place.live_tree([](const LiveTree& tree, const PublishLock& lock) {
          return look_at_standby(lock, tree.record(), Jobs{2});
        }) == Standby::missing);
        break;
      default:
        CHECK(is_as_published(place));
        break;
    }
    place.publish(files);
    CHECK(place.live() == files);
  }
}

TEST_CASE("what was too young to be known by its stamp is known by it later") {
  const Place place;
  Files files = kOld;
  for (int i = 0; i < 30; ++i) files[fmt::format("page-{}/index.html", i)] = "page";
  place.publish(files);
  for (int i = 0; i < 30; ++i) {
    files[fmt::format("page-{}/index.html", i)] = "changed";
    wait_for_new_stamps();
    CHECK(text(place.publish(files)) == "written 1 kept 32 removed 0");
    // Those of the last two publications, for each tree is looked at in every other one.
    const YoungStamps young = count_young(place);
    if (i > 2) CHECK(young.files <= 2);
    if (i > 2) CHECK(young.folders <= 3);
  }
  CHECK(place.live() == files);
}
