#include "app/command_line.h"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <exception>
#include <system_error>

#include <fmt/format.h>
#include <sys/stat.h>

#include "app/commands.h"
#include "app/help_text.h"
#include "app/parser.h"
#include "app/terminal.h"
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
  tell("pier: {}\n  help: {}\n", parsed.message, parsed.help);
  return ExitCode::usage;
}

/// What was said and never arrived, on a full disk for example, must not pass for done.
void check_output() {
  const bool is_written = std::ferror(stdout) == 0;
  if (std::fflush(stdout) == 0 && is_written) return;
  struct stat status {};
  const bool is_pipe = ::fstat(::fileno(stdout), &status) == 0 && S_ISFIFO(status.st_mode);
  if (is_pipe || errno == EPIPE) return;
  throw EnvironmentError(fmt::format("what this command says cannot be written: {}",
                                     plain_error(errno == 0 ? EIO : errno)),
                         plain_error_help(errno));
}

}  // namespace

ExitCode run(int argc, const char* const* argv) {
  // A limit on the size of files is then an error of write(), which has words and a cure.
  std::signal(SIGXFSZ, SIG_IGN);
  // So is a reader who has enough, as in `pier list rules | head`; that is no fault, and no reason
  // to give up a build.
  std::signal(SIGPIPE, SIG_IGN);
  // The one place that catches: what arrives here is the machine's fault or our own.
  try {
    const ExitCode code = parse_and_run(argc, argv);
    check_output();
    return code;
  } catch (const EnvironmentError& error) {
    tell("pier: {}\n", error.what());
    if (!error.help().empty()) tell("  help: {}\n", error.help());
    return ExitCode::environment;
  } catch (const std::system_error& error) {
    // Who read what we say has enough of it.
    if (error.code().value() == EPIPE) return ExitCode::done;
    tell("pier: {}\n", error.what());
    return ExitCode::environment;
  } catch (const std::bad_alloc&) {
    std::fputs("pier: the machine has no memory left\n", stderr);
    return ExitCode::environment;
  } catch (const std::exception& error) {
    tell("pier: this is a fault of the program: {}\n", error.what());
    return ExitCode::internal;
  }
}

}  // namespace pier
