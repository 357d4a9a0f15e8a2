#pragma once

namespace pier {

/// What the program tells the shell.
enum class ExitCode {
  done = 0,
  problems = 1,     ///< in the content; the old site stands
  usage = 2,        ///< the command was not understood
  environment = 3,  ///< disk, permission, lock
  internal = 4,     ///< our own fault
};

}  // namespace pier
