#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/command.h"

namespace pier {

/// What a command line asks for.
struct Parsed {
  enum class Kind { run, help, version, wrong };
  Kind kind = Kind::wrong;
  /// The command; null where none is named, or none that there is.
  const Command* command = nullptr;
  /// Kind::run: what to call.
  Runner run;
  /// Kind::wrong: what was not understood, and what was probably meant.
  std::string message = {};
  std::string help = {};
};

/// Reads a command line (with the name of the program first) by the table of commands, which
/// outlives the result. Throws nothing on what people write.
Parsed parse(int argc, const char* const* argv, const std::vector<Command>& table);

}  // namespace pier
