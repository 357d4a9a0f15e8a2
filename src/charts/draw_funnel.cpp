#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "charts/drawing.h"
#include "charts/funnel.h"
#include "charts/text_width.h"
#include "metrics/value_text.h"

namespace pier::charts {

using statistics::FunnelPosition;

namespace {

struct Plot {
  const Funnel& funnel;
  Scale down;
  Scale across;
  Box box;
  double per = 1;
};

/// The lines of the limits: four curves that are the same for every area of a size.
void draw_limits(const Plot& plot, Svg& out) {
  constexpr int kSteps = 40;
  Path curves[4];
  bool begun[4] = {};
  for (int i = 1; i <= kSteps; ++i) {
    // Closer together on the left, where the curves bend.
    const double part = static_cast<double>(i) / kSteps;
    const double denominator = plot.across.high() * part * part;
    const auto limits = limits_at(plot.funnel, std::max(denominator, 1.0));
    if (!limits) continue;
    const double ends[4] = {limits->percent_99_8.upper, limits->percent_95.upper,
                            limits->percent_95.lower, limits->percent_99_8.lower};
    for (std::size_t k = 0; k < 4; ++k) {
      const double y = plot.down.at(ends[k] * plot.per);
      if (y < plot.box.top || y > plot.box.bottom) continue;
      const Point at{plot.across.at(denominator), y};
      begun[k] ? curves[k].line(at) : curves[k].move(at);
      begun[k] = true;
    }
  }
  Path average;
  average.across(plot.box.left, plot.box.right, plot.down.at(plot.funnel.average * plot.per));
  out.open("class=\"chart-5\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\"");
  out.path(average);
  for (std::size_t k = 0; k < 4; ++k) {
    out.path(curves[k],
             k == 1 || k == 2 ? "stroke-dasharray=\"4 4\"" : "stroke-dasharray=\"12 4\"");
  }
  out.close();
}

bool is_outside(FunnelPosition position) {
  return position == FunnelPosition::low_0_001 || position == FunnelPosition::high_0_001;
}

void draw_points(const Plot& plot, Svg& out) {
  Path inside;
  Path between;
  Path outside;
  Path own;
  for (const FunnelPoint& point : plot.funnel.points) {
    const Point at{plot.across.at(point.denominator), plot.down.at(*point.figure->value())};
    if (point.is_own) {
      own.circle(at, 9);
    }
    if (is_outside(point.position)) {
      add_marker(outside, Marker::diamond, at, 5);
    } else if (point.position != FunnelPosition::not_significant) {
      add_marker(between, Marker::triangle, at, 4.5);
    } else {
      add_marker(inside, Marker::circle, at, 4);
    }
  }
  out.path(inside, "class=\"chart-1\"");
  out.path(between, "class=\"chart-3\"");
  out.path(outside, "class=\"chart-4\"");
  out.path(own, "class=\"chart-ink\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\"");
}

bool touch(const Box& a, const Box& b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/// The base line of a name beside a point that touches nothing and stays in the drawing: to the
/// right, to the left, above, below; none when there is none.
std::optional<Point> place_of_name(const Job& job, const Plot& plot, Point at, double width,
                                   const std::vector<Box>& taken, Box& box) {
  constexpr double kBeside = 13;
  const double font = job.canvas.font;
  const Point places[] = {{at.x + kBeside, at.y + font * 0.35},
                          {at.x - kBeside - width, at.y + font * 0.35},
                          {at.x - width / 2, at.y - kBeside},
                          {at.x - width / 2, at.y + kBeside + font * 0.8}};
  for (const Point& place : places) {
    box = {place.x, place.y - font * 0.8, place.x + width, place.y + font * 0.2};
    if (box.left < plot.box.left || box.right > job.canvas.width) continue;
    if (std::none_of(taken.begin(), taken.end(), [&](const Box& b) { return touch(box, b); })) {
      return place;
    }
  }
  return std::nullopt;
}

/// Names beside the own area and the areas outside the wider limits, where they do not touch.
void draw_names(const Job& job, const Plot& plot, Svg& out) {
  constexpr double kPoint = 5;
  const auto point_at = [&](const FunnelPoint& point) {
    return Point{plot.across.at(point.denominator), plot.down.at(*point.figure->value())};
  };
  std::vector<Box> taken;
  for (const FunnelPoint& point : plot.funnel.points) {
    const Point at = point_at(point);
    taken.push_back({at.x - kPoint, at.y - kPoint, at.x + kPoint, at.y + kPoint});
  }
  for (const bool own : {true, false}) {
    for (const FunnelPoint& point : plot.funnel.points) {
      if (point.is_own != own || (!own && !is_outside(point.position))) continue;
      const double width = text_width(point.area->name, job.canvas.font);
      Box box;
      const auto place = place_of_name(job, plot, point_at(point), width, taken, box);
      if (!place) continue;
      taken.push_back(box);
      out.text(*place, Anchor::start, point.area->name, own ? kStrongInkOverLines : kInkOverLines);
    }
  }
}

Range values_of(const Funnel& funnel, double per) {
  Range range{funnel.average * per, funnel.average * per};
  double smallest = funnel.largest;
  for (const FunnelPoint& point : funnel.points) {
    range.low = std::min(range.low, *point.figure->value());
    range.high = std::max(range.high, *point.figure->value());
    smallest = std::min(smallest, point.denominator);
  }
  if (const auto limits = limits_at(funnel, smallest)) {
    range.low = std::min(range.low, limits->percent_95.lower * per);
    range.high = std::max(range.high, limits->percent_95.upper * per);
  }
  return range;
}

double draw_across(const Job& job, const Plot& plot, Svg& out) {
  const auto texts = tick_texts(plot.across, std::nullopt);
  const double y = plot.box.bottom + job.canvas.font * 1.2;
  double last_end = -1e9;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const double half = text_width(texts[i], job.canvas.font) / 2;
    const double x = std::min(plot.across.at(plot.across.ticks()[i]), job.canvas.width - half);
    if (x - half < last_end + 8) continue;
    last_end = x + half;
    out.text({x, y}, Anchor::middle, texts[i], "class=\"chart-quiet\"");
  }
  const std::string& per = job.table.series.front().indicator->per;
  const std::string title = per.empty() ? "Size of the area" : "Number of " + per;
  double line = y;
  for (const std::string& words : wrapped(title, plot.box.width(), job.canvas.font)) {
    line += job.canvas.line_height();
    out.text({plot.box.right, line}, Anchor::end, words, "class=\"chart-quiet\"");
  }
  return line + job.canvas.font * 0.5;
}

}  // namespace

Drawing draw_funnel(const Job& job) {
  const Canvas& canvas = job.canvas;
  const Funnel funnel = *funnel_of(job.table, job.spec.own_area);
  const double per = *multiplier_of(funnel.about->unit);
  Svg out;
  std::vector<LegendEntry> entries;
  const auto entry = [&](std::string text, int colour, Marker marker) {
    Style style = style_number(colour);
    style.marker = marker;
    entries.push_back({std::move(text), style, std::nullopt});
  };
  entry("Within the limits", 1, Marker::circle);
  entry("Outside 95% limits", 3, Marker::triangle);
  entry("Outside 99.8% limits", 4, Marker::diamond);
  const double top = draw_legend(job, entries, Swatch::marker, 0, out) + 6;
  const double bottom = top + (canvas.is_wide ? 300 : 240);
  const Scale down(values_of(funnel, per), {.steps = 4, .decimals = job.table.decimals});
  const Box box{value_axis_width(job, down), top, canvas.width - 12, bottom};
  const Scale across(Range{0, funnel.largest},
                     {.baseline = Baseline::nought, .steps = canvas.is_wide ? 5 : 3});
  const Plot plot{funnel, down.placed(bottom, top), across.placed(box.left, box.right), box, per};
  draw_value_axis(job, plot.down, box, out);
  draw_limits(plot, out);
  draw_points(plot, out);
  draw_names(job, plot, out);
  const double end = draw_across(job, plot, out);
  return {out.take(), end, 'x', {}, 0};
}

}  // namespace pier::charts
