#pragma once

#include "app/exit_code.h"

namespace pier {

/// Reads the command line, runs the command and says how it went. Throws nothing.
ExitCode run(int argc, const char* const* argv);

}  // namespace pier
