#pragma once

#include <optional>
#include <string>
#include <vector>

#include "metrics/indicator.h"

namespace pier::charts {

/// The lowest and the highest value that is drawn. low <= high.
struct Range {
  double low = 0;
  double high = 0;
};

/// Whether the axis must begin at nought (bars always), or may begin where the values do.
enum class Baseline { nought, free };

struct AxisWish {
  Baseline baseline = Baseline::free;
  /// About so many steps between ticks.
  int steps = 5;
  /// Decimals of the values: ticks are no finer.
  int decimals = 0;
  /// An end that no tick goes beyond, as 100 per cent, when the values do not.
  double ceiling = 0;  ///< 0: none
};

/// Values to places on the page, and where the ticks are: at 1, 2, 2.5 or 5 times a power of ten.
/// A free axis begins at nought too, unless the values lie so close together that this would
/// press them flat. Made from public values only, as everything here is.
class Scale {
 public:
  /// REQUIRES: the range is finite.
  Scale(Range values, const AxisWish& wish);

  /// The scale with its ends at these coordinates: `first` for the lowest tick.
  Scale placed(double first, double last) const;

  double at(double value) const;
  double low() const { return ticks_.front(); }
  double high() const { return ticks_.back(); }
  const std::vector<double>& ticks() const { return ticks_; }
  double step() const { return step_; }
  /// Whether nought is on the axis.
  bool has_nought() const { return low() <= 0 && high() >= 0; }

 private:
  static std::vector<double> ticks_of(Range range, double step);

  double step_ = 1;
  std::vector<double> ticks_;
  double first_ = 0;
  double last_ = 1;
};

/// The ticks in words: thousands with commas, "%", "£", millions of pounds as "£1.5m".
std::vector<std::string> tick_texts(const Scale& scale, std::optional<metrics::Unit> unit);

}  // namespace pier::charts
