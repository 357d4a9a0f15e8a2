#pragma once

#include <span>

#include "value/schema.h"

namespace pier {

/// The fenced blocks that show figures.
enum class FigureBlock { chart, indicators, table };

/// What such a block may say.
std::span<const Field> figure_fields(FigureBlock block);

}  // namespace pier
