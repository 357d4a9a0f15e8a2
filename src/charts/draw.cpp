#include <array>

#include <fmt/format.h>

#include "charts/describe.h"
#include "charts/drawing.h"
#include "charts/notes.h"
#include "html/writer.h"

namespace pier::charts {

namespace {

constexpr std::size_t kMostLines = 4;

using Draw = Drawing (*)(const Job&);

Draw function_of(Kind kind) {
  switch (kind) {
    case Kind::line:
      return draw_lines;
    case Kind::bar:
    case Kind::grouped:
      return draw_bars;
    case Kind::stacked:
    case Kind::stacked_100:
      return draw_stack;
    case Kind::dots:
      return draw_dots;
    case Kind::range:
      return draw_range;
    case Kind::funnel:
      return draw_funnel;
    case Kind::control:
      return draw_control;
    case Kind::pyramid:
      return draw_pyramid;
    case Kind::small_multiples:
    case Kind::grid:
      return draw_small_multiples;
  }
  return draw_small_multiples;
}

/// The Analysis Function: more than four series in one plot cannot be told apart.
Kind kind_drawn(Kind kind, const metrics::PublicTable& table) {
  const bool one_plot = kind == Kind::line || kind == Kind::grouped || kind == Kind::bar;
  const bool crowded = table.series.size() > kMostLines && table.categories.size() > 1;
  return one_plot && crowded ? Kind::small_multiples : kind;
}

/// What the script needs: `data-axis`, `data-at` and `data-reach`.
std::string reach_attributes(const Drawing& drawing) {
  if (drawing.middles.empty()) return {};
  std::string at;
  for (const double middle : drawing.middles) {
    if (!at.empty()) at += ' ';
    append_coordinate(at, middle);
  }
  std::string reach;
  append_coordinate(reach, drawing.reach);
  return fmt::format(" data-axis=\"{}\" data-at=\"{}\" data-reach=\"{}\"", drawing.axis, at, reach);
}

void write_svg(const Job& job, Draw draw, const std::string& description, html::Writer& out) {
  const Drawing drawing = draw(job);
  std::string height;
  append_coordinate(height, drawing.height);
  // Both name themselves by the texts of the first, so that these stand in the page once.
  out.raw(fmt::format(
      "<svg class=\"chart-svg chart-svg--{}\" role=\"img\" aria-labelledby=\"{}-t {}-d\" "
      "viewBox=\"0 0 {} {}\" font-size=\"{}\" fill=\"currentColor\" focusable=\"false\"{}>",
      job.canvas.is_wide ? "wide" : "narrow", job.spec.id, job.spec.id, job.canvas.width, height,
      job.canvas.font, reach_attributes(drawing)));
  if (job.canvas.is_wide) {
    out.raw(fmt::format("<title id=\"{}-t\">", job.spec.id));
    out.text(job.spec.headline);
    out.raw(fmt::format("</title><desc id=\"{}-d\">", job.spec.id));
    out.text(description);
    out.raw("</desc>");
  }
  out.raw(drawing.body);
  out.raw("</svg>\n");
}

}  // namespace

Chart draw(const Spec& spec, const metrics::PublicTable& table) {
  Chart chart;
  Spec as_drawn = spec;
  as_drawn.kind = kind_drawn(spec.kind, table);
  chart.kind = as_drawn.kind;
  chart.subtitle = spec.subtitle.empty() ? subtitle_of(table) : spec.subtitle;
  chart.description = spec.description.empty() ? describe(as_drawn, table) : spec.description;
  chart.table = data_table(table);
  chart.notes = notes_of(as_drawn, table);
  if (chart.kind == Kind::grid) {
    chart.picture = draw_grid(as_drawn, table);
    return chart;
  }
  const auto styles = styles_of(table);
  html::Writer out;
  for (const Canvas& canvas : {kWide, kNarrow}) {
    write_svg({as_drawn, table, styles, canvas}, function_of(chart.kind), chart.description, out);
  }
  chart.picture = out.take();
  return chart;
}

}  // namespace pier::charts
