#include <cstdio>
#include <memory>
#include <string>

#include <fmt/format.h>

#include "app/commands.h"
#include "app/completion.h"

namespace pier {

namespace {

Runner declare_completion(OptionList& list) {
  const auto shell = std::make_shared<std::string>();
  Option argument{.name = "shell",
                  .meaning = "The shell",
                  .target = shell.get(),
                  .required = true,
                  .only_words = true};
  for (const CompletionShell& known : kCompletionShells) argument.words.emplace_back(known.name);
  list.add(std::move(argument));
  return [shell] {
    for (const CompletionShell& known : kCompletionShells) {
      if (known.name == *shell) fmt::print("{}", known.script(commands()));
    }
    return ExitCode::done;
  };
}

}  // namespace

Command completion_command() {
  return {.name = "completion",
          .summary = "Let a shell complete commands and options",
          .about =
              "Prints a script for the shell. Once it is loaded, the Tab key offers commands, "
              "options and the values that there are.",
          .examples = {{"source <(pier completion bash)", "For this bash; in ~/.bashrc for all"},
                       {"pier completion zsh > ~/.zfunc/_pier", "In a folder of zsh's fpath"},
                       {"pier completion fish > ~/.config/fish/completions/pier.fish",
                        "For every fish"}},
          .declare = declare_completion};
}

}  // namespace pier
