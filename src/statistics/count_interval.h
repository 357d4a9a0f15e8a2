#pragma once

#include <cstdint>
#include <optional>

#include "statistics/interval.h"

namespace pier::statistics {

/// The interval of a count of events that come independently (Poisson), as OHID takes it: exact
/// for fewer than 10 events, Byar's approximation from 10 on:
///
///     lower = x(1 − 1/(9x) − z/(3√x))³
///     upper = (x+1)(1 − 1/(9(x+1)) + z/(3√(x+1)))³
///
/// N. E. Breslow, N. E. Day, "Statistical methods in cancer research", volume II (1987).
/// Both ends grow with the count. Nothing when the count is below 0.
std::optional<Interval> count_interval(std::int64_t count, Confidence confidence);

}  // namespace pier::statistics
