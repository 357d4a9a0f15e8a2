#include "charts/line_marks.h"

#include <algorithm>

#include <fmt/format.h>

#include "charts/text_width.h"

namespace pier::charts {

using metrics::Category;
using metrics::PublicObservation;

namespace {

const PublicObservation* with_value(const metrics::Series& series, std::size_t i) {
  const PublicObservation* point = series.points[i];
  return point != nullptr && point->value() ? point : nullptr;
}

double usual_step(const std::vector<double>& middles) {
  std::vector<double> steps;
  for (std::size_t i = 1; i < middles.size(); ++i) steps.push_back(middles[i] - middles[i - 1]);
  if (steps.empty()) return 0;
  const auto middle = steps.begin() + static_cast<std::ptrdiff_t>((steps.size() - 1) / 2);
  std::nth_element(steps.begin(), middle, steps.end());
  return *middle;
}

/// A step from one point to the next, in words of SVG: nothing when it goes on where the last one
/// ended.
struct Pen {
  Path path;
  std::optional<std::size_t> at;

  void draw(std::size_t from, Point start, std::size_t to, Point end) {
    if (at != from) path.move(start);
    path.line(end);
    at = to;
  }
};

}  // namespace

bool is_interrupted(const std::vector<Category>& categories, const std::vector<double>& middles,
                    std::size_t i) {
  constexpr double kLeftOut = 1.6;
  if (!categories[i].break_note.empty()) return true;
  return middles[i] - middles[i - 1] > kLeftOut * usual_step(middles);
}

std::optional<LastValue> last_value(const metrics::Series& series) {
  for (std::size_t i = series.points.size(); i-- > 0;) {
    if (const auto* point = with_value(series, i)) return LastValue{i, *point->value()};
  }
  return std::nullopt;
}

void draw_series_line(const Job& job, const LineFrame& frame, std::size_t series, Svg& out) {
  const auto& row = job.table.series[series];
  const Style& style = job.styles[series];
  const auto place = [&](std::size_t i) {
    return Point{frame.middles[i], frame.scale.at(*row.points[i]->value())};
  };
  Pen sure;
  Pen dotted;
  Path solid;
  Path hollow;
  const double size = style.is_own ? 4.5 : 4;
  for (std::size_t i = 0; i < row.points.size(); ++i) {
    const auto* point = with_value(row, i);
    if (point == nullptr) continue;
    const bool preliminary = is_preliminary(*point);
    const auto* before = i > 0 ? with_value(row, i - 1) : nullptr;
    const bool joined =
        before != nullptr && !is_interrupted(job.table.categories, frame.middles, i);
    if (joined) {
      Pen& pen = preliminary || is_preliminary(*before) ? dotted : sure;
      pen.draw(i - 1, place(i - 1), i, place(i));
    }
    const bool goes_on = i + 1 < row.points.size() && with_value(row, i + 1) != nullptr &&
                         !is_interrupted(job.table.categories, frame.middles, i + 1);
    const bool alone = !joined && !goes_on;
    if (preliminary) {
      add_marker(hollow, style.marker, place(i), size);
    } else if (frame.has_markers || alone || !goes_on) {
      add_marker(solid, style.marker, place(i), size);
    }
  }
  out.open(
      fmt::format("{} fill=\"none\" stroke=\"currentColor\" stroke-width=\"{}\" "
                  "stroke-linejoin=\"round\"",
                  series_attributes(job, series), style.is_own ? "3.5" : "2.5"));
  out.path(sure.path, style.dashes.empty() ? std::string{}
                                           : fmt::format("stroke-dasharray=\"{}\"", style.dashes));
  out.path(dotted.path, "stroke-dasharray=\".1 6\" stroke-linecap=\"round\"");
  out.path(solid, "fill=\"currentColor\" stroke=\"none\"");
  out.path(hollow, "class=\"chart-hollow\" fill=\"#fff\" stroke-width=\"2\"");
  out.close();
}

void draw_gaps(const Job& job, const LineFrame& frame, const metrics::Series& series, Svg& out) {
  Path bands;
  Svg codes;
  for (std::size_t i = 0; i < series.points.size(); ++i) {
    const auto* figure = series.points[i];
    if (figure == nullptr || figure->value()) continue;
    const bool again = i > 0 && series.points[i - 1] != nullptr && !series.points[i - 1]->value() &&
                       code_of(series.points[i - 1]) == code_of(figure);
    if (figure->is_suppressed()) {
      bands.box({frame.middles[i] - 5, frame.plot.top, frame.middles[i] + 5, frame.plot.bottom});
    }
    if (!again) {
      codes.text({frame.middles[i], frame.plot.bottom - 5}, Anchor::middle, code_of(figure),
                 kInkOverLines);
    }
  }
  out.path(bands, hatching(job));
  out.raw(codes.take());
}

void draw_breaks(const Job& job, const LineFrame& frame, Svg& out) {
  Path rules;
  for (std::size_t i = 1; i < frame.middles.size(); ++i) {
    if (job.table.categories[i].break_note.empty()) continue;
    const double x = (frame.middles[i - 1] + frame.middles[i]) / 2;
    rules.down(x, frame.plot.top - job.canvas.font * 0.3, frame.plot.bottom);
    const double half = text_width("Break", job.canvas.font) / 2;
    out.text({std::max(x, half), frame.plot.top - job.canvas.font * 0.55}, Anchor::middle, "Break",
             "class=\"chart-quiet\"");
  }
  out.path(rules, "class=\"chart-quiet\" stroke=\"currentColor\" stroke-dasharray=\"4 4\"");
}

void draw_targets(const Job& job, const LineFrame& frame, Svg& out) {
  for (const TargetLine& line : target_lines(job)) {
    Path path;
    std::optional<double> y;
    for (std::size_t i = 0; i < line.values.size(); ++i) {
      if (!line.values[i]) continue;
      const double left = i == 0 ? frame.plot.left : (frame.middles[i - 1] + frame.middles[i]) / 2;
      const double right = i + 1 == line.values.size()
                               ? frame.plot.right
                               : (frame.middles[i] + frame.middles[i + 1]) / 2;
      path.across(left, right, frame.scale.at(*line.values[i]));
      if (!y) y = frame.scale.at(*line.values[i]);
    }
    out.path(path,
             "class=\"chart-ink\" stroke=\"currentColor\" stroke-width=\"1.5\" "
             "stroke-dasharray=\"2 3\"");
    if (y) {
      const bool below = *y - job.canvas.font * 1.3 < frame.plot.top;
      out.text({frame.plot.left + 4, *y + (below ? job.canvas.font * 1.1 : -5)}, Anchor::start,
               line.label, kInkOverLines);
    }
  }
}

}  // namespace pier::charts
