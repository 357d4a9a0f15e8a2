#include "publish/stamp.h"

#include <ctime>

#include "base/folder_names.h"

namespace pier {

namespace {

std::int64_t nanoseconds(const struct timespec& time) {
  return static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

}  // namespace

Stamp Stamp::of(const struct stat& status) {
  return {status.st_ino, nanoseconds(status.st_mtim), nanoseconds(status.st_ctim)};
}

Stamp stamp_of(int folder, std::string_view path, mode_t kind) {
  struct stat status {};
  if (!look_at(folder, path, status)) return {};
  return (status.st_mode & S_IFMT) == kind ? Stamp::of(status) : Stamp{};
}

std::int64_t time_of_stamps() {
  struct timespec now {};
  clock_gettime(CLOCK_REALTIME_COARSE, &now);
  return nanoseconds(now);
}

void wait_for_new_stamps() {
  constexpr int kMostSteps = 100;
  // Since Linux 6.13 a file may be stamped by the exact clock, which the clock of stamps follows
  // some milliseconds behind: its next tick is not enough.
  struct timespec begin {};
  clock_gettime(CLOCK_REALTIME, &begin);
  for (int i = 0; i < kMostSteps && time_of_stamps() <= nanoseconds(begin); ++i) {
    const struct timespec step { 0, 500'000 };
    nanosleep(&step, nullptr);
  }
}

}  // namespace pier
