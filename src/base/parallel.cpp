#include "base/parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "base/progress.h"

namespace pier {

Jobs Jobs::of_machine() {
  return {std::max<std::size_t>(1, std::thread::hardware_concurrency())};
}

void Jobs::tell(std::string_view what) const {
  if (progress == nullptr) return;
  if (progress->is_stopped()) throw Stopped{};
  progress->begin(what);
}

namespace {

/// Calls work(begin, end, fail) for runs of indices; `fail` takes the exception that is being
/// handled, of an index.
template <typename Work>
void for_runs(std::size_t count, Jobs jobs, Work work) {
  const std::size_t threads = std::max<std::size_t>(1, std::min(jobs.count, count));
  std::atomic<std::size_t> next{0};
  // Small runs of indices keep neighbours (a page and the next) on one core; they become shorter
  // towards the end, so that no core is idle there.
  constexpr std::size_t kRun = 8;
  const auto take_run = [&] {
    std::size_t begin = next.load();
    std::size_t end = 0;
    do {
      const std::size_t left = count - begin;
      end = begin + std::min(left, std::clamp<std::size_t>(left / (threads * kRun), 1, kRun));
    } while (!next.compare_exchange_weak(begin, end));
    return std::pair(begin, end);
  };
  std::mutex mutex;
  std::exception_ptr first_error;
  std::size_t first_index = count;
  const bool is_counted = jobs.progress != nullptr && !jobs.stage.empty();
  const auto is_stopped = [&] { return jobs.progress != nullptr && jobs.progress->is_stopped(); };
  if (is_counted) jobs.progress->begin(jobs.stage, count);

  const auto fail = [&](std::size_t i) {
    const std::lock_guard lock(mutex);
    if (i >= first_index) return;
    first_index = i;
    first_error = std::current_exception();
  };
  const auto take_runs = [&] {
    while (!is_stopped()) {
      const auto [begin, end] = take_run();
      if (begin == end) break;
      work(begin, end, fail);
      if (is_counted) jobs.progress->advance(end - begin);
    }
  };
  if (threads <= 1) {
    take_runs();
  } else {
    std::vector<std::jthread> pool;
    pool.reserve(threads - 1);
    for (std::size_t i = 1; i < threads; ++i) pool.emplace_back(take_runs);
    take_runs();
  }
  if (is_stopped()) throw Stopped{};
  if (first_error) std::rethrow_exception(first_error);
}

}  // namespace

void parallel_for(std::size_t count, Jobs jobs, const std::function<void(std::size_t)>& task) {
  const auto is_stopped = [&] { return jobs.progress != nullptr && jobs.progress->is_stopped(); };
  for_runs(count, jobs, [&](std::size_t begin, std::size_t end, const auto& fail) {
    for (std::size_t i = begin; i < end && !is_stopped(); ++i) {
      try {
        task(i);
      } catch (...) {
        fail(i);
      }
    }
  });
}

void parallel_runs(std::size_t count, Jobs jobs,
                   const std::function<void(std::size_t, std::size_t)>& task) {
  for_runs(count, jobs, [&](std::size_t begin, std::size_t end, const auto& fail) {
    try {
      task(begin, end);
    } catch (...) {
      fail(begin);
    }
  });
}

}  // namespace pier
