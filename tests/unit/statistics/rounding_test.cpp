#include "statistics/rounding.h"

#include <cmath>
#include <limits>
#include <random>

#include <catch2/catch.hpp>

using namespace pier::statistics;

TEST_CASE("a number is rounded as it is written, half away from zero") {
  // Each is a little less than its text as a double.
  CHECK(round_half_away(2.675, 2) == 2.68);
  CHECK(round_half_away(1.005, 2) == 1.01);
  CHECK(round_half_away(0.285, 2) == 0.29);
  CHECK(round_half_away(-2.675, 2) == -2.68);
  CHECK(round_half_away(0.5, 0) == 1);
  CHECK(round_half_away(1.5, 0) == 2);
  CHECK(round_half_away(-0.5, 0) == -1);
  CHECK(round_half_away(2.674999, 2) == 2.67);
  CHECK(round_half_away(9.995, 2) == 10);
  CHECK(round_half_away(99.95, 1) == 100);
  CHECK(round_half_away(0.95, 1) == 1);
  CHECK(round_half_away(0.04, 1) == 0);
  CHECK(round_half_away(0.05, 1) == 0.1);
  CHECK(round_half_away(0.005, 1) == 0);
  CHECK(round_half_away(1e300, 2) == 1e300);
  CHECK(round_half_away(12, 3) == 12);
  CHECK_FALSE(std::signbit(round_half_away(-0.04, 1).value()));
}

TEST_CASE("what is not finite is not rounded") {
  CHECK_FALSE(round_half_away(std::nan(""), 1));
  CHECK_FALSE(round_half_away(std::numeric_limits<double>::infinity(), 1));
}

TEST_CASE("rounding twice changes nothing, and rounding keeps order and distance") {
  std::mt19937_64 random(11);
  std::uniform_real_distribution<double> values(-1e6, 1e6);
  for (int i = 0; i < 20000; ++i) {
    const double value = values(random);
    const double more = value + 0.01;
    const int places = static_cast<int>(random() % 6);
    const double once = round_half_away(value, places).value();
    CHECK(round_half_away(once, places) == once);
    CHECK(once <= round_half_away(more, places).value());
    CHECK(std::abs(once - value) <= 0.5 * std::pow(10, -places) + 1e-9);
    CHECK(round_half_away(-value, places) == -once);
  }
}

TEST_CASE("a count is rounded to the nearest multiple, half up") {
  CHECK(round_to_multiple(0, 5) == 0);
  CHECK(round_to_multiple(2, 5) == 0);
  CHECK(round_to_multiple(3, 5) == 5);
  CHECK(round_to_multiple(7, 5) == 5);
  CHECK(round_to_multiple(8, 5) == 10);
  CHECK(round_to_multiple(14, 10) == 10);
  CHECK(round_to_multiple(15, 10) == 20);
  CHECK(round_to_multiple(7, 1) == 7);
}

TEST_CASE("a count that cannot be rounded gives nothing") {
  constexpr auto kMost = std::numeric_limits<std::int64_t>::max();
  CHECK_FALSE(round_to_multiple(-1, 5));
  CHECK_FALSE(round_to_multiple(5, 0));
  CHECK_FALSE(round_to_multiple(5, -5));
  CHECK_FALSE(round_to_multiple(kMost, 10));
  CHECK(round_to_multiple(kMost, 5) == kMost - 2);
}

TEST_CASE("a rounded count is the nearest multiple") {
  for (const std::int64_t base : {2, 5, 7, 10, 100}) {
    for (std::int64_t count = 0; count < 1000; ++count) {
      const std::int64_t rounded = round_to_multiple(count, base).value();
      CHECK(rounded % base == 0);
      CHECK(2 * std::abs(rounded - count) <= base);
      CHECK(round_to_multiple(rounded, base) == rounded);
      CHECK((2 * (count - rounded) != base));
    }
  }
}
