#pragma once

#include <cstddef>
#include <cstdio>

namespace pier {

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
