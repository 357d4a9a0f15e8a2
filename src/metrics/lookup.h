#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "diagnostics/diagnostics.h"
#include "metrics/public_figures.h"

namespace pier::metrics {

/// A name as an author wrote it, and where.
struct Name {
  std::string text;
  Span span{};
};

/// A dimension and one of its values.
using Filter = std::pair<Name, Name>;

// Each finds what a name means, or reports that there is none, with the nearest names, and gives
// nothing. What is missing only because a snapshot could not be read is not reported again.

/// metric-unknown.
const PublicIndicator* find_indicator(const PublicFigures& figures, const Name& name,
                                      Diagnostics& diagnostics);
/// metric-area-unknown: no such area, or the indicator has nothing for it.
const Area* find_area(const PublicFigures& figures, const PublicIndicator& indicator,
                      const Name& name, Diagnostics& diagnostics);
/// metric-period-unknown: no period, or the indicator has nothing for it. "latest" is the last one
/// for which `area` (when given) has a row at `at`.
std::optional<Period> find_period(const PublicIndicator& indicator, const Area* area,
                                  const Coordinates& at, const Name& name,
                                  Diagnostics& diagnostics);
/// metric-dimension-unknown. Dimensions that no filter names stand at their total.
std::optional<Coordinates> find_coordinates(const PublicIndicator& indicator,
                                            const std::vector<Filter>& filters,
                                            Diagnostics& diagnostics);

}  // namespace pier::metrics
