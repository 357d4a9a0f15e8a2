#pragma once

#include <functional>
#include <string>

#include "app/exit_code.h"
#include "app/interruption.h"
#include "app/progress_line.h"
#include "base/progress.h"

namespace pier {

/// What somebody who sits at the terminal sees of a piece of work, and how it is stopped.
class Attendance {
 public:
  /// `is_text`: the work speaks to people, so that a line of progress is shown where one can be.
  explicit Attendance(bool is_text);

  /// For Jobs.
  Progress* progress() { return &progress_; }
  /// Hidden before anything is printed.
  ProgressLine& line() { return line_; }
  /// The signal that came; 0 when none did.
  int signal() const { return interruption_.signal(); }

 private:
  Progress progress_;
  /// Before the line: its thread must not get the signals.
  Interruption interruption_;
  ProgressLine line_;
};

/// Does a piece of work that may be stopped. When it was, prints what `stopped` says, unless the
/// work came to its end all the same; then ends the process by the signal, as shells expect it.
ExitCode attend(bool is_text, const std::function<ExitCode(Attendance&)>& work,
                const std::function<std::string()>& stopped);

}  // namespace pier
