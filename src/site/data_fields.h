#pragma once

#include <span>

#include "value/schema.h"

namespace pier {

/// The fields of data/tombstones.yaml.
std::span<const Field> tombstones_fields();

}  // namespace pier
