#include "app/interruption.h"

#include <poll.h>
#include <pthread.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <system_error>

namespace pier {

namespace {

constexpr std::array<int, 3> kSignals{SIGINT, SIGTERM, SIGHUP};

bool is_ignored(int signal) {
  struct sigaction action {};
  return sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

FileDescriptor opened(int number) {
  if (number < 0) throw std::system_error(errno, std::generic_category(), "signals");
  return FileDescriptor(number);
}

}  // namespace

Interruption::Interruption(Progress& progress) : progress_(progress) {
  sigemptyset(&waited_for_);
  for (const int signal : kSignals) {
    if (!is_ignored(signal)) sigaddset(&waited_for_, signal);
  }
  signals_ = opened(::signalfd(-1, &waited_for_, SFD_CLOEXEC));
  end_ = opened(::eventfd(0, EFD_CLOEXEC));
  ::pthread_sigmask(SIG_BLOCK, &waited_for_, &before_);
  thread_ = std::thread([this] { wait_for_signals(); });
}

Interruption::~Interruption() {
  const std::uint64_t one = 1;
  std::ignore = ::eventfd_write(end_.number(), one);
  thread_.join();
  ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

void Interruption::wait_for_signals() {
  std::array<pollfd, 2> both{{{signals_.number(), POLLIN, 0}, {end_.number(), POLLIN, 0}}};
  for (;;) {
    if (::poll(both.data(), both.size(), -1) < 0) continue;
    if (both[0].revents != 0) {
      signalfd_siginfo info{};
      if (::read(signals_.number(), &info, sizeof info) != sizeof info) continue;
      if (signal_ != 0) end_by(static_cast<int>(info.ssi_signo));
      signal_ = static_cast<int>(info.ssi_signo);
      progress_.stop();
    }
    if (both[1].revents != 0) return;
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
