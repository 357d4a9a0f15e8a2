#pragma once

#include <span>

#include "value/schema.h"

namespace pier::metrics {

/// The fields of data/figures.yaml.
std::span<const Field> figures_config_fields();

}  // namespace pier::metrics
