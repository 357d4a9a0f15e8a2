#include "statistics/change.h"

#include <cmath>
#include <limits>
#include <type_traits>

#include <catch2/catch.hpp>

using namespace pier::statistics;

// A change cannot be taken, or printed, for one of another kind.
static_assert(!std::is_convertible_v<PercentagePoints, RelativeChange>);
static_assert(!std::is_convertible_v<RelativeChange, PercentagePoints>);
static_assert(!std::is_convertible_v<AbsoluteChange, RelativeChange>);
static_assert(!std::is_convertible_v<double, PercentagePoints>);
static_assert(!std::is_invocable_v<decltype(relative_change), Percentage, Percentage>);

TEST_CASE("a change is that of the numbers as written") {
  CHECK(absolute_change(1780, 1839)->value == 59);
  CHECK(absolute_change(0.1, 0.15)->value == 0.05);
  CHECK(point_change({63.5}, {52})->value == -11.5);
  CHECK(relative_change(1350, 1839)->percent == Approx(36.2222).margin(0.00005));
  CHECK(relative_change(200, 150)->percent == -25);
  CHECK(relative_change(5, 5)->percent == 0);
}

TEST_CASE("nothing is a part of nought or less") {
  CHECK_FALSE(relative_change(0, 5));
  CHECK_FALSE(relative_change(-2, 5));
  CHECK(absolute_change(0, 5)->value == 5);
}

TEST_CASE("changes that are not finite are none") {
  constexpr double kMost = std::numeric_limits<double>::max();
  const double nan = std::nan("");
  CHECK_FALSE(absolute_change(-kMost, kMost));
  CHECK_FALSE(absolute_change(nan, 1));
  CHECK_FALSE(point_change({1}, {nan}));
  CHECK_FALSE(relative_change(nan, 1));
  CHECK_FALSE(relative_change(1e-300, 1e300));
}

TEST_CASE("each kind is printed with its own unit") {
  CHECK(text(AbsoluteChange{59}, 0) == "+59");
  CHECK(text(AbsoluteChange{-1234}, 0) ==
        "\xE2\x88\x92"
        "1,234");
  CHECK(text(PercentagePoints{-11.5}, 1) ==
        "\xE2\x88\x92"
        "11.5 percentage points");
  CHECK(text(PercentagePoints{1}, 0) == "+1 percentage point");
  CHECK(text(PercentagePoints{-1}, 0) ==
        "\xE2\x88\x92"
        "1 percentage point");
  CHECK(text(PercentagePoints{1}, 1) == "+1.0 percentage points");
  CHECK(text(PercentagePoints{0.04}, 1) == "0.0 percentage points");
  CHECK(text(RelativeChange{26.25}, 1) == "+26.3%");
}
