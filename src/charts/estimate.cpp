#include "charts/estimate.h"

#include <cmath>

#include "statistics/proportion.h"
#include "statistics/rate.h"

namespace pier::charts {

using metrics::Indicator;
using metrics::PublicObservation;
using metrics::Unit;
using statistics::Comparison;

std::optional<Share> share_of(const PublicObservation& figure) {
  constexpr double kExact = 9e15;  // whole numbers are exact in a double up to about here
  if (!figure.numerator() || !figure.denominator() || figure.is_rounded()) return std::nullopt;
  const double count = *figure.numerator();
  if (count < 0 || count > kExact || count != std::floor(count)) return std::nullopt;
  if (!(*figure.denominator() > 0)) return std::nullopt;
  return Share{static_cast<std::int64_t>(count), *figure.denominator()};
}

bool is_proportion(Unit unit) {
  return unit == Unit::percentage;
}

std::optional<statistics::Interval> interval_of(const PublicObservation& figure,
                                                const Indicator& about) {
  const auto share = share_of(figure);
  const auto per = multiplier_of(about.unit);
  if (!share || !per || !figure.value()) return std::nullopt;
  const auto level = statistics::Confidence::percent_95;
  std::optional<statistics::Estimate> estimate;
  if (is_proportion(about.unit)) {
    if (share->of != std::floor(share->of)) return std::nullopt;
    estimate =
        statistics::proportion(share->count, static_cast<std::int64_t>(share->of), level, *per);
  } else {
    estimate = statistics::rate(share->count, share->of, *per, level);
  }
  // A figure that its parts do not give is about something else.
  const double tolerance = 0.6 * std::pow(10, -about.decimals);
  if (!estimate || std::fabs(estimate->value - *figure.value()) > tolerance) return std::nullopt;
  return estimate->interval;
}

Comparison compare(const PublicObservation* figure, const PublicObservation* benchmark,
                   const Indicator& about) {
  if (figure == nullptr || benchmark == nullptr || !figure->value() || !benchmark->value()) {
    return Comparison::not_compared;
  }
  if (const auto interval = interval_of(*figure, about)) {
    return statistics::compare(interval, benchmark->value(), about.polarity);
  }
  if (figure->text() == benchmark->text()) return Comparison::similar;
  if (*figure->value() == *benchmark->value()) return Comparison::similar;
  return *figure->value() > *benchmark->value() ? Comparison::higher : Comparison::lower;
}

}  // namespace pier::charts
