#include "publish/publish_lock.h"

#include <array>
#include <cerrno>
#include <charconv>
#include <ctime>
#include <filesystem>
#include <optional>
#include <string_view>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/environment_error.h"
#include "base/text.h"

namespace pier {

namespace {

[[noreturn]] void refuse(const OutputFolder& folder, int error_number) {
  throw EnvironmentError(
      fmt::format("the site cannot be published into `{}`: beside it no file can be written: {}",
                  folder.shown, plain_error(error_number)),
      plain_error_help(error_number));
}

/// Who holds a lock: written into its file as "PID SECONDS", the latter since 1970.
struct Holder {
  long process = 0;
  long long since = 0;
};

void write_holder(int file) {
  const std::string text = fmt::format("{} {}\n", getpid(), std::time(nullptr));
  // What is written here is for a message only; without it the lock holds as well.
  if (ftruncate(file, 0) == 0) std::ignore = pwrite(file, text.data(), text.size(), 0);
}

std::optional<Holder> read_holder(int file) {
  std::array<char, 64> buffer{};
  const ssize_t count = pread(file, buffer.data(), buffer.size(), 0);
  if (count <= 0) return std::nullopt;
  const char* const end = buffer.data() + count;
  Holder holder;
  const auto first = std::from_chars(buffer.data(), end, holder.process);
  if (first.ec != std::errc{} || first.ptr == end) return std::nullopt;
  const auto second = std::from_chars(first.ptr + 1, end, holder.since);
  return second.ec == std::errc{} ? std::optional(holder) : std::nullopt;
}

std::string age(long long seconds) {
  if (seconds < 2) return "just now";
  if (seconds < 120) return fmt::format("{} seconds ago", seconds);
  if (seconds < 7200) return fmt::format("{} minutes ago", seconds / 60);
  return fmt::format("{} hours ago", seconds / 3600);
}

[[noreturn]] void refuse_held(const OutputFolder& folder, int file) {
  std::string who;
  std::string help = "wait until it has ended, then build again";
  if (const auto holder = read_holder(file)) {
    who = fmt::format(" (process {}, begun {})", holder->process,
                      age(std::time(nullptr) - holder->since));
    help += fmt::format("; if it never ends, stop it with `kill {}`", holder->process);
  }
  throw EnvironmentError(fmt::format("another build{} is publishing into `{}`", who, folder.shown),
                         help);
}

/// Whether `file` is still what `name` stands for: its last holder may have removed it
/// between our opening and our locking.
bool is_still_there(int parent, const std::string& name, int file) {
  struct stat opened {};
  struct stat named {};
  return fstat(file, &opened) == 0 &&
         fstatat(parent, name.c_str(), &named, AT_SYMLINK_NOFOLLOW) == 0 &&
         opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
}

}  // namespace

PublishLock::PublishLock(OutputFolder folder)
    : folder_(std::move(folder)), lock_name_(fmt::format(".{}.pier-lock", folder_.name)) {
  std::error_code error;
  std::filesystem::create_directories(folder_.parent, error);
  if (error) refuse(folder_, error.value());
  parent_ = FileDescriptor(::open(folder_.parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!parent_.is_open()) refuse(folder_, errno);
  do {
    file_ = FileDescriptor(openat(parent_.number(), lock_name_.c_str(),
                                  O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0644));
    if (!file_.is_open()) refuse(folder_, errno);
    if (flock(file_.number(), LOCK_EX | LOCK_NB) != 0) {
      if (errno == EWOULDBLOCK) refuse_held(folder_, file_.number());
      refuse(folder_, errno);
    }
  } while (!is_still_there(parent_.number(), lock_name_, file_.number()));
  write_holder(file_.number());
}

PublishLock::~PublishLock() {
  // Removed while it is still held; who waits for it looks again, see is_still_there().
  unlinkat(parent_.number(), lock_name_.c_str(), 0);
}

}  // namespace pier
