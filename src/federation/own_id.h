#pragma once

#include <string_view>

namespace pier::federation {

/// Stands where the id of a neighbour would, for the partnership itself; no neighbour has it.
inline constexpr std::string_view kOwnId = "this-partnership";

}  // namespace pier::federation
