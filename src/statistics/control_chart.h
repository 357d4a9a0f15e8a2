#pragma once

#include <optional>
#include <vector>

#include "statistics/polarity.h"
#include "statistics/process_limits.h"
#include "statistics/series.h"

namespace pier::statistics {

/// The rules of NHS England's Making Data Count that a point can be part of.
struct SpecialCauses {
  /// Above the upper limit or below the lower one; on a limit is inside.
  bool outside_limits = false;
  /// One of 7 or more that rise, or fall, from each to the next.
  bool trend = false;
  /// One of 2 or more, of 3 in a row on one side of the mean, that lie beyond the near limit; the
  /// third, when it does not, is no part of it.
  bool near_limit = false;
  /// One of 7 or more in a row on one side of the mean.
  bool one_side = false;

  bool any() const { return outside_limits || trend || near_limit || one_side; }
};

/// Which way a special cause points: for a trend where it goes, otherwise the side of the mean.
enum class Course { none, low, high };

enum class Variation { common_cause, improvement, concern, neutral_high, neutral_low };

struct JudgedPoint {
  SpecialCauses causes;
  /// `none` exactly when there is no special cause. With several, the first in the order of
  /// SpecialCauses decides; between two trends, the later.
  Course course = Course::none;
  /// `common_cause` exactly when there is no special cause.
  Variation variation = Variation::common_cause;
};

/// Each value held against the limits and the rules, in the order of the series. A missing value
/// is not judged and splits the series: no rule goes across it. What lies from a line by no more
/// than rounding leaves (10⁻¹² of the largest value) is on it.
///
/// The order of the rules is that of NHSRplotthedots (ptd_calculate_point_type); near_limit counts
/// points beyond the limits too, as Making Data Count does since 2023.
std::vector<std::optional<JudgedPoint>> judge(Series series, const ProcessLimits& limits,
                                              Polarity polarity);

/// The last point that could be judged: it stands for the chart in a summary.
std::optional<JudgedPoint> latest(const std::vector<std::optional<JudgedPoint>>& points);

}  // namespace pier::statistics
