#pragma once

#include <string>

#include "value/value.h"

namespace pier {

/// The value as JSON (RFC 8259) without white space, members in their order, the same
/// bytes for the same value on every machine. Markup is written as text.
///
/// `<`, `>`, `&`, U+2028 and U+2029 are written as escapes, so that the result may also
/// stand inside <script type="application/ld+json"> and in JavaScript.
/// REQUIRES: texts are UTF-8, doubles are finite.
std::string write_json(const Value& value);

}  // namespace pier
