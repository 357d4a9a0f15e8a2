#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "app/command.h"

namespace pier {

/// A script that teaches a shell what may stand behind `pier`: commands, options, the values that
/// there are, files and folders where they are wanted.
struct CompletionShell {
  std::string_view name;
  std::string (*script)(const std::vector<Command>& table);
};

std::string bash_completion(const std::vector<Command>& table);
std::string zsh_completion(const std::vector<Command>& table);
std::string fish_completion(const std::vector<Command>& table);

constexpr std::array<CompletionShell, 3> kCompletionShells{
    {{"bash", bash_completion}, {"zsh", zsh_completion}, {"fish", fish_completion}}};

}  // namespace pier
