#pragma once

#include <atomic>
#include <csignal>
#include <thread>

#include "base/progress.h"

namespace pier {

/// While it lives, the first Ctrl-C (SIGINT), SIGTERM or SIGHUP stops the work that `progress`
/// belongs to instead of ending the process, so that what was begun is taken back; the second ends
/// the process at once. Signals that were ignored stay ignored, as `nohup` wants it.
///
/// Made on the main thread before there are others: those must not get the signals.
class Interruption {
 public:
  explicit Interruption(Progress& progress);
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;
  ~Interruption();

  /// The signal that came; 0 when none did.
  int signal() const { return signal_; }

 private:
  void wait_for_signals();

  Progress& progress_;
  std::atomic<int> signal_{0};
  std::atomic<bool> is_ended_{false};
  sigset_t waited_for_{};
  sigset_t before_{};
  std::thread thread_;
};

/// Ends the process by a signal, as if nobody had waited for it: a shell sees that, and ends its
/// loop too.
[[noreturn]] void end_by(int signal);

}  // namespace pier
