#include "statistics/funnel.h"

#include <array>
#include <cmath>
#include <limits>

#include <catch2/catch.hpp>

#include "statistics/count_interval.h"
#include "statistics/proportion.h"

using namespace pier::statistics;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

FunnelPosition by_intervals(const Interval& narrow, const Interval& wide, double average) {
  if (wide.upper < average) return FunnelPosition::low_0_001;
  if (narrow.upper < average) return FunnelPosition::low_0_025;
  if (wide.lower > average) return FunnelPosition::high_0_001;
  if (narrow.lower > average) return FunnelPosition::high_0_025;
  return FunnelPosition::not_significant;
}

void check_order(const FunnelLimits& limits, double average) {
  CHECK(limits.percent_99_8.lower <= limits.percent_95.lower);
  CHECK(limits.percent_95.lower <= average);
  CHECK(average <= limits.percent_95.upper);
  CHECK(limits.percent_95.upper <= limits.percent_99_8.upper);
}

}  // namespace

TEST_CASE("a pooled average is all events over all denominators") {
  CHECK(pooled_average(std::array{Observed{1, 10}, Observed{5, 20}}) == 0.2);
  CHECK(pooled_average(std::array{Observed{0, 10}}) == 0);
}

TEST_CASE("a pooled average of nothing, or with an impossible area, is none") {
  CHECK_FALSE(pooled_average({}));
  CHECK_FALSE(pooled_average(std::array{Observed{1, 0}}));
  CHECK_FALSE(pooled_average(std::array{Observed{-1, 10}, Observed{1, 10}}));
  CHECK_FALSE(pooled_average(std::array{Observed{1, std::nan("")}}));
  CHECK_FALSE(pooled_average(std::array{Observed{1, 1.7e308}, Observed{1, 1.7e308}}));
}

TEST_CASE("limits of proportions are those of OHID's formula") {
  // sigma_adjustment() of PHEindicatormethods for 31 % and 500 people.
  const auto limits = proportion_funnel(0.31, 500).value();
  CHECK(limits.percent_95.lower == Approx(0.269461).margin(5e-7));
  CHECK(limits.percent_95.upper == Approx(0.350539).margin(5e-7));
  CHECK(limits.percent_99_8.lower == Approx(0.246084).margin(5e-7));
  CHECK(limits.percent_99_8.upper == Approx(0.373916).margin(5e-7));
}

TEST_CASE("an area is outside the limits of a proportion when its interval leaves the average") {
  for (const double average : {0.013, 0.2, 0.5071, 0.93}) {
    for (std::int64_t total = 1; total < 150; total += 7) {
      for (std::int64_t count = 0; count <= total; ++count) {
        const auto narrow = proportion(count, total, Confidence::percent_95, 1).value();
        const auto wide = proportion(count, total, Confidence::percent_99_8, 1).value();
        CHECK(proportion_position(count, total, average) ==
              by_intervals(narrow.interval, wide.interval, average));
      }
      check_order(proportion_funnel(average, static_cast<double>(total)).value(), average);
    }
  }
}

TEST_CASE("an area is outside the limits of a rate when its interval leaves the average") {
  for (const double average : {0.00031, 0.0042, 0.11}) {
    for (const double people : {100.0, 210.0, 441.0, 926.1, 1945.0, 4084.0, 8577.5, 18'012.0}) {
      const double expected = average * people;
      const auto limits = rate_funnel(average, people).value();
      check_order(limits, average);
      for (std::int64_t count = 0; count < 60 + 2 * static_cast<std::int64_t>(expected); ++count) {
        const auto narrow = count_interval(count, Confidence::percent_95).value();
        const auto wide = count_interval(count, Confidence::percent_99_8).value();
        const FunnelPosition wanted = by_intervals(narrow, wide, expected);
        CHECK(rate_position(count, people, average) == wanted);
        // The drawn limits say the same, but for a count that lies on one.
        const double drawn = static_cast<double>(count) / people;
        if (wanted == FunnelPosition::high_0_001) CHECK(drawn >= limits.percent_99_8.upper);
        if (wanted == FunnelPosition::low_0_001) CHECK(drawn <= limits.percent_99_8.lower);
        if (wanted == FunnelPosition::not_significant) {
          CHECK(drawn <= limits.percent_95.upper * (1 + 1e-12));
          CHECK(drawn >= limits.percent_95.lower * (1 - 1e-12));
        }
      }
    }
  }
}

TEST_CASE("limits of a rate run through the counts whose interval ends at the average") {
  // 25 events have the lower end 16.1743, 9 the upper end 17.0848.
  const double high = count_interval(25, Confidence::percent_95)->lower;
  CHECK(rate_funnel(high / 1000, 1000)->percent_95.upper * 1000 == Approx(25));
  const double low = count_interval(9, Confidence::percent_95)->upper;
  CHECK(rate_funnel(low / 1000, 1000)->percent_95.lower * 1000 == Approx(9));
  // Where 3 events are expected none is not unusual.
  CHECK(rate_funnel(0.003, 1000)->percent_95.lower == 0);
}

TEST_CASE("funnels narrow towards large denominators") {
  double width_of_rate = kInfinity;
  double width_of_proportion = kInfinity;
  for (const double n : {50.0, 150.0, 451.5, 1350.0, 4e3, 1e4, 1e5, 1e6, 1e9}) {
    const auto rates = rate_funnel(0.01, n)->percent_95;
    const auto proportions = proportion_funnel(0.3, n)->percent_99_8;
    CHECK(rates.upper - rates.lower < width_of_rate);
    CHECK(proportions.upper - proportions.lower < width_of_proportion);
    width_of_rate = rates.upper - rates.lower;
    width_of_proportion = proportions.upper - proportions.lower;
  }
}

TEST_CASE("limits of a proportion stay between none and all") {
  CHECK(proportion_funnel(0.02, 20)->percent_95.lower == 0);
  CHECK(proportion_funnel(0.98, 20)->percent_95.upper == 1);
}

TEST_CASE("an average of nought, or of all, has limits") {
  const auto none = rate_funnel(0, 100).value();
  CHECK(none.percent_95.lower == 0);
  CHECK(none.percent_99_8.upper == 0);
  CHECK(rate_position(0, 100, 0) == FunnelPosition::not_significant);
  CHECK(proportion_position(0, 100, 0) == FunnelPosition::not_significant);
  CHECK(proportion_position(100, 100, 1) == FunnelPosition::not_significant);
}

TEST_CASE("what cannot be placed gives nothing") {
  const double nan = std::nan("");
  CHECK_FALSE(proportion_funnel(-0.1, 10));
  CHECK_FALSE(proportion_funnel(1.1, 10));
  CHECK_FALSE(proportion_funnel(nan, 10));
  CHECK_FALSE(proportion_funnel(0.5, 0));
  CHECK_FALSE(proportion_funnel(0.5, nan));
  CHECK_FALSE(proportion_funnel(0.5, kInfinity));
  CHECK_FALSE(rate_funnel(-0.1, 10));
  CHECK_FALSE(rate_funnel(nan, 10));
  CHECK_FALSE(rate_funnel(0.1, 0));
  CHECK_FALSE(rate_funnel(0.1, nan));
  CHECK_FALSE(rate_funnel(1, 1e13));
  CHECK_FALSE(proportion_position(11, 10, 0.5));
  CHECK_FALSE(proportion_position(-1, 10, 0.5));
  CHECK_FALSE(proportion_position(0, 0, 0.5));
  CHECK_FALSE(rate_position(-1, 10, 0.5));
  CHECK_FALSE(rate_position(1, 0, 0.5));
}
