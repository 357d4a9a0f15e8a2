#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "charts/svg.h"
#include "metrics/public_table.h"

namespace pier::charts {

enum class Marker { circle, square, triangle, diamond, triangle_down, plus };

/// How a series looks. Colour is never alone: the marker and the dashes say the same, for readers
/// who see no colours, for print and for forced colours.
struct Style {
  /// 1 to 6, the palette of the Analysis Function in its order (dark blue, turquoise, dark pink,
  /// orange, dark grey, light purple); the style sheet has the colours.
  int colour = 1;
  Marker marker = Marker::circle;
  /// stroke-dasharray; empty: an unbroken line.
  std::string_view dashes;
  bool is_own = false;

  /// The class that gives the colour: "chart-1".
  std::string css_class() const;
};

/// One style for each series, all different for up to six. The own area is always the first
/// colour, England always the orange that goes best with it, and each other kind of area keeps its
/// colour through all charts; parts take the palette in order, two of them the first and the
/// orange.
std::vector<Style> styles_of(const metrics::PublicTable& table);

/// The style with this number, 1 to 6.
Style style_number(int number);

/// Adds the marker around a point; `size` is about half its width.
void add_marker(Path& path, Marker marker, Point at, double size);

}  // namespace pier::charts
