#pragma once

#include <span>

#include "value/schema.h"

namespace pier {

/// The fields of data/accessibility.yaml.
std::span<const Field> accessibility_fields();

}  // namespace pier
