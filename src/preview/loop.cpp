#include "preview/loop.h"

#include <signal.h>
#include <sys/eventfd.h>
#include <sys/poll.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "base/environment_error.h"
#include "base/text.h"
#include "preview/problems.h"
#include "preview/server.h"

namespace pier::preview {

namespace {

Moment now() {
  return std::chrono::steady_clock::now().time_since_epoch();
}

/// The two signals that end the program, held back from all threads that begin later and read
/// through a descriptor.
class EndSignals {
 public:
  EndSignals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, &before_);
    descriptor_ = FileDescriptor(::signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK));
    if (!descriptor_.is_open()) throw std::system_error(errno, std::system_category(), "signalfd");
  }
  EndSignals(const EndSignals&) = delete;
  EndSignals& operator=(const EndSignals&) = delete;
  ~EndSignals() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

  int descriptor() const { return descriptor_.number(); }
  /// From now on a signal does what it always does. One that was read is gone.
  void release() const {
    signalfd_siginfo info;
    while (::read(descriptor(), &info, sizeof info) > 0) {
    }
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }

 private:
  sigset_t before_{};
  FileDescriptor descriptor_;
};

/// Builds in a thread of its own, one after the other.
class Builder {
 public:
  Builder(const LoopOptions& options, CurrentState& state)
      : options_(options),
        state_(state),
        done_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
        thread_([this] { work(); }) {}
  Builder(const Builder&) = delete;
  Builder& operator=(const Builder&) = delete;
  ~Builder() {
    {
      const std::lock_guard lock(mutex_);
      ends_ = true;
    }
    wake_.notify_one();
    thread_.join();
  }

  /// Readable when a build has come to an end.
  int descriptor() const { return done_.number(); }
  /// Begins a build. REQUIRES: none runs.
  void begin() {
    is_busy_ = true;
    {
      const std::lock_guard lock(mutex_);
      is_asked_ = true;
    }
    wake_.notify_one();
  }
  /// Whether one runs that finish() has not heard of.
  bool is_busy() const { return is_busy_; }
  /// Takes note that it ended. Throws what it threw, unless that was shown.
  void finish() {
    eventfd_t count = 0;
    if (::eventfd_read(done_.number(), &count) != 0) return;
    is_busy_ = false;
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  void work() {
    for (;;) {
      {
        std::unique_lock lock(mutex_);
        wake_.wait(lock, [this] { return is_asked_ || ends_; });
        if (ends_) return;
        is_asked_ = false;
      }
      try {
        build_once();
      } catch (...) {
        failure_ = std::current_exception();
      }
      ::eventfd_write(done_.number(), 1);
    }
  }

  void build_once() {
    const Moment begin = now();
    const std::shared_ptr<const State> before = state_.get();
    std::shared_ptr<const State> after;
    try {
      after = next_state(*before, options_.build());
    } catch (const EnvironmentError& error) {
      // The machine may be well again when the next file is saved: the preview goes on.
      std::string words = fmt::format("pier: {}\n", error.what());
      if (!error.help().empty()) words += fmt::format("  help: {}\n", error.help());
      after = next_state(*before, std::move(words));
    }
    state_.set(after);
    tell(*after, now() - begin);
  }

  void tell(const State& state, Moment took) {
    const Problems problems = all_problems(state);
    // What was said already is only counted.
    if (problems.text != told_) options_.say_problems(problems.text);
    told_ = problems.text;
    const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(took).count();
    if (problems.errors > 0) {
      options_.say(fmt::format("Not shown, after {} ms: {}\n", milliseconds,
                               panel_title(problems, state.good != nullptr)));
      return;
    }
    options_.say(fmt::format("Built in {} ms: {}, {}\n", milliseconds,
                             pier::count_of(state.latest->page_count, "page", "pages"),
                             count_of(problems)));
  }

  const LoopOptions& options_;
  CurrentState& state_;
  FileDescriptor done_;
  std::string told_;
  bool is_busy_ = false;
  /// Written before `done_` is, read after.
  std::exception_ptr failure_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool is_asked_ = false;
  bool ends_ = false;
  /// Last: it uses all of the above.
  std::thread thread_;
};

/// How long poll() may wait; -1: for ever.
int timeout_until(const std::optional<Moment>& due) {
  if (!due) return -1;
  const Moment left = *due - now();
  if (left <= Moment::zero()) return 0;
  return static_cast<int>(std::chrono::ceil<std::chrono::milliseconds>(left).count());
}

/// Waits for changes and builds until a signal comes.
void watch_and_build(const EndSignals& signals, Watcher& watcher, Builder& builder) {
  Debouncer changes;
  changes.begin(now());
  builder.begin();
  for (;;) {
    std::array<pollfd, 3> wanted{{{signals.descriptor(), POLLIN, 0},
                                  {watcher.descriptor(), POLLIN, 0},
                                  {builder.descriptor(), POLLIN, 0}}};
    const auto due = builder.is_busy() ? std::nullopt : changes.due();
    const int ready = ::poll(wanted.data(), wanted.size(), timeout_until(due));
    if (ready < 0 && errno != EINTR) throw std::system_error(errno, std::system_category(), "poll");
    if (wanted[0].revents != 0) return;
    watcher.read([&](const FileChange& change) { changes.note(change, now()); });
    builder.finish();
    if (builder.is_busy()) continue;
    if (const auto next = changes.due(); next && *next <= now()) {
      changes.begin(now());
      builder.begin();
    }
  }
}

/// Ends the streams, so that the server can end.
class StateEnd {
 public:
  explicit StateEnd(CurrentState& state) : state_(state) {}
  StateEnd(const StateEnd&) = delete;
  StateEnd& operator=(const StateEnd&) = delete;
  ~StateEnd() { state_.end(); }

 private:
  CurrentState& state_;
};

}  // namespace

void run(const LoopOptions& options) {
  const EndSignals signals;
  CurrentState state;
  const Server server(state, std::filesystem::canonical(options.site), options.port);
  Watcher watcher(options.watched);
  Builder builder(options, state);
  const StateEnd at_the_end(state);
  options.say(
      fmt::format("The preview is at http://127.0.0.1:{}/ (Ctrl-C ends it)\n", server.port()));
  watch_and_build(signals, watcher, builder);
  signals.release();
}

}  // namespace pier::preview
