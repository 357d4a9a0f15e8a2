#include "statistics/rate.h"

#include <cmath>

#include "statistics/count_interval.h"

namespace pier::statistics {

namespace {

bool above_nought(double value) {
  return std::isfinite(value) && value > 0;
}

}  // namespace

std::optional<Estimate> rate(std::int64_t count, double denominator, double per,
                             Confidence confidence) {
  const auto events = count_interval(count, confidence);
  if (!events || !above_nought(denominator) || !above_nought(per)) return std::nullopt;
  const auto rated = [&](double x) { return x * per / denominator; };
  const Estimate estimate{rated(static_cast<double>(count)),
                          {rated(events->lower), rated(events->upper)}};
  if (!std::isfinite(estimate.interval.upper)) return std::nullopt;
  return estimate;
}

}  // namespace pier::statistics
