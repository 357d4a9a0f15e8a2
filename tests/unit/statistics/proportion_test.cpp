#include "statistics/proportion.h"

#include <limits>

#include <catch2/catch.hpp>

using namespace pier::statistics;

namespace {

constexpr auto k95 = Confidence::percent_95;
constexpr auto k998 = Confidence::percent_99_8;

void check_95(std::int64_t count, std::int64_t total, double lower, double upper) {
  INFO(count << " of " << total);
  const auto estimate = proportion(count, total, k95);
  REQUIRE(estimate);
  CHECK(estimate->interval.lower == Approx(lower).margin(0.00005));
  CHECK(estimate->interval.upper == Approx(upper).margin(0.00005));
}

}  // namespace

TEST_CASE("Wilson's intervals are those of the published method") {
  check_95(5, 20, 11.1862, 46.8701);
  check_95(30, 120, 18.1098, 33.4411);
  check_95(0, 20, 0, 16.1125);
  check_95(7, 7, 64.5670, 100);
}

TEST_CASE("Wilson's intervals are those of Newcombe's comparison") {
  // R. G. Newcombe, "Two-sided confidence intervals for the single proportion: comparison of seven
  // methods", Statistics in Medicine 17 (1998), table I.
  const auto check = [](std::int64_t count, std::int64_t total, double lower, double upper) {
    INFO(count << " of " << total);
    const auto estimate = proportion(count, total, k95, 1).value();
    CHECK(estimate.interval.lower == Approx(lower).margin(0.00005));
    CHECK(estimate.interval.upper == Approx(upper).margin(0.00005));
  };
  check(81, 263, 0.2553, 0.3662);
  check(15, 148, 0.0624, 0.1605);
  check(0, 20, 0, 0.1611);
  check(1, 29, 0.0061, 0.1718);
}

TEST_CASE("the value is exact where the decimal is") {
  CHECK(proportion(57, 200, k95)->value == 28.5);
  CHECK(proportion(1, 8, k95, 1)->value == 0.125);
  CHECK(proportion(956, 1839, k95)->value == Approx(51.98477));
}

TEST_CASE("the ends of the range are exact") {
  for (const std::int64_t total : {1, 2, 3, 17, 1000}) {
    CHECK(proportion(0, total, k95)->interval.lower == 0);
    CHECK(proportion(total, total, k998)->interval.upper == 100);
  }
}

TEST_CASE("nothing leaves the range by rounding, whatever the multiplier") {
  for (const double per : {0.1, 0.7, 1.0, 3.3, 100.0, 1000.0}) {
    for (std::int64_t total = 1; total < 300; ++total) {
      const auto all = proportion(total, total, k95, per).value();
      CHECK(all.value <= per);
      CHECK(all.interval.upper == per);
      CHECK(proportion(0, total, k998, per)->interval.lower == 0);
    }
  }
  constexpr auto kMost = std::numeric_limits<std::int64_t>::max();
  CHECK(proportion(kMost - 1, kMost, k95, 0.1)->value <= 0.1);
  CHECK_FALSE(proportion(kMost, kMost, k95, 1e300));
}

TEST_CASE("what is no part of a whole is no proportion") {
  CHECK_FALSE(proportion(0, 0, k95));
  CHECK_FALSE(proportion(1, 0, k95));
  CHECK_FALSE(proportion(1, -1, k95));
  CHECK_FALSE(proportion(-1, 10, k95));
  CHECK_FALSE(proportion(11, 10, k95));
  CHECK_FALSE(proportion(1, 10, k95, 0));
  CHECK_FALSE(proportion(1, 10, k95, -100));
  CHECK_FALSE(proportion(1, 10, k95, std::numeric_limits<double>::infinity()));
  CHECK_FALSE(proportion(1, 10, k95, std::numeric_limits<double>::quiet_NaN()));
}

TEST_CASE("an interval contains its value, is wider at 99.8 %, mirrors and grows with the count") {
  for (std::int64_t total = 1; total <= 60; ++total) {
    double before_lower = -1;
    double before_upper = -1;
    for (std::int64_t count = 0; count <= total; ++count) {
      const auto narrow = proportion(count, total, k95).value();
      const auto wide = proportion(count, total, k998).value();
      CHECK(narrow.interval.contains(narrow.value));
      CHECK(wide.interval.lower <= narrow.interval.lower);
      CHECK(narrow.interval.upper <= wide.interval.upper);
      CHECK(narrow.interval.lower > before_lower);
      CHECK(narrow.interval.upper > before_upper);
      before_lower = narrow.interval.lower;
      before_upper = narrow.interval.upper;
      const auto rest = proportion(total - count, total, k95).value();
      CHECK(rest.interval.upper == Approx(100 - narrow.interval.lower).margin(1e-9));
    }
  }
}

TEST_CASE("an interval narrows when there are more") {
  double width = 101;
  for (std::int64_t total = 4; total <= 4'000'000; total *= 10) {
    const auto interval = proportion(total / 4, total, k95)->interval;
    CHECK(interval.upper - interval.lower < width);
    width = interval.upper - interval.lower;
  }
}
