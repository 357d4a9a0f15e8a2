#pragma once

#include <string_view>

#include "pages/learning_views.h"

namespace pier {

/// Whether a fenced block shows something of the library.
bool is_learning_block(std::string_view name);

/// What the template of such a block sees: {items, all_url}. REQUIRES: is_learning_block(name).
Value learning_block_view(const Site& site, std::string_view name, const ResolvedBlock& resolved);

}  // namespace pier
