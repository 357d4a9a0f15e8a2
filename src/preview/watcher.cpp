#include "preview/watcher.h"

#include <sys/inotify.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include <fmt/format.h>

#include "base/environment_error.h"
#include "base/file_system.h"

namespace pier::preview {

namespace fs = std::filesystem;

namespace {

constexpr unsigned kInPlace = IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO;
constexpr unsigned kBelow = kInPlace | IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB;
constexpr unsigned kOnly = IN_ONLYDIR | IN_EXCL_UNLINK;

/// So many events are told at a time, that a storm does not keep everything else waiting.
constexpr int kMostReads = 64;

[[noreturn]] void give_up(const fs::path& path, int error_number) {
  if (error_number == ENOSPC) {
    throw EnvironmentError(
        fmt::format("`{}` cannot be watched: the machine lets nobody watch more folders",
                    path.string()),
        "raise the limit: sudo sysctl fs.inotify.max_user_watches=524288");
  }
  throw EnvironmentError(
      fmt::format("`{}` cannot be watched: {}", path.string(), plain_error(error_number)),
      plain_error_help(error_number));
}

FileDescriptor open_inotify() {
  FileDescriptor opened(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC));
  if (opened.is_open()) return opened;
  throw EnvironmentError(fmt::format("folders cannot be watched: {}", plain_error(errno)),
                         "end other programs that watch folders, or raise the limit: sudo sysctl "
                         "fs.inotify.max_user_instances=512");
}

FileChange::Step step_of(unsigned mask) {
  if ((mask & (IN_ISDIR | IN_ATTRIB)) != 0) return FileChange::Step::other;
  if ((mask & IN_CREATE) != 0) return FileChange::Step::created;
  if ((mask & IN_MODIFY) != 0) return FileChange::Step::modified;
  if ((mask & IN_CLOSE_WRITE) != 0) return FileChange::Step::closed;
  if ((mask & IN_MOVED_TO) != 0) return FileChange::Step::arrived;
  return FileChange::Step::left;
}

bool is_below(const fs::path& path, const fs::path& folder) {
  const auto [end, ignored] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
  return end == folder.end();
}

}  // namespace

Watcher::Watcher(std::vector<WatchedPlace> places)
    : places_(std::move(places)), inotify_(open_inotify()) {
  watch_all();
}

void Watcher::watch_all() {
  for (const WatchedPlace& place : places_) {
    watch(place.folder, &place);
    for (const std::string& name : place.names) watch_tree(place.folder / name);
  }
}

void Watcher::watch(const fs::path& path, const WatchedPlace* place) {
  // The folder that people name may be reached through a link; nothing below it may.
  const unsigned mask =
      kOnly | IN_MASK_ADD | (place != nullptr ? kInPlace : kBelow | IN_DONT_FOLLOW);
  const int number = ::inotify_add_watch(inotify_.number(), path.c_str(), mask);
  if (number >= 0) {
    // One folder may be named twice.
    Folder& folder = folders_[number];
    folder.path = path;
    if (place == nullptr) folder.all = true;
    if (place != nullptr) folder.names.insert(place->names.begin(), place->names.end());
    return;
  }
  const bool has_vanished = errno == ENOENT || errno == ENOTDIR || errno == ELOOP;
  const bool may_vanish = place == nullptr && (has_vanished || errno == EACCES);
  if (!may_vanish) give_up(path, errno);
}

void Watcher::watch_tree(const fs::path& path) {
  std::vector<fs::path> to_visit{path};
  while (!to_visit.empty()) {
    const fs::path folder = std::move(to_visit.back());
    to_visit.pop_back();
    std::error_code error;
    if (!fs::is_directory(fs::symlink_status(folder, error)) || error) continue;
    // Watched first, listed then: what comes between the two is told as an event.
    watch(folder, nullptr);
    fs::directory_iterator item(folder, error);
    for (; !error && item != fs::directory_iterator(); item.increment(error)) {
      if (is_ignored_name(item->path().filename().native())) continue;
      std::error_code unknown;
      if (fs::is_directory(item->symlink_status(unknown))) to_visit.push_back(item->path());
    }
  }
}

void Watcher::forget_tree(const fs::path& path) {
  std::erase_if(folders_, [&](const auto& folder) {
    if (!is_below(folder.second.path, path)) return false;
    ::inotify_rm_watch(inotify_.number(), folder.first);
    return true;
  });
}

void Watcher::handle(const Event& event, const std::function<void(const FileChange&)>& tell) {
  if ((event.mask & IN_Q_OVERFLOW) != 0) {
    watch_all();
    tell({});
    return;
  }
  const auto found = folders_.find(event.folder);
  if (found == folders_.end()) return;
  if ((event.mask & IN_IGNORED) != 0) {
    folders_.erase(found);
    return;
  }
  const Folder& folder = found->second;
  if (event.name.empty() || is_ignored_name(event.name)) return;
  if (!folder.all && !folder.names.contains(event.name)) return;
  if ((event.mask & IN_ISDIR) != 0) {
    const fs::path path = folder.path / event.name;
    if ((event.mask & IN_MOVED_FROM) != 0) forget_tree(path);
    if ((event.mask & (IN_CREATE | IN_MOVED_TO)) != 0) watch_tree(path);
  }
  tell({step_of(event.mask), event.folder, std::string(event.name)});
}

void Watcher::read(const std::function<void(const FileChange&)>& tell) {
  constexpr std::size_t kBuffer = 65536;
  alignas(inotify_event) std::array<char, kBuffer> buffer;
  for (int i = 0; i < kMostReads; ++i) {
    const ssize_t size = ::read(inotify_.number(), buffer.data(), buffer.size());
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) return;
    const auto bytes = static_cast<std::size_t>(size);
    for (std::size_t at = 0; at + sizeof(inotify_event) <= bytes;) {
      inotify_event event{};
      std::memcpy(&event, buffer.data() + at, sizeof event);
      const char* const name = buffer.data() + at + sizeof event;
      at += sizeof event + event.len;
      // The kernel fills the name up with NUL.
      handle({event.wd, event.mask, {name, ::strnlen(name, event.len)}}, tell);
    }
  }
}

}  // namespace pier::preview
