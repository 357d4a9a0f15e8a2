#pragma once

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <string>
#include <thread>

#include "base/progress.h"

namespace pier {

/// "Checking pages 3,120 of 10,052", cut to `columns` characters.
std::string progress_text(const Progress::State& state, std::size_t columns);

/// A line on standard error that says how far a piece of work is, for people who wait for more than
/// a second. It is drawn at most ten times a second, by a thread of its own, and only when it says
/// something new. Nothing else is printed while it is shown: hide it first.
class ProgressLine {
 public:
  /// Without `is_wanted`, nothing is ever drawn and there is no thread. `progress` outlives the
  /// line.
  ProgressLine(const Progress& progress, bool is_wanted);
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;
  /// Takes the line away.
  ~ProgressLine();

  /// Takes the line away and draws no further one.
  void hide();
  /// Draws again after hide().
  void show();

 private:
  void draw_until_end();
  void draw();
  void erase();

  const Progress& progress_;
  std::mutex mutex_;
  std::condition_variable changed_;
  /// What stands on the terminal; "" when nothing does.
  std::string drawn_;
  bool is_shown_ = true;
  bool is_ended_ = false;
  /// The last member: it begins when the others are there.
  std::jthread thread_;
};

}  // namespace pier
