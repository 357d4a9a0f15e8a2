#include "app/interruption.h"

#include <pthread.h>

#include <array>
#include <cstdlib>

namespace pier {

namespace {

constexpr std::array<int, 3> kSignals{SIGINT, SIGTERM, SIGHUP};
/// Ends the waiting. A signal to a thread cannot be refused, as a write to a descriptor can; and
/// this one is ignored where nobody waits for it.
constexpr int kEnd = SIGURG;

bool is_ignored(int signal) {
  struct sigaction action {};
  return sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

}  // namespace

Interruption::Interruption(Progress& progress) : progress_(progress) {
  sigemptyset(&waited_for_);
  for (const int signal : kSignals) {
    if (!is_ignored(signal)) sigaddset(&waited_for_, signal);
  }
  sigaddset(&waited_for_, kEnd);
  ::pthread_sigmask(SIG_BLOCK, &waited_for_, &before_);
  thread_ = std::thread([this] { wait_for_signals(); });
}

Interruption::~Interruption() {
  is_ended_ = true;
  ::pthread_kill(thread_.native_handle(), kEnd);
  thread_.join();
  ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

void Interruption::wait_for_signals() {
  while (!is_ended_) {
    const int signal = ::sigwaitinfo(&waited_for_, nullptr);
    if (signal < 0 || signal == kEnd) continue;
    if (signal_ != 0) end_by(signal);
    signal_ = signal;
    progress_.stop();
  }
}

void end_by(int signal) {
  std::signal(signal, SIG_DFL);
  sigset_t one;
  sigemptyset(&one);
  sigaddset(&one, signal);
  ::pthread_sigmask(SIG_UNBLOCK, &one, nullptr);
  ::raise(signal);
  std::_Exit(128 + signal);  // not reached
}

}  // namespace pier
