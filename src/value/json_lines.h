#pragma once

#include <string>

#include "value/value.h"

namespace pier {

/// The value as write_json() writes it, for people who compare two versions: what does not fit in a
/// line has a line for each member or item, indented by two spaces; a line end at the end.
std::string write_json_lines(const Value& value);

}  // namespace pier
