#pragma once

#include <cstddef>
#include <string_view>

#include "site/site.h"
#include "value/value.h"

namespace pier {

/// Whether a fenced block shows something of the calendar.
bool is_calendar_block(std::string_view name);

/// What the template of such a block sees; `block` is its number on the page.
Value calendar_block_view(const Site& site, std::string_view name, const ResolvedBlock& resolved,
                          std::size_t block);

}  // namespace pier
