#include "statistics/decimal.h"

#include <array>
#include <cmath>
#include <limits>
#include <random>

#include <catch2/catch.hpp>

using namespace pier::statistics;

namespace {

std::string plain(const Decimal& decimal) {
  std::string text = (decimal.negative() ? "-" : "") + decimal.whole();
  const std::string fraction = decimal.fraction();
  return fraction.empty() ? text : text + '.' + fraction;
}

}  // namespace

TEST_CASE("a double is written as the shortest decimal") {
  const auto written = [](double value) { return plain(Decimal::from(value).value()); };
  CHECK(written(2.675) == "2.675");
  CHECK(written(0.1) == "0.1");
  CHECK(written(-0.0) == "0");
  CHECK(written(1200) == "1200");
  CHECK(written(-0.0625) == "-0.0625");
  CHECK(written(1e21) == "1000000000000000000000");
  CHECK(written(5e-324).size() == 2 + 324);
  CHECK(written(10.5) == "10.5");
  CHECK(Decimal::from(2.675)->places() == 3);
  CHECK(Decimal::from(1200)->places() == 0);
}

TEST_CASE("what is not finite has no decimal") {
  CHECK_FALSE(Decimal::from(std::nan("")));
  CHECK_FALSE(Decimal::from(std::numeric_limits<double>::infinity()));
  CHECK_FALSE(Decimal::from(-std::numeric_limits<double>::infinity()));
}

TEST_CASE("a decimal reads back as its double") {
  std::mt19937_64 random(20261121);
  for (int i = 0; i < 20000; ++i) {
    const double value = std::ldexp(static_cast<double>(static_cast<std::int64_t>(random())),
                                    static_cast<int>(random() % 160) - 120);
    CHECK(Decimal::from(value)->value() == value);
  }
  for (const double value : {0.0, std::numeric_limits<double>::max(), 5e-324, -1.0}) {
    CHECK(Decimal::from(value)->value() == value);
  }
}

TEST_CASE("sums and differences are those of the written numbers") {
  CHECK(difference_as_written(0.15, 0.1) == 0.05);
  CHECK(difference_as_written(64.1, 52.3) == 11.8);
  CHECK(difference_as_written(52, 63.5) == -11.5);
  CHECK(difference_as_written(0.1, 0.1) == 0);
  CHECK(sum_as_written(std::array{0.1, 0.2}) == 0.3);
  CHECK(sum_as_written(std::array{0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1}) == 0.8);
  // A plain sum loses the 1.
  CHECK(sum_as_written(std::array{1e16, 1.0, -1e16}) == 1);
  CHECK(sum_as_written({}) == 0);
}

TEST_CASE("a sum that is not finite is none") {
  constexpr double kMost = std::numeric_limits<double>::max();
  CHECK_FALSE(sum_as_written(std::array{kMost, kMost}));
  CHECK_FALSE(sum_as_written(std::array{1.0, std::nan("")}));
  CHECK_FALSE(difference_as_written(-kMost, kMost));
}

TEST_CASE("differences of numbers with two decimals are exact in hundredths") {
  std::mt19937 random(7);
  std::uniform_int_distribution<int> hundredths(-1'000'000, 1'000'000);
  for (int i = 0; i < 20000; ++i) {
    const int a = hundredths(random);
    const int b = hundredths(random);
    CHECK(difference_as_written(a / 100.0, b / 100.0) == (a - b) / 100.0);
  }
}
