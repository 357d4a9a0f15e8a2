#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "value/value.h"

namespace pier {

/// What an unquoted YAML scalar stands for: null, bool, whole number, double or text.
Value plain_scalar(std::string_view text);

/// A decimal whole number without a plus sign or leading zeros that fits 64 bits.
std::optional<std::int64_t> parse_integer(std::string_view text);

/// The nearest double of a decimal or scientific notation; nothing when it is not finite.
std::optional<double> parse_double(std::string_view text);

}  // namespace pier
