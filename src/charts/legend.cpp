#include <fmt/format.h>

#include "charts/drawing.h"
#include "charts/text_width.h"

namespace pier::charts {

namespace {

constexpr double kSwatchWidth = 26;
constexpr double kMarkerWidth = 16;
constexpr double kGap = 18;

double swatch_width(Swatch swatch) {
  return swatch == Swatch::line ? kSwatchWidth : kMarkerWidth;
}

void draw_swatch(const Job& job, const LegendEntry& entry, Swatch swatch, Point at, Svg& out) {
  const double middle = at.y - job.canvas.font * 0.33;
  Path path;
  if (swatch == Swatch::area) {
    path.box({at.x, middle - 6, at.x + 12, middle + 6});
    out.path(path);
    if (entry.style.colour > 1) {
      out.path(path, fmt::format("class=\"chart-pattern\" fill=\"url(#{})\"",
                                 part_id(job, fmt::format("p{}", entry.style.colour))));
    }
    return;
  }
  if (swatch == Swatch::line) {
    Path line;
    line.across(at.x, at.x + kSwatchWidth - 6, middle);
    const std::string dashes = entry.style.dashes.empty()
                                   ? ""
                                   : fmt::format(" stroke-dasharray=\"{}\"", entry.style.dashes);
    out.path(line,
             fmt::format("fill=\"none\" stroke=\"currentColor\" stroke-width=\"2.5\"{}", dashes));
    add_marker(path, entry.style.marker, {at.x + (kSwatchWidth - 6) / 2, middle}, 4.5);
  } else {
    add_marker(path, entry.style.marker, {at.x + 6, middle}, 5);
  }
  out.path(path);
}

}  // namespace

std::vector<LegendEntry> legend_of(const Job& job) {
  std::vector<LegendEntry> entries;
  for (std::size_t i = 0; i < job.table.series.size(); ++i) {
    entries.push_back({job.table.series[i].label, job.styles[i], i});
  }
  return entries;
}

double draw_legend(const Job& job, const std::vector<LegendEntry>& entries, Swatch swatch,
                   double top, Svg& out) {
  const Canvas& canvas = job.canvas;
  Point at{0, top + canvas.font};
  for (const LegendEntry& entry : entries) {
    const double room = canvas.width - swatch_width(swatch);
    const auto lines = wrapped(entry.label, room, canvas.font);
    double width = 0;
    for (const std::string& line : lines) width = std::max(width, text_width(line, canvas.font));
    if (at.x > 0 && at.x + swatch_width(swatch) + width > canvas.width) {
      at = {0, at.y + canvas.line_height()};
    }
    std::string attributes = "class=\"" + entry.style.css_class() + "\"";
    if (entry.series) attributes += fmt::format(" data-s=\"{}\"", *entry.series);
    out.open(attributes);
    draw_swatch(job, entry, swatch, at, out);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (i > 0) at.y += canvas.line_height();
      out.text({at.x + swatch_width(swatch), at.y}, Anchor::start, lines[i], "class=\"chart-ink\"");
    }
    out.close();
    at.x += swatch_width(swatch) + width + kGap;
  }
  return at.y + canvas.font;
}

}  // namespace pier::charts
