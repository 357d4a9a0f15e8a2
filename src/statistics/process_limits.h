#pragma once

#include <cstddef>
#include <optional>

#include "statistics/polarity.h"
#include "statistics/series.h"

namespace pier::statistics {

/// Whether moving ranges of 3.267 times their average or more are left out, once, before the
/// limits are worked out (L. S. Nelson, "Control charts for individual measurements", Journal of
/// Quality Technology 14 (1982)). The R package NHSRplotthedots leaves them out, the Excel tool of
/// NHS England's Making Data Count does not.
enum class Screening { without_outliers, everything };

/// The lines of an XmR chart (individual values and moving ranges). lower <= near_lower <= mean
/// <= near_upper <= upper, all finite. A lower limit below nought is left as it is, also for a
/// measure that cannot be below nought.
struct ProcessLimits {
  double mean = 0;
  /// Mean ∓ 2.66 average moving ranges.
  double lower = 0;
  double upper = 0;
  /// Two thirds of the way to the limits: mean ∓ 1.773 average moving ranges.
  double near_lower = 0;
  double near_upper = 0;
  double average_moving_range = 0;
  /// The values that the limits come from.
  std::size_t points = 0;

  /// From fewer than 12 points limits move with every new one, and readers must be told so.
  bool trial() const { return points < 12; }
};

/// The limits of values in order of time, one for each period. A missing value is no part of the
/// mean, and no moving range goes across it. To lock the limits, give only the first values.
/// Nothing when no two neighbours have values, or the result is not finite.
std::optional<ProcessLimits> process_limits(Series series, Screening screening);

/// Whether the process as it is will meet a target, whatever single values did.
enum class Assurance { consistently_meets, consistently_misses, inconsistent };

/// A target outside the limits is met, or missed, consistently; between them or on one of them it
/// is met by chance. Nothing for a neutral measure, or a target that is not finite.
std::optional<Assurance> assurance(const ProcessLimits& limits, double target, Polarity polarity);

}  // namespace pier::statistics
