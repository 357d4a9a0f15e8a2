#include "build/inputs.h"

#include <algorithm>
#include <atomic>
#include <filesystem>

#include <catch2/catch.hpp>

#include "support/memory_file_system.h"
#include "support/temporary_folder.h"

using namespace pier;
using test::MemoryFileSystem;
using Kind = InputChange::Kind;

namespace {

constexpr std::int64_t kSecond = 1'000'000'000;
constexpr std::uint64_t kAny = 1'000'000;

SitePath at(std::string_view text) {
  return *SitePath::parse(text);
}

/// What a build asks that lists content/ and reads all in it, and a file that may be there.
Inputs look(const FileSystem& files, std::int64_t now = 0) {
  const RecordingFileSystem recording(files, now);
  for (const DirectoryEntry& entry : recording.list(at("content")).entries) {
    if (entry.kind == EntryKind::file) recording.read(entry.path, kAny);
  }
  recording.read(at("data/site.yaml"), kAny);
  return recording.inputs();
}

/// A disk that counts what is asked of it.
class Asked : public FileSystem {
 public:
  explicit Asked(const FileSystem& disk) : disk_(disk) {}
  using FileSystem::list;
  Listing list(const SitePath& folder, Jobs jobs) const override {
    ++lists;
    Listing listing = disk_.list(folder, jobs);
    if (!unreadable.empty()) listing.unlisted.push_back({at(unreadable), {}, "no permission"});
    return listing;
  }
  ReadResult read(const SitePath& path, std::uint64_t limit) const override {
    ++reads;
    return disk_.read(path, limit);
  }
  FileStamp stamp(std::string_view path, EntryKind kind) const override {
    return disk_.stamp(path, kind);
  }
  mutable std::atomic<int> lists = 0;
  mutable std::atomic<int> reads = 0;
  /// A folder of which the names cannot be read.
  std::string unreadable;

 private:
  const FileSystem& disk_;
};

std::vector<InputChange> changes(const Inputs& before, const FileSystem& files) {
  return compare(before, files, 0, {2}).changes;
}

}  // namespace

TEST_CASE("what was read is the same until its bytes are others", "[inputs]") {
  MemoryFileSystem files;
  files.add("content/a.md", "a");
  files.add("content/b/c.md", "c");
  files.add("data/site.yaml", "x");
  const Inputs before = look(files);
  CHECK(changes(before, files).empty());
  files.add("content/a.md", "A");
  files.add("data/site.yaml", "y");
  CHECK(changes(before, files) == std::vector<InputChange>{{Kind::changed, "content/a.md"},
                                                           {Kind::changed, "data/site.yaml"}});
  files.add("content/a.md", "a");
  files.add("data/site.yaml", "x");
  CHECK(changes(before, files).empty());
}

TEST_CASE("what was added, taken away or renamed is a change", "[inputs]") {
  MemoryFileSystem files;
  files.add("content/a.md", "a");
  files.add("content/b.md", "b");
  const Inputs before = look(files);
  SECTION("added") {
    files.add("content/c.md", "c");
    CHECK(changes(before, files) == std::vector<InputChange>{{Kind::added, "content/c.md"}});
  }
  SECTION("taken away") {
    files.remove("content/b.md");
    CHECK(changes(before, files) == std::vector<InputChange>{{Kind::removed, "content/b.md"}});
  }
  SECTION("a file that was asked for and not there") {
    files.add("data/site.yaml", "x");
    CHECK(changes(before, files) == std::vector<InputChange>{{Kind::changed, "data/site.yaml"}});
  }
  SECTION("a link in the place of a file") {
    files.add_symlink("content/b.md");
    CHECK(changes(before, files) ==
          std::vector<InputChange>{{Kind::changed, "content"}, {Kind::changed, "content/b.md"}});
  }
  SECTION("a hidden file, which messages speak of") {
    files.add("content/.b.md.swp", "x");
    CHECK(changes(before, files).size() == 1);
  }
}

TEST_CASE("what was not asked for is no input", "[inputs]") {
  MemoryFileSystem files;
  files.add("content/a.md", "a");
  files.add("notes/todo.txt", "x");
  const Inputs before = look(files);
  files.add("notes/todo.txt", "y");
  files.add("data/other.yaml", "y");
  CHECK(changes(before, files).empty());
}

TEST_CASE("on a disk, stamps spare reading what is old and the same", "[inputs]") {
  const test::TemporaryFolder folder;
  const auto file = folder.write("content/a.md", "a");
  folder.write("data/site.yaml", "x");
  const auto set_time = [&](int hours) {
    std::filesystem::last_write_time(
        file, std::filesystem::file_time_type::clock::now() - std::chrono::hours(hours));
  };
  const DiskFileSystem disk(folder.path());
  // The moment is said to be long after the file was made: its stamp can be trusted.
  const std::int64_t late = 9'000'000'000 * kSecond;
  const Inputs before = look(disk, late);

  SECTION("nothing is read again but what lies in no listed folder") {
    const InputDifference difference = compare(before, disk, late, {1});
    CHECK(difference.changes.empty());
    REQUIRE(difference.confirmed.size() == 1);
    CHECK(difference.confirmed.front().path == "data/site.yaml");
  }
  SECTION("a file that was touched is read, found the same, and known again") {
    set_time(3);
    const InputDifference difference = compare(before, disk, late, {1});
    CHECK(difference.changes.empty());
    REQUIRE(difference.confirmed.size() == 2);
    Inputs now = before;
    now.update(difference.confirmed);
    CHECK(compare(now, disk, late, {1}).confirmed.size() == 1);
  }
  SECTION("other bytes of the same size and time are found by the time of the change") {
    const auto was = std::filesystem::last_write_time(file);
    folder.write("content/a.md", "b");
    std::filesystem::last_write_time(file, was);
    CHECK(compare(before, disk, late, {1}).changes ==
          std::vector<InputChange>{{Kind::changed, "content/a.md"}});
  }
}

TEST_CASE("on a disk, folders are not listed again while they hold the same names", "[inputs]") {
  namespace fs = std::filesystem;
  const test::TemporaryFolder folder;
  folder.write("content/a.md", "a");
  folder.write("content/b/c.md", "c");
  folder.write("elsewhere/c.md", "c");
  const fs::path below = folder.path() / "content" / "b";
  const DiskFileSystem disk(folder.path());
  const std::int64_t late = 9'000'000'000 * kSecond;
  const Inputs before = look(disk, late);
  const Asked asked(disk);

  SECTION("as they were") {
    const InputDifference difference = compare(before, asked, late, {2});
    CHECK(difference.changes.empty());
    CHECK(difference.listed.empty());
    CHECK(asked.lists == 0);
    CHECK(asked.reads == 1);
  }
  SECTION("a file is written to in its place") {
    folder.write("content/b/c.md", "C");
    CHECK(changes(before, asked) == std::vector<InputChange>{{Kind::changed, "content/b/c.md"}});
    CHECK(asked.lists == 0);
  }
  SECTION("a file is added, far below") {
    folder.write("content/b/d.md", "d");
    CHECK(changes(before, asked) == std::vector<InputChange>{{Kind::added, "content/b/d.md"}});
  }
  SECTION("a file is replaced by another of its name") {
    folder.write("content/b/new", "C");
    fs::rename(below / "new", below / "c.md");
    CHECK(changes(before, asked) == std::vector<InputChange>{{Kind::changed, "content/b/c.md"}});
  }
  SECTION("a folder becomes a link to another that has the same in it") {
    fs::remove_all(below);
    fs::create_directory_symlink("../elsewhere", below);
    const auto found = changes(before, asked);
    const InputChange gone{Kind::removed, "content/b/c.md"};
    CHECK(std::count(found.begin(), found.end(), gone) == 1);
  }
  SECTION("the folder itself becomes such a link") {
    fs::rename(folder.path() / "content", folder.path() / "moved");
    fs::create_directory_symlink("moved", folder.path() / "content");
    CHECK_FALSE(changes(before, asked).empty());
  }
  SECTION("a folder that had another name for a while is listed once") {
    folder.write("content/b/swap", "x");
    fs::remove(below / "swap");
    const InputDifference difference = compare(before, asked, late, {2});
    CHECK(difference.changes.empty());
    REQUIRE(difference.listed.size() == 1);
    CHECK(asked.lists == 1);
    Inputs now = before;
    now.update(difference.listed);
    CHECK(compare(now, asked, late, {2}).listed.empty());
    CHECK(asked.lists == 1);
  }
  SECTION("a folder that could not be read is looked at again") {
    Asked closed(disk);
    closed.unreadable = "content/closed";
    const Inputs known = look(closed, late);
    CHECK(changes(known, closed).empty());
    CHECK(closed.lists == 2);
    CHECK_FALSE(changes(known, disk).empty());
  }
  SECTION("files at the top are known by their stamps") {
    folder.write("top.md", "top");
    const RecordingFileSystem recording(disk, late);
    recording.list({});
    recording.read(at("top.md"), kAny);
    CHECK(compare(recording.inputs(), asked, late, {2}).confirmed.empty());
    CHECK(asked.reads == 0);
  }
  SECTION("a folder that may have changed in the moment in which it was listed") {
    const Inputs early = look(disk, 0);
    const InputDifference difference = compare(early, asked, 0, {2});
    CHECK(difference.changes.empty());
    // To note it would spare nothing.
    CHECK(difference.listed.empty());
    CHECK(asked.lists == 1);
  }
}

TEST_CASE("a stamp of the moment in which the file was read is not trusted", "[inputs]") {
  const test::TemporaryFolder folder;
  folder.write("content/a.md", "a");
  const DiskFileSystem disk(folder.path());
  const Inputs before = look(disk, 0);
  // Everything is younger than the year 1970: each file is read again.
  CHECK(compare(before, disk, 0, {1}).confirmed.size() == 2);
}

TEST_CASE("inputs are written and read, and damage is seen", "[inputs]") {
  MemoryFileSystem files;
  files.add("content/a.md", "a");
  const Inputs before = look(files, 7);
  BytesWriter writer;
  write_inputs(before, writer);
  BytesReader reader(writer.view());
  const Inputs again = read_inputs(reader);
  CHECK(reader.is_good());
  CHECK(reader.at_end());
  CHECK(changes(again, files).empty());
  REQUIRE(again.find("content/a.md") != nullptr);
  CHECK(again.find("content/a.md")->seen == 7);

  for (std::size_t size = 0; size < writer.view().size(); ++size) {
    BytesReader cut(writer.view().substr(0, size));
    read_inputs(cut);
    CHECK_FALSE(cut.is_good());
  }
}
