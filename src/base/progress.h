#pragma once

#include <atomic>
#include <cstddef>
#include <mutex>
#include <string_view>

namespace pier {

/// Thrown where work is given up because somebody asked for it. It is no error: what was begun is
/// taken back on the way out, and nobody but the command catches it.
struct Stopped {};

/// How far a piece of work is, and whether it is still wanted. One side does the work and tells,
/// the other shows it and may stop it; all functions may be called from several threads at once.
/// Never part of a result: with it and without it the same bytes come out.
class Progress {
 public:
  struct State {
    /// In plain words: "Checking pages"; "" before the first.
    std::string_view stage;
    /// Of how many things how many are done; both 0 for a stage that does not count.
    std::size_t done = 0, total = 0;
  };

  /// A stage begins, of `total` things. The words outlive this object.
  void begin(std::string_view stage, std::size_t total = 0);
  /// So many of the things of this stage are done.
  void advance(std::size_t count = 1) noexcept {
    done_.fetch_add(count, std::memory_order_relaxed);
  }
  State state() const;

  /// The work is to be given up; parallel_for() and Jobs::tell() throw Stopped from then on. Says
  /// nothing to work that is committed.
  void stop() noexcept;
  bool is_stopped() const noexcept { return course_.load(std::memory_order_relaxed) == stopped; }
  /// The point of no return: from here on the work comes to its end, whoever wants to stop it.
  /// Throws Stopped when somebody did before.
  void commit();

 private:
  mutable std::mutex mutex_;
  std::string_view stage_;
  std::size_t total_ = 0;
  std::atomic<std::size_t> done_{0};
  enum Course { open, stopped, committed };
  std::atomic<Course> course_{open};
};

}  // namespace pier
