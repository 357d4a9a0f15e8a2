#include "statistics/number_text.h"

#include <string_view>

#include "statistics/decimal.h"

namespace pier::statistics {

namespace {

std::string grouped(std::string digits, bool commas) {
  if (!commas) return digits;
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, 1, ',');
  }
  return digits;
}

std::string_view sign(bool negative, bool nought, const NumberStyle& style) {
  if (negative) return style.real_minus ? "\u2212" : "-";
  return style.plus && !nought ? "+" : "";
}

}  // namespace

std::string number_text(double value, const NumberStyle& style) {
  auto decimal = Decimal::from(value);
  if (!decimal) return {};
  if (style.decimals) decimal = decimal->rounded(*style.decimals);
  const bool nought = decimal->value() == 0;
  std::string text{sign(decimal->negative(), nought, style)};
  text += grouped(decimal->whole(), style.commas);
  std::string fraction = decimal->fraction();
  if (style.decimals && *style.decimals > 0) {
    fraction.resize(static_cast<std::size_t>(*style.decimals), '0');
  }
  if (!fraction.empty()) text += '.' + fraction;
  return text;
}

std::string count_text(std::int64_t count, const NumberStyle& style) {
  std::string digits = std::to_string(count);
  const bool negative = count < 0;
  if (negative) digits.erase(0, 1);
  return std::string{sign(negative, count == 0, style)} + grouped(std::move(digits), style.commas);
}

}  // namespace pier::statistics
