#include "statistics/benchmark.h"

#include <cmath>

#include <catch2/catch.hpp>

using namespace pier::statistics;

namespace {

constexpr Interval kArea{40, 50};

}  // namespace

TEST_CASE("an interval that contains the benchmark is similar, its ends included") {
  for (const auto polarity :
       {Polarity::higher_is_better, Polarity::lower_is_better, Polarity::neutral}) {
    CHECK(compare(kArea, 45.0, polarity) == Comparison::similar);
    CHECK(compare(kArea, 40.0, polarity) == Comparison::similar);
    CHECK(compare(kArea, 50.0, polarity) == Comparison::similar);
  }
}

TEST_CASE("polarity says whether higher is better") {
  CHECK(compare(kArea, 39.9, Polarity::higher_is_better) == Comparison::better);
  CHECK(compare(kArea, 50.1, Polarity::higher_is_better) == Comparison::worse);
  CHECK(compare(kArea, 39.9, Polarity::lower_is_better) == Comparison::worse);
  CHECK(compare(kArea, 50.1, Polarity::lower_is_better) == Comparison::better);
  CHECK(compare(kArea, 39.9, Polarity::neutral) == Comparison::higher);
  CHECK(compare(kArea, 50.1, Polarity::neutral) == Comparison::lower);
}

TEST_CASE("what is missing is not compared") {
  constexpr auto kPolarity = Polarity::lower_is_better;
  CHECK(compare(std::nullopt, 45.0, kPolarity) == Comparison::not_compared);
  CHECK(compare(kArea, std::nullopt, kPolarity) == Comparison::not_compared);
  CHECK(compare(kArea, std::nan(""), kPolarity) == Comparison::not_compared);
  CHECK(compare(Interval{std::nan(""), 50}, 45.0, kPolarity) == Comparison::not_compared);
}
