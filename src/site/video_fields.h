#pragma once

#include <span>

#include "value/schema.h"

namespace pier {

/// The fields of a block `video`.
std::span<const Field> video_fields();

}  // namespace pier
