#include "statistics/rank.h"

#include <cmath>
#include <limits>
#include <random>

#include <catch2/catch.hpp>

using namespace pier::statistics;

namespace {

using Values = std::vector<std::optional<double>>;
using Ranks = std::vector<std::optional<std::size_t>>;

constexpr auto kHigher = Polarity::higher_is_better;
constexpr auto kLower = Polarity::lower_is_better;
constexpr auto kNeutral = Polarity::neutral;

}  // namespace

TEST_CASE("the best is first, and equal values share the best place") {
  const Values areas{5, 2, std::nullopt, 2, 9};
  CHECK(rank(areas, kLower).ranks == Ranks{3, 1, std::nullopt, 1, 4});
  CHECK(rank(areas, kHigher).ranks == Ranks{2, 3, std::nullopt, 3, 1});
  CHECK(rank(areas, kLower).ranked == 4);
}

TEST_CASE("a neutral measure ranks nobody") {
  const Ranking ranking = rank(Values{5, 2}, kNeutral);
  CHECK(ranking.ranks == Ranks{std::nullopt, std::nullopt});
  CHECK(ranking.ranked == 0);
}

TEST_CASE("ranking nothing gives nothing, and NaN has no rank") {
  CHECK(rank(Values{}, kLower).ranks.empty());
  CHECK(rank(Values{std::nan(""), 1}, kLower).ranks == Ranks{std::nullopt, 1});
}

TEST_CASE("a rank is one more than the number of better areas") {
  std::mt19937_64 random(13);
  for (int i = 0; i < 500; ++i) {
    Values areas;
    for (std::size_t n = random() % 40; n > 0; --n) {
      areas.emplace_back(static_cast<double>(random() % 20));
      if (random() % 5 == 0) areas.back().reset();
    }
    const Ranking lower = rank(areas, kLower);
    const Ranking higher = rank(areas, kHigher);
    for (std::size_t a = 0; a < areas.size(); ++a) {
      if (!areas[a]) continue;
      std::size_t below = 0;
      std::size_t above = 0;
      for (const auto& other : areas) {
        if (other) below += *other < *areas[a] ? 1 : 0;
        if (other) above += *other > *areas[a] ? 1 : 0;
      }
      CHECK(lower.ranks[a] == below + 1);
      CHECK(higher.ranks[a] == above + 1);
    }
  }
}

TEST_CASE("quartile bands go from the best to the worst") {
  const auto areas = spread(Values{1, 2, 3, 4, 5}).value();
  CHECK(quartile_band(1, areas, kLower) == Quartile::a);
  CHECK(quartile_band(2, areas, kLower) == Quartile::a);
  CHECK(quartile_band(2.5, areas, kLower) == Quartile::b);
  CHECK(quartile_band(3, areas, kLower) == Quartile::b);
  CHECK(quartile_band(4, areas, kLower) == Quartile::c);
  CHECK(quartile_band(5, areas, kLower) == Quartile::d);
  CHECK(quartile_band(1, areas, kHigher) == Quartile::d);
  CHECK(quartile_band(2, areas, kHigher) == Quartile::d);
  CHECK(quartile_band(3, areas, kHigher) == Quartile::c);
  CHECK(quartile_band(4, areas, kHigher) == Quartile::b);
  CHECK(quartile_band(5, areas, kHigher) == Quartile::a);
}

TEST_CASE("there is no quartile band without a polarity, outside the areas, or among few") {
  const auto areas = spread(Values{1, 2, 3, 4, 5}).value();
  CHECK_FALSE(quartile_band(3, areas, kNeutral));
  CHECK_FALSE(quartile_band(0.9, areas, kLower));
  CHECK_FALSE(quartile_band(5.1, areas, kLower));
  CHECK_FALSE(quartile_band(std::nan(""), areas, kLower));
  CHECK_FALSE(quartile_band(2, spread(Values{1, 2, 3}).value(), kLower));
}

TEST_CASE("the mean of neighbours leaves missing ones out and says how many it used") {
  const auto mean = mean_of(Values{1.1, std::nullopt, 1.2, std::nullopt}).value();
  CHECK(mean.value == 1.15);
  CHECK(mean.used == 2);
  CHECK(mean.of == 4);
  CHECK(mean_of(Values{0, 0}).value().value == 0);
}

TEST_CASE("neighbours without a value have no mean") {
  constexpr double kMost = std::numeric_limits<double>::max();
  CHECK_FALSE(mean_of(Values{}));
  CHECK_FALSE(mean_of(Values{std::nullopt}));
  CHECK_FALSE(mean_of(Values{std::nan("")}));
  CHECK_FALSE(mean_of(Values{kMost, kMost}));
}
