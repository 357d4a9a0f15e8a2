#pragma once

#include <array>
#include <string_view>

namespace pier {

/// What the program tells the shell.
enum class ExitCode {
  done = 0,
  problems = 1,     ///< in the content; the old site stands
  usage = 2,        ///< the command was not understood
  environment = 3,  ///< disk, permission, lock
  internal = 4,     ///< our own fault
};

struct ExitMeaning {
  ExitCode code;
  /// For people, without a full stop.
  std::string_view meaning;
};

constexpr std::array<ExitMeaning, 5> kExitMeanings{
    {{ExitCode::done, "done"},
     {ExitCode::problems, "problems in the content; the old site stands"},
     {ExitCode::usage, "the command was not understood"},
     {ExitCode::environment, "the machine: disk, permission, another build"},
     {ExitCode::internal, "a fault of the program"}}};

}  // namespace pier
