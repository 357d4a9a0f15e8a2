#pragma once

#include <cstddef>
#include <cstdio>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace pier {

/// Writes words as they are. Where that fails nothing is said of it here: run() looks at standard
/// output in the end, and a standard error that takes no words can be told to nobody.
inline void say(std::FILE* where, std::string_view words) {
  std::fwrite(words.data(), 1, words.size(), where);
}

/// The same on standard error, formatted. Never fmt::print(stderr, …): it throws on a full disk,
/// and what says why a build ended must not end it otherwise.
template <typename... Args>
void tell(fmt::format_string<Args...> format, Args&&... args) {
  say(stderr, fmt::format(format, std::forward<Args>(args)...));
}

/// What people ask for with --color.
enum class ColourChoice { automatic, always, never };

/// Whether what is written there may have colours: as `choice` says; else as NO_COLOR
/// (https://no-color.org) and CLICOLOR_FORCE say; else on a terminal that knows them.
bool wants_colours(ColourChoice choice, std::FILE* where);

/// Whether somebody watches there: a terminal on which a line can be drawn again, and no
/// continuous integration.
bool is_watched(std::FILE* where);

/// The columns of the terminal there; 80 where it does not say.
std::size_t terminal_columns(std::FILE* where);

}  // namespace pier
