#pragma once

#include <cstddef>
#include <string_view>

namespace pier {

/// The columns that a character takes on a terminal: 2 for wide ones (East_Asian_Width W and F),
/// 0 for marks that stand on the character before, else 1. By Unicode 14, UAX #11.
std::size_t columns_of(char32_t code);

/// The columns of a text of one line.
std::size_t columns_of(std::string_view text);

}  // namespace pier
