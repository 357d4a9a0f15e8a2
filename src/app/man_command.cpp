#include <cstdio>

#include <fmt/format.h>

#include "app/commands.h"
#include "app/manual.h"

namespace pier {

Command man_command() {
  return {.name = "man",
          .summary = "Print the manual",
          .about = "The manual is a page for the program man, or for any other that reads roff.",
          .examples = {{"pier man | man -l -", "Read it"},
                       {"pier man > ~/.local/share/man/man1/pier.1",
                        "Keep it where `man pier` finds it"}},
          .declare = [](OptionList&) -> Runner {
            return [] {
              fmt::print("{}", manual(commands(), PIER_VERSION));
              return ExitCode::done;
            };
          }};
}

}  // namespace pier
