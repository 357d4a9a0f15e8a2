#pragma once

#include <string>

#include "charts/drawing.h"

namespace pier::charts {

/// The bars of one colour, collected into as few paths as can be.
struct BarPaths {
  Path sure;
  /// Provisional, estimated, forecast: an outline only.
  Path preliminary;
  /// Hidden: a box of a fixed size, hatched.
  Path hidden;
};

/// Length of the box that stands for a hidden value, whatever the value is.
inline constexpr double kHiddenLength = 28;

/// Writes them as the inside of a group that gives the colour. `pattern` 1 to 6 is seen in print
/// and forced colours only.
void write_bars(const Job& job, const BarPaths& paths, int pattern, Svg& out);

/// The patterns that tell areas apart without colour, for the colours of the job's styles.
void define_patterns(const Job& job, Svg& out);

}  // namespace pier::charts
