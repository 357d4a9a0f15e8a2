#pragma once

#include <span>

#include "value/schema.h"

namespace pier {

/// What a `strategy` block may say.
std::span<const Field> strategy_fields();

/// What a `workplan` block may say.
std::span<const Field> workplan_fields();

}  // namespace pier
