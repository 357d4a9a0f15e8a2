#include "base/progress.h"

#include <algorithm>

namespace pier {

void Progress::begin(std::string_view stage, std::size_t total) {
  const std::lock_guard lock(mutex_);
  stage_ = stage;
  total_ = total;
  done_.store(0, std::memory_order_relaxed);
}

void Progress::stop() noexcept {
  Course expected = open;
  course_.compare_exchange_strong(expected, stopped);
}

void Progress::commit() {
  Course expected = open;
  if (!course_.compare_exchange_strong(expected, committed) && expected == stopped) throw Stopped{};
}

Progress::State Progress::state() const {
  const std::lock_guard lock(mutex_);
  return {stage_, std::min(done_.load(std::memory_order_relaxed), total_), total_};
}

}  // namespace pier
