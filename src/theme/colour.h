#pragma once

#include <optional>
#include <string_view>

namespace pier {

/// A colour of the sRGB space, each part from 0 to 1.
struct Rgb {
  double red = 0;
  double green = 0;
  double blue = 0;
};

/// Reads exactly "#rrggbb".
std::optional<Rgb> parse_colour(std::string_view hex);

/// Contrast ratio of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio" and "relative
/// luminance"). The order does not matter.
double contrast(const Rgb& a, const Rgb& b);

}  // namespace pier
