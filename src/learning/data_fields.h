#pragma once

#include <span>

#include "value/schema.h"

namespace pier::learning {

/// The fields of data/learning.yaml.
std::span<const Field> taxonomy_fields();

}  // namespace pier::learning
