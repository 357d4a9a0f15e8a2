#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "charts/control.h"
#include "charts/drawing.h"
#include "charts/line_marks.h"
#include "charts/text_width.h"
#include "statistics/number_text.h"

namespace pier::charts {

using statistics::Variation;

namespace {

struct Look {
  Variation variation;
  int colour;
  Marker marker;
};
constexpr auto kLooks = std::to_array<Look>({
    {Variation::common_cause, 5, Marker::circle},
    {Variation::improvement, 1, Marker::square},
    {Variation::concern, 4, Marker::diamond},
    {Variation::neutral_high, 3, Marker::triangle},
    {Variation::neutral_low, 3, Marker::triangle_down},
});

/// Only what is in the chart.
std::vector<LegendEntry> entries_of(const Control& control) {
  std::vector<LegendEntry> entries;
  for (const Look& look : kLooks) {
    const bool found =
        std::any_of(control.points.begin(), control.points.end(),
                    [&](const auto& p) { return p && p->variation == look.variation; });
    if (!found) continue;
    Style style = style_number(look.colour);
    style.marker = look.marker;
    entries.push_back({std::string(words_of(look.variation)), style, std::nullopt});
  }
  return entries;
}

void draw_points(const Job& job, const LineFrame& frame, const Control& control, Svg& out) {
  const auto& points = job.table.series.front().points;
  Path line;
  bool goes_on = false;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (!control.points[i]) {
      goes_on = false;
      continue;
    }
    const Point at{frame.middles[i], frame.scale.at(*points[i]->value())};
    goes_on ? line.line(at) : line.move(at);
    goes_on = true;
  }
  out.path(line, "class=\"chart-5\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\"");
  for (const Look& look : kLooks) {
    Path markers;
    for (std::size_t i = 0; i < points.size(); ++i) {
      if (!control.points[i] || control.points[i]->variation != look.variation) continue;
      add_marker(markers, look.marker, {frame.middles[i], frame.scale.at(*points[i]->value())},
                 points.size() > 30 ? 4 : 5.5);
    }
    out.path(markers, "class=\"" + style_number(look.colour).css_class() + "\"");
  }
}

/// The mean and the limits, with their names to the right of the plot or, where there is no room,
/// above the lines.
void draw_limits(const Job& job, const LineFrame& frame, const Control& control, Svg& out) {
  const auto& limits = control.limits;
  const auto& about = *job.table.series.front().indicator;
  struct Line {
    std::string_view name;
    double value;
    std::string_view attributes;
  };
  const auto lines = std::to_array<Line>({
      {"Upper limit", limits.upper, " stroke-dasharray=\"6 4\""},
      {"Mean", limits.mean, ""},
      {"Lower limit", limits.lower, " stroke-dasharray=\"6 4\""},
  });
  const double height = job.canvas.line_height();
  std::vector<Label> wishes;
  wishes.reserve(lines.size());
  for (const Line& line : lines) wishes.push_back({frame.scale.at(line.value), height * 2});
  const auto places = pushed_apart(wishes, frame.plot.top - height, frame.plot.bottom);
  out.open("class=\"chart-ink\"");
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Path path;
    path.across(frame.plot.left, frame.plot.right, wishes[i].wished);
    out.path(path, fmt::format("fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\"{}",
                               lines[i].attributes));
    const std::string value =
        unit_text(statistics::number_text(lines[i].value, {.decimals = about.decimals + 1}), about);
    const double x = frame.plot.right + 6;
    out.text({x, places[i] - 2}, Anchor::start, lines[i].name);
    out.text({x, places[i] + height - 4}, Anchor::start, value);
  }
  out.close();
}

}  // namespace

Drawing draw_control(const Job& job) {
  const Canvas& canvas = job.canvas;
  const Control control = *control_of(job.table);
  Svg out;
  define_hatching(job, out);
  const double top = draw_legend(job, entries_of(control), Swatch::marker, 0, out) + canvas.font;
  Range range = *range_of(job);
  range.low = std::min(range.low, control.limits.lower);
  range.high = std::max(range.high, control.limits.upper);
  const Scale scale(range, {.steps = canvas.is_wide ? 5 : 4, .decimals = job.table.decimals});
  const double bottom = top + (canvas.is_wide ? 280 : 240);
  const double names = text_width("Upper limit", canvas.font) + 8;
  const double left = value_axis_width(job, scale);
  const double right = canvas.width - names;
  const LineFrame frame{scale.placed(bottom, top),
                        {left, top, right, bottom},
                        category_middles(job.table.categories, left + 12, right - 12)};
  draw_value_axis(job, frame.scale, frame.plot, out);
  draw_breaks(job, frame, out);
  draw_targets(job, frame, out);
  draw_limits(job, frame, control, out);
  draw_gaps(job, frame, job.table.series.front(), out);
  draw_points(job, frame, control, out);
  const double axis = draw_category_axis(job, frame.middles, bottom + 4, out, canvas.width);
  return {out.take(), bottom + 4 + axis, 'x', {}, 0};
}

}  // namespace pier::charts
