#pragma once

#include <vector>

#include "charts/drawing.h"

namespace pier::charts {

/// What a line chart needs to know of its figures to draw a series; shared with small multiples.
struct LineFrame {
  Scale scale;
  Box plot;
  std::vector<double> middles;
  bool has_markers = true;
};

/// The line of a series with its markers: broken where a value is missing, where the series itself
/// breaks and where periods are left out; dotted with hollow markers where a value is preliminary.
void draw_series_line(const Job& job, const LineFrame& frame, std::size_t series, Svg& out);

/// Whether no line goes from category `i - 1` to `i`: the series breaks there, or periods between
/// them are left out.
bool is_interrupted(const std::vector<metrics::Category>& categories,
                    const std::vector<double>& middles, std::size_t i);

/// Of one series, in the plot: hatching where a value is hidden, and why there is none.
void draw_gaps(const Job& job, const LineFrame& frame, const metrics::Series& series, Svg& out);

/// Dashed rules between the categories where the series breaks, with "Break" above.
void draw_breaks(const Job& job, const LineFrame& frame, Svg& out);

/// The target lines with their words.
void draw_targets(const Job& job, const LineFrame& frame, Svg& out);

/// The last value of a series and its category; none when it has no value.
struct LastValue {
  std::size_t category;
  double value;
};
std::optional<LastValue> last_value(const metrics::Series& series);

}  // namespace pier::charts
