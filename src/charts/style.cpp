#include "charts/style.h"

#include <algorithm>
#include <array>
#include <set>

namespace pier::charts {

namespace {

constexpr int kColours = 6;
constexpr int kOrange = 4;

constexpr auto kStyles = std::to_array<Style>({
    {1, Marker::circle, "", false},
    {2, Marker::square, "10 4", false},
    {3, Marker::triangle, "5 3", false},
    {4, Marker::diamond, "12 4 3 4", false},
    {5, Marker::triangle_down, "3 3", false},
    {6, Marker::plus, "14 3 3 3 3 3", false},
});

int colour_of(metrics::AreaKind kind) {
  using metrics::AreaKind;
  switch (kind) {
    case AreaKind::neighbours:
      return 2;
    case AreaKind::region:
      return 3;
    case AreaKind::country:
      return kOrange;
    case AreaKind::county:
    case AreaKind::authority:
      return 5;
    default:
      return kColours;
  }
}

/// The colour that is wished for, or the next one that is free.
int take_colour(int wished, std::set<int>& taken) {
  for (int i = 0; i < kColours; ++i) {
    const int colour = (wished - 1 + i) % kColours + 1;
    if (taken.insert(colour).second) return colour;
  }
  return wished;
}

bool is_area(const metrics::Series& series) {
  return series.role != metrics::SeriesRole::part && series.area != nullptr;
}

int wished_colour(const metrics::PublicTable& table, std::size_t i) {
  const metrics::Series& series = table.series[i];
  if (series.role == metrics::SeriesRole::own) return 1;
  if (is_area(series)) return colour_of(series.area->kind);
  if (table.series.size() == 2 && i == 1) return kOrange;
  return static_cast<int>(i) % kColours + 1;
}

}  // namespace

std::string Style::css_class() const {
  return "chart-" + std::to_string(colour);
}

Style style_number(int number) {
  return kStyles[static_cast<std::size_t>((number - 1) % kColours)];
}

std::vector<Style> styles_of(const metrics::PublicTable& table) {
  std::set<int> taken;
  std::vector<Style> styles;
  // The own area chooses first, wherever it stands.
  const bool has_own =
      std::any_of(table.series.begin(), table.series.end(),
                  [](const metrics::Series& s) { return s.role == metrics::SeriesRole::own; });
  if (has_own) taken.insert(1);
  for (std::size_t i = 0; i < table.series.size(); ++i) {
    const bool own = table.series[i].role == metrics::SeriesRole::own;
    Style style = style_number(own ? 1 : take_colour(wished_colour(table, i), taken));
    style.is_own = own;
    styles.push_back(style);
  }
  return styles;
}

void add_marker(Path& path, Marker marker, Point at, double size) {
  const double s = size;
  switch (marker) {
    case Marker::circle:
      path.circle(at, s);
      return;
    case Marker::square:
      path.box({at.x - s * 0.9, at.y - s * 0.9, at.x + s * 0.9, at.y + s * 0.9});
      return;
    case Marker::triangle:
      path.polygon({at.x, at.y - s * 1.2}, {at.x + s * 1.15, at.y + s * 0.8},
                   {at.x - s * 1.15, at.y + s * 0.8});
      return;
    case Marker::triangle_down:
      path.polygon({at.x, at.y + s * 1.2}, {at.x + s * 1.15, at.y - s * 0.8},
                   {at.x - s * 1.15, at.y - s * 0.8});
      return;
    case Marker::diamond:
      path.move({at.x, at.y - s * 1.3})
          .line({at.x + s * 1.3, at.y})
          .line({at.x, at.y + s * 1.3})
          .line({at.x - s * 1.3, at.y})
          .close();
      return;
    case Marker::plus:
      path.box({at.x - s * 1.2, at.y - s * 0.4, at.x + s * 1.2, at.y + s * 0.4});
      path.box({at.x - s * 0.4, at.y - s * 1.2, at.x + s * 0.4, at.y + s * 1.2});
      return;
  }
}

}  // namespace pier::charts
