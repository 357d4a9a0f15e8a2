#include <algorithm>

#include <fmt/format.h>

#include "charts/bands.h"
#include "charts/bar_marks.h"
#include "charts/drawing.h"
#include "charts/line_marks.h"
#include "charts/text_width.h"

namespace pier::charts {

using metrics::PublicObservation;

namespace {

/// Of a band: the rest is the gap to the next one, always narrower than a bar of a single series.
constexpr double kFilled = 0.72;
constexpr double kThinnest = 9;
constexpr double kValueGap = 6;

bool has_value(const PublicObservation* figure) {
  return figure != nullptr && figure->value().has_value();
}

Box upright(double left, double right, double from, double to) {
  return {left, std::min(from, to), right, std::max(from, to)};
}

Box lying(double top, double bottom, double from, double to) {
  return {std::min(from, to), top, std::max(from, to), bottom};
}

int pattern_of(const Job& job, const Bands& bands, std::size_t bar) {
  return bands.are_series || job.table.series.size() == 1 ? 1 : job.styles[bar].colour;
}

void define_parts(const Job& job, const Bands& bands, Svg& out) {
  bool hidden = false;
  for (const Band& band : bands.bands) {
    for (const auto* figure : band.figures)
      hidden = hidden || (figure != nullptr && figure->is_suppressed());
  }
  if (hidden) define_hatching(job, out);
  if (bands.bars_in_band() > 1) define_patterns(job, out);
}

double legend(const Job& job, const Bands& bands, Svg& out) {
  if (bands.bars_in_band() < 2) return job.canvas.font * 0.5;
  return draw_legend(job, legend_of(job), Swatch::area, 0, out);
}

// Columns, for time.

struct Columns {
  LineFrame frame;
  double band_width = 0;
  double bar_width = 0;

  double left_of(std::size_t band, std::size_t bar, std::size_t bars) const {
    return frame.middles[band] +
           (static_cast<double>(bar) - static_cast<double>(bars) / 2) * bar_width;
  }
};

void draw_columns_of(const Job& job, const Bands& bands, const Columns& columns, std::size_t bar,
                     Svg& out) {
  const double nought = columns.frame.scale.at(0);
  const double gap = bands.bars_in_band() > 1 ? 1 : 0;
  const auto& about = *job.table.series[bar].indicator;
  BarPaths paths;
  Svg texts;
  for (std::size_t i = 0; i < bands.bands.size(); ++i) {
    const auto* figure = bands.bands[i].figures[bar];
    const double left = columns.left_of(i, bar, bands.bars_in_band());
    const double right = left + columns.bar_width - gap;
    const double middle = (left + right) / 2;
    if (has_value(figure)) {
      const double end = columns.frame.scale.at(*figure->value());
      (is_preliminary(*figure) ? paths.preliminary : paths.sure)
          .box(upright(left, right, nought, end));
      const std::string text = mark_text(*figure, about);
      if (bands.bars_in_band() == 1 &&
          text_width(text, job.canvas.font) <= columns.band_width - 4) {
        const double y = *figure->value() < 0 ? end + job.canvas.font * 1.1 : end - 5;
        texts.text({middle, y}, Anchor::middle, text, kInkOverLines);
      }
      continue;
    }
    double y = nought - 5;
    if (figure != nullptr && figure->is_suppressed()) {
      paths.hidden.box(upright(left, right, nought, nought - kHiddenLength));
      y -= kHiddenLength;
    }
    texts.text({middle, y}, Anchor::middle, code_of(figure), kInkOverLines);
  }
  out.open(series_attributes(job, bar));
  write_bars(job, paths, pattern_of(job, bands, bar), out);
  out.raw(texts.take());
  out.close();
}

Drawing draw_columns(const Job& job, const Bands& bands) {
  const Canvas& canvas = job.canvas;
  Svg out;
  define_parts(job, bands, out);
  double top = legend(job, bands, out) + canvas.line_height();
  const Scale scale(range_of(job).value_or(Range{}), {.baseline = Baseline::nought,
                                                      .steps = canvas.is_wide ? 5 : 4,
                                                      .decimals = job.table.decimals});
  const double bottom = top + (canvas.is_wide ? 280 : 230);
  const Box plot{value_axis_width(job, scale), top, canvas.width - 2, bottom};
  const auto count = static_cast<double>(bands.bands.size());
  Columns columns{{scale.placed(bottom, top), plot, {}}, plot.width() / count, 0};
  for (std::size_t i = 0; i < bands.bands.size(); ++i) {
    columns.frame.middles.push_back(plot.left +
                                    (static_cast<double>(i) + 0.5) * columns.band_width);
  }
  columns.bar_width =
      std::min(columns.band_width * kFilled, 90.0) / static_cast<double>(bands.bars_in_band());
  draw_value_axis(job, columns.frame.scale, plot, out);
  out.open("data-plot=\"\"");
  for (std::size_t bar = 0; bar < bands.bars_in_band(); ++bar) {
    draw_columns_of(job, bands, columns, bar, out);
  }
  out.close();
  draw_breaks(job, columns.frame, out);
  draw_targets(job, columns.frame, out);
  const double axis = draw_category_axis(job, columns.frame.middles, bottom + 2, out, canvas.width);
  return {out.take(), bottom + 2 + axis, 'x', columns.frame.middles, columns.band_width / 2};
}

// Bars, for everything else.

struct Rows {
  Scale scale;
  double bar_height = 0;
};

/// Width of the widest value that is written beside a bar.
double values_width(const Job& job, const Bands& bands, bool negative) {
  double width = 0;
  for (std::size_t i = 0; i < bands.bands.size(); ++i) {
    for (std::size_t bar = 0; bar < bands.bars_in_band(); ++bar) {
      const auto* figure = bands.bands[i].figures[bar];
      if (has_value(figure) ? (*figure->value() < 0) != negative : negative) continue;
      const std::string text = has_value(figure)
                                   ? mark_text(*figure, indicator_at(job.table, bands, i, bar))
                                   : code_of(figure);
      width = std::max(width, text_width(text, job.canvas.font));
    }
  }
  return width == 0 ? 0 : width + 2 * kValueGap;
}

void draw_row_bar(const Job& job, const Bands& bands, const Rows& rows, std::size_t band,
                  std::size_t bar, double top, Svg& out) {
  const auto* figure = bands.bands[band].figures[bar];
  const double nought = rows.scale.at(0);
  const double bottom = top + rows.bar_height - (bands.bars_in_band() > 1 ? 1 : 0);
  const double base = (top + bottom) / 2 + job.canvas.font * 0.35;
  BarPaths paths;
  double end = nought;
  bool negative = false;
  if (has_value(figure)) {
    end = rows.scale.at(*figure->value());
    negative = *figure->value() < 0;
    (is_preliminary(*figure) ? paths.preliminary : paths.sure).box(lying(top, bottom, nought, end));
  } else if (figure != nullptr && figure->is_suppressed()) {
    end = nought + kHiddenLength;
    paths.hidden.box(lying(top, bottom, nought, end));
  }
  out.open(bar_attributes(job, bands, band, bar));
  write_bars(job, paths, pattern_of(job, bands, bar), out);
  const std::string text = has_value(figure)
                               ? mark_text(*figure, indicator_at(job.table, bands, band, bar))
                               : code_of(figure);
  out.text({negative ? end - kValueGap : end + kValueGap, base},
           negative ? Anchor::end : Anchor::start, text,
           bands.bands[band].is_own ? "class=\"chart-ink chart-strong\"" : "class=\"chart-ink\"");
  out.close();
}

/// A vertical line for each target, through all bars, with its words above. Gives its height.
void draw_row_targets(const Job& job, const Rows& rows, double top, double bottom, Svg& out) {
  double y = top - job.canvas.font * 0.5;
  for (const TargetLine& line : target_lines(job)) {
    const auto found = std::find_if(line.values.begin(), line.values.end(),
                                    [](const auto& value) { return value.has_value(); });
    const double x = rows.scale.at(**found);
    Path path;
    path.down(x, y + 3, bottom);
    out.path(path,
             "class=\"chart-ink\" stroke=\"currentColor\" stroke-width=\"1.5\" "
             "stroke-dasharray=\"2 3\"");
    const double width = text_width(line.label, job.canvas.font);
    const double left = std::clamp(x - width / 2, 0.0, std::max(0.0, job.canvas.width - width));
    out.text({left, y}, Anchor::start, line.label, "class=\"chart-ink\"");
    y -= job.canvas.line_height();
  }
}

void draw_row_break(const Job& job, double y, Svg& out) {
  Path rule;
  rule.across(0, job.canvas.width, y);
  out.path(rule, "class=\"chart-quiet\" stroke=\"currentColor\" stroke-dasharray=\"4 4\"");
  out.text({job.canvas.width, y - 4}, Anchor::end, "Break", "class=\"chart-quiet\"");
}

Drawing draw_rows(const Job& job, const Bands& bands) {
  const Canvas& canvas = job.canvas;
  Svg out;
  define_parts(job, bands, out);
  double y = legend(job, bands, out);
  y += static_cast<double>(target_lines(job).size()) * canvas.line_height();
  const BandNames names = band_names(canvas, bands.bands);
  const Scale scale(range_of(job).value_or(Range{}),
                    {.baseline = Baseline::nought, .decimals = job.table.decimals});
  const double left = (names.above ? 0 : names.width + 10) + values_width(job, bands, true);
  const double right = canvas.width - std::max(values_width(job, bands, false), 8.0);
  // To the highest value instead of a tick: there are no ticks, each bar has its value beside it.
  const Range values = range_of(job).value_or(Range{0, 1});
  const double low = std::min(0.0, values.low);
  const double high = std::max({0.0, values.high, low + 1e-9});
  const double unit = (right - left) / (high - low);
  Rows rows{scale.placed(left + (scale.low() - low) * unit, left + (scale.high() - low) * unit),
            bands.bars_in_band() > 1 ? canvas.font * 1.2 : canvas.font * 1.6};
  const double top = y;
  const double gap = rows.bar_height * (bands.bars_in_band() > 1 ? 0.8 : 0.45);
  std::vector<double> middles;
  Svg inside;
  for (std::size_t i = 0; i < bands.bands.size(); ++i) {
    if (bands.bands[i].breaks && i > 0) {
      y += canvas.line_height() * 0.6;
      draw_row_break(job, y - gap / 2, out);
      y += canvas.line_height() * 0.3;
    }
    const auto lines = static_cast<double>(names.lines[i].size());
    const double bars = rows.bar_height * static_cast<double>(bands.bars_in_band());
    const double height = names.above ? bars : std::max(bars, lines * canvas.line_height());
    if (names.above) y += lines * canvas.line_height() + 2;
    draw_band_name(canvas, bands.bands[i], names.lines[i], names.above,
                   names.above ? Point{0, y - 6} : Point{names.width, y + height / 2}, inside);
    double bar_top = y + (height - bars) / 2;
    for (std::size_t bar = 0; bar < bands.bars_in_band(); ++bar, bar_top += rows.bar_height) {
      draw_row_bar(job, bands, rows, i, bar, bar_top, inside);
    }
    middles.push_back(y + height / 2);
    y += height + gap;
  }
  Path nought;
  nought.down(rows.scale.at(0), top - 2, y - gap + 2);
  out.open("data-plot=\"\"");
  out.raw(inside.take());
  out.close();
  out.path(nought, "class=\"chart-grid\" stroke=\"currentColor\" stroke-width=\"1.5\"");
  draw_row_targets(job, rows, top, y - gap, out);
  Drawing drawing{out.take(), y, 'y', {}, 0};
  if (bands.are_periods) {
    drawing.reach = middles.size() > 1 ? (middles[1] - middles[0]) / 2 : 20;
    drawing.middles = std::move(middles);
  }
  return drawing;
}

}  // namespace

Drawing draw_bars(const Job& job) {
  const Bands bands = bands_of(job.table, job.spec.own_area);
  if (bands.are_periods) {
    const double room = job.canvas.width - 60;
    const auto bars = static_cast<double>(bands.bars_in_band());
    const double least = (bars * kThinnest) / kFilled;
    if (static_cast<double>(bands.bands.size()) * least <= room && bands.bands.size() > 1)
      return draw_columns(job, bands);
  }
  return draw_rows(job, bands);
}

}  // namespace pier::charts
