#pragma once

#include <span>

#include "value/schema.h"

namespace pier::search {

/// The fields of data/synonyms.yaml.
std::span<const Field> synonyms_fields();

}  // namespace pier::search
