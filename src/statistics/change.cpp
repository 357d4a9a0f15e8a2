#include "statistics/change.h"

#include <cmath>

#include "statistics/decimal.h"
#include "statistics/number_text.h"

namespace pier::statistics {

namespace {

std::string signed_text(double value, int decimals) {
  return number_text(value, {.decimals = decimals, .plus = true});
}

}  // namespace

std::optional<AbsoluteChange> absolute_change(double earlier, double later) {
  const auto difference = difference_as_written(later, earlier);
  if (!difference) return std::nullopt;
  return AbsoluteChange{*difference};
}

std::optional<PercentagePoints> point_change(Percentage earlier, Percentage later) {
  const auto difference = difference_as_written(later.value, earlier.value);
  if (!difference) return std::nullopt;
  return PercentagePoints{*difference};
}

std::optional<RelativeChange> relative_change(double earlier, double later) {
  if (!(earlier > 0)) return std::nullopt;
  const auto difference = difference_as_written(later, earlier);
  if (!difference) return std::nullopt;
  const double percent = *difference * 100 / earlier;
  if (!std::isfinite(percent)) return std::nullopt;
  return RelativeChange{percent};
}

std::string text(AbsoluteChange change, int decimals) {
  return signed_text(change.value, decimals);
}

std::string text(PercentagePoints change, int decimals) {
  const std::string number = signed_text(change.value, decimals);
  const bool one = number == "+1" || number == "\u22121";
  return number + (one ? " percentage point" : " percentage points");
}

std::string text(RelativeChange change, int decimals) {
  return signed_text(change.percent, decimals) + '%';
}

}  // namespace pier::statistics
