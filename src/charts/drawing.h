#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "charts/chart.h"
#include "charts/scale.h"
#include "charts/style.h"
#include "charts/svg.h"
#include "metrics/public_table.h"

namespace pier::charts {

/// The width of a drawing in its own units, and of its text. There are two, so that text is
/// neither small on a phone (12 px at 320) nor large on a desk.
struct Canvas {
  bool is_wide = true;
  double width = 0;
  double font = 0;

  /// From one line of text to the next.
  double line_height() const { return font * 1.25; }
};
inline constexpr Canvas kWide{true, 680, 16};
inline constexpr Canvas kNarrow{false, 340, 15};

/// What every kind of chart is drawn from.
struct Job {
  const Spec& spec;
  const metrics::PublicTable& table;
  const std::vector<Style>& styles;
  Canvas canvas;
};

/// What it gives.
struct Drawing {
  std::string body;
  double height = 0;
  /// Along which side the categories lie ('x' or 'y'), where each one's middle is, and how far it
  /// reaches to both sides: for the script that shows some of them. Empty: it cannot.
  char axis = 'x';
  std::vector<double> middles;
  double reach = 0;
};

Drawing draw_lines(const Job& job);
Drawing draw_bars(const Job& job);
Drawing draw_stack(const Job& job);
Drawing draw_dots(const Job& job);
Drawing draw_small_multiples(const Job& job);
Drawing draw_range(const Job& job);
Drawing draw_funnel(const Job& job);
Drawing draw_control(const Job& job);
Drawing draw_pyramid(const Job& job);
/// A table.
Html draw_grid(const Spec& spec, const metrics::PublicTable& table);

/// The id of a part of one of the two drawings: "rate-h" for the wide one, "rate-h2".
std::string part_id(const Job& job, std::string_view part);

// What several kinds share.

/// Definition of the hatching that stands for a value that is not shown.
void define_hatching(const Job& job, Svg& out);
std::string hatching(const Job& job);

/// "data-s=\"2\"" and the class with the colour: the group of a series.
std::string series_attributes(const Job& job, std::size_t series);

struct LegendEntry {
  std::string label;
  Style style;
  /// The series that it names, for the script; none for other marks.
  std::optional<std::size_t> series;
};
enum class Swatch { line, area, marker };
/// A legend from `top` on; gives where the drawing goes on.
double draw_legend(const Job& job, const std::vector<LegendEntry>& entries, Swatch swatch,
                   double top, Svg& out);
std::vector<LegendEntry> legend_of(const Job& job);

/// A label: where its middle would be, and how much room it takes.
struct Label {
  double wished = 0;
  double height = 0;
};
/// Where the middles of the labels stand so that none touches another, between the bounds where
/// they have room: each as near to its wish as the others leave it, in the order of the wishes.
std::vector<double> pushed_apart(const std::vector<Label>& labels, double low, double high);

/// The lines across the plot with their values to the left of it.
void draw_value_axis(const Job& job, const Scale& scale, const Box& plot, Svg& out);
/// How wide the values to the left of the plot are.
double value_axis_width(const Job& job, const Scale& scale);

/// Where each category has its middle, by time where all are periods that follow each other.
std::vector<double> category_middles(const std::vector<metrics::Category>& categories, double left,
                                     double right);
/// The names of the categories below the plot, as many as there is room for; gives the height.
double draw_category_axis(const Job& job, const std::vector<double>& middles, double top, Svg& out,
                          double right_edge);

/// The targets of the figures and of the author: a value for each category, with its label.
struct TargetLine {
  std::string label;
  std::vector<std::optional<double>> values;
};
std::vector<TargetLine> target_lines(const Job& job);

/// All values that are shown, targets among them; none when there is none.
std::optional<Range> range_of(const Job& job);

/// Provisional, forecast or estimated: drawn hollow.
bool is_preliminary(const metrics::PublicObservation& figure);

/// "[c]", "[x]", "[z]" for a figure without a value; "[x]" where there is none.
std::string code_of(const metrics::PublicObservation* figure);

/// A number with the sign of its unit, where it has one: "85%", "£951"; others stay alone.
std::string unit_text(std::string number, const metrics::Indicator& about);

/// A value in the drawing: "44.1", "85%", "£1.5m" as a reader expects it beside a mark.
std::string mark_text(const metrics::PublicObservation& figure, const metrics::Indicator& about);

}  // namespace pier::charts
