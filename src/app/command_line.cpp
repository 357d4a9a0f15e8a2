#include "app/command_line.h"

#include <csignal>
#include <cstdio>
#include <exception>
#include <system_error>

#include <fmt/format.h>

#include "app/commands.h"
#include "app/help_text.h"
#include "app/parser.h"
#include "base/environment_error.h"

namespace pier {

namespace {

ExitCode parse_and_run(int argc, const char* const* argv) {
  if (argc < 2) {
    fmt::print("{}", help_of_all(commands()));
    return ExitCode::usage;
  }
  const Parsed parsed = parse(argc, argv, commands());
  switch (parsed.kind) {
    case Parsed::Kind::run:
      return parsed.run();
    case Parsed::Kind::help:
      fmt::print("{}",
                 parsed.command == nullptr ? help_of_all(commands()) : help_of(*parsed.command));
      return ExitCode::done;
    case Parsed::Kind::version:
      fmt::print("pier {}\n", PIER_VERSION);
      return ExitCode::done;
    case Parsed::Kind::wrong:
      break;
  }
  fmt::print(stderr, "pier: {}\n  help: {}\n", parsed.message, parsed.help);
  return ExitCode::usage;
}

}  // namespace

ExitCode run(int argc, const char* const* argv) {
  // A limit on the size of files is then an error of write(), which has words and a cure.
  std::signal(SIGXFSZ, SIG_IGN);
  // The one place that catches: what arrives here is the machine's fault or our own.
  try {
    return parse_and_run(argc, argv);
  } catch (const EnvironmentError& error) {
    fmt::print(stderr, "pier: {}\n", error.what());
    if (!error.help().empty()) fmt::print(stderr, "  help: {}\n", error.help());
    return ExitCode::environment;
  } catch (const std::system_error& error) {
    fmt::print(stderr, "pier: {}\n", error.what());
    return ExitCode::environment;
  } catch (const std::bad_alloc&) {
    std::fputs("pier: the machine has no memory left\n", stderr);
    return ExitCode::environment;
  } catch (const std::exception& error) {
    fmt::print(stderr, "pier: this is a fault of the program: {}\n", error.what());
    return ExitCode::internal;
  }
}

}  // namespace pier
