#pragma once

#include <span>
#include <string>
#include <string_view>

#include "value/schema.h"

namespace pier::guide {

/// How the value of a field is written, in words: "a day, as 2026-06-04".
std::string_view kind_text(FieldKind kind);

/// The smallest right text with these fields: those that are required, or the first where none is,
/// each with its example. Groups and lists are written out. Empty without fields.
std::string yaml_example(std::span<const Field> fields);
std::string json_example(std::span<const Field> fields);

}  // namespace pier::guide
