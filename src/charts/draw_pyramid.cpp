#include <algorithm>

#include <fmt/format.h>

#include "charts/bands.h"
#include "charts/bar_marks.h"
#include "charts/drawing.h"
#include "charts/text_width.h"

namespace pier::charts {

namespace {

struct Sides {
  double centre_left = 0;
  double centre_right = 0;
  /// Units of the drawing for one unit of the values.
  double unit = 0;
  double bar = 0;
};

std::string text_at(const Job& job, std::size_t side, std::size_t band) {
  const auto& series = job.table.series[side];
  const auto* figure = series.points[band];
  return figure != nullptr && figure->value() ? mark_text(*figure, *series.indicator)
                                              : code_of(figure);
}

void draw_bar(const Job& job, const Sides& sides, std::size_t side, std::size_t band, double top,
              Svg& out) {
  const auto* figure = job.table.series[side].points[band];
  const double from = side == 0 ? sides.centre_left : sides.centre_right;
  const double way = side == 0 ? -1 : 1;
  double length = 0;
  BarPaths paths;
  const auto box = [&] {
    const double to = from + way * length;
    return Box{std::min(from, to), top, std::max(from, to), top + sides.bar};
  };
  if (figure != nullptr && figure->value()) {
    length = *figure->value() * sides.unit;
    (is_preliminary(*figure) ? paths.preliminary : paths.sure).box(box());
  } else if (figure != nullptr && figure->is_suppressed()) {
    length = kHiddenLength;
    paths.hidden.box(box());
  }
  write_bars(job, paths, side == 0 ? 1 : job.styles[side].colour, out);
  out.text({from + way * (length + 5), top + sides.bar / 2 + job.canvas.font * 0.35},
           side == 0 ? Anchor::end : Anchor::start, text_at(job, side, band),
           "class=\"chart-ink\"");
}

}  // namespace

Drawing draw_pyramid(const Job& job) {
  const Canvas& canvas = job.canvas;
  const auto& table = job.table;
  Svg out;
  define_hatching(job, out);
  define_patterns(job, out);
  double names = 0;
  double values = 0;
  for (std::size_t i = 0; i < table.categories.size(); ++i) {
    names = std::max(names, text_width(table.categories[i].short_label, canvas.font));
    for (std::size_t side = 0; side < 2; ++side) {
      values = std::max(values, text_width(text_at(job, side, i), canvas.font));
    }
  }
  const double highest = std::max(range_of(job).value_or(Range{0, 1}).high, 1e-9);
  Sides sides;
  sides.centre_left = canvas.width / 2 - names / 2 - 8;
  sides.centre_right = canvas.width / 2 + names / 2 + 8;
  // Both sides on one scale, and room for the hatched box at least.
  sides.unit = std::max(sides.centre_left - values - 8, kHiddenLength) / highest;
  sides.bar = canvas.font * 1.5;

  double y = canvas.font;
  const double half = sides.centre_left - 4;
  double titles = y;
  for (std::size_t side = 0; side < 2; ++side) {
    double line = y;
    for (const std::string& words : wrapped(table.series[side].label, half, canvas.font)) {
      out.text({side == 0 ? sides.centre_left : sides.centre_right, line},
               side == 0 ? Anchor::end : Anchor::start, words, "class=\"chart-ink chart-strong\"");
      titles = std::max(titles, line);
      line += canvas.line_height();
    }
  }
  const double top = titles + canvas.font * 0.7;
  const double step = sides.bar * 1.28;
  const std::size_t count = table.categories.size();
  for (std::size_t side = 0; side < 2; ++side) {
    out.open("class=\"" + job.styles[side].css_class() + "\"");
    for (std::size_t i = 0; i < count; ++i) {
      // The first category, the youngest, at the bottom.
      draw_bar(job, sides, side, i, top + static_cast<double>(count - 1 - i) * step, out);
    }
    out.close();
  }
  for (std::size_t i = 0; i < count; ++i) {
    const double middle = top + static_cast<double>(count - 1 - i) * step + sides.bar / 2;
    out.text({canvas.width / 2, middle + canvas.font * 0.35}, Anchor::middle,
             table.categories[i].short_label, "class=\"chart-ink\"");
  }
  return {out.take(), top + static_cast<double>(count) * step, 'y', {}, 0};
}

}  // namespace pier::charts
