#include "statistics/control_chart.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <string>

#include <catch2/catch.hpp>

using namespace pier::statistics;

namespace {

using Values = std::vector<std::optional<double>>;

constexpr auto kHigher = Polarity::higher_is_better;
constexpr auto kLower = Polarity::lower_is_better;
constexpr auto kNeutral = Polarity::neutral;
constexpr std::nullopt_t kGap = std::nullopt;

/// Mean 0, near limits ∓2, limits ∓3.
constexpr ProcessLimits kLimits{.lower = -3, .upper = 3, .near_lower = -2, .near_upper = 2};

/// For each value the letters of its causes, "." for none and "-" for a missing one.
std::string causes(const Values& values, const ProcessLimits& limits = kLimits) {
  std::string text;
  for (const auto& point : judge(values, limits, kHigher)) {
    if (!text.empty()) text += ' ';
    if (!point) {
      text += '-';
      continue;
    }
    if (!point->causes.any()) text += '.';
    if (point->causes.outside_limits) text += 'o';
    if (point->causes.trend) text += 't';
    if (point->causes.near_limit) text += 'n';
    if (point->causes.one_side) text += 's';
  }
  return text;
}

/// For each value the way its special cause points: h, l or ".".
std::string courses(const Values& values) {
  std::string text;
  for (const auto& point : judge(values, kLimits, kHigher)) {
    text += point->course == Course::none ? '.' : point->course == Course::high ? 'h' : 'l';
  }
  return text;
}

}  // namespace

TEST_CASE("a point outside the limits is a special cause, one on a limit is not") {
  CHECK(causes({1, 3.1, -1, -3.1, 1, 3, -3, 1}) == ". o . o . . . .");
}

TEST_CASE("seven in a row on one side of the mean are a special cause, six are not") {
  CHECK(causes({1, .5, 1, .5, 1, .5, -1}) == ". . . . . . .");
  CHECK(causes({1, .5, 1, .5, 1, .5, 1, -1}) == "s s s s s s s .");
  CHECK(causes({-1, -1, -1, -1, -1, -1, -1, -1}) == "s s s s s s s s");
  // A point on the mean is on no side.
  CHECK(causes({1, .5, 1, 0, .5, 1, .5, 1}) == ". . . . . . . .");
}

TEST_CASE("seven that rise or fall are a special cause, equal neighbours break the trend") {
  CHECK(causes({-1.5, -1, -.5, .1, .5, 1}) == ". . . . . .");
  CHECK(causes({-1.5, -1, -.5, .1, .5, 1, 1.5}) == "t t t t t t t");
  CHECK(causes({1, 1.5, 1, .5, .1, -.5, -1, -1.5, -1}) == ". t t t t t t t .");
  CHECK(causes({-1.5, -1, -.5, .1, .1, .5, 1, 1.5}) == ". . . . . . . .");
}

TEST_CASE("two of three beyond a near limit on one side are a special cause") {
  CHECK(causes({1, 2.5, 2.5, -1}) == ". n n .");
  CHECK(causes({2.5, 1, 2.5, -1}) == "n . n .");
  CHECK(causes({-2.5, -1, -2.5, 1}) == "n . n .");
  // The third on the other side, two on different sides, and only one.
  CHECK(causes({2.5, -1, 2.5, -1}) == ". . . .");
  CHECK(causes({2.5, -2.5, 1, -1}) == ". . . .");
  CHECK(causes({2.5, 1, 1, 2.5}) == ". . . .");
  // Beyond the limit is beyond the near limit too.
  CHECK(causes({3.5, 2.5, 1, -1}) == "on n . .");
  // Two alone are not three.
  CHECK(causes({2.5, 2.5}) == ". .");
}

TEST_CASE("no rule goes across a missing value") {
  CHECK(causes({1, .5, 1, .5, kGap, 1, .5, 1}) == ". . . . - . . .");
  CHECK(causes({-1.5, -1, -.5, kGap, .1, .5, 1, 1.5}) == ". . . - . . . .");
  CHECK(causes({2.5, kGap, 1, 2.5}) == ". - . .");
  CHECK(causes({1, std::nan(""), 3.5}) == ". - o");
  CHECK(causes({1, .5, 1, .5, 1, .5, 1, kGap, 1}) == "s s s s s s s - .");
  CHECK(causes({kGap, kGap}) == "- -");
  CHECK(causes({}).empty());
}

TEST_CASE("a special cause points to its side of the mean, a trend to where it goes") {
  CHECK(courses({1, 3.1, -3.1, 1}) == ".hl.");
  CHECK(courses({-1.5, -1, -.5, .1, .5, 1, 1.5}) == "hhhhhhh");
  CHECK(courses({1.5, 1, .5, -.1, -.5, -1, -1.5}) == "lllllll");
  // All above the mean, and falling.
  CHECK(courses({1.9, 1.8, 1.7, 1.6, 1.5, 1.4, 1.3}) == "lllllll");
  // Above the limit, and falling.
  CHECK(courses({3.5, 1.8, 1.7, 1.6, 1.5, 1.4, 1.3}) == "hllllll");
  // The top belongs to the fall that follows the rise.
  CHECK(courses({-.3, -.2, -.1, 0, .1, .2, .3, .2, .1, 0, -.1, -.2, -.3}) == "hhhhhhlllllll");
  // On the mean it goes where the trend goes.
  CHECK(courses({-.3, -.2, -.1, 0, .1, .2, .3})[3] == 'h');
}

TEST_CASE("polarity says what a special cause means") {
  const auto last = [](double value, Polarity polarity) {
    return latest(judge(Values{0, value}, kLimits, polarity))->variation;
  };
  CHECK(last(3.1, kHigher) == Variation::improvement);
  CHECK(last(-3.1, kHigher) == Variation::concern);
  CHECK(last(3.1, kLower) == Variation::concern);
  CHECK(last(-3.1, kLower) == Variation::improvement);
  CHECK(last(3.1, kNeutral) == Variation::neutral_high);
  CHECK(last(-3.1, kNeutral) == Variation::neutral_low);
  CHECK(last(1, kNeutral) == Variation::common_cause);
  CHECK(last(1, kHigher) == Variation::common_cause);
}

TEST_CASE("the last judged point stands for the chart") {
  const auto points = judge(Values{0, 3.1, kGap}, kLimits, kHigher);
  CHECK(latest(points)->variation == Variation::improvement);
  CHECK_FALSE(latest(judge(Values{kGap}, kLimits, kHigher)));
  CHECK_FALSE(latest({}));
}

TEST_CASE("what rounding leaves puts no point beside a line") {
  // The mean of these is not exactly 0.3 as doubles.
  const Values steady{0.1, 0.2, 0.3, 0.4, 0.5, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3};
  CHECK(causes(steady, process_limits(steady, Screening::everything).value()).find('s') ==
        std::string::npos);
  const Values same(40, 0.1);
  CHECK(causes(same, process_limits(same, Screening::without_outliers).value()).find('s') ==
        std::string::npos);
}

TEST_CASE("the one outlier of the published series is its one point outside the limits") {
  const Values values{1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1};
  for (const auto screening : {Screening::without_outliers, Screening::everything}) {
    const auto points = judge(values, process_limits(values, screening).value(), kLower);
    for (std::size_t i = 0; i < points.size(); ++i) {
      INFO(i);
      CHECK(points[i]->causes.any() == (i == 4));
    }
    CHECK(points[4]->variation == Variation::concern);
  }
}

namespace {

Values random_series(std::mt19937_64& random) {
  Values values;
  std::normal_distribution<double> noise(0, 4);
  double level = 0;
  for (std::size_t n = random() % 40; n > 0; --n) {
    level += random() % 4 == 0 ? noise(random) : 0.5;
    values.emplace_back(std::round(level + noise(random) / 4));
    if (random() % 12 == 0) values.back().reset();
  }
  return values;
}

/// The rules as they are said, by brute force: some window that holds the point fulfils it.
template <typename Rule>
bool in_window(const Values& values, std::size_t at, std::size_t size, Rule rule) {
  for (std::size_t begin = at + 1 >= size ? at + 1 - size : 0; begin <= at; ++begin) {
    if (begin + size > values.size()) break;
    const auto first = values.begin() + static_cast<std::ptrdiff_t>(begin);
    const std::vector<std::optional<double>> window(first,
                                                    first + static_cast<std::ptrdiff_t>(size));
    const bool whole =
        std::all_of(window.begin(), window.end(), [](auto v) { return v.has_value(); });
    if (whole && rule(window)) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("the rules hold as they are said, and turning a series over turns its meaning") {
  std::mt19937_64 random(1982);
  std::size_t special = 0;
  for (int round = 0; round < 600; ++round) {
    const Values values = random_series(random);
    const auto limits = process_limits(values, Screening::without_outliers);
    if (!limits) continue;
    const auto points = judge(values, *limits, kHigher);

    Values turned = values;
    for (auto& value : turned) {
      if (value) value = -*value;
    }
    const auto mirrored = process_limits(turned, Screening::without_outliers).value();
    CHECK(mirrored.upper == Approx(-limits->lower));
    const auto turned_points = judge(turned, mirrored, kLower);

    const double m = limits->mean;
    const auto above = [&](auto v) { return *v > m + 1e-9; };
    const auto below = [&](auto v) { return *v < m - 1e-9; };
    const auto all = [](const Values& w, auto what) {
      return std::all_of(w.begin(), w.end(), what);
    };
    for (std::size_t i = 0; i < values.size(); ++i) {
      REQUIRE(points[i].has_value() == values[i].has_value());
      if (!points[i]) continue;
      const SpecialCauses& causes_here = points[i]->causes;
      special += causes_here.any() ? 1 : 0;
      CHECK(causes_here.one_side == in_window(values, i, 7, [&](const Values& w) {
              return all(w, above) || all(w, below);
            }));
      CHECK(causes_here.trend == in_window(values, i, 7, [](const Values& w) {
              return std::adjacent_find(w.begin(), w.end(), std::greater_equal<>()) == w.end() ||
                     std::adjacent_find(w.begin(), w.end(), std::less_equal<>()) == w.end();
            }));
      const auto beyond = [&](auto v) {
        return *v > limits->near_upper || *v < limits->near_lower;
      };
      CHECK(causes_here.near_limit ==
            (beyond(values[i]) && in_window(values, i, 3, [&](const Values& w) {
               return (all(w, above) || all(w, below)) &&
                      std::count_if(w.begin(), w.end(), beyond) >= 2;
             })));
      CHECK(causes_here.any() == (points[i]->course != Course::none));
      CHECK(causes_here.any() == (points[i]->variation != Variation::common_cause));
      CHECK(points[i]->variation == turned_points[i]->variation);
    }
  }
  CHECK(special > 1000);
}
