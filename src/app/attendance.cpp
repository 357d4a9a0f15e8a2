#include "app/attendance.h"

#include <cstdio>

#include <fmt/format.h>

#include "app/terminal.h"

namespace pier {

Attendance::Attendance(bool is_text)
    : interruption_(progress_), line_(progress_, is_text && is_watched(stderr)) {}

ExitCode attend(bool is_text, const std::function<ExitCode(Attendance&)>& work,
                const std::function<std::string()>& stopped) {
  ExitCode code = ExitCode::done;
  int signal = 0;
  {
    Attendance attendance(is_text);
    try {
      code = work(attendance);
    } catch (const Stopped&) {
      attendance.line().hide();
      fmt::print(stderr, "{}\n", stopped());
    }
    signal = attendance.signal();
  }
  if (signal != 0) {
    std::fflush(stdout);
    end_by(signal);
  }
  return code;
}

}  // namespace pier
