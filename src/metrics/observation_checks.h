#pragma once

#include "diagnostics/diagnostics.h"
#include "metrics/snapshot.h"

namespace pier::metrics {

/// Where the members of an observation stand; the span of the observation for those it lacks.
struct ObservationPlaces {
  Span value{};
  Span numerator{};
  Span denominator{};
  Span missing{};
};

/// Reports what cannot be true of one observation: a value and a reason for none at once
/// (metric-missing), a value that cannot be (metric-impossible). Says no number in its messages:
/// it may be one that nobody may see. False when there is something.
bool check_observation(const Observation& observation, const ObservationPlaces& places,
                       const Indicator& indicator, const Area& area, Diagnostics& diagnostics);

}  // namespace pier::metrics
