#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/command.h"

namespace pier {

/// The manual page pier(1) as roff with the macros man(7), of the same table as the help.
std::string manual(const std::vector<Command>& table, std::string_view version);

}  // namespace pier
