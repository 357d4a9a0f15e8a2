#include "statistics/count_interval.h"

#include <array>
#include <cmath>

#include <catch2/catch.hpp>

using namespace pier::statistics;

namespace {

struct Row {
  std::int64_t count;
  double lower;
  double upper;
};

void check(const Row& row, Confidence confidence) {
  INFO(row.count);
  const auto interval = count_interval(row.count, confidence);
  REQUIRE(interval);
  CHECK(interval->lower == Approx(row.lower).margin(0.00005));
  CHECK(interval->upper == Approx(row.upper).margin(0.00005));
}

/// The probability of at most `count` events where `mean` are expected.
double poisson(std::int64_t count, double mean) {
  double term = std::exp(-mean);
  double sum = count < 0 ? 0 : term;
  for (std::int64_t k = 1; k <= count; ++k) {
    term *= mean / static_cast<double>(k);
    sum += term;
  }
  return sum;
}

}  // namespace

TEST_CASE("exact intervals of fewer than ten events are the published ones") {
  for (const Row& row :
       {Row{0, 0, 3.6889}, Row{1, 0.0253, 5.5716}, Row{2, 0.2422, 7.2247}, Row{3, 0.6187, 8.7673},
        Row{4, 1.0899, 10.2416}, Row{5, 1.6235, 11.6683}, Row{6, 2.2019, 13.0595},
        Row{7, 2.8144, 14.4227}, Row{8, 3.4538, 15.7632}, Row{9, 4.1154, 17.0848}}) {
    check(row, Confidence::percent_95);
  }
  for (const Row& row : {Row{0, 0, 6.9078}, Row{5, 0.7394, 16.4547}, Row{9, 2.4524, 22.6574}}) {
    check(row, Confidence::percent_99_8);
  }
}

TEST_CASE("Byar's intervals of ten events and more are the published ones") {
  for (const Row& row : {Row{10, 4.7874, 18.3915}, Row{25, 16.1743, 36.9065},
                         Row{65, 50.1632, 82.8491}, Row{100, 81.3621, 121.6279}}) {
    check(row, Confidence::percent_95);
  }
}

TEST_CASE("at the ends of an exact interval the count has the probability of the level") {
  for (const auto& [confidence, tail] :
       {std::pair{Confidence::percent_95, 0.025}, std::pair{Confidence::percent_99_8, 0.001}}) {
    for (std::int64_t count = 0; count < 10; ++count) {
      INFO(count << " at " << tail);
      const auto interval = count_interval(count, confidence).value();
      CHECK(poisson(count, interval.upper) == Approx(tail).epsilon(1e-12));
      if (count == 0) continue;
      CHECK(1 - poisson(count - 1, interval.lower) == Approx(tail).epsilon(1e-10));
    }
  }
}

TEST_CASE("both ends grow with the count, contain it, and are wider at 99.8 %") {
  auto before = count_interval(0, Confidence::percent_95).value();
  auto before_wide = count_interval(0, Confidence::percent_99_8).value();
  for (std::int64_t count = 1; count < 5000; ++count) {
    const auto narrow = count_interval(count, Confidence::percent_95).value();
    const auto wide = count_interval(count, Confidence::percent_99_8).value();
    CHECK(narrow.contains(static_cast<double>(count)));
    CHECK(narrow.lower > before.lower);
    CHECK(narrow.upper > before.upper);
    CHECK(wide.lower > before_wide.lower);
    CHECK(wide.upper > before_wide.upper);
    CHECK(wide.lower < narrow.lower);
    CHECK(wide.upper > narrow.upper);
    before = narrow;
    before_wide = wide;
  }
}

TEST_CASE("there are no fewer events than none") {
  CHECK_FALSE(count_interval(-1, Confidence::percent_95));
}
