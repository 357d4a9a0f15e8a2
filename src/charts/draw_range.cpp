#include <algorithm>

#include <fmt/format.h>

#include "charts/drawing.h"
#include "charts/places.h"
#include "charts/text_width.h"

namespace pier::charts {

namespace {

constexpr double kBarHeight = 16;
/// From four areas on there are quartiles to show.
constexpr std::size_t kFewest = 4;

/// As the area that has this value prints it.
std::string number(double value, const Place& place) {
  for (const auto& at : place.areas) {
    if (at.is_here && at.figure->value() == value) return mark_text(*at.figure, *place.indicator);
  }
  return {};
}

/// The name of an area with its value.
std::string named(const Place& place, const Place::At& at) {
  return at.area->name + " " + mark_text(*at.figure, *place.indicator);
}

void label(const Job& job, double x, double y, const std::string& text, std::string_view css,
           Svg& out) {
  const double half = text_width(text, job.canvas.font) / 2;
  const double at = std::clamp(x, half, std::max(half, job.canvas.width - half));
  out.text({at, y}, Anchor::middle, text, css);
}

/// One indicator: the range of the areas as a bar, the middle half of them darker, the own area
/// above it and the benchmark below it.
double draw_place(const Job& job, const Place& place, bool with_title, double top, Svg& out) {
  const Canvas& canvas = job.canvas;
  const auto& about = *place.indicator;
  double y = top;
  if (with_title) {
    const std::string& title = about.short_title.empty() ? about.title : about.short_title;
    for (const std::string& line : wrapped(title, canvas.width, canvas.font)) {
      y += canvas.line_height();
      out.text({0, y}, Anchor::start, line, "class=\"chart-ink chart-strong\"");
    }
    y += 6;
  }
  const auto spread = *spread_of(place);
  const auto* own = place.own_area();
  const auto* benchmark = place.benchmark_area();
  if (own != nullptr && !own->is_here) own = nullptr;
  if (benchmark != nullptr && !benchmark->is_here) benchmark = nullptr;
  double low = spread.minimum;
  double high = spread.maximum;
  if (benchmark != nullptr) {
    low = std::min(low, *benchmark->figure->value());
    high = std::max(high, *benchmark->figure->value());
  }
  const double left = 12;
  const double right = canvas.width - 12;
  const auto at = [&](double value) {
    return high > low ? left + (value - low) / (high - low) * (right - left) : (left + right) / 2;
  };
  const double bar = y + canvas.line_height() + 12;
  const double middle = bar + kBarHeight / 2;
  Path range;
  range.box({at(spread.minimum), bar, at(spread.maximum), bar + kBarHeight});
  out.path(range, "class=\"chart-range\" fill-opacity=\".25\"");
  if (spread.areas >= kFewest) {
    Path half;
    half.box({at(spread.lower_quartile), bar, at(spread.upper_quartile), bar + kBarHeight});
    out.path(half, "class=\"chart-range\" fill-opacity=\".5\"");
  }
  if (benchmark != nullptr) {
    const double x = at(*benchmark->figure->value());
    Path rule;
    rule.down(x, bar - 4, bar + kBarHeight + 8);
    out.path(rule, "class=\"chart-4\" stroke=\"currentColor\" stroke-width=\"4\"");
    label(job, x, bar + kBarHeight + canvas.line_height() + 4, named(place, *benchmark),
          "class=\"chart-ink\"", out);
  }
  if (own != nullptr) {
    const double x = at(*own->figure->value());
    Path marker;
    marker.circle({x, middle}, 8);
    out.path(marker, "class=\"chart-1 chart-ring\" stroke=\"#fff\" stroke-width=\"2\"");
    label(job, x, bar - 10, named(place, *own), "class=\"chart-ink chart-strong\"", out);
  }
  const double ends = bar + kBarHeight + 2 * canvas.line_height() + 4;
  out.text({left, ends}, Anchor::start, "Lowest " + number(spread.minimum, place),
           "class=\"chart-quiet\"");
  out.text({right, ends}, Anchor::end, "Highest " + number(spread.maximum, place),
           "class=\"chart-quiet\"");
  return ends + canvas.font * 0.6;
}

}  // namespace

Drawing draw_range(const Job& job) {
  Svg out;
  const auto places = places_of(job.table, job.spec.own_area);
  double y = 0;
  for (const Place& place : places) {
    if (!spread_of(place)) continue;
    if (y > 0) y += job.canvas.font;
    y = draw_place(job, place, places.size() > 1, y, out);
  }
  return {out.take(), y, 'y', {}, 0};
}

}  // namespace pier::charts
