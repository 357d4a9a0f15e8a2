#pragma once

#include <optional>

#include "statistics/interval.h"
#include "statistics/polarity.h"

namespace pier::statistics {

/// How an area stands to a benchmark such as England. For a measure with a polarity: similar,
/// better or worse; for a neutral one: similar, higher or lower.
enum class Comparison { not_compared, similar, better, worse, higher, lower };

/// The area's confidence interval against the benchmark's value, which is taken as fixed (OHID,
/// Fingertips technical guidance): similar when the interval contains it, its ends included.
/// Not compared when one of them is missing or not finite, as when it is suppressed.
Comparison compare(const std::optional<Interval>& area, const std::optional<double>& benchmark,
                   Polarity polarity);

}  // namespace pier::statistics
