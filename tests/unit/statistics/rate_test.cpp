#include "statistics/rate.h"

#include <cmath>
#include <limits>

#include <catch2/catch.hpp>

using namespace pier::statistics;

namespace {

constexpr auto k95 = Confidence::percent_95;

}  // namespace

TEST_CASE("a rate has the interval of its count") {
  const auto estimate = rate(65, 20'000, 10'000, k95);
  REQUIRE(estimate);
  CHECK(estimate->value == 32.5);
  CHECK(estimate->interval.lower == Approx(25.0816).margin(0.00005));
  CHECK(estimate->interval.upper == Approx(41.42455).margin(0.00005));
}

TEST_CASE("a rate is exact where the decimal is") {
  // 1000 / 110 × 11 would be a little more than 100.
  CHECK(rate(11, 110, 1000, k95)->value == 100);
}

TEST_CASE("no event is a rate of nought with an upper end") {
  const auto estimate = rate(0, 1000, 1000, Confidence::percent_99_8);
  REQUIRE(estimate);
  CHECK(estimate->value == 0);
  CHECK(estimate->interval.lower == 0);
  CHECK(estimate->interval.upper == Approx(6.9078).margin(0.00005));
}

TEST_CASE("a rate can count a person more than once") {
  CHECK(rate(30, 10, 1, k95)->value == 3);
}

TEST_CASE("without people, or a sensible multiplier, there is no rate") {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  CHECK_FALSE(rate(1, 0, 1000, k95));
  CHECK_FALSE(rate(1, -5, 1000, k95));
  CHECK_FALSE(rate(1, kInfinity, 1000, k95));
  CHECK_FALSE(rate(1, std::nan(""), 1000, k95));
  CHECK_FALSE(rate(1, 5, 0, k95));
  CHECK_FALSE(rate(1, 5, std::nan(""), k95));
  CHECK_FALSE(rate(-1, 5, 1000, k95));
  CHECK_FALSE(rate(9, 1e-300, 1e300, k95));
}
