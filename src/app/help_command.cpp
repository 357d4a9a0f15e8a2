#include <cstdio>
#include <memory>
#include <string>

#include <fmt/format.h>

#include "app/commands.h"
#include "app/help_text.h"
#include "app/terminal.h"
#include "base/text.h"

namespace pier {

namespace {

ExitCode print_help(const std::string& name) {
  if (name.empty()) {
    fmt::print("{}", help_of_all(commands()));
    return ExitCode::done;
  }
  std::vector<std::string_view> names;
  for (const Command& command : commands()) {
    names.push_back(command.name);
    if (command.name != name) continue;
    fmt::print("{}", help_of(command));
    return ExitCode::done;
  }
  tell("pier: there is no command `{}`\n  help: {}\n", name, suggest(name, names));
  return ExitCode::usage;
}

Runner declare_help(OptionList& list) {
  const auto name = std::make_shared<std::string>();
  Option command{.name = "command",
                 .meaning = "The command to explain (without one, all are listed)",
                 .target = name.get()};
  for (const Command& known : commands()) command.words.emplace_back(known.name);
  list.add(std::move(command));
  return [name] { return print_help(*name); };
}

}  // namespace

Command help_command() {
  return {.name = "help",
          .summary = "Explain a command",
          .about = "The same as `pier COMMAND --help`.",
          .examples = {{"pier help new", "What `pier new` can make, and how"}},
          .declare = declare_help};
}

}  // namespace pier
