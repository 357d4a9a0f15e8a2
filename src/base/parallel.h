#pragma once

#include <cstddef>
#include <functional>

namespace pier {

/// How many threads a parallel loop may use; at least 1.
struct Jobs {
  std::size_t count = 1;
  /// As many as the machine has cores.
  static Jobs of_machine();
};

/// Calls task(i) for every i below `count`, in no order, on up to `jobs` threads, and
/// returns when all are done. Tasks write their results by index, so that the outcome does
/// not depend on the number of threads. The first exception by index is thrown again here.
/// `task` must be safe to call from several threads at once.
void parallel_for(std::size_t count, Jobs jobs, const std::function<void(std::size_t)>& task);

}  // namespace pier
