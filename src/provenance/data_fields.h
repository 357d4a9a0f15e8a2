#pragma once

#include <span>

#include "value/schema.h"

namespace pier::provenance {

/// The fields of data/sources.yaml.
std::span<const Field> sources_fields();

}  // namespace pier::provenance
