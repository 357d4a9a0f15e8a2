#include "publish/publish_lock.h"

#include <csignal>

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>
#include <catch2/catch.hpp>

#include "base/environment_error.h"
#include "support/as_nobody.h"
#include "support/temporary_folder.h"

using namespace pier;
using pier::test::AsNobody;
using pier::test::TemporaryFolder;

namespace {

OutputFolder output_in(const TemporaryFolder& folder) {
  return {"public", folder.path(), "public"};
}

/// A process that holds the lock until it is killed.
class Holder {
 public:
  explicit Holder(const TemporaryFolder& folder) {
    int ends[2] = {-1, -1};
    if (pipe(ends) != 0) throw std::runtime_error("no pipe");
    process_ = fork();
    if (process_ == 0) hold(folder, ends[1]);
    char byte = 0;
    if (read(ends[0], &byte, 1) != 1) throw std::runtime_error("the lock was not taken");
    close(ends[0]);
    close(ends[1]);
  }
  Holder(const Holder&) = delete;
  Holder& operator=(const Holder&) = delete;
  ~Holder() { kill_it(); }

  pid_t process() const { return process_; }
  void kill_it() {
    if (process_ <= 0) return;
    kill(process_, SIGKILL);
    waitpid(process_, nullptr, 0);
    process_ = 0;
  }

 private:
  [[noreturn]] static void hold(const TemporaryFolder& folder, int ready) {
    const PublishLock lock(output_in(folder));
    if (write(ready, "x", 1) != 1) _exit(1);
    while (true) pause();
  }
  pid_t process_ = 0;
};

std::string refusal(const TemporaryFolder& folder) {
  try {
    const PublishLock lock(output_in(folder));
    return {};
  } catch (const EnvironmentError& error) {
    return fmt::format("{} / {}", error.what(), error.help());
  }
}

}  // namespace

TEST_CASE("a second build at the same time is refused and told who holds the folder") {
  const TemporaryFolder folder;
  const Holder holder(folder);
  CHECK(
      refusal(folder) ==
      fmt::format("another build (process {0}, begun just now) is publishing into `public` / wait "
                  "until it has ended, then build again; if it never ends, stop it with `kill {0}`",
                  holder.process()));
}

TEST_CASE("a killed holder frees the folder") {
  const TemporaryFolder folder;
  Holder holder(folder);
  CHECK_FALSE(refusal(folder).empty());
  holder.kill_it();
  CHECK(refusal(folder).empty());
}

TEST_CASE("a lock leaves nothing behind") {
  const TemporaryFolder folder;
  { const PublishLock lock(output_in(folder)); }
  CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("two output folders in one place do not disturb each other") {
  const TemporaryFolder folder;
  const PublishLock first({"a", folder.path(), "a"});
  const PublishLock second({"b", folder.path(), "b"});
  CHECK(refusal(folder).empty());
}

TEST_CASE("the folders above the output folder are made") {
  const TemporaryFolder folder;
  const PublishLock lock({"x/y/public", folder.path() / "x/y", "public"});
  CHECK(std::filesystem::is_directory(folder.path() / "x/y"));
}

TEST_CASE("a place where nothing can be written is refused in plain words") {
  const TemporaryFolder folder;
  std::filesystem::permissions(
      folder.path(), std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec |
                         std::filesystem::perms::others_read | std::filesystem::perms::others_exec);
  const AsNobody nobody;
  CHECK_THAT(refusal(folder),
             Catch::StartsWith("the site cannot be published into `public`: beside it no file can "
                               "be written: this account is not allowed to / "));
}
