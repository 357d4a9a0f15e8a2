#pragma once

#include <optional>
#include <string>

#include "metrics/indicator.h"
#include "metrics/public_figures.h"
#include "statistics/benchmark.h"
#include "statistics/interval.h"

namespace pier::metrics {

/// What became of a figure, as the predicate of a sentence: "The rate …".
///
///     rose by 36.2%, from 1,350 to 1,839          counts of 20 or more, rates, money
///     rose by 2, from 10 to 12                    small counts: a percentage of them misleads
///     fell by 11.5 percentage points, from 63.5% to 52.0%
///     rose by 12 days, from 95 days to 107 days   days, weeks, scores, ratios
///     stayed the same, at 12 days
///     went from about 60% to 65%                  the source does not say exactly
///     cannot be compared, because …               a break in the series, a value that is missing
///                                                 or not shown, periods of unequal length
///
/// `earlier` and `later` are of the same indicator, area and coordinates; null: there is no row.
/// When they cannot be compared, no number is given. Percentages never change by per cent.
std::string change_words(const Indicator& about, const PublicObservation* earlier,
                         const PublicObservation* later);

/// How an area stands to another.
struct Standing {
  statistics::Comparison comparison{};
  /// "higher than England", "lower than England, which is better", "similar to England",
  /// "the same as England", "cannot be compared with England". With the period of the benchmark
  /// when it is another: "higher than England in 2019/20".
  std::string words;
};

/// Where numerators and denominators are public, what chance explains is similar (95% interval,
/// the benchmark taken as fixed; OHID). Better and worse are said only of measures that have a
/// good direction.
Standing stand(const Indicator& about, const PublicObservation* own,
               const PublicObservation* benchmark);

/// The 95% interval of a figure with a public numerator and denominator, in the unit of the
/// indicator: Wilson's for percentages, Byar's for rates. None for other units, for what is
/// rounded, hidden, or not a number of whole cases, and where the figure is not what numerator and
/// denominator come to.
std::optional<statistics::Interval> interval_of(const Indicator& about,
                                                const PublicObservation& figure);

}  // namespace pier::metrics
