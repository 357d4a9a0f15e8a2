#include <algorithm>

#include <fmt/format.h>

#include "charts/bands.h"
#include "charts/bar_marks.h"
#include "charts/drawing.h"
#include "charts/text_width.h"
#include "statistics/number_text.h"

namespace pier::charts {

namespace {

constexpr double kFilled = 0.72;
constexpr double kSeam = 1.5;

/// A part of a stack, from and to in the unit of the axis.
struct Part {
  double from = 0;
  double to = 0;
  std::string text;
};

/// The parts of each category, by series; of all of 100 when `as_share`.
std::vector<std::vector<Part>> parts_of(const Job& job, bool as_share) {
  std::vector<std::vector<Part>> stacks;
  for (std::size_t i = 0; i < job.table.categories.size(); ++i) {
    double whole = 0;
    for (const auto& series : job.table.series) whole += *series.points[i]->value();
    std::vector<Part> parts;
    double at = 0;
    for (const auto& series : job.table.series) {
      const double value = *series.points[i]->value();
      const double size = !as_share ? value : whole > 0 ? value / whole * 100 : 0;
      std::string text = as_share ? statistics::number_text(size, {.decimals = 0}) + "%"
                                  : mark_text(*series.points[i], *series.indicator);
      parts.push_back({at, at + size, std::move(text)});
      at += size;
    }
    stacks.push_back(std::move(parts));
  }
  return stacks;
}

/// Dark colours carry light text, light ones dark text.
std::string_view text_class(const Style& style) {
  return style.colour % 2 == 1 ? "class=\"chart-on-dark\"" : "class=\"chart-on-light\"";
}

struct Stack {
  bool upright = false;
  Scale scale;
  /// Of each band, across the direction of the values.
  std::vector<double> middles;
  double thickness = 0;
};

void draw_part(const Job& job, const Stack& stack, double middle, const Part& part,
               const Style& style, Path& bars, Svg& texts) {
  const double from = stack.scale.at(part.from);
  const double to = stack.scale.at(part.to);
  if (std::abs(to - from) < 0.05) return;
  const double half = stack.thickness / 2;
  const double font = job.canvas.font;
  const double width = text_width(part.text, font);
  Box box{middle - half, to + kSeam, middle + half, from};
  if (!stack.upright) box = {from, middle - half, to - kSeam, middle + half};
  box.right = std::max(box.right, box.left + 0.5);
  box.bottom = std::max(box.bottom, box.top + 0.5);
  bars.box(box);
  if (box.width() < width + 4 || box.height() < font * 1.05) return;
  texts.text({(box.left + box.right) / 2, (box.top + box.bottom) / 2 + font * 0.35}, Anchor::middle,
             part.text, text_class(style));
}

void draw_parts(const Job& job, const Stack& stack, bool as_share, Svg& out) {
  const auto stacks = parts_of(job, as_share);
  out.open("data-plot=\"\"");
  for (std::size_t s = 0; s < job.table.series.size(); ++s) {
    BarPaths paths;
    Svg texts;
    for (std::size_t i = 0; i < stacks.size(); ++i) {
      draw_part(job, stack, stack.middles[i], stacks[i][s], job.styles[s], paths.sure, texts);
    }
    out.open("class=\"" + job.styles[s].css_class() + "\"");
    write_bars(job, paths, job.styles[s].colour, out);
    // The halo keeps the digits clear of the pattern.
    out.raw(
        "<g text-anchor=\"middle\" stroke=\"currentColor\" stroke-width=\"4\" "
        "paint-order=\"stroke\">");
    out.raw(texts.take());
    out.close();
    out.close();
  }
  out.close();
}

Scale scale_of(const Job& job, bool as_share) {
  double high = 0;
  for (const auto& parts : parts_of(job, as_share)) high = std::max(high, parts.back().to);
  AxisWish wish{.baseline = Baseline::nought,
                .steps = job.canvas.is_wide ? 5 : 4,
                .decimals = as_share ? 0 : job.table.decimals};
  if (as_share) {
    wish.ceiling = 100;
    high = 100;
  }
  return Scale({0, high}, wish);
}

Drawing draw_columns(const Job& job, const Bands& bands, bool as_share, double top, Svg& out) {
  const Canvas& canvas = job.canvas;
  const double bottom = top + (canvas.is_wide ? 290 : 250);
  const Scale scale = scale_of(job, as_share);
  const Box plot{value_axis_width(job, scale), top, canvas.width - 2, bottom};
  const double band = plot.width() / static_cast<double>(bands.bands.size());
  Stack stack{true, scale.placed(bottom, top), {}, std::min(band * kFilled, 110.0)};
  for (std::size_t i = 0; i < bands.bands.size(); ++i) {
    stack.middles.push_back(plot.left + (static_cast<double>(i) + 0.5) * band);
  }
  draw_value_axis(job, stack.scale, plot, out);
  draw_parts(job, stack, as_share, out);
  const double axis = draw_category_axis(job, stack.middles, bottom + 2, out, canvas.width);
  return {out.take(), bottom + 2 + axis, 'x', stack.middles, band / 2};
}

Drawing draw_rows(const Job& job, const Bands& bands, bool as_share, double top, Svg& out) {
  const Canvas& canvas = job.canvas;
  const BandNames names = band_names(canvas, bands.bands);
  const double left = names.above ? 0 : names.width + 10;
  const Scale scale = scale_of(job, as_share);
  const double end = scale.high();
  Stack stack{false, scale.placed(left, canvas.width - 2), {}, canvas.font * 1.8};
  double y = top;
  for (std::size_t i = 0; i < bands.bands.size(); ++i) {
    const auto lines = static_cast<double>(names.lines[i].size());
    double height = stack.thickness;
    if (names.above) {
      y += lines * canvas.line_height() + 2;
    } else {
      height = std::max(height, lines * canvas.line_height());
    }
    draw_band_name(canvas, bands.bands[i], names.lines[i], names.above,
                   names.above ? Point{0, y - 6} : Point{names.width, y + height / 2}, out);
    stack.middles.push_back(y + height / 2);
    y += height + stack.thickness * 0.4;
  }
  Path ticks;
  for (const double tick : scale.ticks()) ticks.down(stack.scale.at(tick), top - 2, y);
  out.path(ticks, "class=\"chart-grid\" stroke=\"currentColor\" stroke-width=\".5\"");
  draw_parts(job, stack, as_share, out);
  const std::optional<metrics::Unit> unit =
      as_share ? std::optional(metrics::Unit::percentage) : job.table.unit;
  const auto texts = tick_texts(scale, unit);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    // Not the second of two that would touch.
    if (!canvas.is_wide && i % 2 == 1) continue;
    const double x = stack.scale.at(scale.ticks()[i]);
    const Anchor anchor = scale.ticks()[i] == end ? Anchor::end
                          : i == 0                ? Anchor::start
                                                  : Anchor::middle;
    out.text({x, y + canvas.font}, anchor, texts[i], "class=\"chart-quiet\"");
  }
  return {out.take(), y + canvas.line_height() + 4, 'y', {}, 0};
}

}  // namespace

Drawing draw_stack(const Job& job) {
  const bool as_share = job.spec.kind == Kind::stacked_100;
  const Bands bands = category_bands(job.table, job.spec.own_area);
  Svg out;
  define_patterns(job, out);
  std::vector<LegendEntry> entries = legend_of(job);
  // Parts cannot be taken out of a whole: the script gets no hold on them.
  for (LegendEntry& entry : entries) entry.series.reset();
  const double top = draw_legend(job, entries, Swatch::area, 0, out);
  const std::size_t most = job.canvas.is_wide ? 16 : 7;
  const bool upright = bands.are_periods && bands.bands.size() > 1 && bands.bands.size() <= most;
  if (!upright) return draw_rows(job, bands, as_share, top, out);
  // The axis takes its sign from the unit of the table: shares are in per cent.
  metrics::PublicTable in_percent = job.table;
  if (as_share) in_percent.unit = metrics::Unit::percentage;
  return draw_columns({job.spec, in_percent, job.styles, job.canvas}, bands, as_share,
                      top + job.canvas.font * 0.5, out);
}

}  // namespace pier::charts
