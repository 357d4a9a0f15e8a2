#pragma once

#include <optional>
#include <span>
#include <vector>

namespace pier::statistics {

/// Values of one measure, by area or by period. A value can be missing; it is never taken for
/// nought. A value that is not finite counts as missing, so that NaN enters no calculation.
using Series = std::span<const std::optional<double>>;

/// The value when there is a finite one.
std::optional<double> present(const std::optional<double>& value);

/// The present values in their order.
std::vector<double> present_values(Series series);

}  // namespace pier::statistics
