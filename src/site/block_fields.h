#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "value/schema.h"

namespace pier {

/// A fenced block of content_syntax(), and what may stand in it.
struct BlockFields {
  std::string_view name;
  /// Of a data table none: tables::block_fields() has them, which depend on what is written.
  std::span<const Field> fields;
};

/// Every block, by its name.
std::vector<BlockFields> block_fields();

}  // namespace pier
