#include <algorithm>
#include <chrono>

#include "charts/drawing.h"
#include "charts/text_width.h"

namespace pier::charts {

using metrics::Category;

namespace {

constexpr double kTickGap = 8;
/// Between the names of two categories.
constexpr double kNameGap = 10;

std::vector<std::string> texts_of(const Job& job, const Scale& scale) {
  return tick_texts(scale, job.table.unit);
}

/// Days since 1970 of the last day of each category's period; empty when they do not rise.
std::vector<double> days_of(const std::vector<Category>& categories) {
  std::vector<double> days;
  for (const Category& category : categories) {
    if (!category.period) return {};
    const auto day = static_cast<double>(category.period->last().days().time_since_epoch().count());
    if (!days.empty() && day <= days.back()) return {};
    days.push_back(day);
  }
  return days;
}

/// The lines of each name, when every `stride`th is shown; empty when they do not fit.
std::vector<std::vector<std::string>> names_at(const std::vector<Category>& categories,
                                               std::size_t stride, double room, double font) {
  std::vector<std::vector<std::string>> names(categories.size());
  for (std::size_t i = (categories.size() - 1) % stride; i < categories.size(); i += stride) {
    names[i] = wrapped(categories[i].short_label, room, font);
    if (names[i].size() > 2) return {};
    for (const std::string& line : names[i]) {
      if (text_width(line, font) > room) return {};
    }
  }
  return names;
}

double least_step(const std::vector<double>& middles, double otherwise) {
  double least = otherwise;
  for (std::size_t i = 1; i < middles.size(); ++i) {
    least = std::min(least, middles[i] - middles[i - 1]);
  }
  return least;
}

}  // namespace

double value_axis_width(const Job& job, const Scale& scale) {
  double width = 0;
  for (const std::string& text : texts_of(job, scale)) {
    width = std::max(width, text_width(text, job.canvas.font));
  }
  return width + kTickGap;
}

void draw_value_axis(const Job& job, const Scale& scale, const Box& plot, Svg& out) {
  const auto texts = texts_of(job, scale);
  Path lines;
  Path nought;
  for (const double tick : scale.ticks()) {
    (tick == 0 ? nought : lines).across(plot.left, plot.right, scale.at(tick));
  }
  out.path(lines, "class=\"chart-grid\" stroke=\"currentColor\" stroke-width=\".5\"");
  out.path(nought, "class=\"chart-grid\" stroke=\"currentColor\" stroke-width=\"1.5\"");
  out.open("class=\"chart-quiet\" text-anchor=\"end\"");
  for (std::size_t i = 0; i < texts.size(); ++i) {
    out.text({plot.left - kTickGap, scale.at(scale.ticks()[i]) + job.canvas.font * 0.35},
             Anchor::start, texts[i]);
  }
  out.close();
}

std::vector<double> category_middles(const std::vector<Category>& categories, double left,
                                     double right) {
  const std::size_t count = categories.size();
  if (count == 1) return {(left + right) / 2};
  std::vector<double> days = days_of(categories);
  if (days.empty()) {
    for (std::size_t i = 0; i < count; ++i) days.push_back(static_cast<double>(i));
  }
  std::vector<double> middles;
  middles.reserve(days.size());
  for (const double day : days) {
    middles.push_back(left + (day - days.front()) / (days.back() - days.front()) * (right - left));
  }
  return middles;
}

double draw_category_axis(const Job& job, const std::vector<double>& middles, double top, Svg& out,
                          double right_edge) {
  const auto& categories = job.table.categories;
  const Canvas& canvas = job.canvas;
  const double step = least_step(middles, right_edge);
  std::size_t stride = 1;
  std::vector<std::vector<std::string>> names;
  for (; stride <= categories.size(); ++stride) {
    names =
        names_at(categories, stride, step * static_cast<double>(stride) - kNameGap, canvas.font);
    if (!names.empty()) break;
  }
  // Not even one fits: the last one is shown as it is.
  if (names.empty()) {
    names.resize(categories.size());
    names.back() = {categories.back().short_label};
  }
  std::size_t rows = 0;
  out.open("class=\"chart-quiet\" text-anchor=\"middle\"");
  for (std::size_t i = 0; i < names.size(); ++i) {
    rows = std::max(rows, names[i].size());
    for (std::size_t k = 0; k < names[i].size(); ++k) {
      const double half = text_width(names[i][k], canvas.font) / 2;
      const double x = std::clamp(middles[i], std::min(half, right_edge - half),
                                  std::max(right_edge - half, half));
      out.text({x, top + canvas.font + static_cast<double>(k) * canvas.line_height()},
               Anchor::start, names[i][k]);
    }
  }
  out.close();
  return static_cast<double>(rows) * canvas.line_height() + canvas.font * 0.4;
}

}  // namespace pier::charts
