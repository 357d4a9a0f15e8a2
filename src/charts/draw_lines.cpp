#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "charts/drawing.h"
#include "charts/line_marks.h"
#include "charts/text_width.h"

namespace pier::charts {

namespace {

constexpr std::size_t kMostMarkers = 20;
constexpr double kInset = 10;
constexpr double kKeyWidth = 16;

/// The names at the ends of the lines: how much room they take to the right of the plot; none when
/// they go into a legend above, because they would take too much.
struct EndLabels {
  double width = 0;
  std::vector<std::vector<std::string>> lines;
};

std::optional<EndLabels> end_labels(const Job& job) {
  EndLabels labels;
  const double most = job.canvas.is_wide ? 190 : 88;
  for (const auto& series : job.table.series) {
    auto lines = wrapped(series.label, most - kKeyWidth - 8, job.canvas.font);
    for (const std::string& line : lines) {
      labels.width = std::max(labels.width, text_width(line, job.canvas.font) + kKeyWidth + 8);
    }
    if (lines.size() > 2) return std::nullopt;
    labels.lines.push_back(std::move(lines));
  }
  if (labels.width > most) return std::nullopt;
  return labels;
}

void draw_end_labels(const Job& job, const LineFrame& frame, const EndLabels& labels, Svg& out) {
  const Canvas& canvas = job.canvas;
  std::vector<Label> wishes;
  std::vector<std::size_t> shown;
  for (std::size_t i = 0; i < job.table.series.size(); ++i) {
    const auto last = last_value(job.table.series[i]);
    if (!last) continue;
    shown.push_back(i);
    const auto lines = static_cast<double>(labels.lines[i].size());
    wishes.push_back({frame.scale.at(last->value), canvas.line_height() * lines + 4});
  }
  const auto places = pushed_apart(wishes, frame.plot.top - canvas.font, frame.plot.bottom);
  for (std::size_t k = 0; k < shown.size(); ++k) {
    const std::size_t i = shown[k];
    const double x = frame.plot.right + 4;
    const double y = places[k];
    out.open(series_attributes(job, i));
    Path key;
    add_marker(key, job.styles[i].marker, {x + 7, y}, 4.5);
    out.path(key, "fill=\"currentColor\"");
    if (std::fabs(y - wishes[k].wished) > canvas.font * 0.6) {
      Path leader;
      leader.move({frame.plot.right - kInset + 6, wishes[k].wished}).line({x, y});
      out.path(leader, "stroke=\"currentColor\" stroke-width=\"1\"");
    }
    const auto count = static_cast<double>(labels.lines[i].size());
    double base = y + canvas.font * 0.35 - (count - 1) * canvas.line_height() / 2;
    for (const std::string& line : labels.lines[i]) {
      const std::string_view css =
          job.styles[i].is_own ? "class=\"chart-ink chart-strong\"" : "class=\"chart-ink\"";
      out.text({x + kKeyWidth, base}, Anchor::start, line, css);
      base += canvas.line_height();
    }
    out.close();
  }
}

/// A run of categories for which a series has no value, for one reason.
struct Missing {
  std::size_t series;
  std::size_t from;
  std::size_t to;
  std::string code;
  bool is_hidden;
};

std::vector<Missing> missing_runs(const Job& job) {
  std::vector<Missing> runs;
  for (std::size_t s = 0; s < job.table.series.size(); ++s) {
    const auto& points = job.table.series[s].points;
    for (std::size_t i = 0; i < points.size(); ++i) {
      if (points[i] == nullptr || points[i]->value()) continue;
      const std::string code = code_of(points[i]);
      if (!runs.empty() && runs.back().series == s && runs.back().to + 1 == i &&
          runs.back().code == code) {
        runs.back().to = i;
      } else {
        runs.push_back({s, i, i, code, points[i]->is_suppressed()});
      }
    }
  }
  return runs;
}

/// The height of the strip below the plot in which missing values stand, a row for each series
/// that has some.
double strip_height(const Job& job, const std::vector<Missing>& runs) {
  std::size_t rows = 0;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (i == 0 || runs[i].series != runs[i - 1].series) ++rows;
  }
  return static_cast<double>(rows) * job.canvas.line_height();
}

/// Hatching over the whole height where a value is hidden: it says nothing about the value. Below
/// the plot the marker of the series, and why there is no value.
void draw_missing(const Job& job, const LineFrame& frame, const std::vector<Missing>& runs,
                  Svg& out) {
  double y = frame.plot.bottom + job.canvas.line_height() * 0.8;
  Path bands;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const Missing& run = runs[i];
    if (i > 0 && run.series != runs[i - 1].series) y += job.canvas.line_height();
    const double left = frame.middles[run.from];
    const double right = frame.middles[run.to];
    if (run.is_hidden) {
      bands.box({left - 7, frame.plot.top, right + 7, frame.plot.bottom});
    }
    const double width = text_width(run.code, job.canvas.font) + 14;
    const double x = (left + right) / 2 - width / 2;
    out.open(series_attributes(job, run.series));
    Path key;
    add_marker(key, job.styles[run.series].marker, {x + 5, y - job.canvas.font * 0.33}, 4);
    out.path(key, "fill=\"currentColor\"");
    out.text({x + 14, y}, Anchor::start, run.code, "class=\"chart-ink\"");
    out.close();
  }
  if (bands.empty()) return;
  define_hatching(job, out);
  out.path(bands, hatching(job));
}

bool has_breaks(const Job& job) {
  return std::any_of(job.table.categories.begin(), job.table.categories.end(),
                     [](const auto& category) { return !category.break_note.empty(); });
}

}  // namespace

Drawing draw_lines(const Job& job) {
  const Canvas& canvas = job.canvas;
  const auto& table = job.table;
  Svg out;
  double top = canvas.font * 0.6;
  const auto labels = end_labels(job);
  const bool named_at_ends = labels.has_value() && table.series.size() > 1;
  if (!named_at_ends && table.series.size() > 1) {
    top = draw_legend(job, legend_of(job), Swatch::line, 0, out);
  }
  if (has_breaks(job)) top += canvas.line_height();

  const double ceiling = table.unit == metrics::Unit::percentage ? 100 : 0;
  const Scale scale(
      *range_of(job),
      {.steps = canvas.is_wide ? 5 : 4, .decimals = table.decimals, .ceiling = ceiling});
  const double left = value_axis_width(job, scale);
  const double right = canvas.width - (named_at_ends ? labels->width + 4 : kInset);
  const double bottom = top + (canvas.is_wide ? 290 : 240);
  LineFrame frame{scale.placed(bottom, top),
                  {left, top, right, bottom},
                  category_middles(table.categories, left + kInset + 8, right - kInset),
                  table.categories.size() <= kMostMarkers};

  draw_value_axis(job, frame.scale, frame.plot, out);
  const auto runs = missing_runs(job);
  const double axis_top = bottom + 4 + strip_height(job, runs);
  const double axis_height = draw_category_axis(job, frame.middles, axis_top, out, canvas.width);
  draw_breaks(job, frame, out);
  // Whatever belongs to a category is in this group: the script shows a part of it.
  out.open("data-plot=\"\"");
  draw_missing(job, frame, runs, out);
  draw_targets(job, frame, out);
  // The own area last, so that no other line lies over it.
  for (const bool own : {false, true}) {
    for (std::size_t i = 0; i < table.series.size(); ++i) {
      if (job.styles[i].is_own == own) draw_series_line(job, frame, i, out);
    }
  }
  out.close();
  if (named_at_ends) draw_end_labels(job, frame, *labels, out);
  return {out.take(), axis_top + axis_height, 'x', frame.middles, 8};
}

}  // namespace pier::charts
