#pragma once

#include <cstdint>
#include <span>

#include "value/schema.h"

namespace pier::strategy {

/// The largest number of a priority or a theme.
inline constexpr std::int64_t kMostNumber = 999;

/// What a file of data/strategies may say, and what that means.
std::span<const Field> file_fields();

}  // namespace pier::strategy
