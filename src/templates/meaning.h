#pragma once

#include <string>

#include "value/value.h"

namespace pier::templates {

/// Jinja2's idea of truth: false, 0, nothing, and whatever is empty do not hold.
bool is_true(const Value& value);

/// A decimal number as Python prints it: the shortest text that reads back as the same
/// number, with ".0" when it is whole.
std::string text_of(double number);

/// Letters in upper or lower case as Python does it, for ASCII and the Latin letters of the
/// languages of Europe (U+0000 to U+017F); other letters stay.
std::string upper(std::string_view text);
std::string lower(std::string_view text);

}  // namespace pier::templates
