#include <algorithm>

#include <fmt/format.h>

#include "charts/bands.h"
#include "charts/bar_marks.h"
#include "charts/drawing.h"
#include "charts/line_marks.h"
#include "charts/text_width.h"

namespace pier::charts {

namespace {

constexpr double kGap = 22;

struct Layout {
  std::size_t columns = 1;
  double panel_width = 0;
  double axis_width = 0;
  double title_height = 0;
  double plot_height = 0;
  std::vector<std::vector<std::string>> titles;
};

Layout layout_of(const Job& job, const Scale& scale) {
  const Canvas& canvas = job.canvas;
  const std::size_t count = job.table.series.size();
  Layout layout;
  layout.columns = std::min<std::size_t>(canvas.is_wide ? 3 : 2, count);
  layout.axis_width = value_axis_width(job, scale);
  const auto columns = static_cast<double>(layout.columns);
  layout.panel_width = (canvas.width - layout.axis_width - kGap * (columns - 1)) / columns;
  std::size_t lines = 1;
  for (const auto& series : job.table.series) {
    layout.titles.push_back(wrapped(series.label, layout.panel_width, canvas.font * 1.05));
    lines = std::max(lines, layout.titles.back().size());
  }
  layout.title_height = static_cast<double>(lines) * canvas.line_height() + 8;
  layout.plot_height = canvas.is_wide ? 130 : 110;
  return layout;
}

/// The values of one series by category as bars: for what does not follow in time.
void draw_panel_bars(const Job& job, const LineFrame& frame, std::size_t series, Svg& out) {
  const auto& row = job.table.series[series];
  const double width = frame.middles.size() > 1 ? (frame.middles[1] - frame.middles[0]) * 0.72 : 40;
  const double nought = frame.scale.at(0);
  BarPaths paths;
  Svg texts;
  for (std::size_t i = 0; i < row.points.size(); ++i) {
    const double left = frame.middles[i] - width / 2;
    const auto* figure = row.points[i];
    if (figure != nullptr && figure->value()) {
      const double end = frame.scale.at(*figure->value());
      (is_preliminary(*figure) ? paths.preliminary : paths.sure)
          .box({left, std::min(nought, end), left + width, std::max(nought, end)});
      continue;
    }
    const bool hidden = figure != nullptr && figure->is_suppressed();
    if (hidden) paths.hidden.box({left, nought - kHiddenLength, left + width, nought});
    texts.text({frame.middles[i], nought - 4 - (hidden ? kHiddenLength : 0)}, Anchor::middle,
               code_of(figure), "class=\"chart-ink\"");
  }
  out.open(series_attributes(job, series));
  write_bars(job, paths, 1, out);
  out.raw(texts.take());
  out.close();
}

void draw_panel_axis(const Job& job, const LineFrame& frame, bool with_values, Svg& out) {
  const auto& categories = job.table.categories;
  if (with_values) {
    draw_value_axis(job, frame.scale, frame.plot, out);
  } else {
    Path lines;
    Path nought;
    for (const double tick : frame.scale.ticks()) {
      (tick == 0 ? nought : lines).across(frame.plot.left, frame.plot.right, frame.scale.at(tick));
    }
    out.path(lines, "class=\"chart-grid\" stroke=\"currentColor\" stroke-width=\".5\"");
    out.path(nought, "class=\"chart-grid\" stroke=\"currentColor\" stroke-width=\"1.5\"");
  }
  // The first and the last only: between them there is no room that is sure.
  const double y = frame.plot.bottom + job.canvas.font * 1.15;
  const double font = job.canvas.font;
  const std::string& first = categories.front().short_label;
  const std::string& last = categories.back().short_label;
  out.text({frame.plot.right, y}, Anchor::end, last, "class=\"chart-quiet\"");
  if (categories.size() > 1 &&
      text_width(first, font) + text_width(last, font) + 8 <= frame.plot.width()) {
    out.text({frame.plot.left, y}, Anchor::start, first, "class=\"chart-quiet\"");
  }
}

void draw_last_value(const Job& job, const LineFrame& frame, std::size_t series, Svg& out) {
  const auto last = last_value(job.table.series[series]);
  if (!last) return;
  const auto& row = job.table.series[series];
  const double x = frame.middles[last->category];
  const double y = frame.scale.at(last->value);
  const bool low = y - job.canvas.font * 1.5 < frame.plot.top;
  const std::string text = mark_text(*row.points[last->category], *row.indicator);
  const double half = text_width(text, job.canvas.font) / 2;
  out.text({std::min(x, frame.plot.right - half), low ? y + job.canvas.font * 1.4 : y - 9},
           Anchor::middle, text, kStrongInkOverLines);
}

}  // namespace

Drawing draw_small_multiples(const Job& job) {
  const Canvas& canvas = job.canvas;
  const Bands bands = category_bands(job.table, job.spec.own_area);
  Svg out;
  define_hatching(job, out);
  const bool lines = bands.are_periods && job.table.categories.size() > 1;
  const Scale scale(range_of(job).value_or(Range{}),
                    {.baseline = lines ? Baseline::free : Baseline::nought,
                     .steps = 3,
                     .decimals = job.table.decimals,
                     .ceiling = job.table.unit == metrics::Unit::percentage ? 100.0 : 0.0});
  const Layout layout = layout_of(job, scale);
  // Each panel has its title: one look for all.
  const std::vector<Style> one_style(job.styles.size(), style_number(1));
  const Job plain{job.spec, job.table, one_style, canvas};
  double top = 0;
  double bottom = 0;
  const std::size_t count = job.table.series.size();
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t column = i % layout.columns;
    if (column == 0) top = bottom + (i == 0 ? 0 : kGap);
    const double left =
        layout.axis_width + static_cast<double>(column) * (layout.panel_width + kGap);
    const Box plot{left, top + layout.title_height, left + layout.panel_width,
                   top + layout.title_height + layout.plot_height};
    const double inset =
        lines ? 7 : layout.panel_width / static_cast<double>(bands.bands.size()) / 2;
    const LineFrame frame{
        scale.placed(plot.bottom, plot.top), plot,
        category_middles(job.table.categories, plot.left + inset, plot.right - inset), false};
    double y = top + canvas.font;
    // A title above the values of the first column begins where the axis does.
    const double title_left = column == 0 ? 0 : plot.left;
    for (const std::string& line : layout.titles[i]) {
      out.text({title_left, y}, Anchor::start, line, "class=\"chart-ink chart-strong\"");
      y += canvas.line_height();
    }
    draw_panel_axis(job, frame, column == 0, out);
    draw_targets(job, frame, out);
    if (lines) {
      draw_gaps(job, frame, job.table.series[i], out);
      draw_series_line(plain, frame, i, out);
      draw_last_value(job, frame, i, out);
    } else {
      draw_panel_bars(plain, frame, i, out);
    }
    bottom = plot.bottom + canvas.line_height() + 4;
  }
  return {out.take(), bottom, 'x', {}, 0};
}

}  // namespace pier::charts
