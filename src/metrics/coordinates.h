#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "metrics/indicator.h"

namespace pier::metrics {

/// "age-band=18-64;sex=female", in the order of the indicator; dimensions at their total are left
/// out, so that an indicator that gains a dimension keeps its names. Empty for the whole.
std::string coordinates_text(const Indicator& about, const Coordinates& at);

/// Reads what coordinates_text() writes; none when the indicator has no such dimension or value.
std::optional<Coordinates> parse_coordinates(const Indicator& about, std::string_view text);

/// The position of the dimension's total, or of its first value when it has none.
std::uint16_t position_of_total(const Dimension& dimension);

}  // namespace pier::metrics
