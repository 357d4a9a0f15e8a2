#include "build/inputs.h"

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
