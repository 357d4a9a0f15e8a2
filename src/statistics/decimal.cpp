#include "statistics/decimal.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

namespace pier::statistics {

Decimal::Decimal(bool negative, std::string digits, int exponent)
    : negative_(negative), digits_(std::move(digits)), exponent_(exponent) {
  while (digits_.size() > 1 && digits_.back() == '0') {
    digits_.pop_back();
    ++exponent_;
  }
  if (digits_.empty() || digits_ == "0") {
    negative_ = false;
    digits_ = "0";
    exponent_ = 0;
  }
}

std::optional<Decimal> Decimal::from(double value) {
  if (!std::isfinite(value)) return std::nullopt;
  // The longest is 24 characters: sign, 17 digits, point, "e-308".
  std::array<char, 32> buffer{};
  const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                     std::chars_format::scientific);
  std::string_view text(buffer.data(), static_cast<std::size_t>(written.ptr - buffer.data()));
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);

  const std::size_t e = text.find('e');
  std::string_view power = text.substr(e + 1);
  if (power.starts_with('+')) power.remove_prefix(1);
  int exponent = 0;
  std::from_chars(power.data(), power.data() + power.size(), exponent);

  std::string digits(text.substr(0, e));
  std::erase(digits, '.');
  exponent -= static_cast<int>(digits.size()) - 1;
  return Decimal(negative, std::move(digits), exponent);
}

Decimal Decimal::rounded(int places) const {
  const int dropped = this->places() - std::max(places, 0);
  if (dropped <= 0) return *this;
  const int kept = static_cast<int>(digits_.size()) - dropped;
  if (kept < 0) return Decimal(false, "0", 0);

  std::string digits = digits_.substr(0, static_cast<std::size_t>(kept));
  if (digits_[static_cast<std::size_t>(kept)] >= '5') {
    const std::size_t nines = digits.size() - 1 - digits.find_last_not_of('9');
    digits.resize(digits.size() - nines);
    if (digits.empty()) {
      digits = "1";
    } else {
      ++digits.back();
    }
    digits.append(nines, '0');
  }
  return Decimal(negative_, std::move(digits), exponent_ + dropped);
}

double Decimal::value() const {
  const std::string text = (negative_ ? "-" : "") + digits_ + "e" + std::to_string(exponent_);
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::string Decimal::whole() const {
  if (exponent_ >= 0) return digits_ + std::string(static_cast<std::size_t>(exponent_), '0');
  const int point = static_cast<int>(digits_.size()) + exponent_;
  return point > 0 ? digits_.substr(0, static_cast<std::size_t>(point)) : "0";
}

std::string Decimal::fraction() const {
  if (exponent_ >= 0) return {};
  const int point = static_cast<int>(digits_.size()) + exponent_;
  if (point >= 0) return digits_.substr(static_cast<std::size_t>(point));
  return std::string(static_cast<std::size_t>(-point), '0') + digits_;
}

namespace {

/// `value` is near a number with `places` digits after the point: that number.
std::optional<double> written_with(double value, int places) {
  const auto decimal = Decimal::from(value);
  if (!decimal) return std::nullopt;
  return decimal->rounded(places).value();
}

}  // namespace

std::optional<double> sum_as_written(std::span<const double> values) {
  int places = 0;
  // Neumaier's summation: what each addition loses is kept and added at the end.
  double sum = 0;
  double lost = 0;
  for (const double value : values) {
    const auto decimal = Decimal::from(value);
    if (!decimal) return std::nullopt;
    places = std::max(places, decimal->places());
    const double next = sum + value;
    if (!std::isfinite(next)) return std::nullopt;
    lost += std::abs(sum) >= std::abs(value) ? (sum - next) + value : (value - next) + sum;
    sum = next;
  }
  return written_with(sum + lost, places);
}

std::optional<double> difference_as_written(double minuend, double subtrahend) {
  return sum_as_written(std::array{minuend, -subtrahend});
}

}  // namespace pier::statistics
