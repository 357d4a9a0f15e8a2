#pragma once

#include <string_view>

#include "diagnostics/diagnostics.h"

namespace pier {

/// Reports what a script of the theme may not do: keep anything on the visitor's device
/// (theme-storage), or ask another site for something at an address that it names
/// (theme-external). A look at the text, which catches mistakes rather than malice.
void check_script(std::string_view text, FileId file, bool has_places, Diagnostics& diagnostics);

}  // namespace pier
