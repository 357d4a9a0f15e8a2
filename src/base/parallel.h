#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

namespace pier {

class Progress;

/// How work is to be done: how many threads a parallel loop may use (at least 1), and who wants to
/// know how far it is.
struct Jobs {
  std::size_t count = 1;
  /// Is told, and may stop the work; null: nobody. Outlives the work.
  Progress* progress = nullptr;
  /// What the loop that gets these jobs does, for people; "": they are not told.
  std::string_view stage = {};

  /// As many as the machine has cores.
  static Jobs of_machine();

  /// The same for a loop over things that people count: "Checking pages 31 of 100".
  Jobs counting(std::string_view what) const { return {count, progress, what}; }
  /// The same for work that must come to its end.
  Jobs to_the_end() const { return {count, nullptr, {}}; }
  /// Tells that a stage begins which does not count. Throws Stopped when the work was stopped.
  void tell(std::string_view what) const;
};

/// Calls task(i) for every i below `count`, in no order, on up to `jobs` threads, and
/// returns when all are done. Tasks write their results by index, so that the outcome does
/// not depend on the number of threads. The first exception by index is thrown again here; when the
/// work was stopped meanwhile, Stopped is.
/// `task` must be safe to call from several threads at once.
void parallel_for(std::size_t count, Jobs jobs, const std::function<void(std::size_t)>& task);

/// The same for work of several steps that goes better with some neighbours at a time: calls
/// task(begin, end) for runs of indices, at most eight, which together are all below `count`. They
/// stay in the cache of a processor meanwhile, as does the code of each step.
void parallel_runs(std::size_t count, Jobs jobs,
                   const std::function<void(std::size_t, std::size_t)>& task);

}  // namespace pier
