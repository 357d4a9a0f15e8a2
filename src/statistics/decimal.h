#pragma once

#include <optional>
#include <span>
#include <string>

namespace pier::statistics {

/// A number as it is written: the shortest decimal that reads back as the same double. For up to
/// 15 digits that is what a person typed: 2.675, though the double is a little less.
/// Invariant: digits without leading or trailing noughts ("0" for nought, which has no sign).
class Decimal {
 public:
  /// Nothing when the value is not finite.
  static std::optional<Decimal> from(double value);

  bool negative() const { return negative_; }

  /// How many digits are written after the point: 3 for 2.675, 0 for 1200.
  int places() const { return exponent_ < 0 ? -exponent_ : 0; }

  /// To at most `places` (0 or more) digits after the point, half away from zero, as on paper:
  /// 2.675 to 2 places is 2.68, and -0.5 to 0 places is -1.
  Decimal rounded(int places) const;

  /// The nearest double.
  double value() const;

  /// The digits before the point, at least "0", and those after it, perhaps none.
  std::string whole() const;
  std::string fraction() const;

 private:
  Decimal(bool negative, std::string digits, int exponent);

  // The number is digits_ × 10^exponent_.
  bool negative_ = false;
  std::string digits_;
  int exponent_ = 0;
};

/// Sum and difference as people work them out on paper, without what doubles leave behind:
/// 0.15 - 0.1 is 0.05, which rounds to 0.1; as doubles it is 0.04999999999999999. Exact for
/// numbers of up to 15 digits. Nothing when a value or the result is not finite; the sum of
/// nothing is 0.
std::optional<double> sum_as_written(std::span<const double> values);
std::optional<double> difference_as_written(double minuend, double subtrahend);

}  // namespace pier::statistics
