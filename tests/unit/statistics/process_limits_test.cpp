#include "statistics/process_limits.h"

#include <cmath>
#include <limits>

#include <catch2/catch.hpp>

using namespace pier::statistics;

namespace {

using Values = std::vector<std::optional<double>>;

/// The series in NHSRplotthedots' account of where it departs from the Excel tool.
const Values kVignette{1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1};

}  // namespace

TEST_CASE("limits are those of NHSRplotthedots when outliers are left out") {
  const auto limits = process_limits(kVignette, Screening::without_outliers).value();
  CHECK(limits.upper == Approx(4.60).margin(0.005));
  CHECK(limits.mean == Approx(1.94).margin(0.005));
  CHECK(limits.lower == Approx(-0.72).margin(0.005));
  CHECK(limits.average_moving_range == 1);
  CHECK(limits.points == 18);
  CHECK_FALSE(limits.trial());
}

TEST_CASE("limits are those of the Excel tool when everything counts") {
  const auto limits = process_limits(kVignette, Screening::everything).value();
  CHECK(limits.upper == Approx(6.95).margin(0.005));
  CHECK(limits.mean == Approx(1.94).margin(0.005));
  CHECK(limits.lower == Approx(-3.06).margin(0.005));
}

TEST_CASE("near limits lie 1.773 average moving ranges from the mean") {
  const auto limits = process_limits(Values{10, 11, 10, 11}, Screening::everything).value();
  CHECK(limits.near_upper - limits.mean == Approx(1.773).margin(0.0005));
  CHECK(limits.mean - limits.near_lower == Approx(1.773).margin(0.0005));
}

TEST_CASE("no moving range goes across a missing value") {
  // Without the gap 2 to 90 would be a range.
  const auto limits =
      process_limits(Values{1, 2, std::nullopt, 90, 91}, Screening::everything).value();
  CHECK(limits.average_moving_range == 1);
  CHECK(limits.mean == 46);
  CHECK(limits.points == 4);
  CHECK_FALSE(process_limits(Values{1, std::nullopt, 2, std::nan(""), 3}, Screening::everything));
}

TEST_CASE("too few values have no limits, few have trial limits") {
  CHECK_FALSE(process_limits(Values{}, Screening::everything));
  CHECK_FALSE(process_limits(Values{1}, Screening::everything));
  CHECK(process_limits(Values{1, 2}, Screening::everything)->trial());
  CHECK(process_limits(Values(11, 1.0), Screening::everything)->trial());
  CHECK_FALSE(process_limits(Values(12, 1.0), Screening::everything)->trial());
}

TEST_CASE("values that never change have all lines in one place") {
  for (const auto screening : {Screening::everything, Screening::without_outliers}) {
    const auto limits = process_limits(Values(17, 0.1), screening).value();
    CHECK(limits.mean == 0.1);
    CHECK(limits.lower == 0.1);
    CHECK(limits.upper == 0.1);
  }
}

TEST_CASE("limits that are not finite are none") {
  constexpr double kMost = std::numeric_limits<double>::max();
  CHECK_FALSE(process_limits(Values{kMost, -kMost, kMost}, Screening::everything));
  CHECK_FALSE(process_limits(Values{kMost, -kMost, kMost}, Screening::without_outliers));
  CHECK_FALSE(process_limits(Values{kMost, kMost / 2}, Screening::everything));
}

TEST_CASE("a target outside the limits is met or missed consistently") {
  const auto limits = process_limits(Values{10, 11, 10, 11}, Screening::everything).value();
  const auto higher = Polarity::higher_is_better;
  const auto lower = Polarity::lower_is_better;
  CHECK(assurance(limits, 5, higher) == Assurance::consistently_meets);
  CHECK(assurance(limits, 20, higher) == Assurance::consistently_misses);
  CHECK(assurance(limits, 5, lower) == Assurance::consistently_misses);
  CHECK(assurance(limits, 20, lower) == Assurance::consistently_meets);
  CHECK(assurance(limits, 10, lower) == Assurance::inconsistent);
  CHECK(assurance(limits, limits.upper, higher) == Assurance::inconsistent);
  CHECK(assurance(limits, limits.lower, higher) == Assurance::inconsistent);
  CHECK_FALSE(assurance(limits, 5, Polarity::neutral));
  CHECK_FALSE(assurance(limits, std::nan(""), higher));
}
