#include "disclosure/percentage.h"

#include <catch2/catch.hpp>

using namespace pier::disclosure;

TEST_CASE("a whole percentage of a public number leaves one or two counts") {
  // Published: 135 children ceased to be looked after, 21 % of them adopted; the number was hidden.
  CHECK(numerator_interval(21, 0, 135, 100) == Interval{28, 29});
}

TEST_CASE("a rate with a decimal gives the count away") {
  // 29.7 per 10,000 of 39,115.
  CHECK(numerator_interval(297, 1, 39'115, 10'000) == Interval{116, 116});
}

TEST_CASE("a percentage that no count gives has another denominator") {
  // Published as shares of 116 plans; they fit 110.
  CHECK_FALSE(numerator_interval(691, 1, 116, 100));
  CHECK(numerator_interval(691, 1, 110, 100) == Interval{76, 76});
  CHECK(numerator_interval(164, 1, 110, 100) == Interval{18, 18});
  CHECK(numerator_interval(118, 1, 110, 100) == Interval{13, 13});
}

TEST_CASE("a half is taken as rounded up, or down when nothing else fits") {
  // 1 of 8 is 12.5 %.
  CHECK(numerator_interval(13, 0, 8, 100) == Interval{1, 1});
  CHECK(numerator_interval(12, 0, 8, 100) == Interval{1, 1});
  // 1 of 200 is 0.5 %: rounded up it is 1 %, so 0 % is only 0.
  CHECK(numerator_interval(0, 0, 200, 100) == Interval{0, 0});
  CHECK(numerator_interval(1, 0, 200, 100) == Interval{1, 2});
}

TEST_CASE("the interval of a percentage holds exactly the counts that round to it") {
  for (Count denominator = 1; denominator <= 60; ++denominator) {
    for (Count count = 0; count <= denominator; ++count) {
      // Per mille without decimals, a half up.
      const Count figure = (2 * count * 1000 + denominator) / (2 * denominator);
      const auto interval = numerator_interval(figure, 1, denominator, 100);
      CAPTURE(denominator, count, figure);
      REQUIRE(interval);
      CHECK(interval->contains(count));
      for (Count n = interval->low; n <= interval->high; ++n) {
        CHECK((2 * n * 1000 + denominator) / (2 * denominator) == figure);
      }
    }
  }
}

TEST_CASE("figures out of range have no interval") {
  CHECK_FALSE(numerator_interval(-1, 0, 10, 100));
  CHECK_FALSE(numerator_interval(1, 10, 10, 100));
  CHECK_FALSE(numerator_interval(1, 0, 0, 100));
  CHECK_FALSE(numerator_interval(1, 0, 10, 0));
  CHECK_FALSE(numerator_interval(kUnbounded, 9, kUnbounded, kUnbounded));
  CHECK(numerator_interval(kLargest, 9, kLargest, kLargest));
}
