#pragma once

#include <span>

#include "value/schema.h"

namespace pier::strategy {

/// What a file of data/strategies may say.
std::span<const Field> strategy_file_fields();

}  // namespace pier::strategy
