#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "value/schema.h"

namespace pier {

/// A kind of content: what its front matter may say and how it is shown. To add one, write
/// types/x.cpp and one line in content_types().
struct ContentType {
  std::string_view name;
  /// One sentence for the Business Unit.
  std::string_view summary;
  /// The common fields and the type's own, in the order of a scaffold.
  std::vector<Field> fields;
  /// The template of one entry.
  std::string_view layout;
};

std::span<const ContentType> content_types();

/// The type with this name, or null.
const ContentType* find_content_type(std::string_view name);

/// The names of all types, for suggestions.
std::vector<std::string_view> content_type_names();

}  // namespace pier
