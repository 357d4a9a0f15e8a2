#include "theme/colour.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace pier {

namespace {

/// WCAG 2.2, "relative luminance", with the threshold of the sRGB standard, 0.04045.
double linear(double part) {
  return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}

double luminance(const Rgb& colour) {
  return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

}  // namespace

std::optional<Rgb> parse_colour(std::string_view hex) {
  if (hex.size() != 7 || hex.front() != '#') return std::nullopt;
  unsigned value = 0;
  const char* end = hex.data() + hex.size();
  const auto [stop, error] = std::from_chars(hex.data() + 1, end, value, 16);
  if (error != std::errc() || stop != end) return std::nullopt;
  const auto part = [&](unsigned shift) { return ((value >> shift) & 0xFFu) / 255.0; };
  return Rgb{part(16), part(8), part(0)};
}

double contrast(const Rgb& a, const Rgb& b) {
  const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
  return (lighter + 0.05) / (darker + 0.05);
}

}  // namespace pier
