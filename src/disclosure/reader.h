#pragma once

#include <vector>

#include "disclosure/protect.h"

namespace pier::disclosure {

/// What a reader knows of one cell: see seen_by_reader().
Interval seen_of(const Cell& cell, const Policy& policy, const ShownCell& shown);

/// What is shown of a cell that is not hidden.
ShownCell in_view(const Cell& cell, const Policy& policy);

/// As in_view(), but hidden where the cell is sensitive (primary suppression).
ShownCell at_first(const Cell& cell, const Policy& policy);

/// Whether the cell's true value needs protection: see protect().
bool needs_protection(const Cell& cell, const Policy& policy);

/// Whether the cell, when it is in view, may be hidden to protect others.
bool may_be_hidden(const Cell& cell, const Policy& policy);

}  // namespace pier::disclosure
