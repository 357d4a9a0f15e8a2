#pragma once

#include <cstdint>
#include <optional>

#include "metrics/public_table.h"
#include "statistics/benchmark.h"
#include "statistics/interval.h"

namespace pier::charts {

/// The count behind a figure and what it is a part of, when both are public and whole.
struct Share {
  std::int64_t count = 0;
  double of = 0;
};
std::optional<Share> share_of(const metrics::PublicObservation& figure);

/// Whether a figure of this unit is a proportion (at most the whole) or a rate.
bool is_proportion(metrics::Unit unit);

/// The 95 % confidence interval of a percentage or rate, in its own unit, from the public count
/// and denominator: Wilson's for percentages, Byar's for rates. Nothing where these are not
/// public, were rounded, or do not give the figure that is published.
std::optional<statistics::Interval> interval_of(const metrics::PublicObservation& figure,
                                                const metrics::Indicator& about);

/// How a figure stands to a benchmark. With an interval, by it, in the words that the polarity
/// asks for; without one, higher, lower, or similar when both are printed alike.
statistics::Comparison compare(const metrics::PublicObservation* figure,
                               const metrics::PublicObservation* benchmark,
                               const metrics::Indicator& about);

}  // namespace pier::charts
