#include "print/browser_process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/file.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <system_error>
#include <vector>

#include <fmt/format.h>

#include "base/environment_error.h"
#include "base/file_system.h"
#include "base/text.h"

namespace pier::print {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kFolderPrefix = "browser-";
constexpr std::string_view kLog = "log.txt";
constexpr std::string_view kHelp =
    "try again; `--no-pdf` builds the site without PDFs, and its pages offer printing instead";

/// The numbers at which --remote-debugging-pipe expects its two ends.
constexpr int kChromiumReads = 3;
constexpr int kChromiumWrites = 4;

FileDescriptor open_locked(const fs::path& folder) {
  FileDescriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW));
  if (!opened.is_open() || ::flock(opened.number(), LOCK_EX | LOCK_NB) != 0) return {};
  return opened;
}

/// Processes that are about to end may still write into the folder.
/// Chromium makes a socket below its folder for temporary files, and ends when the path of that is
/// longer than a socket's may be (108 bytes, unix(7)): it gets another, short way to its folder.
fs::path short_way_to(const fs::path& folder) {
  std::error_code error;
  const fs::path temporary = fs::temp_directory_path(error);
  return error ? folder : temporary / ("pier-" + folder.filename().string());
}

void remove_folder(const fs::path& folder) {
  std::error_code gone;
  if (fs::read_symlink(short_way_to(folder), gone) == folder) {
    fs::remove(short_way_to(folder), gone);
  }
  for (int attempt = 0; attempt < 20; ++attempt) {
    std::error_code error;
    fs::remove_all(folder, error);
    if (!error) return;
    ::poll(nullptr, 0, 50);
  }
}

void remove_left_behind(const fs::path& parent) {
  std::error_code error;
  std::vector<fs::path> found;
  for (fs::directory_iterator item(parent, error), end; !error && item != end;
       item.increment(error)) {
    if (item->path().filename().string().starts_with(kFolderPrefix)) found.push_back(item->path());
  }
  for (const fs::path& folder : found) {
    if (const FileDescriptor lock = open_locked(folder); lock.is_open()) remove_folder(folder);
  }
}

struct Ends {
  FileDescriptor ours, theirs;
};

/// Sockets and not pipes: writing to one that nobody reads any more gives an error, not a signal.
Ends make_ends() {
  std::array<int, 2> both{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, both.data()) != 0) {
    throw EnvironmentError(fmt::format("Chromium cannot be reached: {}", plain_error(errno)),
                           std::string(kHelp));
  }
  Ends ends{FileDescriptor(both[0]), {}};
  const FileDescriptor low(both[1]);
  // Out of the way of the numbers that the child gets them at.
  ends.theirs = FileDescriptor(::fcntl(low.number(), F_DUPFD_CLOEXEC, 10));
  return ends;
}

std::vector<std::string> arguments_of(const fs::path& program, const fs::path& folder) {
  std::vector<std::string> arguments{
      program.string(),
      "--headless",
      "--remote-debugging-pipe",
      "--user-data-dir=" + (folder / "profile").string(),
      "--no-first-run",
      "--no-default-browser-check",
      "--no-startup-window",
      "--lang=en-GB",
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--disable-extensions",
      "--disable-sync",
      "--disable-component-update",
      "--disable-background-networking",
      "--disable-crash-reporter",
      "--disable-breakpad",
      // A tab that is not in front has to work as well.
      "--disable-renderer-backgrounding",
      "--disable-backgrounding-occluded-windows",
      "--disable-background-timer-throttling",
      "--mute-audio",
      "--hide-scrollbars",
      // Every request is answered by us; should one get past that, it finds no host.
      "--host-resolver-rules=MAP * ~NOTFOUND",
  };
  // Chromium refuses its sandbox to root, and nobody else may do without it.
  if (::geteuid() == 0) arguments.emplace_back("--no-sandbox");
  return arguments;
}

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  pointers.reserve(texts.size() + 1);
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

/// What posix_spawn() is told, freed in the end.
class SpawnPlan {
 public:
  SpawnPlan(int reads, int writes, const std::string& log) {
    posix_spawn_file_actions_init(&actions_);
    posix_spawn_file_actions_addopen(&actions_, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions_, 1, log.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    posix_spawn_file_actions_adddup2(&actions_, 1, 2);
    posix_spawn_file_actions_adddup2(&actions_, reads, kChromiumReads);
    posix_spawn_file_actions_adddup2(&actions_, writes, kChromiumWrites);
    posix_spawnattr_init(&attributes_);
    // A group of its own, so that all its processes can be ended at once.
    posix_spawnattr_setpgroup(&attributes_, 0);
    sigset_t defaults;
    sigemptyset(&defaults);
    sigaddset(&defaults, SIGPIPE);
    sigaddset(&defaults, SIGXFSZ);
    posix_spawnattr_setsigdefault(&attributes_, &defaults);
    // What this process waits for in its own way, Chromium does not.
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes_, &none);
    posix_spawnattr_setflags(
        &attributes_, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
  }
  SpawnPlan(const SpawnPlan&) = delete;
  SpawnPlan& operator=(const SpawnPlan&) = delete;
  ~SpawnPlan() {
    posix_spawn_file_actions_destroy(&actions_);
    posix_spawnattr_destroy(&attributes_);
  }
  const posix_spawn_file_actions_t* actions() const { return &actions_; }
  const posix_spawnattr_t* attributes() const { return &attributes_; }

 private:
  posix_spawn_file_actions_t actions_{};
  posix_spawnattr_t attributes_{};
};

}  // namespace

BrowserProcess::BrowserProcess(const fs::path& program, const fs::path& folder,
                               std::chrono::milliseconds patience, const Progress* progress)
    : program_(program), patience_(patience), progress_(progress) {
  make_folder(folder);
  try {
    start();
  } catch (...) {
    remove_folder(folder_);
    throw;
  }
}

BrowserProcess::~BrowserProcess() {
  stop();
  remove_folder(folder_);
}

void BrowserProcess::make_folder(const fs::path& parent) {
  remove_left_behind(parent);
  std::string name = (parent / kFolderPrefix).string() + "XXXXXX";
  if (::mkdtemp(name.data()) == nullptr) {
    throw EnvironmentError(
        fmt::format("the folder `{}` for Chromium could not be made: {}", name, plain_error(errno)),
        plain_error_help(errno));
  }
  folder_ = fs::absolute(name);
  folder_lock_ = open_locked(folder_);
  std::error_code error;
  fs::create_directory_symlink(folder_, short_way_to(folder_), error);
}

void BrowserProcess::start() {
  Ends commands = make_ends();
  Ends answers = make_ends();
  to_ = std::move(commands.ours);
  from_ = std::move(answers.ours);
  const SpawnPlan plan(commands.theirs.number(), answers.theirs.number(),
                       (folder_ / kLog).string());
  std::vector<std::string> arguments = arguments_of(program_, folder_);
  const std::string own = folder_.string();
  std::error_code error_of_way;
  const fs::path way = short_way_to(folder_);
  const bool has_way = fs::read_symlink(way, error_of_way) == folder_;
  std::vector<std::string> environment{"PATH=/usr/local/bin:/usr/bin:/bin", "LANG=C.UTF-8",
                                       "TZ=UTC", "HOME=" + own,
                                       "TMPDIR=" + (has_way ? way.string() : own)};
  // Its processes become ours when their parent ends, so that each can be waited for.
  ::prctl(PR_SET_CHILD_SUBREAPER, 1);
  const int error = ::posix_spawn(&process_, program_.c_str(), plan.actions(), plan.attributes(),
                                  pointers_to(arguments).data(), pointers_to(environment).data());
  if (error == 0) return;
  process_ = -1;
  ::prctl(PR_SET_CHILD_SUBREAPER, 0);
  throw EnvironmentError(
      fmt::format("Chromium (`{}`) could not be started: {}", program_.string(),
                  plain_error(error)),
      "name a Chromium that works with --chromium, or build without PDFs: --no-pdf");
}

void BrowserProcess::stop() {
  if (process_ < 0) return;
  // It has nothing to save: its folder goes.
  ::kill(-process_, SIGKILL);
  while (::waitpid(-process_, nullptr, 0) > 0 || errno == EINTR) {
  }
  // Its watchers of crashes have groups of their own, and end when they see that it did.
  for (int attempt = 0; attempt < 200; ++attempt) {
    const pid_t ended = ::waitpid(-1, nullptr, WNOHANG);
    if (ended < 0 && errno != EINTR) break;
    if (ended == 0) ::poll(nullptr, 0, 10);
  }
  ::prctl(PR_SET_CHILD_SUBREAPER, 0);
  process_ = -1;
}

void BrowserProcess::send(std::string_view bytes) {
  if (written_ == unwritten_.size()) {
    unwritten_.clear();
    written_ = 0;
  }
  unwritten_ += bytes;
}

void BrowserProcess::write_some() {
  const ssize_t count = ::send(to_.number(), unwritten_.data() + written_,
                               unwritten_.size() - written_, MSG_NOSIGNAL | MSG_DONTWAIT);
  if (count >= 0) {
    written_ += static_cast<std::size_t>(count);
  } else if (errno != EINTR && errno != EAGAIN) {
    fail("ended before its work was done");
  }
}

void BrowserProcess::read_some() {
  constexpr std::size_t kPiece = 256UL * 1024;
  std::string piece(kPiece, '\0');
  const ssize_t count = ::recv(from_.number(), piece.data(), piece.size(), MSG_DONTWAIT);
  if (count < 0 && (errno == EINTR || errno == EAGAIN)) return;
  if (count <= 0) fail("ended before its work was done");
  incoming_.append(std::string_view(piece).substr(0, static_cast<std::size_t>(count)));
  if (incoming_.is_too_long()) fail("gave more than a PDF of 15 MB");
}

/// Waits until one of the ends is ready, in pieces between which it looks whether it may go on.
int BrowserProcess::wait_for(pollfd* ends, std::size_t count) const {
  constexpr std::chrono::milliseconds kPiece{50};
  for (auto left = patience_;;) {
    if (progress_ != nullptr && progress_->is_stopped()) throw Stopped{};
    const auto piece = progress_ == nullptr ? left : std::min(left, kPiece);
    const int ready = ::poll(ends, count, static_cast<int>(piece.count()));
    if (ready != 0 || piece == left) return ready;
    left -= piece;
  }
}

std::string BrowserProcess::receive() {
  for (;;) {
    if (auto message = incoming_.next()) return std::move(*message);
    const bool has_more = written_ < unwritten_.size();
    std::array<pollfd, 2> ends{{{from_.number(), POLLIN, 0}, {to_.number(), POLLOUT, 0}}};
    const int ready = wait_for(ends.data(), has_more ? 2 : 1);
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) {
      fail(fmt::format("gave no answer for {} seconds", (patience_.count() + 999) / 1000));
    }
    if (ends[0].revents != 0) read_some();
    if (has_more && ends[1].revents != 0) write_some();
  }
}

void BrowserProcess::fail(std::string_view what) const {
  const std::string words = last_words();
  throw EnvironmentError(fmt::format("Chromium (`{}`) {}{}", program_.string(), what,
                                     words.empty() ? "" : fmt::format("; it said: {}", words)),
                         std::string(kHelp));
}

std::string BrowserProcess::last_words() const {
  constexpr std::uint64_t kLongestLog = 1'000'000;
  constexpr std::size_t kLongestWords = 200;
  const DiskFileSystem folder(folder_);
  const ReadResult log = folder.read(*SitePath::parse(kLog), kLongestLog);
  std::string_view words;
  for (const std::string_view line : split(log.bytes, '\n')) {
    // Where no desktop runs, there is nobody at the bus of desktops; that is no fault.
    if (!trim(line).empty() && line.find("dbus") == std::string_view::npos) words = trim(line);
  }
  // It may have died in the middle of anything.
  std::string shown;
  for (const char c : words.substr(0, kLongestWords)) shown += c >= ' ' && c < 0x7F ? c : '?';
  return shown;
}

}  // namespace pier::print
