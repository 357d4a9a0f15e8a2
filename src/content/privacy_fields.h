#pragma once

#include <span>

#include "value/schema.h"

namespace pier {

/// The fields of data/privacy.yaml.
std::span<const Field> privacy_fields();

}  // namespace pier
