#pragma once

#include <optional>
#include <string>

namespace pier::statistics {

/// A value in per cent, in a type of its own: between two of them the change is in percentage
/// points, and a relative change ("rose by 10%") would be misread.
struct Percentage {
  double value = 0;
};

/// A change in the unit of the measure: 1,839 after 1,780 is +59.
struct AbsoluteChange {
  double value = 0;
};

/// A change between percentages: 52.0 % after 63.5 % is −11.5 percentage points.
struct PercentagePoints {
  double value = 0;
};

/// A change as a part of the earlier value, in per cent: 1,839 after 1,350 is +36.2 %.
struct RelativeChange {
  double percent = 0;
};

/// The changes to `later`. The differences are those of the numbers as written (decimal.h).
/// Nothing when a value or the result is not finite, and for a relative change also when the
/// earlier value is not above 0: nothing is a part of nought.
std::optional<AbsoluteChange> absolute_change(double earlier, double later);
std::optional<PercentagePoints> point_change(Percentage earlier, Percentage later);
std::optional<RelativeChange> relative_change(double earlier, double later);

/// "+59", "−11.5 percentage points", "+36.2%": always with the unit that the type stands for, with
/// a sign when the rounded change is not 0, with `decimals` digits after the point.
std::string text(AbsoluteChange change, int decimals);
std::string text(PercentagePoints change, int decimals);
std::string text(RelativeChange change, int decimals);

}  // namespace pier::statistics
