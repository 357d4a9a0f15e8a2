#include "statistics/count_interval.h"

#include <array>
#include <cmath>

namespace pier::statistics {

namespace {

using Table = std::array<Interval, 10>;

// The means of the Poisson distributions in which a count as low, or as high, as 0 to 9 has the
// probability 0.025 or 0.001: half the quantiles of χ² with 2x, and 2x + 2, degrees of freedom.
constexpr Table kExact95{{{0, 3.6888794541139363},
                          {0.025317807984289876, 5.5716433909388989},
                          {0.2422092785439649, 7.2246876677239609},
                          {0.61867212289560125, 8.7672730697423269},
                          {1.0898653736263249, 10.241588675403698},
                          {1.6234863901184204, 11.668332079322669},
                          {2.2018942534908508, 13.059474022518685},
                          {2.8143630515198659, 14.42267536170238},
                          {3.4538321767485014, 15.763189220193315},
                          {4.115373097378332, 17.08480345141917}}};
constexpr Table kExact998{{{0, 6.9077552789821368},
                           {0.0010005003335835335, 9.2334134764515863},
                           {0.045402017769489558, 11.228872242412663},
                           {0.19053337756840319, 13.062240779188071},
                           {0.42855241362842295, 14.794149222537209},
                           {0.73937173191783256, 16.454745203680108},
                           {1.1071046602556394, 18.061636840199071},
                           {1.5203362603988091, 19.626177395384239},
                           {1.9708139217403657, 21.156198165839982},
                           {2.4524244043637751, 22.65737330906293}}};

/// One end of Byar's interval; the lower one takes -z, the upper one a count of one more.
double byar(double x, double z) {
  const double root = 1 - 1 / (9 * x) + z / (3 * std::sqrt(x));
  return x * root * root * root;
}

}  // namespace

std::optional<Interval> count_interval(std::int64_t count, Confidence confidence) {
  if (count < 0) return std::nullopt;
  if (count < 10) {
    const Table& table = confidence == Confidence::percent_95 ? kExact95 : kExact998;
    return table[static_cast<std::size_t>(count)];
  }
  const double z = z_score(confidence);
  const auto x = static_cast<double>(count);
  return Interval{byar(x, -z), byar(x + 1, z)};
}

}  // namespace pier::statistics
