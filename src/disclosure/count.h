#pragma once

#include <cstdint>
#include <limits>

namespace pier::disclosure {

/// A number of people or events.
using Count = std::int64_t;

/// Stands for "no limit": as a high end, or negative as a low end.
inline constexpr Count kUnbounded = std::numeric_limits<Count>::max();

/// The largest count, and the largest end of an interval other than kUnbounded, that this
/// module works with; problem_with(Table) refuses larger ones. Arithmetic stays far from
/// overflow below it.
inline constexpr Count kLargest = 1'000'000'000'000;

/// Whole numbers from `low` to `high`, both included. Empty when low > high.
struct Interval {
  Count low = 0;
  Count high = kUnbounded;

  bool empty() const { return low > high; }
  bool contains(Count value) const { return low <= value && value <= high; }
  bool has_low() const { return low != -kUnbounded; }
  bool has_high() const { return high != kUnbounded; }
  /// high − low: 0 when the value is known, kUnbounded when an end is open.
  Count width() const { return has_low() && has_high() ? high - low : kUnbounded; }

  friend bool operator==(const Interval&, const Interval&) = default;
};

/// What is in both.
inline Interval common(const Interval& a, const Interval& b) {
  return {a.low > b.low ? a.low : b.low, a.high < b.high ? a.high : b.high};
}

}  // namespace pier::disclosure
