#include "statistics/quantiles.h"

#include <algorithm>
#include <cmath>
#include <random>

#include <catch2/catch.hpp>

using namespace pier::statistics;

namespace {

using Values = std::vector<std::optional<double>>;
using Groups = std::vector<std::optional<std::size_t>>;

}  // namespace

TEST_CASE("quartiles are those of R's quantile()") {
  const auto four = spread(Values{1, 2, 3, 4}).value();
  CHECK(four.minimum == 1);
  CHECK(four.lower_quartile == 1.75);
  CHECK(four.median == 2.5);
  CHECK(four.upper_quartile == 3.25);
  CHECK(four.maximum == 4);
  // quantile(c(38.2, 44.1, 42, 51.3, 29.9, 60.7))
  const auto six = spread(Values{38.2, 44.1, 42.0, 51.3, 29.9, 60.7}).value();
  CHECK(six.lower_quartile == Approx(39.15));
  CHECK(six.median == Approx(43.05));
  CHECK(six.upper_quartile == Approx(49.5));
}

TEST_CASE("missing areas are left out and counted out") {
  const auto some = spread(Values{std::nullopt, 3, std::nan(""), 1, 2}).value();
  CHECK(some.areas == 3);
  CHECK(some.minimum == 1);
  CHECK(some.median == 2);
  CHECK_FALSE(spread(Values{}));
  CHECK_FALSE(spread(Values{std::nullopt, std::nullopt}));
}

TEST_CASE("one area is its own range") {
  const auto one = spread(Values{7.5}).value();
  CHECK(one.minimum == 7.5);
  CHECK(one.lower_quartile == 7.5);
  CHECK(one.upper_quartile == 7.5);
  CHECK(one.maximum == 7.5);
}

TEST_CASE("the five numbers are in order, and extremes do not overflow") {
  std::mt19937_64 random(3);
  std::uniform_real_distribution<double> parts(-1, 1);
  for (int i = 0; i < 2000; ++i) {
    Values areas;
    for (std::size_t n = 1 + random() % 20; n > 0; --n) areas.emplace_back(parts(random) * 1.7e308);
    const auto s = spread(areas).value();
    CHECK(s.minimum <= s.lower_quartile);
    CHECK(s.lower_quartile <= s.median);
    CHECK(s.median <= s.upper_quartile);
    CHECK(s.upper_quartile <= s.maximum);
    CHECK(std::isfinite(s.lower_quartile));
  }
}

TEST_CASE("quantile groups follow OHID's rule") {
  CHECK(quantile_groups(Values{10, 20, 30, 40, 50}, 5) == Groups{1, 2, 3, 4, 5});
  CHECK(quantile_groups(Values{50, 10, std::nullopt, 40, 30, 20}, 5) ==
        Groups{5, 1, std::nullopt, 4, 3, 2});
  // Equal values share the lowest rank, so that both are in the lower group.
  CHECK(quantile_groups(Values{1, 2, 2, 4}, 4) == Groups{1, 2, 2, 4});
  CHECK(quantile_groups(Values{1, 1, 1, 1}, 4) == Groups{1, 1, 1, 1});
  // 7 areas in quintiles: groups of 2, 1, 2, 1 and 1.
  CHECK(quantile_groups(Values{1, 2, 3, 4, 5, 6, 7}, 5) == Groups{1, 1, 2, 3, 3, 4, 5});
}

TEST_CASE("too few areas fall in no group") {
  CHECK(quantile_groups(Values{1, 2, 3, std::nullopt}, 4) == Groups(4));
  CHECK(quantile_groups(Values{1, 2}, 0) == Groups(2));
  CHECK(quantile_groups(Values{}, 5).empty());
}

TEST_CASE("quantile groups keep the order of the values and span 1 to the number of groups") {
  std::mt19937_64 random(5);
  for (int i = 0; i < 500; ++i) {
    const std::size_t groups = 1 + random() % 10;
    Values areas;
    for (std::size_t n = groups + random() % 40; n > 0; --n) {
      areas.emplace_back(static_cast<double>(random() % 30));
    }
    const Groups found = quantile_groups(areas, groups);
    for (std::size_t a = 0; a < areas.size(); ++a) {
      CHECK((*found[a] >= 1 && *found[a] <= groups));
      for (std::size_t b = 0; b < areas.size(); ++b) {
        if (*areas[a] <= *areas[b]) CHECK(*found[a] <= *found[b]);
      }
    }
  }
}
