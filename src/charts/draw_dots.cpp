#include <algorithm>

#include <fmt/format.h>

#include "charts/bands.h"
#include "charts/drawing.h"
#include "charts/estimate.h"
#include "charts/places.h"
#include "charts/text_width.h"

namespace pier::charts {

namespace {

/// The range of the values with their intervals.
Range range_with_intervals(const Job& job) {
  Range range = range_of(job).value_or(Range{0, 1});
  for (const auto& series : job.table.series) {
    for (const auto* point : series.points) {
      if (point == nullptr) continue;
      if (const auto interval = interval_of(*point, *series.indicator)) {
        range.low = std::min(range.low, interval->lower);
        range.high = std::max(range.high, interval->upper);
      }
    }
  }
  return range;
}

void draw_dot(const Job& job, const Scale& scale, const metrics::PublicObservation* figure,
              const metrics::Indicator& about, const Style& style, double left, double y,
              Svg& out) {
  if (figure == nullptr || !figure->value()) {
    if (figure != nullptr && figure->is_suppressed()) {
      Path box;
      box.box({left, y - 8, left + 28, y + 8});
      out.path(box, hatching(job) + " stroke=\"currentColor\" stroke-dasharray=\"3 3\"");
      left += 28;
    }
    out.text({left + 5, y + job.canvas.font * 0.35}, Anchor::start, code_of(figure),
             "class=\"chart-ink\"");
    return;
  }
  const Point at{scale.at(*figure->value()), y};
  if (const auto interval = interval_of(*figure, about)) {
    Path whisker;
    const double from = scale.at(interval->lower);
    const double to = scale.at(interval->upper);
    whisker.across(from, to, y).down(from, y - 5, y + 5).down(to, y - 5, y + 5);
    out.path(whisker, "fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\"");
  }
  Path marker;
  add_marker(marker, style.marker, at, style.is_own ? 6.5 : 5.5);
  if (is_preliminary(*figure)) {
    out.path(marker,
             "class=\"chart-hollow\" fill=\"#fff\" stroke=\"currentColor\" "
             "stroke-width=\"2\"");
  } else {
    out.path(marker);
  }
}

/// A vertical line at the benchmark's value through all rows, where the rows are areas.
void draw_reference(const Job& job, const Scale& scale, double top, double bottom, Svg& out) {
  const auto places = places_of(job.table, job.spec.own_area);
  const auto* benchmark = places.size() == 1 ? places.front().benchmark_area() : nullptr;
  if (benchmark == nullptr || !benchmark->is_here) return;
  Path rule;
  rule.down(scale.at(*benchmark->figure->value()), top, bottom);
  out.path(rule,
           "class=\"chart-context\" stroke=\"currentColor\" stroke-width=\"1.5\" "
           "stroke-dasharray=\"12 4 3 4\"");
}

void draw_axis(const Job& job, const Scale& scale, double top, double bottom, Svg& out) {
  const auto texts = tick_texts(scale, job.table.unit);
  Path lines;
  double last_end = -1e9;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const double x = scale.at(scale.ticks()[i]);
    lines.down(x, top, bottom);
    const double half = text_width(texts[i], job.canvas.font) / 2;
    const double middle = std::min(x, job.canvas.width - half);
    if (middle - half < last_end + 8) continue;
    last_end = middle + half;
    out.text({middle, bottom + job.canvas.font * 1.1}, Anchor::middle, texts[i],
             "class=\"chart-quiet\"");
  }
  out.path(lines, "class=\"chart-grid\" stroke=\"currentColor\" stroke-width=\".5\"");
}

Style style_in(const Job& job, const Bands& bands, std::size_t band, std::size_t bar) {
  if (bands.bars_in_band() > 1) return job.styles[bar];
  const auto* area = bands.bands[band].area;
  Style style = style_number(1);
  if (area != nullptr && !is_single_area(*area)) style.marker = Marker::diamond;
  style.is_own = bands.bands[band].is_own;
  return style;
}

}  // namespace

Drawing draw_dots(const Job& job) {
  const Canvas& canvas = job.canvas;
  const Bands bands = bands_of(job.table, job.spec.own_area);
  const std::size_t marks = bands.bars_in_band();
  Svg out;
  define_hatching(job, out);
  double y = marks > 1 ? draw_legend(job, legend_of(job), Swatch::marker, 0, out) : 4;
  const double top = y;
  const BandNames names = band_names(canvas, bands.bands);
  const double left = names.above ? 8 : names.width + 14;
  const Scale scale = Scale(range_with_intervals(job),
                            {.steps = canvas.is_wide ? 5 : 4,
                             .decimals = job.table.decimals,
                             .ceiling = job.table.unit == metrics::Unit::percentage ? 100.0 : 0.0})
                          .placed(left, canvas.width - 14);
  Svg rows;
  // Several marks of a row stand a little below each other, so that their intervals can be seen.
  constexpr double kStep = 13;
  const double row = std::max(canvas.line_height() * 1.3, kStep * static_cast<double>(marks) + 8);
  for (std::size_t i = 0; i < bands.bands.size(); ++i) {
    const auto lines = static_cast<double>(names.lines[i].size());
    if (names.above) y += lines * canvas.line_height();
    const double height = names.above ? row : std::max(row, lines * canvas.line_height() + 6);
    draw_band_name(canvas, bands.bands[i], names.lines[i], names.above,
                   names.above ? Point{0, y - 2} : Point{names.width, y + height / 2}, rows);
    double at = y + height / 2 - kStep * static_cast<double>(marks - 1) / 2;
    for (std::size_t bar = 0; bar < marks; ++bar, at += kStep) {
      rows.open(bar_attributes(job, bands, i, bar));
      draw_dot(job, scale, bands.bands[i].figures[bar], indicator_at(job.table, bands, i, bar),
               style_in(job, bands, i, bar), left, at, rows);
      rows.close();
    }
    y += height;
  }
  draw_axis(job, scale, top, y, out);
  if (bands.are_areas && marks == 1) draw_reference(job, scale, top, y, out);
  out.raw(rows.take());
  return {out.take(), y + canvas.line_height() + 4, 'y', {}, 0};
}

}  // namespace pier::charts
