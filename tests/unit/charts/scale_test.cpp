#include "charts/scale.h"

#include <catch2/catch.hpp>

namespace pier::charts {

namespace {

std::vector<double> ticks(Range range, const AxisWish& wish) {
  return Scale(range, wish).ticks();
}

}  // namespace

TEST_CASE("scale: ticks are round numbers that hold all values") {
  CHECK(ticks({0, 323}, {.baseline = Baseline::nought}) ==
        std::vector<double>{0, 50, 100, 150, 200, 250, 300, 350});
  CHECK(ticks({0, 52.4}, {.baseline = Baseline::nought, .decimals = 1}) ==
        std::vector<double>{0, 10, 20, 30, 40, 50, 60});
  CHECK(ticks({17.5, 24}, {.decimals = 1}) == std::vector<double>{17, 18, 19, 20, 21, 22, 23, 24});
}

TEST_CASE("scale: bars begin at nought however close the values are") {
  CHECK(Scale({97, 99}, {.baseline = Baseline::nought}).low() == 0);
  CHECK(Scale({97, 99}, {.baseline = Baseline::nought}).has_nought());
  CHECK_FALSE(Scale({97, 99}, {}).has_nought());
}

TEST_CASE("scale: a free axis begins at nought when the values reach far") {
  CHECK(Scale({30, 52}, {}).low() == 0);
  CHECK(Scale({-3, 52}, {}).low() <= -3);
}

TEST_CASE("scale: nought is on the axis of negative values") {
  const Scale scale({-12400, 8300}, {.baseline = Baseline::nought});
  CHECK(scale.low() <= -12400);
  CHECK(scale.high() >= 8300);
  CHECK(scale.has_nought());
}

TEST_CASE("scale: a percentage does not go beyond 100") {
  const AxisWish wish{.decimals = 1, .ceiling = 100};
  CHECK(Scale({91.2, 99.8}, wish).high() == 100);
  CHECK(Scale({40, 100}, wish).high() == 100);
  CHECK(Scale({40, 104}, wish).high() > 100);
}

TEST_CASE("scale: whole counts have whole ticks") {
  for (const double high : {1.0, 2.0, 3.0, 7.0, 9.0, 12.0}) {
    for (const double tick : ticks({0, high}, {.baseline = Baseline::nought})) {
      CHECK(tick == static_cast<double>(static_cast<int>(tick)));
    }
  }
}

TEST_CASE("scale: one value only, and nothing but nought, have an axis") {
  CHECK(ticks({0, 0}, {.baseline = Baseline::nought}) == std::vector<double>{0, 1});
  const Scale one({50, 50}, {});
  CHECK(one.low() < 50);
  CHECK(one.high() > 50);
}

TEST_CASE("scale: values are placed between the ends") {
  const Scale scale = Scale({0, 100}, {.baseline = Baseline::nought}).placed(300, 20);
  CHECK(scale.at(0) == 300);
  CHECK(scale.at(100) == 20);
  CHECK(scale.at(50) == 160);
}

TEST_CASE("scale: ticks in words") {
  using metrics::Unit;
  const auto texts = [](double high, int decimals, Unit unit) {
    return tick_texts(Scale({0, high}, {.baseline = Baseline::nought, .decimals = decimals}), unit);
  };
  CHECK(texts(2000, 0, Unit::count).back() == "2,000");
  CHECK(texts(60, 1, Unit::percentage) ==
        std::vector<std::string>{"0%", "10%", "20%", "30%", "40%", "50%", "60%"});
  CHECK(texts(2'400'000, 0, Unit::pounds).back() == "\u00a32.5m");
  CHECK(texts(28'000, 0, Unit::thousand_pounds).back() == "\u00a330m");
  CHECK(tick_texts(Scale({-10, 10}, {}), Unit::pounds).front() == "\u2212\u00a310");
}

}  // namespace pier::charts
