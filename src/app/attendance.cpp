#include "app/attendance.h"

#include <cstdio>

#include <fmt/format.h>

#include "app/terminal.h"
#include "base/environment_error.h"

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
      // A signal that comes once nobody waits for it ends the process before anything is flushed.
      std::fflush(stdout);
    } catch (const Stopped&) {
      attendance.line().hide();
      tell("{}\n", stopped());
    } catch (const EnvironmentError&) {
      // What helps with the work, such as Chromium, is ended with it and may be missed first.
      if (!attendance.progress()->is_stopped()) throw;
      attendance.line().hide();
      tell("{}\n", stopped());
    }
    signal = attendance.signal();
  }
  if (signal != 0) end_by(signal);
  return code;
}

}  // namespace pier
