#pragma once

#include <cstddef>
#include <vector>

#include "content/entry.h"
#include "diagnostics/diagnostics.h"

namespace pier {

/// Takes out the warnings that an entry's `allow` names, and gives their number. An allowance that
/// names no rule or an error, or that nothing needed, is reported: it would hide what
/// comes later.
std::size_t apply_allowances(const std::vector<Entry>& entries, Diagnostics& diagnostics);

}  // namespace pier
