#pragma once

// Between the two halves of select(): what a query names, and how it is laid out.

#include <string>
#include <vector>

#include "metrics/lookup.h"
#include "metrics/public_table.h"

namespace pier::metrics {

/// A dimension that is taken apart into the values that are wanted of it.
struct Split {
  std::string dimension;
  std::string title;
  std::vector<Dimension::Member> values;
};

struct ChosenIndicator {
  const PublicIndicator* indicator = nullptr;
  const Version* version = nullptr;
  /// Where the dimensions stand that are not taken apart.
  Coordinates at;
};

/// Everything that a query names, found.
struct Selection {
  std::vector<ChosenIndicator> indicators;
  std::vector<const Area*> areas;
  /// In order; empty when `is_latest`.
  std::vector<Period> periods;
  bool is_latest = false;
  std::vector<Split> splits;

  bool has_area(const Area& area) const;
  bool has_period(const Period& period) const;
  /// Whether the figure stands where the query looks, whatever its area and period.
  bool concerns(const ChosenIndicator& one, const PublicObservation& figure) const;
  /// The coordinates of one value of each split; none where the indicator has no such value.
  std::optional<Coordinates> at(const ChosenIndicator& one,
                                const std::vector<const Dimension::Member*>& values) const;
};

/// REQUIRES: at least one indicator and one area; periods or is_latest.
PublicTable lay_out(const Selection& selection, const Query& query, const FiguresConfig& config);

/// Reports (metric-period-unknown) that there is no period of this name, with those that are known.
void report_unknown_period(const PublicIndicator& indicator, const Area* area, const Name& name,
                           const std::vector<Period>& known, Diagnostics& diagnostics);

}  // namespace pier::metrics
