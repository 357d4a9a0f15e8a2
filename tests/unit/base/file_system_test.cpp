#include "base/file_system.h"

#include <atomic>
#include <thread>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <catch2/catch.hpp>

#include "base/environment_error.h"
#include "base/parallel.h"
#include "support/as_nobody.h"
#include "support/memory_file_system.h"
#include "support/temporary_folder.h"

using namespace pier;
using pier::test::AsNobody;
using pier::test::MemoryFileSystem;
using pier::test::TemporaryFolder;

namespace {

constexpr std::uint64_t kMegabyte = 1'000'000;

SitePath at(const std::string& path) {
  return *SitePath::parse(path);
}

ReadStatus status_of(const DiskFileSystem& disk, const std::string& path) {
  return disk.read(at(path), kMegabyte).status;
}

DiskFileSystem::Resolution either_resolution() {
  return GENERATE(DiskFileSystem::Resolution::kernel, DiskFileSystem::Resolution::part_by_part);
}

}  // namespace

TEST_CASE("a file gives its bytes, whatever they are") {
  const TemporaryFolder folder;
  const std::string bytes("a\0\r\n\xFF", 5);
  folder.write("content/a.md", bytes);
  folder.write("content/empty.md", "");
  const DiskFileSystem disk(folder.path(), either_resolution());
  CHECK(disk.read(at("content/a.md"), kMegabyte).bytes == bytes);
  CHECK(disk.read(at("content/empty.md"), kMegabyte).status == ReadStatus::ok);
}

TEST_CASE("what is not there is missing") {
  const TemporaryFolder folder;
  folder.write("a.md", "a");
  const DiskFileSystem disk(folder.path(), either_resolution());
  CHECK(status_of(disk, "b.md") == ReadStatus::missing);
  CHECK(status_of(disk, "a.md/b.md") == ReadStatus::missing);
  CHECK(status_of(disk, "a/b/c.md") == ReadStatus::missing);
}

TEST_CASE("a file over the limit is refused, one at the limit is read") {
  const TemporaryFolder folder;
  folder.write("a.md", std::string(1001, 'a'));
  const DiskFileSystem disk(folder.path());
  const ReadResult refused = disk.read(at("a.md"), 1000);
  CHECK(refused.status == ReadStatus::too_large);
  CHECK(refused.detail == "it has 1,001 bytes; 1,000 are the most");
  CHECK(disk.read(at("a.md"), 1001).bytes.size() == 1001);
}

TEST_CASE("a file of a terabyte is refused without being read") {
  const TemporaryFolder folder;
  const auto file = folder.write("a.md", "");
  std::filesystem::resize_file(file, 1'000'000'000'000);
  CHECK(status_of(DiskFileSystem(folder.path()), "a.md") == ReadStatus::too_large);
}

TEST_CASE("no link is followed, at the end of a path or on the way") {
  const TemporaryFolder folder;
  folder.write("real/a.md", "a");
  std::filesystem::create_symlink("real/a.md", folder.path() / "link.md");
  std::filesystem::create_symlink("/etc", folder.path() / "etc");
  std::filesystem::create_symlink("..", folder.path() / "real/up");
  std::filesystem::create_symlink("loop", folder.path() / "loop");
  const DiskFileSystem disk(folder.path(), either_resolution());
  for (const auto* path : {"link.md", "etc/passwd", "real/up/real/a.md", "loop", "loop/a"}) {
    INFO(path);
    CHECK(status_of(disk, path) == ReadStatus::symlink);
  }
  CHECK(disk.list(at("etc")).unlisted.at(0).status == ReadStatus::symlink);
}

TEST_CASE("a FIFO, a socket, a device and a folder are not files, and none makes the build wait") {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder.path() / "folder");
  REQUIRE(mkfifo((folder.path() / "fifo").c_str(), 0644) == 0);
  const FileDescriptor socket(::socket(AF_UNIX, SOCK_STREAM, 0));
  sockaddr_un address{.sun_family = AF_UNIX, .sun_path = {}};
  (folder.path() / "socket").string().copy(address.sun_path, sizeof address.sun_path - 1);
  REQUIRE(bind(socket.number(), reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
  const DiskFileSystem disk(folder.path(), either_resolution());
  for (const auto* path : {"folder", "fifo", "socket"}) {
    INFO(path);
    CHECK(status_of(disk, path) == ReadStatus::not_a_file);
  }
  CHECK(status_of(DiskFileSystem("/dev"), "zero") == ReadStatus::not_a_file);
}

TEST_CASE("a file that this account may not read is unreadable") {
  const TemporaryFolder folder;
  const auto file = folder.write("a.md", "a");
  std::filesystem::permissions(folder.path(), std::filesystem::perms::all);
  std::filesystem::permissions(file, std::filesystem::perms::none);
  const DiskFileSystem disk(folder.path(), either_resolution());
  const AsNobody nobody;
  const ReadResult result = disk.read(at("a.md"), kMegabyte);
  CHECK(result.status == ReadStatus::unreadable);
  CHECK(result.detail == "this account is not allowed to");
}

TEST_CASE("a file that grows while it is read is cut off and refused") {
  // A file of /proc says that it has no bytes and then gives some: it grows in one read.
  const DiskFileSystem disk("/proc/self");
  const ReadResult result = disk.read(at("status"), kMegabyte);
  CHECK(result.status == ReadStatus::unreadable);
  CHECK(result.detail == "it was being changed while it was read");
  CHECK(result.bytes.empty());
}

TEST_CASE("a file that is truncated and written again and again is read whole or refused") {
  const TemporaryFolder folder;
  const std::string bytes(100'000, 'a');
  const auto file = folder.write("a.md", bytes);
  const DiskFileSystem disk(folder.path());
  std::atomic<bool> stop = false;
  const std::jthread editor([&] {
    while (!stop) folder.write("a.md", bytes);
  });
  for (int i = 0; i < 200; ++i) {
    const ReadResult result = disk.read(at("a.md"), kMegabyte);
    // A shorter file that stood still while it was read is a whole file, too.
    CHECK((result.status == ReadStatus::unreadable || result.status == ReadStatus::ok));
    CHECK(result.bytes.find_first_not_of('a') == std::string::npos);
  }
  stop = true;
}

TEST_CASE("a folder lists what is below it, sorted, with kinds and sizes") {
  const TemporaryFolder folder;
  folder.write("content/b/c.md", "12");
  folder.write("content/a.md", "1");
  folder.write("other.md", "");
  std::filesystem::create_symlink("a.md", folder.path() / "content/link.md");
  std::filesystem::create_symlink("/", folder.path() / "content/root");
  REQUIRE(mkfifo((folder.path() / "content/fifo").c_str(), 0644) == 0);
  const Listing listing = DiskFileSystem(folder.path(), either_resolution()).list(at("content"));
  CHECK(listing.entries ==
        std::vector<DirectoryEntry>{{at("content/a.md"), EntryKind::file, 1},
                                    {at("content/b"), EntryKind::folder, 0},
                                    {at("content/b/c.md"), EntryKind::file, 2},
                                    {at("content/fifo"), EntryKind::other, 0},
                                    {at("content/link.md"), EntryKind::symlink, 0},
                                    {at("content/root"), EntryKind::symlink, 0}});
  CHECK(listing.unlisted.empty());
}

TEST_CASE("hidden files, backups and locks are listed apart") {
  const TemporaryFolder folder;
  for (const auto* name : {".env", ".git/config", "a.md~", "#a.md#", "~$review.docx", "Thumbs.db",
                           ".DS_Store", ".~lock.a.ods#", ".a.md.swp", "a.md"}) {
    folder.write(name, "");
  }
  const Listing listing = DiskFileSystem(folder.path()).list({});
  CHECK(listing.entries.size() == 1);
  CHECK(listing.ignored == std::vector<std::string>{"#a.md#", ".DS_Store", ".a.md.swp", ".env",
                                                    ".git", ".~lock.a.ods#", "Thumbs.db", "a.md~",
                                                    "~$review.docx"});
}

TEST_CASE("names that cannot be addresses are listed apart, with the reason") {
  const TemporaryFolder folder;
  folder.write("a\xFF.md", "");
  folder.write("back\\slash.md", "");
  folder.write("end.", "");
  folder.write("evil\u202Edm.exe", "");
  folder.write(std::string(101, 'a'), "");
  folder.write("line\nend/never-entered.md", "");
  const Listing listing = DiskFileSystem(folder.path()).list({});
  CHECK(listing.entries.empty());
  REQUIRE(listing.bad_names.size() == 6);
  CHECK(listing.bad_names[0].reason == "is longer than 100 bytes");
  CHECK(listing.bad_names[1].path == "a\uFFFD.md");
  CHECK(listing.bad_names[1].reason == "is not written in UTF-8");
  CHECK(listing.bad_names[2].reason == "holds a backslash, a colon or a control character");
  CHECK(listing.bad_names[3].reason == "ends with a full stop or a space");
  CHECK(listing.bad_names[4].reason == "holds an invisible character that turns text around");
  CHECK(listing.bad_names[5].path == "line\uFFFDend");
}

TEST_CASE("a path that grows too long by its depth is listed apart") {
  const TemporaryFolder folder;
  folder.write(std::string(90, 'a') + "/" + std::string(88, 'b') + "/c", "");
  folder.write(std::string(90, 'a') + "/" + std::string(88, 'b') + "/cc", "");
  const Listing listing = DiskFileSystem(folder.path()).list({});
  CHECK(listing.entries.size() == 2);
  REQUIRE(listing.bad_names.size() == 2);
  CHECK(listing.bad_names[0].reason == "makes a path of more than 180 bytes");
}

TEST_CASE("a folder that cannot be listed is named with the reason") {
  const TemporaryFolder folder;
  folder.write("closed/a.md", "");
  folder.write("file.md", "");
  std::filesystem::permissions(folder.path(), std::filesystem::perms::all);
  std::filesystem::permissions(folder.path() / "closed", std::filesystem::perms::none);
  const DiskFileSystem disk(folder.path());
  const AsNobody nobody;
  CHECK(disk.list({}).unlisted.at(0).status == ReadStatus::unreadable);
  CHECK(disk.list(at("none")).unlisted.at(0).status == ReadStatus::missing);
  CHECK(disk.list(at("file.md")).unlisted.at(0).status == ReadStatus::not_a_file);
}

TEST_CASE("a folder whose names may be seen but not entered is not taken for an empty one") {
  const TemporaryFolder folder;
  folder.write("seen/a.md", "");
  std::filesystem::permissions(folder.path(), std::filesystem::perms::all);
  std::filesystem::permissions(folder.path() / "seen", std::filesystem::perms::others_read |
                                                           std::filesystem::perms::owner_read);
  const DiskFileSystem disk(folder.path());
  const AsNobody nobody;
  REQUIRE(disk.list(at("seen")).unlisted.size() == 1);
  CHECK(disk.list(at("seen")).unlisted[0].detail == "this account is not allowed to");
}

TEST_CASE("a site folder that is not there is said in plain words") {
  CHECK_THROWS_WITH(DiskFileSystem("/no/such/folder"),
                    "the folder `/no/such/folder` cannot be read: there is no such file or folder");
}

TEST_CASE("several threads read at once") {
  const TemporaryFolder folder;
  for (int i = 0; i < 200; ++i) folder.write(std::to_string(i), std::string(1000, 'a'));
  const DiskFileSystem disk(folder.path());
  std::atomic<std::size_t> bytes = 0;
  parallel_for(200, Jobs{4}, [&](std::size_t i) {
    bytes += disk.read(at(std::to_string(i)), kMegabyte).bytes.size();
  });
  CHECK(bytes == 200'000);
}

TEST_CASE("a site in memory lists like one on the disk and remembers what was read") {
  const TemporaryFolder folder;
  MemoryFileSystem memory;
  for (const auto* path : {"content/a.md", "content/b/c.md", "content/.git/x", "data/d.yaml"}) {
    folder.write(path, "12");
    memory.add(path, "12");
  }
  const Listing on_disk = DiskFileSystem(folder.path()).list(at("content"));
  CHECK(memory.list(at("content")).entries == on_disk.entries);
  memory.read(at("data/d.yaml"), kMegabyte);
  CHECK(memory.take_reads() == std::vector<std::string>{"data/d.yaml"});
  CHECK(memory.take_reads().empty());
}

TEST_CASE("a stamp tells whether a name still stands for what it stood for") {
  const TemporaryFolder folder;
  folder.write("a/b.md", "b");
  std::filesystem::create_symlink("b.md", folder.path() / "a" / "link");
  const DiskFileSystem disk(folder.path());
  const FileStamp file = disk.stamp("a/b.md", EntryKind::file);
  CHECK(file == disk.read(*SitePath::parse("a/b.md"), 10).stamp);
  CHECK(file.is_known());
  const FileStamp below = disk.stamp("a", EntryKind::folder);
  const Listing listing = disk.list({});
  REQUIRE(listing.folders.size() == 2);
  CHECK(listing.folders[0].path.empty());
  CHECK(listing.folders[0].stamp == disk.stamp("", EntryKind::folder));
  CHECK(listing.folders[1].path.text() == "a");
  CHECK(listing.folders[1].stamp == below);
  CHECK(below.is_known());
  std::filesystem::remove(folder.path() / "a" / "link");
  CHECK(disk.stamp("a", EntryKind::folder) != below);
  folder.write("a/link", "no link");
  CHECK(disk.stamp("a/link", EntryKind::file).is_known());
}

TEST_CASE("what has no stamp is not known by one") {
  const TemporaryFolder folder;
  folder.write("a/b.md", "b");
  std::filesystem::create_symlink("b.md", folder.path() / "a" / "link");
  const DiskFileSystem disk(folder.path());
  CHECK_FALSE(disk.stamp("a/b.md", EntryKind::folder).is_known());
  CHECK_FALSE(disk.stamp("a", EntryKind::file).is_known());
  CHECK_FALSE(disk.stamp("a/link", EntryKind::file).is_known());
  CHECK_FALSE(disk.stamp("a/c.md", EntryKind::file).is_known());
  CHECK_FALSE(disk.stamp(std::string(300, 'a'), EntryKind::file).is_known());
  // Nobody promises that this disk stamps its folders.
  CHECK_FALSE(DiskFileSystem("/proc/self").stamp("task", EntryKind::folder).is_known());
}
