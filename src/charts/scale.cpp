#include "charts/scale.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "statistics/number_text.h"

namespace pier::charts {

namespace {

/// Below this part of the highest value, a spread is drawn without nought: else it is pressed flat.
constexpr double kFlat = 0.4;

double nice_step(double rough) {
  const double power = std::pow(10, std::floor(std::log10(rough)));
  for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
    if (rough <= factor * power * (1 + 1e-9)) return factor * power;
  }
  return 10 * power;
}

/// The range that the axis must hold.
Range wanted(Range values, const AxisWish& wish) {
  const double size = std::max(std::fabs(values.low), std::fabs(values.high));
  const bool nought = wish.baseline == Baseline::nought || values.high - values.low >= kFlat * size;
  if (nought) return {std::min(values.low, 0.0), std::max(values.high, 0.0)};
  if (values.low == values.high) return {values.low - size * 0.1, values.high + size * 0.1};
  return values;
}

}  // namespace

std::vector<double> Scale::ticks_of(Range range, double step) {
  auto from = static_cast<long long>(std::floor(range.low / step + 1e-9));
  auto to = static_cast<long long>(std::ceil(range.high / step - 1e-9));
  if (to == from) ++to;
  std::vector<double> ticks;
  for (long long i = from; i <= to; ++i) ticks.push_back(static_cast<double>(i) * step);
  return ticks;
}

Scale::Scale(Range values, const AxisWish& wish) {
  Range range = wanted(values, wish);
  if (range.low == range.high) range.high = range.low + 1;
  const double finest = std::pow(10, -wish.decimals);
  const double extent = range.high - range.low;
  // Of the steps near the wish, the one that leaves least of the plot empty.
  double least = 0;
  for (int more = -1; more <= 2; ++more) {
    double step = std::max(nice_step(extent / std::max(wish.steps + more, 1)), finest);
    // 2.5 is no whole number: whole counts are not marked at halves.
    if (wish.decimals == 0 && step == 2.5) step = 5;
    auto ticks = ticks_of(range, step);
    const double steps = static_cast<double>(ticks.size()) - 1;
    constexpr double kOffWish = 0.05;
    const double cost = steps * step / extent + kOffWish * std::fabs(steps - wish.steps);
    if (!ticks_.empty() && cost >= least) continue;
    least = cost;
    step_ = step;
    ticks_ = std::move(ticks);
  }
  if (wish.ceiling > 0 && values.high <= wish.ceiling && ticks_.back() > wish.ceiling) {
    while (ticks_.size() > 2 && ticks_.back() > wish.ceiling) ticks_.pop_back();
    if (ticks_.back() < values.high) ticks_.push_back(wish.ceiling);
  }
}

Scale Scale::placed(double first, double last) const {
  Scale copy = *this;
  copy.first_ = first;
  copy.last_ = last;
  return copy;
}

double Scale::at(double value) const {
  return first_ + (value - low()) / (high() - low()) * (last_ - first_);
}

std::vector<std::string> tick_texts(const Scale& scale, std::optional<metrics::Unit> unit) {
  using metrics::Unit;
  const bool thousands = unit == Unit::thousand_pounds;
  const bool pounds = thousands || unit == Unit::pounds;
  double factor = thousands ? 1000 : 1;
  std::string_view suffix = unit == Unit::percentage ? "%" : "";
  const double largest = std::max(std::fabs(scale.low()), std::fabs(scale.high())) * factor;
  if (pounds && largest >= 2e6) {
    factor /= 1e6;
    suffix = "m";
  } else if (pounds && largest >= 2e4) {
    factor /= 1e3;
    suffix = "k";
  }
  // As many decimals as the step has, at most three.
  int decimals = 0;
  for (double step = scale.step() * factor; decimals < 3; ++decimals, step *= 10) {
    if (std::fabs(step - std::round(step)) < 1e-6 * step) break;
  }
  std::vector<std::string> texts;
  for (const double tick : scale.ticks()) {
    const double value = tick * factor;
    const std::string number = statistics::number_text(std::fabs(value), {.decimals = decimals});
    std::string text = value < 0 ? "\u2212" : "";
    if (pounds) text += "\u00a3";
    text += number;
    if (value != 0) {
      text += suffix;
    } else if (suffix == "%") {
      text += '%';
    }
    texts.push_back(std::move(text));
  }
  return texts;
}

}  // namespace pier::charts
