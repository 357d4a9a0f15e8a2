#pragma once

namespace pier::statistics {

/// From lower to upper, both included; lower <= upper, both finite.
struct Interval {
  double lower = 0;
  double upper = 0;

  bool contains(double value) const { return lower <= value && value <= upper; }
};

/// A value with its confidence interval in the same unit; the interval contains the value.
struct Estimate {
  double value = 0;
  Interval interval;
};

/// The two levels that English public health statistics use (OHID, Fingertips technical
/// guidance): for an interval, and for a limit that asks for attention. Both are two-sided.
enum class Confidence { percent_95, percent_99_8 };

/// The standard normal deviate of the level: 1.96 or 3.09, to the precision of a double.
double z_score(Confidence confidence);

}  // namespace pier::statistics
