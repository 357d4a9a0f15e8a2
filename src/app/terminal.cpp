#include "app/terminal.h"

#include <cstdlib>
#include <string_view>

#include <sys/ioctl.h>
#include <unistd.h>

namespace pier {

namespace {

/// "" for a variable that is not there, too.
std::string_view variable(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? std::string_view() : value;
}

/// A terminal that understands more than letters.
bool is_able(std::FILE* where) {
  const std::string_view kind = variable("TERM");
  return ::isatty(::fileno(where)) != 0 && !kind.empty() && kind != "dumb";
}

}  // namespace

bool wants_colours(ColourChoice choice, std::FILE* where) {
  if (choice != ColourChoice::automatic) return choice == ColourChoice::always;
  if (!variable("NO_COLOR").empty()) return false;
  const std::string_view forced = variable("CLICOLOR_FORCE");
  return (!forced.empty() && forced != "0") || is_able(where);
}

bool is_watched(std::FILE* where) {
  const std::string_view automatic = variable("CI");
  return is_able(where) && (automatic.empty() || automatic == "false");
}

std::size_t terminal_columns(std::FILE* where) {
  winsize size{};
  if (::ioctl(::fileno(where), TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
  return size.ws_col;
}

}  // namespace pier
